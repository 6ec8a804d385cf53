import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { root, temporaryFolder } from './built.ts';

const folder = temporaryFolder();
const built = pathToFileURL(join(root, 'dist/src/index.js')).href;

/** A check of somebody else's, tested by its author with node:test and the published tester. */
function tested(codes: string, more = ''): { readonly status: number | null; readonly text: string } {
  const file = join(folder, 'house-rules.test.mjs');
  writeFileSync(
    file,
    `import { test } from 'node:test';
import { defineCheck, healthy, testCheck } from '${built}';

const check = defineCheck({
  id: 'house-rules',
  title: 'The data disk is mounted',
  needs: ['storage'],
  codes: ['data-on-root-disk'],
  examine: ({ storage }) => storage.path.startsWith('/data/')
    ? []
    : [{ code: 'data-on-root-disk', severity: 'warning', message: 'Images are on the system disk.', seen: { path: storage.path }, fixes: [] }],
});
testCheck(check, {
  ${more}
  finds: {
    'images on the system disk': {
      facts: { storage: { ...healthy.storage, path: '/srv/docker' } },
      codes: ${codes},
      seen: { path: '/srv/docker' },
    },
  },
}, test);
`,
  );
  const { status, stdout } = spawnSync(process.execPath, ['--test', '--test-reporter=tap', file], {
    encoding: 'utf8',
    env: { ...process.env, NODE_TEST_CONTEXT: undefined },
  });
  return { status, text: stdout };
}

const warned = `['data-on-root-disk?']`;
const onDataDisk = `healthy: { storage: { ...healthy.storage, path: '/data/docker' } },`;

it('the published tester passes a check that does what its cases say', () => {
  const { status, text } = tested(warned, onDataDisk);
  expect(text).toMatch(/\nok \d+ - passes on the healthy machine/);
  expect(text).toMatch(/\nok \d+ - finds: images on the system disk/);
  expect(text).toMatch(/\nok \d+ - finds each of its codes in some case/);
  expect(status).toBe(0);
});

it('and fails one that accuses the healthy machine, or finds something else', () => {
  const { status, text } = tested(warned);
  expect(text).toMatch(/not ok \d+ - passes on the healthy machine/);
  expect(text).toContain('passed, not found data-on-root-disk');
  expect(status).toBe(1);
  expect(tested(`['data-on-root-disk']`, onDataDisk).text).toMatch(
    /not ok \d+ - finds: images on the system disk/,
  );
});

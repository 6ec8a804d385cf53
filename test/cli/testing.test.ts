import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { root, run, temporaryFolder } from './built.ts';

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

describe('the page on plugins', () => {
  const page = readFileSync(join(root, 'docs/plugins.md'), 'utf8');
  const code = [...page.matchAll(/```js\n([\s\S]*?)```/g)].map(([, text]) => text ?? '');
  const home = join(folder, 'reader');
  const at = (name: string): string => join(home, name);

  it('gives a check and a test that work as they stand', () => {
    mkdirSync(at('node_modules'), { recursive: true });
    symlinkSync(root, at('node_modules/ngc-doctor'));
    writeFileSync(at('house-rules.mjs'), code[0] ?? '');
    writeFileSync(at('house-rules.test.mjs'), code[1] ?? '');
    const { status, stdout } = spawnSync(process.execPath, ['--test', at('house-rules.test.mjs')], {
      encoding: 'utf8',
      env: { ...process.env, NODE_TEST_CONTEXT: undefined },
    });
    expect(stdout).toMatch(/pass 5\n/);
    expect(status).toBe(0);
    const listed = run(['list', '--plugin', at('house-rules.mjs')]);
    expect(listed.stdout).toContain('images-on-system-disk');
    const explained = run(['explain', 'images-on-system-disk', '--plugin', at('house-rules.mjs')]);
    expect(explained.stdout).toContain('Ask the platform team');
  });
});

it('the configuration on its page is understood, but for a registry and plugins that are not here', () => {
  const page = readFileSync(join(root, 'docs/configuration.md'), 'utf8');
  const config = JSON.parse(/```json\n([\s\S]*?)```/.exec(page)?.[1] ?? '');
  const file = join(folder, 'config.json');
  writeFileSync(file, JSON.stringify({ ...config, plugins: [] }));
  const args = ['--offline', '--launch', 'never', '--format', 'json', '--config', file];
  expect(JSON.parse(run(args).stdout)).toMatchObject({
    target: { image: config.image },
    waivers: [{ code: 'pcie-link-degraded' }],
    checks: { switchedOff: ['ulimits'] },
  });
});

import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from './built.ts';

interface Packed {
  readonly files: readonly { readonly path: string }[];
}

/** What somebody gets who installs the package. */
function packed(): readonly string[] {
  const args = ['pack', '--dry-run', '--json', '--ignore-scripts'];
  const { stdout } = spawnSync('npm', args, { encoding: 'utf8', cwd: root });
  const packs: readonly Packed[] = JSON.parse(stdout);
  return packs[0]?.files.map(({ path }) => path) ?? [];
}

/** Every file that a value of package.json names, at any depth. */
const filesIn = (value: unknown): readonly string[] =>
  typeof value === 'string'
    ? [value.replace(/^\.\//, '')]
    : Object.values(value ?? {}).flatMap((inner) => filesIn(inner));

it('the package has all that it names, the thread of plugins and the pages that its README leads to', () => {
  const files = packed();
  const { bin, exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const pages = [...readme.matchAll(/\]\((docs\/[\w-]+\.md)\)/g)].map(([, page]) => page ?? '');
  expect(pages).toEqual(expect.arrayContaining(['docs/plugins.md', 'docs/configuration.md']));
  const apart = [
    'dist/src/cli/plugin-thread.js',
    'dist/src/cli/plain-explain.cjs',
    'dist/src/explain/excerpt.cjs',
    'dist/src/generated/signatures.txt',
    'dist/src/generated/sections.txt',
  ];
  const wanted = [...filesIn(bin), ...filesIn(exports), ...pages, ...apart, 'dist/THIRD-PARTY-LICENSES.txt'];
  expect(wanted.filter((name) => !files.includes(name))).toEqual([]);
  expect(files.filter((name) => /^(?:test|fixtures|src)\//.test(name))).toEqual([]);
});

it('the bin answers by the name that it had first as well', () => {
  const { stdout, status } = spawnSync(join(root, 'dist/src/bin.js'), ['explain', '-'], {
    encoding: 'utf8',
    input: 'Failed to initialize NVML: Driver/library version mismatch\n',
  });
  expect(stdout).toContain('driver-library-mismatch');
  expect(status).toBe(0);
});

it('the licence of every package that is built in is handed on', () => {
  const licences = readFileSync(join(root, 'dist/THIRD-PARTY-LICENSES.txt'), 'utf8');
  const code = readdirSync(join(root, 'dist/src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.js'))
    .map((name) => readFileSync(join(root, 'dist/src', name), 'utf8'))
    .join('\n');
  const builtIn = new Set([...code.matchAll(/^\/\/ node_modules\/([^/]+)\//gm)].map(([, name]) => name));
  expect([...builtIn]).toEqual(expect.arrayContaining(['chalk', 'commander', 'fast-wrap-ansi', 'semver']));
  for (const name of builtIn) expect(licences).toMatch(new RegExp(`^${name} \\d`, 'm'));
});

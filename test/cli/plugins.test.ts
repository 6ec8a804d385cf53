import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run, temporaryFolder } from './built.ts';

const folder = temporaryFolder();

function write(name: string, text: string): string {
  mkdirSync(join(folder, name, '..'), { recursive: true });
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

/** A plugin with one check, of which this is the examine. */
const examining = (id: string, examine: string): string =>
  write(
    `${id}.mjs`,
    `export default ({ defineCheck }) => defineCheck({ id: '${id}', title: 'It holds', needs: ['system'], codes: ['${id}-bad'], examine: ${examine} });`,
  );
const finding = (id: string, more: string): string =>
  `() => [{ code: '${id}-bad', severity: 'warning', message: 'It does not hold.', seen: {}, fixes: [], ...${more} }]`;

interface Outcome {
  readonly check: string;
  readonly status: string;
  readonly why?: string;
  readonly plugin?: string;
}

/** What became of each check that came from a plugin, and the exit code. */
function outcomesOf(args: readonly string[]): {
  readonly status: number | null;
  readonly outcomes: Outcome[];
} {
  const { stdout, status } = run(['--offline', '--launch', 'never', '--format', 'json', ...args]);
  const { outcomes }: { outcomes: Outcome[] } = JSON.parse(stdout);
  return { status, outcomes: outcomes.filter(({ plugin }) => plugin !== undefined) };
}

const rules = write(
  'rules.mjs',
  `export default ({ defineCheck }) => defineCheck({
    id: 'house-rules', title: 'Our rules hold', needs: ['system'], codes: ['too-few-cpus'],
    page: '# house-rules\\n\\nOur page.\\n\\n### too-few-cpus\\n\\nBuy more.\\n',
    examine: ({ system }) => [{ code: 'too-few-cpus', severity: 'error', message: 'There are few.',
      seen: { cpus: system.cpus }, fixes: [] }],
  });`,
);

describe('a plugin', () => {
  it('brings checks that run, are listed, chosen and explained as ours are', () => {
    const only = ['--plugin', rules, '--only', 'house-rules'];
    const { outcomes, status } = outcomesOf(only);
    expect(outcomes).toMatchObject([{ check: 'house-rules', status: 'found', plugin: rules }]);
    expect(status).toBe(1);
    const { stdout } = run(['--offline', ...only]);
    expect(stdout).toContain(`From: the plugin ${rules}`);
    expect(stdout).toContain(`More: ngc-doctor explain too-few-cpus --plugin ${rules}`);
    expect(run(['list', '--plugin', rules]).stdout).toContain(
      `house-rules (from the plugin ${rules})\n  Our rules hold\n    too-few-cpus`,
    );
    const page = run(['explain', 'too-few-cpus', '--plugin', rules]).stdout;
    expect(page).toMatch(/Buy more\.\n\n\(more: ngc-doctor explain house-rules --plugin/);
  });

  it('can be switched off like any other', () => {
    expect(outcomesOf(['--plugin', rules, '--skip', 'house-rules']).outcomes).toEqual([]);
  });

  it('is named again in the commands that a report prints, and no other is', () => {
    const other = examining('other', '() => []');
    const args = ['--offline', '--plugin', other, `--plugin=${rules}`, '--only', 'house-rules,other'];
    expect(run(args).stdout).toMatch(
      new RegExp(`More: ngc-doctor explain too-few-cpus --plugin ${rules}$`, 'm'),
    );
    const config = write('rules.json', JSON.stringify({ plugins: ['./rules.mjs'], only: 'house-rules' }));
    expect(run(['--offline', '--config', config]).stdout).toContain(
      `explain too-few-cpus --config ${config}`,
    );
  });

  it('is explained in a few words where it has no page', () => {
    const bare = examining('bare', '() => []');
    expect(run(['explain', 'bare-bad', '--plugin', bare])).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('bare'),
    });
  });

  it('that is named by the configuration and on the command line is one', () => {
    const config = write('config.json', JSON.stringify({ plugins: ['./rules.mjs'], only: ['house-rules'] }));
    const { outcomes } = outcomesOf(['--config', config, '--plugin', rules]);
    expect(outcomes).toMatchObject([{ check: 'house-rules', status: 'found' }]);
  });

  it('is found from the configuration file’s own folder, as a package before a folder of that name', () => {
    write('acme-checks/readme.md', 'No package.');
    const manifest = { name: 'acme-checks', type: 'module', exports: { import: './index.js' } };
    write('node_modules/acme-checks/package.json', JSON.stringify(manifest));
    write(
      'node_modules/acme-checks/index.js',
      `export default ({ defineCheck }) => [defineCheck({ id: 'acme', title: 'Acme', needs: [], codes: [], examine: () => [] })];`,
    );
    const plugins = { plugins: ['./rules.mjs', 'acme-checks'], only: ['acme', 'house-rules'] };
    const config = write('packages.json', JSON.stringify(plugins));
    expect(outcomesOf(['--config', config]).outcomes).toMatchObject([
      { check: 'house-rules', status: 'found' },
      { check: 'acme', status: 'passed' },
    ]);
  });

  it('may be CommonJS, and built from TypeScript', () => {
    const check = `defineCheck({ id: 'built', title: 'B', needs: [], codes: [], examine: () => [] })`;
    const plain = write('plain.cjs', `module.exports = ({ defineCheck }) => ${check};`);
    const built = write(
      'built.cjs',
      `Object.defineProperty(exports, '__esModule', { value: true }); exports.default = ({ defineCheck }) => ${check};`,
    );
    for (const file of [plain, built]) {
      expect(outcomesOf(['--plugin', file, '--only', 'built']).outcomes).toMatchObject([
        { status: 'passed' },
      ]);
    }
  });

  it('writes nothing into the report', () => {
    const noisy = write(
      'noisy.mjs',
      `console.log('loaded'); export default ({ defineCheck }) => defineCheck({ id: 'noisy', title: 'N', needs: [], codes: [], examine: () => { console.log('asked'); return []; } });`,
    );
    expect(outcomesOf(['--plugin', noisy, '--only', 'noisy']).outcomes).toMatchObject([{ status: 'passed' }]);
  });

  it('cannot change what the other checks are given', () => {
    const changes = examining('changes', '({ system }) => { system.architecture = "none"; return []; }');
    const looks = examining(
      'looks',
      `({ system }) => system.architecture === 'none' ? ${finding('looks', '{}').slice('() => '.length)} : []`,
    );
    const { outcomes } = outcomesOf(['--plugin', changes, '--plugin', looks, '--only', 'changes,looks']);
    expect(outcomes).toMatchObject([{ status: 'passed' }, { status: 'passed' }]);
  });
});

describe('a plugin that cannot be loaded', () => {
  it.each<[string, RegExp]>([
    ['/no/such/plugin.mjs', /there is no file \/no\/such\/plugin\.mjs/],
    ['no-such-package', /there is no package no-such-package/],
    [folder, /is a folder/],
    [write('throws.mjs', `throw new Error('boom')`), /^boom \(.*throws\.mjs:1:7\)$/],
    [write('syntax.mjs', 'export default {'), /^SyntaxError: /],
    [write('empty.mjs', 'export const a = 1'), /^it has no default export$/],
    [write('nothing.mjs', 'export default {}'), /defineCheck/],
    [write('no-list.mjs', 'export default []'), /an empty list/],
    [write('exits.mjs', 'process.exit(0)'), /process\.exit/],
    [
      write('later.mjs', 'setTimeout(() => { throw new Error("late") }); await new Promise(() => {});'),
      /^late /,
    ],
    [write('loops.mjs', 'for (;;);'), /not loaded within 10 s/],
    [write('typed.ts', 'export default 1 as number;'), /TypeScript|defineCheck/],
    [
      write(
        'taken.mjs',
        `export default ({defineCheck}) => defineCheck({ id: 'image', title: 'I', needs: [], codes: [], examine: () => [] })`,
      ),
      /a check "image" already/,
    ],
    [
      write(
        'unheard.mjs',
        `export default ({defineCheck}) => defineCheck({ id: 'a', title: 'A', needs: ['weather'], codes: [], examine: () => [] })`,
      ),
      /"weather"/,
    ],
  ])('%s is a check that crashed, whatever is chosen', (name, why) => {
    const { outcomes, status } = outcomesOf(['--plugin', name, '--only', 'volumes']);
    expect(outcomes).toMatchObject([
      { check: `plugin:${name}`, status: 'crashed', why: expect.stringMatching(why) },
    ]);
    expect(status).toBe(2);
  });

  it('leaves the doctor whole, and its own good checks', () => {
    const half = write(
      'half.mjs',
      `export default ({ defineCheck }) => [42, defineCheck({ id: 'good', title: 'G', needs: [], codes: [], examine: () => [] })];`,
    );
    const { stdout } = run(['--offline', '--format', 'json', '--plugin', half]);
    const { outcomes }: { outcomes: Outcome[] } = JSON.parse(stdout);
    expect(outcomes.length).toBeGreaterThan(40);
    expect(outcomes.slice(-2)).toMatchObject([
      { check: 'good', status: 'passed' },
      { check: `plugin:${half}`, status: 'crashed' },
    ]);
  });

  it('is named where its checks are asked for, listed or explained', () => {
    const broken = ['--plugin', write('broken.mjs', `throw new Error('boom')`)];
    expect(outcomesOf([...broken, '--only', 'house-rules'])).toMatchObject({
      status: 2,
      outcomes: [{ status: 'crashed' }],
    });
    const listed = run(['list', ...broken]);
    expect(listed).toMatchObject({ status: 2, stderr: expect.stringContaining('is broken: boom') });
    expect(listed.stdout).not.toContain('plugin:');
    expect(run(['explain', 'too-few-cpus', ...broken]).stderr).toContain('is broken: boom');
  });
});

describe('a plugin’s check that breaks', () => {
  it.each<[string, string, RegExp]>([
    ['throws', '() => { null.x; }', /^TypeError: .*throws\.mjs:1:\d+\)$/],
    ['exits', '() => process.exit(0)', /process\.exit/],
    ['loops', '() => { for (;;); }', /within 5 s/],
    ['promises', 'async () => []', /no list of findings/],
    ['says-nothing', '() => {}', /no list of findings/],
    ['big', finding('big', '{ seen: { n: 1n } }'), /JSON cannot hold/],
    ['circle', '() => { const a = {}; a.a = a; return [a]; }', /JSON cannot hold/],
    ['grave', finding('grave', `{ severity: 'fatal' }`), /"severity"/],
    ['guesses', finding('guesses', `{ candidates: 'many' }`), /"candidates"/],
    ['waives', finding('waives', `{ waived: { reason: 'So.', until: '2999-01-01' } }`), /"waived"/],
    [
      'mends',
      finding(
        'mends',
        `{ fixes: [{ id: 'a', title: 'A', risk: 'safe', steps: [{ kind: 'edit', file: '/a', change: { kind: 'replace' } }] }] }`,
      ),
      /"fixes"/,
    ],
    ['foreign', finding('foreign', `{ code: 'no-nvidia-gpu' }`), /none of its codes/],
  ])('%s is a crash of its own in text and JSON', (id, examine, why) => {
    const args = ['--plugin', examining(id, examine), '--only', `shm-size,${id}`];
    const { outcomes, status } = outcomesOf(args);
    expect(outcomes).toMatchObject([{ check: id, status: 'crashed', why: expect.stringMatching(why) }]);
    expect(status).toBe(2);
    if (id === 'throws') expect(run(['--offline', ...args]).stdout).toMatch(/COULD NOT TELL {2}1 not known/);
  });

  it('reaches the terminal without control characters', () => {
    const hostile = examining('hostile', finding('hostile', `{ message: 'A\\u001b[2Jb\\u0007c.' }`));
    const args = ['--offline', '--plugin', hostile, '--only', 'hostile'];
    expect(run(args).stdout).toContain('Abc.');
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');

/** Every source file of ours, relative to the root. */
const sources = ['src', 'checks'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true })
    .map((name) => `${folder}/${String(name)}`)
    .filter((name) => name.endsWith('.ts') && !name.startsWith('src/generated/')),
);

interface Import {
  readonly from: string;
  /** A module within the house, relative to the root; or a package. */
  readonly to: string;
  readonly typeOnly: boolean;
}

function importsOf(file: string): readonly Import[] {
  const text = readFileSync(join(root, file), 'utf8');
  const pattern = /^(?:import|export) (type )?[^'";]*?from '([^']+)'|await import\('([^']+)'\)/gms;
  return [...text.matchAll(pattern)].map((match) => {
    const target = match[2] ?? match[3] ?? '';
    return {
      from: file,
      to: target.startsWith('.') ? join(file, '..', target) : target,
      typeOnly: match[1] !== undefined,
    };
  });
}

const imports = sources.flatMap(importsOf);
const inFolder = (folder: string) => imports.filter(({ from }) => from.startsWith(folder));
const offenders = (list: readonly Import[], allowed: (one: Import) => boolean): readonly string[] =>
  list.filter((one) => !allowed(one)).map(({ from, to }) => `${from} -> ${to}`);

describe('who may import what', () => {
  it('finds the imports at all', () => {
    expect(imports.length).toBeGreaterThan(200);
    expect(imports.some(({ to }) => to === 'execa')).toBe(true);
  });

  it('checks are pure: no IO, no packages, not one another', () => {
    const fine =
      /^(?:src\/(?:check|version|target|gpu-selection|probe)\.ts|src\/knowledge\/|checks\/[a-z-]+\/)/;
    const rules = (one: Import): boolean =>
      fine.test(one.to) ||
      (one.typeOnly && /^src\/(?:probes|probes\.ts|launch\/(?:measured|banner)\.ts)/.test(one.to)) ||
      (/^checks\/(?:test-launch\.ts|launch\/)/.test(one.from) && one.to.startsWith('src/signatures/'));
    expect(
      offenders(
        inFolder('checks/').filter(({ from }) => from !== 'checks/index.ts'),
        rules,
      ),
    ).toEqual([]);
  });

  it('probes ask through the host alone', () => {
    const banned =
      /^(?:node:(?!crypto$)|execa$|systeminformation$|undici$|chalk$|listr2$|semver(?:\/|$)|commander$|src\/host\/live|src\/(?:cli|render|fix|signatures)\/|src\/(?:diagnose|report)\.ts|checks\/)/;
    expect(offenders(inFolder('src/probes/'), ({ to }) => !banned.test(to))).toEqual([]);
  });

  it('the live host is for the command line and the library', () => {
    const users = imports.filter(({ to }) => to === 'src/host/live.ts').map(({ from }) => from);
    expect(users.every((from) => from.startsWith('src/cli/') || from === 'src/index.ts')).toBe(true);
  });

  it('execa, systeminformation and undici belong to the live host', () => {
    const users = imports.filter(({ to }) => ['execa', 'systeminformation', 'undici'].includes(to));
    expect(offenders(users, ({ from }) => from.startsWith('src/host/live'))).toEqual([]);
  });

  it('semver belongs to version.ts, listr2 and commander to the command line', () => {
    expect(
      offenders(
        imports.filter(({ to }) => /^semver(?:\/|$)/.test(to)),
        ({ from }) => from === 'src/version.ts',
      ),
    ).toEqual([]);
    const terminal = imports.filter(({ to }) => to === 'listr2' || to === 'commander');
    expect(offenders(terminal, ({ from }) => from.startsWith('src/cli/'))).toEqual([]);
  });

  it('what is known of versions and words is data and pure functions over facts', () => {
    const known = /^src\/(?:knowledge\/|(?:version|gpu-selection|probe)\.ts)/;
    const rules = ({ to, typeOnly }: Import): boolean =>
      known.test(to) || (typeOnly && /^src\/(?:probes\/|check\.ts)/.test(to));
    expect(offenders(inFolder('src/knowledge/'), rules)).toEqual([]);
    const words = /^src\/(?:signatures\/|knowledge\/xids\.ts|harmless\.ts|generated\/signatures\.json)/;
    expect(offenders(inFolder('src/signatures/'), ({ to }) => words.test(to))).toEqual([]);
  });

  it('renderers read nothing but the report', () => {
    const fine =
      /^(?:src\/(?:report|check|harmless|generated\/html-page|diff\/(?:areas|noise))\.ts|src\/render\/|chalk$|fast-wrap-ansi$|node:crypto$)/;
    const rules = ({ to, typeOnly }: Import): boolean =>
      fine.test(to) ||
      (typeOnly &&
        /^src\/(?:images-report\.ts|explain\/answer\.ts|request\/|recording\/raw-answers\.ts|diff\/document\.ts)/.test(
          to,
        ));
    expect(offenders(inFolder('src/render/'), rules)).toEqual([]);
  });

  it('diagnose.ts knows no particular check', () => {
    expect(imports.filter(({ from, to }) => from === 'src/diagnose.ts' && to.startsWith('checks/'))).toEqual(
      [],
    );
  });
});

describe('the process', () => {
  it('is for bin.ts, the command line and the live host', () => {
    const users = sources.filter((file) =>
      /(?<![.\w])process\.(?:env|argv|exit|std|on\b|off\b|cwd|kill|platform|get|execPath|version)/.test(
        withoutComments(file),
      ),
    );
    const fine = /^src\/(?:bin\.ts|cli\/|host\/live)/;
    expect(users.filter((file) => !fine.test(file))).toEqual([]);
  });

  it('is not printed to but by the command line', () => {
    expect(sources.filter((file) => /\bconsole\./.test(withoutComments(file)))).toEqual([]);
  });
});

describe('the program', () => {
  it('knows nothing of the stand-ins that its tests use', () => {
    const texts = [...sources, 'src/launch/probe.py'].filter((file) =>
      /stand[-_]in|\bfake|\bmock|\brig\b/i.test(readFileSync(join(root, file), 'utf8')),
    );
    expect(texts).toEqual([]);
  });
});

function withoutComments(file: string): string {
  return readFileSync(join(root, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
}

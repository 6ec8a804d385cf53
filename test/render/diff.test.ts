import { Chalk } from 'chalk';
import { marked } from 'marked';
import { describe, expect, it } from 'vitest';
import type { DiffReport } from '../../src/diff/document.ts';
import { renderDiff } from '../../src/render/diff.ts';
import { renderDiffMarkdown } from '../../src/render/diff-markdown.ts';
import type { Style } from '../../src/render/style.ts';
import { diffOfFixtures } from '../support/compared.ts';
import { shapeOf } from '../support/markdown.ts';

const style = (width: number, more: Partial<Style> = {}): Style => ({
  width,
  unicode: true,
  paint: new Chalk({ level: 0 }),
  ...more,
});

const longestWord = (line: string): number => Math.max(...line.split(/\s+/).map(({ length }) => length));

const broken = ['debian12-a100-healthy', 'debian12-a100-module-not-loaded'] as const;

describe('the text', () => {
  it('says who is who, what is wrong with one and what makes it, what else differs, what was left out', async () => {
    const text = renderDiff(await diffOfFixtures(...broken), style(80), false, {
      B: 'ngc-doctor replay b.gz',
    });
    expect(text).toContain('A  debian12-a100-healthy  READY\n');
    expect(text).toContain('B  debian12-a100-module-not-loaded  NOT READY\n');
    expect(text).toContain(`✖ kernel-module-not-loaded, on B, not on A
  The NVIDIA driver is installed, and its kernel module is not loaded.
  What makes it:
    NVIDIA kernel module: A loaded (550.163.01, proprietary) · B not loaded
  What follows from it:
    /dev/nvidia-uvm, `);
    const other = renderDiff(await diffOfFixtures(broken[0], 'debian12-a100-no-toolkit'), style(80), false);
    expect(other).toContain('What else differs, the likeliest to matter first\n  Docker\n    daemon.json:');
    expect(text.replace(/\s+/g, ' ')).toMatch(
      / Left out: what changes from moment to moment \(1\), when something was done \(\d\), .*\. --all shows them\. /,
    );
    expect(text).toContain('\nThe fixes for B: ngc-doctor replay b.gz\n');
  });

  it.each([40, 60, 80, 100, 200])('fits %i columns', async (width) => {
    const report = await diffOfFixtures(...broken, 'dgxos6-a100x8-healthy');
    for (const all of [false, true])
      for (const line of renderDiff(report, style(width), all).split('\n'))
        if (longestWord(line) < width / 2) expect(line.length, line).toBeLessThanOrEqual(width);
  });

  it('keeps long names of hosts under their letters', async () => {
    const report = await diffOfFixtures(...broken);
    const hosts = report.hosts.map((host) => ({
      ...host,
      name: 'a b c d e f g h i j k l m n o p q r s t u v',
    }));
    const text = renderDiff({ ...report, hosts }, style(40), false);
    expect(text).toContain('\nA  a b c d e f g h i j k l m n o p q r s\n   t u v  READY\n');
  });

  it('has all that it has in ASCII as well, and the same words in colour', async () => {
    const report = await diffOfFixtures(...broken);
    expect(renderDiff(report, style(80, { unicode: false }), true)).toMatch(/^[\n\x20-\x7e]*$/);
    const coloured = renderDiff(report, style(80, { paint: new Chalk({ level: 1 }) }), true);
    expect(coloured).not.toBe(renderDiff(report, style(80), true));
    expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(renderDiff(report, style(80), true));
  });

  it('tells a dozen that explain nothing unless all are asked for', async () => {
    const report = await diffOfFixtures('debian12-a100-healthy', 'ubuntu22-wsl-rtx3070-healthy');
    expect(report.differences.length).toBeGreaterThan(16);
    expect(renderDiff(report, style(80), false)).toMatch(/ {2}and \d+ more \(--all\)\n/);
    const all = renderDiff(report, style(80), true);
    expect(all).not.toContain('(--all)');
    expect(all).toMatch(/\nLeft out\n {2}names and addresses/);
    for (const { label } of [...report.differences, ...report.leftOut])
      expect(all.replace(/\s+/g, ' ')).toContain(label);
  });

  it('says so where nothing differs', async () => {
    const text = renderDiff(await diffOfFixtures(broken[0], broken[0]), style(80), false);
    expect(text).toContain('\nNothing differs that could matter.\n');
    expect(text).not.toContain('Left out');
  });

  it('of three groups those that agree, and names the odd one', async () => {
    const text = renderDiff(
      await diffOfFixtures(broken[0], 'debian12-a100-launched', 'debian12-a100-no-toolkit'),
      style(80),
      false,
    );
    expect(text).toContain(', on C, not on A, B\n');
    expect(text).toMatch(/C is alone with what it has in \d of them\./);
    expect(text).toContain('runtime nvidia: A, B there · C not there\n');
  });
});

const hostile = async (): Promise<DiffReport> =>
  JSON.parse(JSON.stringify(await diffOfFixtures(...broken)), (key, value: unknown) =>
    typeof value === 'string' && ['name', 'text', 'label', 'message'].includes(key)
      ? `${value}\u001b[2J\u202e<img src=x onerror=alert(1)>|[a](javascript:x)\n# @all`
      : value,
  );

describe('texts of a hostile machine', () => {
  it('are harmless in a terminal', async () =>
    expect(renderDiff(await hostile(), style(80), true)).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u202e]/));

  it('make no markup', async () => {
    const shape = (report: DiffReport) => new Set(shapeOf(marked.lexer(renderDiffMarkdown(report, true))));
    expect(await shape(await hostile())).toEqual(await shape(await diffOfFixtures(...broken)));
  });
});

describe('checks that could not tell', () => {
  const untold = (check: string, hosts: readonly string[]) => ({
    code: null,
    checks: [check],
    severity: 'unknown' as const,
    message: `not told: what ${check} needs`,
    hosts,
    unclear: [],
    explainedBy: [],
    together: false,
    follows: [],
  });

  it('are told at once where no difference accounts for them, and apart for other hosts', async () => {
    const report = await diffOfFixtures(...broken);
    const findings = [
      untold('mig', ['B']),
      untold('vgpu', ['A']),
      untold('cdi', ['B']),
      untold('image', ['B']),
    ];
    const text = renderDiff({ ...report, findings }, style(80), false);
    expect(text).toContain(`? not known: mig, cdi, image, on B, not on A
  mig: not told: what mig needs
  cdi: not told: what cdi needs
  image: not told: what image needs

? not known: vgpu, on A, not on B
  not told: what vgpu needs
`);
    const explained = { ...untold('cdi', ['B']), explainedBy: [0] };
    expect(
      renderDiff({ ...report, findings: [untold('mig', ['B']), explained] }, style(80), false),
    ).toContain('? not known: cdi, on B, not on A\n');
    expect(renderDiffMarkdown({ ...report, findings }, false)).toContain(
      '### not known: mig, cdi, image, on B, not on A\n\n- `mig`: not told: what mig needs\n- `cdi`: ',
    );
  });
});

it('the Markdown has a table for each finding and one for the rest', async () => {
  const markdown = renderDiffMarkdown(await diffOfFixtures(broken[0], 'debian12-a100-no-toolkit'), false, {
    B: 'ngc-doctor replay b.gz',
  });
  expect(markdown).toContain('### Problem: `toolkit-not-installed`, on B, not on A\n');
  expect(markdown).toContain('| NVIDIA Container Toolkit | runtime nvidia | `there` | `not there` |');
  const tables = shapeOf(marked.lexer(markdown)).filter((kind) => kind === 'table');
  expect(tables).toHaveLength(3);
});

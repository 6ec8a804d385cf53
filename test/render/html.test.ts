import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { checks } from '../../checks/index.ts';
import { diagnose } from '../../src/diagnose.ts';
import type { RawAnswer } from '../../src/recording/raw-answers.ts';
import { html } from '../../src/render/html/markup.ts';
import { link } from '../../src/render/html/pieces.ts';
import { renderHtml } from '../../src/render/html.ts';
import type { Report } from '../../src/report.ts';
import { defaultTarget } from '../../src/target.ts';
import { fixtureHost, fixtureNames } from '../support/fixture-hosts.ts';
import { fullReport, hostileTexts, withTexts } from '../support/full-report.ts';

/** The tags in order, without what attributes say: no text and no value holds a bare `<` or `>`. */
const tagsOf = (page: string): readonly string[] =>
  [...page.replace(/<(style|script)>.*?<\/\1>/gs, '<$1></$1>').matchAll(/<(\/?[a-z0-9!]+)([^>]*)>/g)].map(
    ([, name, rest = '']) =>
      [name, ...[...rest.matchAll(/([a-z-]+)="/g)].map(([, attribute]) => attribute)].join(' '),
  );

/** What is left open, or closed and never opened: nothing. */
function unbalanced(page: string): readonly string[] {
  const open: string[] = [];
  const tags = page.replace(/<(style|script)>.*?<\/\1>/gs, '').matchAll(/<(\/?)([a-z0-9!]+)([^>]*)>/g);
  for (const [, closes, name = '', rest = ''] of tags) {
    if (['!doctype', 'meta', 'link'].includes(name) || rest.endsWith('/')) continue;
    if (closes === '') open.push(name);
    else if (open.pop() !== name) return [`/${name}`];
  }
  return open;
}

/** Text as a browser reads it. */
const unescaped = (text: string): string =>
  text.replace(/&#(\d+);/g, (_, sign) => String.fromCharCode(Number(sign)));

const between = (page: string, tag: 'style' | 'script'): string =>
  new RegExp(`<${tag}>(.*?)</${tag}>`, 's').exec(page)?.[1] ?? '';

const textOf = (page: string): string =>
  page.replace(/<(style|script)>.*?<\/\1>/gs, '').replace(/<[^>]*>/g, '');

describe('html``', () => {
  it('escapes what is put in, and only that', () => {
    expect(
      html`<p title="${`a"b'c`}">${'<b>&amp;`'}${html`<i>${1}</i>`}${[html`<u/>`, html`<u/>`]}</p>`.markup,
    ).toBe('<p title="a&#34;b&#39;c">&#60;b&#62;&#38;amp;&#96;<i>1</i><u/><u/></p>');
  });
});

describe('a link', () => {
  it.each([
    ['https://docs.nvidia.com/a/b.html#c', true],
    ['http://docs.nvidia.com/', false],
    ['javascript:alert(1)', false],
    ['https://x/" onclick="y', false],
    ['data:text/html,x', false],
    [' https://x/', false],
  ])('%s: %s', (address, is) => expect(link(address).markup.startsWith('<a ')).toBe(is));
});

describe('the page', () => {
  const page = renderHtml(fullReport);

  it('is whole, and shows everything', () => {
    expect(unbalanced(page)).toEqual([]);
    const text = textOf(page);
    for (const words of [
      'Not ready',
      '1 waived',
      'Switched off: volumes.',
      'DGX A100 · Ubuntu 22.04.5 LTS · virtual machine · A ready-made image',
      'toolkit-not-installed',
      '/usr/bin, /usr/local/bin',
      'All that was seen (2 more)',
      'toolkit-hidden',
      'Fix: Install it',
      'sudo apt-get install -y &#39;a thing&#39;',
      'Take &#34;hosts&#34; out of /etc/docker/daemon.json (as root)',
      'In /etc/ld.so.conf, replace',
      'Or: Another way',
      'It is the last step, below.',
      'At the end: Restart the Docker Engine',
      '2 running containers stop',
      'From the plugin ./checks/house.mjs',
      'Waived until 2999-12-31',
      'gpus-not-supported (because of toolkit-not-installed)',
      'failed by a mistake of its own: TypeError: no such thing',
      'no answer in time',
      'it ended with code 125',
      '812 ms',
      '80 GiB',
      'NV12: 12 NVLinks',
      'Could not be told',
      'After the fix, run',
    ])
      expect(text, words).toContain(words);
  });

  it('puts what is waived after what counts', () => {
    expect(page.indexOf('A rule is bent.')).toBeGreaterThan(page.indexOf('A rule is broken.'));
  });

  it('links each code in the stack to its problem', () => {
    const targets = [...page.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
    expect(targets.length).toBeGreaterThan(2);
    for (const id of targets) expect(page).toContain(` id="${id}"`);
  });

  it('has no id twice', () => {
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it('allows its own style and script, and nothing else', () => {
    const policy = unescaped(/"Content-Security-Policy" content="([^"]+)"/.exec(page)?.[1] ?? '');
    const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
    expect(policy.split('; ')).toEqual([
      "default-src 'none'",
      `style-src ${hash(between(page, 'style'))}`,
      `script-src ${hash(between(page, 'script'))}`,
      'img-src data:',
      "base-uri 'none'",
      "form-action 'none'",
      "require-trusted-types-for 'script'",
      "trusted-types 'none'",
    ]);
    // What the policy would not let through is not there either.
    expect(page).not.toMatch(/ style=| on[a-z]+="|<(?:img|iframe|object|embed|base|form|link rel="(?!icon))/);
    expect([...page.matchAll(/ (?:src|href|action)="(?!#|data:image|https:\/\/docs\.)/g)]).toEqual([]);
  });

  it('carries the report as data', () => {
    const raw = /JSON, schema 1<\/summary>.*?<code>(.*?)<\/code>/s.exec(page)?.[1] ?? '';
    expect(JSON.parse(unescaped(raw))).toEqual(fullReport);
  });

  it('is the same for the same report', () => expect(renderHtml(fullReport)).toBe(page));

  it.each(hostileTexts)('keeps its shape whatever the texts say: %j', (hostile) => {
    const shape = tagsOf(renderHtml(withTexts(fullReport, 'x')));
    const hurt = renderHtml(withTexts(fullReport, `x${hostile}x`));
    expect(tagsOf(hurt)).toEqual(shape);
    expect(hurt).not.toMatch(
      /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\u202a-\u202e\u2066-\u2069\ufeff]/,
    );
  });

  it('takes a report in which next to nothing is known', () => {
    const bare: Report = {
      ...fullReport,
      verdict: 'unknown',
      outcomes: [],
      causes: [],
      plan: [],
      otherFixes: [],
      waivers: [],
      timings: {},
      host: { ...fullReport.host, gpus: [], driver: null, docker: null, model: null, image: null },
      launch: { command: [], status: 'not-run', reason: 'no', measured: {}, notes: [] },
    };
    const text = textOf(renderHtml(bare));
    expect(text).toContain('Could not tell');
    expect(text).toContain('No NVIDIA GPU was seen.');
    expect(text).toContain('None was found.');
  });
});

describe('the raw answers in the page', () => {
  const answer = (question: string, text: string, state = ''): RawAnswer => ({
    kind: 'run',
    question,
    text,
    state,
  });
  const pageOf = (...raw: readonly RawAnswer[]): string => renderHtml(fullReport, undefined, raw);

  it('stand folded, the short ones together, by what was asked', () => {
    const page = pageOf(
      answer('nvidia-smi -q -x', '<a>\n<b>\n'),
      answer('docker --version', '24.0.7\n'),
      answer('dmesg', '', 'not found'),
      { kind: 'read', question: '/etc/os-release', text: 'ID=debian\nVERSION=12\n', state: '' },
    );
    expect(unbalanced(page)).toEqual([]);
    expect(page).toContain('<summary>Programs (3)</summary>');
    expect(page).toContain('<summary>Files (1)</summary>');
    expect(page).toContain('<summary>nvidia-smi -q -x</summary>');
    expect(page).toContain('<code>&#60;a&#62;\n&#60;b&#62;</code>');
    expect(page).toContain('<code>docker --version</code></th><td><code>24.0.7</code>');
    expect(page).toContain('<code>dmesg</code></th><td>not found</td>');
    expect(page).not.toContain('<details open');
    expect(pageOf()).not.toContain('What was asked, and the answers');
  });

  it('are bounded: the page is to be mailed', () => {
    const long = `first\n${'0123456789abcdef\n'.repeat(20_000)}last\n`;
    const page = pageOf(...Array.from({ length: 300 }, (_, index) => answer(`tool ${index}`, long)));
    expect(page.length).toBeLessThan(1_500_000);
    expect(page.match(/characters left out/g)).toHaveLength(300);
    expect(page).toMatch(/<code>first\n/);
    expect(page).toMatch(/\nlast<\/code>/);
    expect(pageOf(...Array.from({ length: 5000 }, () => answer('x', 'y')))).toContain(
      '3000 more are not shown.',
    );
  });

  it.each(hostileTexts)('keep their shape whatever they say: %j', (hostile) => {
    const page = (added: string): string =>
      pageOf(answer(`tool${added}`, `long\n${added}`.padEnd(100), `state${added}`), {
        kind: 'http',
        question: added,
        text: '',
        state: added,
      });
    expect(tagsOf(page(`x${hostile}x`))).toEqual(tagsOf(page('x')));
  });
});

describe('the page of a fixture host', () => {
  // Each tenth, and so each kind of host: the whole list is for the schema.
  it.each(fixtureNames().filter((_, index) => index % 10 === 0))('%s', async (name) => {
    const target = { ...defaultTarget, launch: 'never' as const };
    const report = await diagnose({ host: fixtureHost(name), checks, target });
    const page = renderHtml(report);
    expect(unbalanced(page)).toEqual([]);
    for (const { code } of report.causes) expect(page).toContain(`<code>${code}</code>`);
    for (const { title } of [...report.plan, ...report.otherFixes])
      expect(textOf(page)).toContain(textOf(html`${title}`.markup));
    expect(page.match(/Breaks here/g)?.length ?? 0).toBe(
      report.causes.some(({ severity }) => severity === 'error') ? 1 : 0,
    );
  });
});

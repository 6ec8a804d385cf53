import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checks } from '../../checks/index.ts';
import { diagnose } from '../../src/diagnose.ts';
import type { RawAnswer } from '../../src/recording/raw-answers.ts';
import { renderHtml } from '../../src/render/html.ts';
import type { Report } from '../../src/report.ts';
import { defaultTarget } from '../../src/target.ts';
import { fixtureHost } from '../support/fixture-hosts.ts';
import { fullReport, hostileTexts, withTexts } from '../support/full-report.ts';

const executablePath = '/usr/bin/chromium';
const missing = existsSync(executablePath)
  ? null
  : `The page needs ${executablePath}: run test/e2e/rig/install.sh.`;
if (missing !== null && process.env['NGC_DOCTOR_ALL'] === '1') throw new Error(missing);

const phone = { width: 390, height: 844 };
const desktop = { width: 1280, height: 900 };

const reportOf = (name: string, launch: 'auto' | 'never' = 'never'): Promise<Report> =>
  diagnose({ host: fixtureHost(name), checks, target: { ...defaultTarget, launch } });

/** What it rests on, as a recording has it. */
const raw: readonly RawAnswer[] = [
  { kind: 'run', question: 'nvidia-smi -q -x', text: '<log>\n'.repeat(200), state: '' },
  { kind: 'run', question: 'dmesg', text: '', state: 'not found' },
  { kind: 'read', question: '/etc/'.padEnd(300, 'x'), text: 'y'.repeat(3000), state: '' },
  { kind: 'read', question: '/etc/hostname', text: 'host-1', state: '' },
];

/** The page as somebody opens it who got it by mail, with all that it complains of or asks for. */
interface Opened {
  readonly page: Page;
  readonly complaints: readonly string[];
  readonly requests: readonly string[];
}

describe.skipIf(missing !== null)(
  `the HTML page in a browser${missing === null ? '' : `: ${missing}`}`,
  () => {
    let folder: string;
    let browser: Browser;
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'ngc-doctor-page-'));
      browser = await chromium.launch({ executablePath });
    });
    afterAll(async () => {
      await browser?.close();
      await rm(folder, { recursive: true, force: true });
    });

    async function open(report: Report, options: BrowserContextOptions = {}): Promise<Opened> {
      const file = join(folder, 'page.html');
      await writeFile(file, renderHtml(report, undefined, raw));
      const context = await browser.newContext({ viewport: desktop, ...options });
      const page = await context.newPage();
      const complaints: string[] = [];
      const requests: string[] = [];
      page.on('console', (message) => complaints.push(message.text()));
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('dialog', (dialog) => {
        complaints.push(`dialog: ${dialog.message()}`);
        void dialog.dismiss();
      });
      page.on('request', (request) => requests.push(request.url()));
      const address = pathToFileURL(file).href;
      await page.goto(address);
      return {
        page,
        complaints,
        get requests() {
          return requests.filter((url) => url !== address && !url.startsWith('data:'));
        },
      };
    }

    const close = ({ page }: Opened) => page.context().close();

    /** Through the protocol, since the page's own policy lets no other script in. */
    async function troubles(page: Page): Promise<readonly string[]> {
      const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
      await page.evaluate(axe);
      const found: readonly string[] = await page.evaluate(
        `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
        violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ target }) => target).join(', ')))`,
      );
      return found;
    }

    const sideways = (page: Page): Promise<number> =>
      page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');

    it.each([
      ['a report with everything', 'light', phone, () => fullReport],
      ['a report with everything', 'dark', desktop, () => fullReport],
      ['a launched host', 'light', desktop, () => reportOf('debian12-a100-launched', 'auto')],
      ['a host that could not be read', 'dark', phone, () => reportOf('debian12-h100-unreadable')],
    ] as const)(
      '%s, %s: no complaint, no request, no barrier',
      async (_name, colorScheme, viewport, report) => {
        const opened = await open(await report(), { colorScheme, viewport });
        expect(await sideways(opened.page)).toBe(0);
        await opened.page.evaluate(
          "document.querySelectorAll('details').forEach((one) => { one.open = true; })",
        );
        expect(await sideways(opened.page)).toBe(0);
        expect(await troubles(opened.page)).toEqual([]);
        expect(opened.complaints).toEqual([]);
        expect(opened.requests).toEqual([]);
        await close(opened);
      },
    );

    it.each(['light', 'dark'] as const)('can be read in forced colours, %s', async (colorScheme) => {
      const opened = await open(fullReport, { colorScheme, forcedColors: 'active' });
      expect(await troubles(opened.page)).toEqual([]);
      // A sign is drawn in the colour of text, whichever that is.
      const drawn = "getComputedStyle(document.querySelector('.icon.broken path')).stroke";
      const text = 'getComputedStyle(document.body).color';
      expect(await opened.page.evaluate(drawn)).toBe(await opened.page.evaluate(text));
      await close(opened);
    });

    it('is whole without a script, and shows no button that does nothing', async () => {
      const opened = await open(fullReport, { javaScriptEnabled: false });
      expect(await opened.page.locator('button:visible').count()).toBe(0);
      const text = await opened.page.locator('main').innerText();
      for (const words of ['toolkit-not-installed', 'Install it', 'Breaks here', 'Where the time went'])
        expect(text).toContain(words);
      await close(opened);
    });

    it('takes nothing from hostile texts but their letters', async () => {
      const clean = await open(withTexts(fullReport, 'x'));
      const shape = (page: Page): Promise<string> =>
        page.evaluate("[...document.querySelectorAll('*')].map((one) => one.localName).join(' ')");
      const expected = await shape(clean.page);
      await close(clean);
      const opened = await open(withTexts(fullReport, `x${hostileTexts.join(' ')}x`));
      expect(await shape(opened.page)).toBe(expected);
      const handlers: number = await opened.page.evaluate(
        "[...document.querySelectorAll('*')].filter((one) => [...one.attributes].some(({ name }) => /^(on|style)/.test(name))).length",
      );
      expect(handlers).toBe(0);
      expect(await opened.page.locator('article h3 code').first().innerText()).toContain(
        '</script><script>alert(1)</script>',
      );
      expect(await sideways(opened.page)).toBe(0);
      expect(opened.complaints).toEqual([]);
      expect(opened.requests).toEqual([]);
      await close(opened);
    });

    it('lets nothing out, even if markup had got in', async () => {
      const opened = await open(fullReport);
      const refused: readonly string[] = await opened.page.evaluate(`new Promise((resolve) => {
      const refused = [];
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
        refused.push(effectiveDirective);
        if (refused.length === 4) resolve(refused.sort());
      });
      const image = document.createElement('img');
      image.src = 'http://127.0.0.1:9/x.png';
      document.body.append(image);
      const script = document.createElement('script');
      script.append('window.hurt = true');
      document.body.append(script);
      fetch('http://127.0.0.1:9/').catch(() => {});
      document.body.setAttribute('style', 'color: red');
    })`);
      expect(refused).toEqual(['connect-src', 'img-src', 'require-trusted-types-for', 'style-src-attr']);
      expect(await opened.page.evaluate('window.hurt')).toBeUndefined();
      await close(opened);
    });

    it('can be used by the keyboard alone', async () => {
      const opened = await open(fullReport, { permissions: ['clipboard-read', 'clipboard-write'] });
      const { page } = opened;
      const focused = (what: string): Promise<string> =>
        page.evaluate(`(({ localName, innerText }, { outlineStyle }) => ${what})(
          document.activeElement, getComputedStyle(document.activeElement))`);
      await page.keyboard.press('Tab');
      expect(await focused('innerText')).toBe('Skip to the report');
      // Every link, button and fold is reached, in order, and is seen to be.
      const all: readonly string[] = await page.evaluate(
        "[...document.querySelectorAll('a, button, summary, [tabindex]')].filter((one) => one.checkVisibility()).map(({ localName, innerText }) => localName + innerText)",
      );
      const reached: string[] = ['aSkip to the report'];
      while (reached.length < all.length) {
        await page.keyboard.press('Tab');
        expect(await focused('outlineStyle')).toBe('solid');
        reached.push(await focused('localName + innerText'));
      }
      expect(reached).toEqual(all);

      await page.locator('button.copy').first().focus();
      await page.keyboard.press('Enter');
      await page.getByRole('status').getByText('Copied').waitFor();
      expect(await page.evaluate('navigator.clipboard.readText()')).toBe("sudo apt-get install -y 'a thing'");

      await page.getByText('Or: Another way').focus();
      await page.keyboard.press('Enter');
      expect(await page.getByText('Think.', { exact: true }).isVisible()).toBe(true);
      expect(opened.complaints).toEqual([]);
      await close(opened);
    });

    it('is read in the order of what counts, under headings', async () => {
      const opened = await open(fullReport);
      const { page } = opened;
      const headings = await page.getByRole('heading').allInnerTexts();
      expect(headings.slice(0, 4).map((text) => text.replace(/\s+/g, ' '))).toEqual([
        'Not ready',
        'The stack',
        'Problems and fixes',
        'Problem toolkit-not-installed',
      ]);
      const layers = await page.getByRole('listitem').filter({ hasText: 'Breaks here' }).allInnerTexts();
      expect(layers).toHaveLength(1);
      expect(layers[0]).toContain('NVIDIA Container Toolkit');
      await page.getByRole('link', { name: 'gpus-not-supported' }).click();
      expect(await page.locator(':target').innerText()).toContain('toolkit-not-installed');
      await close(opened);
    });

    it('can be printed: light, without buttons, nothing cut off', async () => {
      const opened = await open(fullReport, { colorScheme: 'dark' });
      const { page } = opened;
      await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
      expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe(
        'rgb(255, 255, 255)',
      );
      expect(await page.locator('button:visible').count()).toBe(0);
      expect(await troubles(page)).toEqual([]);
      // What is folded away in a problem is on paper all the same, and what was answered is not.
      const answers = "document.querySelector('[aria-labelledby=raw] details pre').checkVisibility()";
      expect(await page.evaluate(answers)).toBe(false);
      const unfolded = "document.querySelector('article details .steps').checkVisibility()";
      expect(await page.evaluate(unfolded)).toBe(true);
      const pdf = await page.pdf({ format: 'A4' });
      expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
      expect(opened.complaints).toEqual([]);
      await close(opened);
    });
  },
);

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/report.ts';
import { run } from '../cli/built.ts';
import { causesIn, doctorArgv, onHost } from './doctor.ts';
import { type RigDescription, type RigHost, rigMissing } from './rig/host.ts';

const missing = rigMissing();
const suite = missing === null ? 'a recording' : `a recording (skipped: ${missing})`;
const elsewhere = mkdtempSync(join(tmpdir(), 'ngc-doctor-recordings-'));
afterAll(() => rmSync(elsewhere, { recursive: true }));

/** Records there, with the report of that very run, and carries both here. */
async function recordedOn(host: RigHost, name: string, args: readonly string[]) {
  const paths = ['/tmp/host.ngcdoc.gz', '/tmp/report.json'] as const;
  const argv = doctorArgv('record', paths[0], ...args, '--format', `json:${paths[1]}`);
  const { code, stderr } = await host.exec(argv, { timeoutMs: 240_000 });
  expect(code, stderr).toBe(0);
  expect(stderr).not.toContain('answer otherwise');
  const packed = Buffer.from((await host.exec(['base64', '-w0', paths[0]])).stdout, 'base64');
  const file = join(elsewhere, `${name}.ngcdoc.gz`);
  writeFileSync(file, packed);
  const there: Report = JSON.parse(await host.readFile(paths[1]));
  return { file, there, text: gunzipSync(packed).toString('utf8') };
}

/** What stands for what differs from file to file: the names that were given. */
const named = (text: string): string =>
  text
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, '<uuid>')
    .replace(/\b\d{1,3}(?:\.\d{1,3}){3}\b/g, '<ip>');

const faults: Readonly<Record<string, { readonly host: RigDescription; readonly codes: readonly string[] }>> =
  {
    'without the toolkit': { host: { toolkit: { installed: false } }, codes: ['toolkit-not-installed'] },
    'with the daemon down': { host: { docker: { running: false } }, codes: ['daemon-not-running'] },
    'whose test launch fails': {
      host: {
        toolkit: {
          hook: {
            fails:
              'nvidia-container-cli: mount error: mount operation failed: /proc/driver/nvidia: no such file or directory',
          },
        },
      },
      codes: ['stale-driver-procfs'],
    },
  };

describe.skipIf(missing !== null)(suite, { timeout: 300_000 }, () => {
  it.each(Object.entries(faults))('of a host %s gives its report elsewhere', (name, { host: fault, codes }) =>
    onHost(fault, async (host) => {
      const { file, there } = await recordedOn(host, name, []);
      expect(Object.keys(causesIn(there))).toEqual(codes);
      const here = run(['replay', file, '--format', 'json']);
      expect(here.status).toBe(1);
      expect(named(here.stdout)).toBe(named(`${JSON.stringify(there, null, 2)}\n`));
      expect(run(['replay', file]).stdout).toContain(codes[0] ?? '');
    }),
  );
});

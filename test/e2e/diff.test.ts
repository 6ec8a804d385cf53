import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { DiffReport } from '../../src/diff/document.ts';
import { run } from '../cli/built.ts';
import { doctorArgv, onHost } from './doctor.ts';
import { type RigHost, rigMissing } from './rig/host.ts';

const missing = rigMissing();
const suite = missing === null ? 'hosts that are compared' : `hosts that are compared (skipped: ${missing})`;
const elsewhere = mkdtempSync(join(tmpdir(), 'ngc-doctor-diff-'));
afterAll(() => rmSync(elsewhere, { recursive: true }));

/** Records there, and carries the recording here. */
async function recordedOn(host: RigHost, name: string): Promise<string> {
  const path = `/tmp/${name}.ngcdoc.gz`;
  const { code, stderr } = await host.exec(doctorArgv('record', path), { timeoutMs: 240_000 });
  expect(code, stderr).toBe(0);
  const file = join(elsewhere, `${name}.ngcdoc.gz`);
  writeFileSync(file, Buffer.from((await host.exec(['base64', '-w0', path])).stdout, 'base64'));
  return file;
}

function compared(...files: readonly string[]): {
  readonly status: number | null;
  readonly report: DiffReport;
} {
  const { status, stdout } = run(['diff', ...files, '--format', 'json']);
  return { status, report: JSON.parse(stdout) };
}

/** What is done to a host that works, what that is called, and the place in which it shows. */
const faults: Readonly<
  Record<string, { readonly argv: readonly string[]; readonly code: string; readonly place: string }>
> = {
  'whose toolkit was set up for a Jetson': {
    argv: ['sh', '-c', 'sed -i \'s/^mode = .*/mode = "csv"/\' /etc/nvidia-container-runtime/config.toml'],
    code: 'toolkit-mode-unsuitable',
    place: 'toolkit.config.mode',
  },
  'whose daemon was stopped': {
    argv: ['systemctl', 'stop', 'docker'],
    code: 'daemon-not-running',
    place: 'engine',
  },
};

describe.skipIf(missing !== null)(suite, { timeout: 300_000 }, () => {
  it.each(Object.entries(faults))('one %s, by itself before that', (name, { argv, code, place }) =>
    onHost({ registry: {} }, async (host) => {
      const [before, again] = [await recordedOn(host, `${name} 1`), await recordedOn(host, `${name} 2`)];
      expect(compared(before, again)).toMatchObject({
        status: 0,
        report: { answer: 'same', differences: [] },
      });
      await host.exec(argv);
      const { status, report } = compared(before, await recordedOn(host, `${name} 3`));
      expect(status).toBe(1);
      expect(report).toMatchObject({ good: 'A', findings: [{ code, hosts: ['B'] }] });
      const [first] = report.differences;
      expect(first?.explains).toContain(code);
      expect(first?.places.map((path) => path.join('.'))).toContain(place);
      const here = await host.exec(doctorArgv('diff', `/tmp/${name} 1.ngcdoc.gz`, 'here'), {
        timeoutMs: 240_000,
      });
      expect(here.code, here.stderr).toBe(1);
      expect(here.stdout).toContain(`${code}, on B, not on A`);
    }),
  );
});

import { describe, expect, it } from 'vitest';
import { doctorArgv, onHost } from './doctor.ts';
import { type RigHost, rigMissing } from './rig/host.ts';

const missing = rigMissing();
const suite = missing === null ? 'a request for support' : `a request for support (skipped: ${missing})`;

async function requestOn(host: RigHost, ...args: readonly string[]) {
  const result = await host.exec(doctorArgv('report', ...args), { timeoutMs: 240_000 });
  expect(result.code, result.stderr).toBe(0);
  return result;
}

describe.skipIf(missing !== null)(suite, { timeout: 300_000 }, () => {
  it('from a host whose launch fails says with what words, and what is installed there', () =>
    onHost(
      {
        toolkit: {
          hook: {
            fails:
              'nvidia-container-cli: mount error: mount operation failed: /proc/driver/nvidia: no such file or directory',
          },
        },
      },
      async (host) => {
        const { stdout, stderr } = await requestOn(host);
        expect(stdout).toContain('### Problem: `stale-driver-procfs`');
        expect(stdout).toMatch(
          /### What the failed launch said\n\n[^\n]*\n\n```\n[\s\S]*mount operation failed/,
        );
        expect(stdout).toMatch(/\| Docker Engine \| `20\.10\./);
        expect(stdout).toContain('<summary><code>docker info</code></summary>');
        expect(stdout.length).toBeLessThan(65_536);
        expect(stderr).toContain('https://github.com/NVIDIA/nvidia-container-toolkit/issues');
        const id = /"ID": "([^"]*)"/.exec(stdout)?.[1];
        expect(id === undefined || /^(?:id-\d+|[0-9a-f-]{36})$/.test(id)).toBe(true);
      },
    ));

  it('from a host where half of the tools hang is printed all the same, and says what is not known', () => {
    const hangs = "#!/bin/bash\ntrap '' TERM INT HUP\nwhile :; do sleep 1; done\n";
    return onHost({ registry: {}, files: { '/usr/bin/nvidia-smi': hangs } }, async (host) => {
      await host.exec(['pkill', '-STOP', 'dockerd']);
      const { stdout, ms } = await requestOn(host, '--timeout', '3');
      await host.exec(['pkill', '-CONT', 'dockerd']);
      expect(ms).toBeLessThan(10_000);
      expect(stdout).toContain('### Could not be told');
      expect(stdout).toMatch(/\| CUDA of the driver \| `not known: /);
    });
  });
});

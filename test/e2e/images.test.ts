import { describe, expect, it } from 'vitest';
import { doctorArgv, onHost } from './doctor.ts';
import { rigMissing } from './rig/host.ts';

const missing = rigMissing();
const suite = missing === null ? 'the images that a host can run' : `images (skipped: ${missing})`;

interface Listed {
  readonly answer: string;
  readonly recommended: string | null;
  readonly releases: readonly {
    readonly release: string;
    readonly runs: string;
    readonly how: string | null;
    readonly local: readonly string[];
  }[];
}

describe.skipIf(missing !== null).concurrent(suite, { timeout: 120_000 }, () => {
  it('are told by its driver, its GPUs and what it has', () =>
    onHost({ registry: {} }, async (host) => {
      const result = await host.exec(doctorArgv('images', '--format', 'json'));
      const { recommended, releases }: Listed = JSON.parse(result.stdout);
      expect(result.code).toBe(0);
      const how = (name: string) => releases.find(({ release }) => release === name)?.how;
      // R550 serves CUDA 12.4 natively, and A100s later versions from that branch; Ampere came after 20.03.
      expect([how('24.05'), how('24.10'), how('25.06'), how('20.03')]).toEqual([
        'native',
        'minor-compatible',
        'forward-compatible',
        null,
      ]);
      expect(recommended).toBe('nvcr.io/nvidia/pytorch:24.05-py3');
      const here = releases.filter(({ local }) => local.length > 0);
      expect(here.map(({ release }) => release)).toEqual(['23.10']);
    }));

  it('are not known without a driver, and none is made up', () =>
    onHost({ driver: { module: null } }, async (host) => {
      const result = await host.exec(doctorArgv('images', '--format', 'json'));
      const { answer, recommended }: Listed = JSON.parse(result.stdout);
      expect([result.code, answer, recommended]).toEqual([2, 'unknown', null]);
    }));
});

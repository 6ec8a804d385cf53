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

  it('are told to a user who may not ask the engine, without its images', () =>
    onHost({}, async (host) => {
      const answers = await Promise.all(
        (['root', 'tester'] as const).map((user) =>
          host.exec(doctorArgv('images', '--format', 'json', '--gpus', 'device=1'), { user }),
        ),
      );
      const [root, tester] = answers.map(({ stdout }): Listed => JSON.parse(stdout));
      expect(answers.map(({ code, stderr }) => [code, stderr])).toEqual([
        [0, ''],
        [0, ''],
      ]);
      expect(tester?.recommended).toBe(root?.recommended);
      expect(root?.releases.flatMap(({ local }) => local)).toHaveLength(1);
      expect(tester?.releases.flatMap(({ local }) => local)).toEqual([]);
    }));

  it('are not known where the GPUs that are asked for are not here, and how to find out is told', () =>
    onHost({}, async (host) => {
      const { code, stdout } = await host.exec(doctorArgv('images', '--gpus', 'device=7'));
      expect(code).toBe(2);
      expect(stdout).toMatch(/2x NVIDIA A100[\s\S]*none of the GPUs that were asked for is here/);
      const advised = await host.exec(doctorArgv('--gpus', 'device=7'));
      expect(stdout).toContain('ngc-doctor --gpus device=7:');
      expect([advised.code, advised.stdout]).toEqual([1, expect.stringContaining('gpu-selection')]);
    }));

  it('are not known without a driver, and none is made up', () =>
    onHost({ driver: { module: null } }, async (host) => {
      const result = await host.exec(doctorArgv('images', '--format', 'json'));
      const { answer, recommended }: Listed = JSON.parse(result.stdout);
      expect([result.code, answer, recommended]).toEqual([2, 'unknown', null]);
    }));
});

import { isAtLeast, type Version } from '../version.ts';

/**
 * What `--gpus` needs in an engine. `hook`: nvidia-container-runtime-hook on dockerd's PATH when it started.
 * `hook-or-cdi`: that, or nvidia-cdi-hook on the PATH and a CDI specification. Where it has both, CDI comes first, and
 * the hook only where a device is not resolved (moby, daemon/devices_nvidia_linux.go, up to 29.7).
 */
export interface EngineGeneration {
  /** First Engine version of the generation. */
  readonly from: string;
  readonly needs: 'nvidia-docker' | 'hook' | 'hook-or-cdi';
  /** CDI devices (`--device nvidia.com/gpu=all`): unknown to it, to be switched on, or on. */
  readonly cdi: 'none' | 'opt-in' | 'on';
  /** What `--gpus` says when what it needs is missing. */
  readonly refusal: string;
  readonly source: string;
}

/** What an engine says that registered no driver for GPUs when it started. */
export const noDeviceDriver = 'could not select device driver "" with capabilities: [[gpu]]';
const moby = 'https://github.com/moby/moby';

/** Docker Engine by what `--gpus` needs, oldest first. */
const generations: readonly EngineGeneration[] = [
  {
    from: '0',
    needs: 'nvidia-docker',
    cdi: 'none',
    refusal: '"--gpus" requires API version 1.40',
    source: `${moby}/pull/38828`,
  },
  { from: '19.03', needs: 'hook', cdi: 'none', refusal: noDeviceDriver, source: `${moby}/pull/38828` },
  { from: '25.0', needs: 'hook', cdi: 'opt-in', refusal: noDeviceDriver, source: `${moby}/pull/45134` },
  { from: '28.2', needs: 'hook', cdi: 'on', refusal: noDeviceDriver, source: `${moby}/releases/tag/v28.2.0` },
  { from: '29.2', needs: 'hook-or-cdi', cdi: 'on', refusal: noDeviceDriver, source: `${moby}/pull/50228` },
  {
    from: '29.3',
    needs: 'hook-or-cdi',
    cdi: 'on',
    refusal: 'failed to discover GPU vendor from CDI: no known GPU vendor found',
    source: `${moby}/pull/52048`,
  },
];

export function engineGeneration(version: Version): EngineGeneration {
  const found = generations.findLast(({ from }) => isAtLeast(version, from));
  if (found === undefined) throw new Error(`No generation of Docker Engine holds ${version.text}.`);
  return found;
}

import type { SystemInfo } from '../host/host.ts';
import { type Probe, read } from '../probe.ts';

/** The processor architecture as container images name it. */
export type Architecture = 'amd64' | 'arm64' | 'other';

/** The system and the user who asks. */
export interface SystemFact extends SystemInfo {
  readonly architecture: Architecture;
  /** NVIDIA_VISIBLE_DEVICES of this shell: which GPUs the user wants; null if unset. */
  readonly visibleDevices: string | null;
}

const architectures: Readonly<Record<string, Architecture>> = {
  x86_64: 'amd64',
  amd64: 'amd64',
  aarch64: 'arm64',
  arm64: 'arm64',
};

/** By the name that `uname -m` has for it. */
export const architectureOf = (machine: string): Architecture => architectures[machine] ?? 'other';

export const system: Probe<SystemFact> = {
  title: 'User, processor and memory',
  cost: 'local',
  async ask(host) {
    const info = await host.system();
    return read({
      ...info,
      architecture: architectureOf(info.machine),
      visibleDevices: host.env('NVIDIA_VISIBLE_DEVICES') ?? null,
    });
  },
};

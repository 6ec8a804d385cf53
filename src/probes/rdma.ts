import { type Probe, read, unread } from '../probe.ts';

export interface RdmaFact {
  /** Devices for remote memory access (InfiniBand, RoCE, EFA) by the kernel's names, e.g. `mlx5_0`. */
  readonly devices: readonly string[];
}

export const rdma: Probe<RdmaFact> = {
  title: 'RDMA devices',
  cost: 'local',
  async ask(host) {
    const names = await host.list('/sys/class/infiniband');
    if (names.kind === 'absent') return read({ devices: [] });
    return names.kind === 'ok'
      ? read({ devices: names.value })
      : unread('the RDMA devices could not be listed');
  },
};

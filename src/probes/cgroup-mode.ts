import { type Probe, read, unread } from '../probe.ts';

/** How the control groups of this host are set up. */
export interface CgroupModeFact {
  /** Control groups of version 2 alone (the unified hierarchy), as distributions since about 2021 have them. */
  readonly unified: boolean;
}

export const cgroupMode: Probe<CgroupModeFact> = {
  title: 'Control groups',
  cost: 'local',
  async ask(host) {
    // Where both versions are mounted, version 2 is below, in `unified` (systemd's hybrid mode).
    const controllers = await host.stat('/sys/fs/cgroup/cgroup.controllers');
    if (controllers.kind === 'absent') return read({ unified: false });
    return controllers.kind === 'ok'
      ? read({ unified: true })
      : unread('/sys/fs/cgroup could not be looked at');
  },
};

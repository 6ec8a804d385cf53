import { notAsked, type Probe, read, unread, valueIn } from '../probe.ts';

/** What the kernel grants access to MIG instances by, in /proc/driver/nvidia/capabilities. */
export interface MigCapabilitiesFact {
  /** Ids of the GPU instances that have such a file, of all GPUs together, sorted. */
  readonly gpuInstances: readonly number[];
}

const folder = '/proc/driver/nvidia/capabilities';

export const migCapabilities: Probe<MigCapabilitiesFact> = {
  title: 'Access files of MIG instances',
  cost: 'local',
  needs: ['nvidiaSmi'],
  async ask(host, _target, facts) {
    const smi = valueIn(facts.nvidiaSmi);
    const some =
      smi?.kind === 'answered' && smi.gpus.some(({ state }) => (state.migInstances ?? []).length > 0);
    if (!some) return notAsked('there are no MIG instances');
    const gpus = await host.list(folder);
    if (gpus.kind === 'absent') return read({ gpuInstances: [] });
    if (gpus.kind !== 'ok') return unread(`${folder} could not be read`);
    const names = gpus.value.filter((name) => /^gpu\d+$/.test(name));
    const lists = await Promise.all(names.map((name) => host.list(`${folder}/${name}/mig`)));
    if (lists.some(({ kind }) => kind === 'denied' || kind === 'failed')) {
      return unread(`${folder} could not be read`);
    }
    const ids = lists.flatMap((list) => (list.kind === 'ok' ? list.value : [])).flatMap(instanceIn);
    return read({ gpuInstances: ids.sort((a, b) => a - b) });
  },
};

function instanceIn(name: string): readonly number[] {
  const id = /^gi(\d{1,4})$/.exec(name)?.[1];
  return id === undefined ? [] : [Number(id)];
}

import { defineCheck, type Finding } from '../src/check.ts';
import { gpuSelection } from '../src/gpu-selection.ts';
import { valueIn } from '../src/probe.ts';
import type { MigCapabilitiesFact } from '../src/probes/mig-capabilities.ts';
import type { Gpu } from '../src/probes/nvidia-smi.ts';
import { resetOrReboot } from './fixes/gpu.ts';
import { createAnew, createInstances, oneProcessEach, switchOff } from './fixes/mig.ts';
import { nameGpus, seenGpus, selectedGpus } from './gpu/selected.ts';

type Code = 'mig-no-instances' | 'mig-caps-missing' | 'mig-mode-pending' | 'mig-single-instance-per-process';

export default defineCheck({
  id: 'mig',
  title: 'MIG instances can be used',
  needs: ['nvidiaSmi'],
  uses: ['migCapabilities', 'system'],
  codes: ['mig-no-instances', 'mig-caps-missing', 'mig-mode-pending', 'mig-single-instance-per-process'],
  applies({ nvidiaSmi, migCapabilities }) {
    const gpus = nvidiaSmi.kind === 'answered' ? nvidiaSmi.gpus : [];
    if (!gpus.some(({ mig, state }) => mig === 'enabled' || state.migPending === true))
      return 'no GPU has MIG switched on';
    const untold = !migCapabilities.ok && migCapabilities.asked && noInstances(gpus).length === 0;
    return untold ? { unknown: migCapabilities.why } : true;
  },
  examine({ nvidiaSmi, migCapabilities, system }, target) {
    if (nvidiaSmi.kind !== 'answered') return [];
    const selected = selectedGpus(nvidiaSmi.gpus, target, system);
    return [
      ...noInstances(selected),
      ...noAccess(nvidiaSmi.gpus, valueIn(migCapabilities)),
      ...pending(nvidiaSmi.gpus),
      ...several(gpuSelection(target.gpus, valueIn(system)?.visibleDevices ?? null).visibleDevices),
    ];
  },
});

/** A GPU in MIG mode runs nothing by itself: it must be divided, though it be into one instance. */
function noInstances(selected: readonly Gpu[]): readonly Finding<Code>[] {
  const empty = selected.filter(({ mig, state }) => mig === 'enabled' && state.migInstances?.length === 0);
  if (empty.length === 0) return [];
  const all = empty.length === selected.length;
  return [
    {
      code: 'mig-no-instances',
      severity: all ? 'error' : 'warning',
      message: `MIG is on for ${nameGpus(empty)}, and no MIG instance is there: CUDA finds ${all ? 'no device' : 'none on it'}.`,
      seen: { gpus: seenGpus(empty), selected: selected.length },
      fixes: [createInstances(empty), switchOff(empty)],
    },
  ];
}

/** The kernel grants access to an instance by a file of its own; without it no container gets the instance. */
function noAccess(gpus: readonly Gpu[], fact: MigCapabilitiesFact | null): readonly Finding<Code>[] {
  if (fact === null) return [];
  const left = [...fact.gpuInstances];
  const lost = gpus.flatMap(({ index, state }) => {
    const ids = new Set((state.migInstances ?? []).flatMap(({ gpuInstance }) => gpuInstance ?? []));
    return [...ids]
      .filter((id) => {
        const at = left.indexOf(id);
        if (at !== -1) left.splice(at, 1);
        return at === -1;
      })
      .map((id) => ({ gpu: index, gpuInstance: id }));
  });
  if (lost.length === 0) return [];
  return [
    {
      code: 'mig-caps-missing',
      severity: 'error',
      message:
        'The kernel has no access file for some of the MIG instances that nvidia-smi lists, so no container can be given them.',
      seen: { lost },
      fixes: [createAnew],
    },
  ];
}

function pending(gpus: readonly Gpu[]): readonly Finding<Code>[] {
  const waiting = gpus.filter(
    ({ mig, state }) =>
      mig !== 'unsupported' && state.migPending !== null && state.migPending !== (mig === 'enabled'),
  );
  if (waiting.length === 0) return [];
  const on = waiting.some(({ state }) => state.migPending);
  return [
    {
      code: 'mig-mode-pending',
      severity: 'warning',
      message: `MIG is switched ${on ? 'on' : 'off'} for ${nameGpus(waiting)}, and that takes effect at the next reset only.`,
      seen: { gpus: seenGpus(waiting) },
      fixes: resetOrReboot(waiting),
    },
  ];
}

/** Somebody who names several instances expects a program to see them all (MIG guide, "CUDA Device Enumeration"). */
function several(visibleDevices: string): readonly Finding<Code>[] {
  const devices = visibleDevices.split(',').map((device) => device.trim());
  const instances = devices.filter((device) => /^(?:MIG-.+|\d+:\d+)$/i.test(device));
  if (instances.length < 2) return [];
  return [
    {
      code: 'mig-single-instance-per-process',
      severity: 'warning',
      message: `Several MIG instances are asked for (${instances.length}), and CUDA shows a process one of them, whichever comes first.`,
      seen: { instances },
      fixes: [oneProcessEach],
    },
  ];
}

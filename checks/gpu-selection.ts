import { defineCheck, type Finding, type Fix } from '../src/check.ts';
import { gpuSelection } from '../src/gpu-selection.ts';
import { links } from '../src/knowledge/links.ts';
import { valueIn } from '../src/probe.ts';
import type { Gpu, NvidiaSmiFact } from '../src/probes/nvidia-smi.ts';
import { majorOf, parseVersion } from '../src/version.ts';
import { byHand } from './fixes/steps.ts';

type Code = 'visible-devices-bad-value' | 'gpu-id-changed' | 'mig-uuid-format';

export default defineCheck({
  id: 'gpu-selection',
  title: 'The GPUs that are asked for exist',
  needs: ['system'],
  uses: ['nvidiaSmi'],
  codes: ['visible-devices-bad-value', 'gpu-id-changed', 'mig-uuid-format'],
  applies({ system }, target) {
    const { visibleDevices } = gpuSelection(target.gpus, system.visibleDevices);
    return !/^(?:all|void)$/.test(visibleDevices) || 'no particular GPU is asked for';
  },
  examine({ system, nvidiaSmi }, target) {
    const { visibleDevices } = gpuSelection(target.gpus, system.visibleDevices);
    const from = target.gpus === null ? 'NVIDIA_VISIBLE_DEVICES' : '--gpus';
    const devices = visibleDevices.split(',').map((device) => device.trim());
    const smi = valueIn(nvidiaSmi);
    return [...noDevice(devices, from), ...oldForm(devices, from, smi), ...unknown(devices, from, smi)];
  },
});

/** Indices, `GPU:INSTANCE`, UUIDs, addresses, and names of CDI devices; anything with a slash is not judged here. */
const form = /^(?:\d+|\d+:\d+|(?:GPU|MIG)-.+|[0-9a-f]{2,8}:[0-9a-f:.]+|all|.*[/=].*)$/i;

function noDevice(devices: readonly string[], from: string): readonly Finding<Code>[] {
  const bad = devices.filter((device) => !form.test(device));
  if (bad.length === 0) return [];
  return [
    {
      code: 'visible-devices-bad-value',
      severity: 'error',
      message: `What ${from} holds, ${bad.map((device) => `"${device}"`).join(', ')}, names no GPU: the container is refused with "unknown device".`,
      seen: { from, bad },
      fixes: [correct(from)],
    },
  ];
}

const oldMig = /^MIG-GPU-[^/]+\/\d+\/\d+$/i;

/** R470 gave MIG instances UUIDs of their own, and does not know the form of before. */
function oldForm(
  devices: readonly string[],
  from: string,
  smi: NvidiaSmiFact | null,
): readonly Finding<Code>[] {
  const driver = smi?.kind === 'answered' ? parseVersion(smi.driverVersion) : null;
  const old = devices.filter((device) => oldMig.test(device));
  if (old.length === 0 || driver === null || majorOf(driver) < 470) return [];
  return [
    {
      code: 'mig-uuid-format',
      severity: 'error',
      message: `A MIG instance is named (${from}) in the form of drivers before R470, which this driver does not know.`,
      seen: { from, devices: old },
      fixes: [correct(from)],
    },
  ];
}

function unknown(
  devices: readonly string[],
  from: string,
  smi: NvidiaSmiFact | null,
): readonly Finding<Code>[] {
  if (smi?.kind !== 'answered') return [];
  const gone = devices.filter((device) => isGone(device, smi.gpus));
  if (gone.length === 0) return [];
  return [
    {
      code: 'gpu-id-changed',
      severity: 'error',
      message: `What is asked for is not on this host: ${gone.join(', ')} (${from}). UUIDs change when a card or a virtual machine's host changes.`,
      seen: { from, gone, there: smi.gpus.flatMap(({ uuid }) => uuid ?? []) },
      fixes: [correct(from)],
    },
  ];
}

/** The beginning of a UUID is enough. What nvidia-smi does not tell (UUIDs of MIG instances) is not gone. */
function isGone(device: string, gpus: readonly Gpu[]): boolean {
  const part = /^(\d+):(\d+)$/.exec(device);
  if (part !== null) {
    const instances = gpus[Number(part[1])]?.state.migInstances;
    return instances !== undefined && instances !== null && Number(part[2]) >= instances.length;
  }
  const wanted = device.toLowerCase();
  if (/^gpu-/i.test(device)) {
    const uuids = gpus.map(({ uuid }) => uuid);
    return uuids.every((uuid) => uuid !== null && !uuid.toLowerCase().startsWith(wanted));
  }
  if (!/^mig-/i.test(device) || oldMig.test(device)) return false;
  const instances = gpus.map(({ state }) => state.migInstances);
  return instances.every((list) =>
    list?.every(({ uuid }) => uuid !== null && !uuid.toLowerCase().startsWith(wanted)),
  );
}

const correct = (from: string): Fix => ({
  id: 'name-gpus-anew',
  title: 'Name GPUs that are there',
  risk: 'manual',
  steps: [
    byHand(
      `Correct ${from}: \`nvidia-smi -L\` lists the indices and UUIDs of GPUs and MIG instances. Containers and compose files that were made with the old value must be made anew.`,
      links.toolkitDevices,
    ),
  ],
  verify: ['nvidia-smi', '-L'],
  source: links.toolkitDevices,
});

import { describe, expect, it } from 'vitest';
import { judged } from '../support/captured-host.ts';
import { captures, capturesMissing } from '../support/captures.ts';
import { type Around, layerFor, wslLayerFor } from '../support/gpu-layer.ts';

interface Machine extends Around {
  readonly wsl?: true;
  /** It counts more GPUs than it describes. */
  readonly partial?: true;
  /** Codes that this machine must show; without them, nothing may be found. `code?` is a warning. */
  readonly finds?: readonly string[];
  /** Why that is right, where the capture is of a healthy machine. */
  readonly why?: string;
}

const switches = ['0000:07:00.0', '0000:08:00.0', '0000:09:00.0', '0000:0a:00.0'];
const grace = { machine: 'aarch64', module: 'open', capability: '10.0' } as const;
const tooOld =
  'no NGC PyTorch release has code for Kepler of compute capability 3.0 or 3.5 on so old a driver';

/** What was around each capture, by its file's name, and what there is to find. */
const machines: Readonly<Record<string, Machine>> = {
  'a0s-3': { capability: '6.1' },
  'gpustat-unraid': { capability: '6.1' },
  'lampaa-2': { capability: '7.5' },
  'lampaa-5': { capability: '3.5', finds: ['driver-too-old-for-image'], why: tooOld },
  'lampaa-6': { capability: '6.1' },
  'lampaa-7': { capability: '6.1' },
  'nvidia-k8s-test-infra-hw-a100': { capability: '8.0' },
  'nvidia-k8s-test-infra-hw-b200': { capability: '10.0', module: 'open' },
  'nvidia-k8s-test-infra-hw-gb200': grace,
  'nvidia-k8s-test-infra-hw-gb300': { ...grace, capability: '10.3' },
  'nvidia-k8s-test-infra-hw-h100': { capability: '9.0', switches },
  'nvidia-k8s-test-infra-hw-l40s': { capability: '8.9', module: 'open' },
  'nvidia-k8s-test-infra-hw-t4': { capability: '7.5', module: 'open' },
  'nvidia-k8s-test-infra-mock-a100-healthy': { capability: '8.0' },
  'nvidia-k8s-test-infra-mock-gb200-ecc-injected': {
    ...grace,
    finds: ['ecc-uncorrectable?', 'ecc-row-remap-failure?'],
  },
  'nvidia-k8s-test-infra-mock-gb200-fabric-degraded': { ...grace, finds: ['fabric-degraded?'] },
  'nvidia-k8s-test-infra-mock-gb200-lost': { ...grace, finds: ['gpu-fell-off-bus'] },
  'nvidia-k8s-test-infra-mock-gb200-throttle-counters': grace,
  'pai-nvidia_smi_outdated_gpu': { capability: '3.5', finds: ['driver-too-old-for-image'], why: tooOld },
  'pai-nvidia_smi_sample_ecc_unsupported': { capability: '7.5' },
  'phstudy-test': { capability: '6.1' },
  'rai-1': { capability: '3.0', finds: ['driver-too-old-for-image'], why: tooOld },
  'telegraf-a100-sxm4-v12': { capability: '8.0', instances: [1, 2, 3, 4, 5, 6], partial: true },
  'telegraf-a10g': { capability: '8.6' },
  'telegraf-dual_2070-v13': { capability: '7.5' },
  'telegraf-gt-1030': { capability: '6.1' },
  'telegraf-pro-6000-maxq-blackwell-v13': { capability: '12.0', module: 'open' },
  'telegraf-quadro-p400': { capability: '6.1' },
  'telegraf-rtx-3080-v12': { capability: '8.6', wsl: true },
  'telegraf-rtx-3080-v13': {
    capability: '8.6',
    module: 'open',
    finds: ['gpu-memory-in-use?'],
    why: 'of 10 GiB 660 MiB are left: hardly any job starts',
  },
  'telegraf-rtx-4000-sff-ada-v13': { capability: '8.9', module: 'open' },
  'telegraf-tesla-t4': { capability: '7.5' },
  'telegraf-tesla_p4': {
    capability: '6.1',
    wsl: true,
    finds: ['gpu-memory-in-use?'],
    why: 'of 1 GiB 106 MiB are left',
  },
  'telegraf-tesla_t4': { capability: '7.5', wsl: true },
};

const nameOf = (file: string): string => file.replace(/^.*\//, '').replace(/\.xml$/, '');

describe.skipIf(capturesMissing !== null)(`GPUs as nvidia-smi tells of them ${capturesMissing ?? ''}`, () => {
  const all = captures('nvidia-smi-xml');

  it('are all in the table', () => {
    expect(all.map(({ file }) => nameOf(file)).sort()).toEqual(Object.keys(machines).sort());
  });

  it.each(all)('$file: $status', async ({ file, text, status }) => {
    const machine = machines[nameOf(file)] ?? { capability: '' };
    const layer = machine.wsl ? wslLayerFor(text, machine.capability) : layerFor(text, machine);
    const { found, verdict } = await judged([layer]);
    expect(found).toEqual(machine.finds ?? []);
    const best = machine.partial ? 'unknown' : 'ready';
    expect(verdict).toBe(found.some((code) => !code.endsWith('?')) ? 'not-ready' : best);
    // A fault among the captures is never without something to find, and a finding on a healthy one has its reason.
    expect(status.startsWith('fault')).toBe(machine.finds !== undefined && machine.why === undefined);
  });
});

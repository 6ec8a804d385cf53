import gpuHealth from '../../checks/gpu-health.ts';
import type { PlatformFact } from '../../src/probes/platform.ts';
import { failedSmi, idle, smi, unknownState } from '../support/gpus.ts';
import { testCheck } from '../support/test-check.ts';

const errors = (more: object) => ({ errors: { ...idle.errors, ...more } });
const link = (more: object) => ({ link: { ...idle.link, ...more } });
const platform = (kind: PlatformFact['kind'], name: string | null) => ({
  platform: { kind, name },
});
const station = (gpus: number) => ({
  ...platform('dgx', 'DGX Station A100'),
  pci: {
    bus: true,
    devices: [...Array(gpus).keys()].map((index) => ({
      address: `0000:0${index}:00.0`,
      deviceId: '20b2',
      kind: 'gpu' as const,
      driver: 'nvidia',
    })),
  },
});

testCheck(gpuHealth, {
  passes: {
    'what a sparse document does not tell is no fault': {
      facts: smi({ state: unknownState }, { state: unknownState }),
    },
    'figures of sound GPUs': { facts: smi({}, {}) },
    'a fan that tells no speed': { facts: smi({ state: { failedFields: ['fan_speed'] } }, {}) },
    'a desktop that idles on a slow link, in a slot of eight lanes': {
      facts: smi(
        {
          name: 'NVIDIA GeForce RTX 2070',
          state: { ...link({ generation: 1, width: 8 }), performanceState: 'P8' },
        },
        {},
      ),
    },
    'an idle data-center GPU on a slow link': {
      facts: smi({ state: { ...link({ generation: 1 }), utilizationPercent: 0 } }, {}),
    },
    'a virtual machine shows a link of its own': {
      facts: smi({ state: { ...link({ width: 8 }), virtualization: 'pass-through' } }, {}),
    },
    'a DGX of which that is not known': { facts: { ...smi({}, {}), ...platform('dgx', 'DGX GB300WS') } },
    'a DGX Station has fewer GPUs than a DGX': {
      facts: { ...smi({}, {}), ...platform('dgx', 'DGX Station') },
    },
    'a DGX Spark has one': { facts: { ...smi({}, {}), ...platform('dgx', 'DGX Spark') } },
    'a DGX Station A100 with its display': {
      facts: { ...smi({}, { name: 'NVIDIA DGX Display' }), ...station(5) },
    },
  },
  skips: {
    'nvidia-smi is not there': { facts: { nvidiaSmi: { kind: 'not-found' } } },
    'it fails in another way': { facts: failedSmi('gpu-lost', 'GPU is lost') },
    'there is no GPU': { facts: smi() },
  },
  finds: {
    'a GPU whose memory gives no answer': {
      facts: smi({}, { state: { failedFields: ['fan_speed', 'fb_memory_usage', 'clocks'] } }),
      codes: ['gpu-faulty'],
      fixes: ['reset-gpu', 'reboot', 'replace-gpu'],
      seen: { unreadable: [[1, 'fb_memory_usage', 'clocks']] },
    },
    'a GPU that nobody asked for is faulty': {
      facts: smi({}, { state: { failedFields: ['mig_mode'] } }),
      target: { gpus: 'device=0' },
      codes: ['gpu-faulty?'],
    },
    'a fan and the power, as of a GPU whose system processor hangs': {
      facts: smi({}, { state: { failedFields: ['fan_speed'], powerKnown: false } }),
      codes: ['gpu-faulty?'],
      seen: { unreadable: [[1, 'fan_speed']] },
    },
    'SRAM that failed too often, though not of late': {
      facts: smi({ state: errors({ beyondThreshold: true }) }, {}),
      codes: ['ecc-uncorrectable?'],
      fixes: ['replace-gpu'],
    },
    'one lesser field without an answer': {
      facts: smi({ state: { failedFields: ['temperature'] } }, {}),
      codes: ['gpu-faulty?'],
    },
    'the driver asks for a reset': {
      facts: smi({ state: { recovery: 'reset' } }, {}),
      codes: ['gpu-busy-or-bad'],
      fixes: ['reset-gpu', 'reboot'],
    },
    'a reset clears the errors of the same GPU, not those of another': {
      facts: smi(
        { state: { recovery: 'reset', ...errors({ uncorrectable: 1 }) } },
        { state: errors({ uncorrectable: 1 }) },
      ),
      codes: ['gpu-busy-or-bad', 'ecc-uncorrectable?'],
    },
    'the driver asks for a restart': {
      facts: smi({ state: { recovery: 'reboot' } }, {}),
      codes: ['gpu-busy-or-bad'],
      fixes: ['reboot'],
    },
    'of a GPU that was not asked for': {
      facts: smi({}, { state: { recovery: 'reset' } }),
      target: { gpus: '1' },
      codes: ['gpu-busy-or-bad?'],
    },
    'of the GPU whose MIG instance is asked for': {
      facts: smi(
        {},
        {
          mig: 'enabled',
          state: { recovery: 'reset', migInstances: [{ gpuInstance: 1, computeInstance: 0, uuid: null }] },
        },
      ),
      target: { gpus: 'device=MIG-aa' },
      codes: ['gpu-busy-or-bad'],
    },
    'a GPU whose bus must be reset': {
      facts: smi({ state: { recovery: 'bus reset' } }, {}),
      codes: ['gpu-busy-or-bad'],
      steps: [
        {
          kind: 'do',
          text: 'Stop what uses the GPUs: nvidia-smi lists it. GPUs older than Ampere that NVLink joins are reset in one command, and so are newer ones behind NVSwitches whose fabric manager does not run: nvidia-smi names those that are missing.',
        },
        { kind: 'run', argv: ['nvidia-smi', '-r', 'bus', '-i', '0'], root: true },
      ],
    },
    'a machine that must be restarted, in words of newer drivers': {
      facts: smi({ state: { recovery: 'system reboot' } }, {}),
      codes: ['gpu-busy-or-bad'],
      fixes: ['reboot'],
    },
    'nodes that no longer share memory': {
      facts: smi({ state: { recovery: 'recover imex domain' } }, {}),
      codes: ['gpu-busy-or-bad?'],
      fixes: ['recover-imex-domain'],
    },
    'a reset is recommended': {
      facts: smi({ state: { recovery: 'drain and reset' } }, {}),
      codes: ['gpu-busy-or-bad?'],
    },
    'a DGX of another name': {
      facts: { ...smi({}, {}), ...platform('dgx', 'DGX H100') },
      codes: ['gpu-missing?'],
    },
    'a DGX Station A100 with one missing: its display is none': {
      facts: { ...smi({}, { name: 'NVIDIA DGX Display' }), ...station(4) },
      codes: ['gpu-missing?'],
      seen: { expected: 4, onBus: 3 },
    },
    'a DGX with GPUs missing': {
      facts: { ...smi({}, {}), ...platform('dgx', 'DGX A100') },
      codes: ['gpu-missing?'],
      seen: { expected: 8, onBus: 2 },
    },
    'memory errors since the driver was loaded': {
      facts: smi({ state: errors({ uncorrectable: 3 }) }, {}),
      codes: ['ecc-uncorrectable?'],
    },
    'rows wait for a reset': {
      facts: smi({ state: errors({ repairPending: true }) }, {}),
      codes: ['ecc-row-remap?'],
      fixes: ['reset-gpu', 'reboot'],
    },
    'rows could not be replaced': {
      facts: smi({ state: errors({ repairFailed: true }) }, {}),
      codes: ['ecc-row-remap-failure?'],
      fixes: ['replace-gpu'],
    },
    'a narrow link': {
      facts: smi({ state: link({ width: 4 }) }, {}),
      codes: ['pcie-link-degraded?'],
      fixes: ['examine-pcie-link'],
    },
    'a slow link at work': {
      facts: smi({ state: { ...link({ generation: 1 }), utilizationPercent: 90 } }, {}),
      codes: ['pcie-link-degraded?'],
    },
  },
});

import gpuSharing from '../../checks/gpu-sharing.ts';
import { gibibyte, process, smi } from '../support/gpus.ts';
import { testCheck } from '../support/test-check.ts';

const memory = (usedGibibytes: number, ...processes: ReturnType<typeof process>[]) => ({
  memoryUsedBytes: usedGibibytes * gibibyte,
  memoryFreeBytes: (80 - usedGibibytes) * gibibyte,
  processes,
});
const python = process(4242, 'C', '/usr/bin/python3 train.py --token secret', 70 * gibibyte);
const mpsServer = process(4300, 'C', 'nvidia-cuda-mps-server');
const users = (alive: Record<number, boolean | null>, mpsControl = false) => ({
  gpuUsers: { alive, mpsControl },
});
const busy = smi({ state: memory(70, python) }, {});

testCheck(gpuSharing, {
  passes: {
    'a desktop holds some': {
      facts: smi(
        { state: { ...memory(6, process(900, 'G', '/usr/lib/xorg/Xorg')), displayActive: true } },
        {},
      ),
    },
    'another job that leaves room': { facts: smi({ state: memory(50, python) }, {}) },
    'a full GPU that is not asked for': { facts: busy, target: { gpus: 'device=1' } },
    'Linux uses the memory of a Grace Blackwell as its own': {
      facts: smi({ state: { ...memory(30), memoryOfSystem: true } }, {}),
    },
    'the driver keeps a little for itself': { facts: smi({ state: memory(0.6) }, {}) },
    'a GPU at work whose process is out of sight': {
      facts: smi({ state: { ...memory(30), utilizationPercent: 80 } }, {}),
    },
    'the desktop of a driver that lists no processes': {
      facts: smi({ state: { ...memory(8), displayActive: true } }, {}),
    },
    'MIG divides the memory': { facts: smi({ mig: 'enabled', state: memory(79) }, {}) },
    'a host of virtual GPUs': { facts: smi({ state: { ...memory(40), virtualization: 'host' } }, {}) },
    'in a container no processes are listed': {
      facts: {
        ...smi({ state: memory(40) }, {}),
        containment: {
          container: 'application',
          manager: 'docker',
          userNamespace: false,
          engineOutside: false,
        },
      },
    },
    'processes that this user may not see': {
      facts: { ...smi({ state: memory(40, python) }, {}), ...users({ 4242: null }) },
    },
    'the container joins MPS': {
      facts: { ...smi({}, {}), ...users({}, true) },
      target: {
        ipcHost: true,
        volumes: [{ source: '/tmp/nvidia-mps', destination: '/tmp/nvidia-mps', options: '' }],
      },
    },
  },
  skips: {
    'nvidia-smi is not there': { facts: { nvidiaSmi: { kind: 'not-found' } } },
    'there is no GPU': { facts: smi() },
  },
  finds: {
    'one process at a time': {
      facts: smi({ state: { computeMode: 'exclusive' } }, {}),
      codes: ['gpu-exclusive-process?'],
      fixes: ['share-gpu'],
    },
    'one process at a time, and one is there': {
      facts: smi({}, { state: { computeMode: 'exclusive', processes: [python] } }),
      codes: ['gpu-exclusive-process'],
      seen: { holders: [{ pid: 4242, program: 'python3' }] },
    },
    'no programs at all': {
      facts: smi({ state: { computeMode: 'prohibited' } }, {}),
      codes: ['gpu-exclusive-process'],
      steps: [
        {
          kind: 'do',
          text: 'Ask whoever set the mode first: batch systems set it so that jobs do not meet on one GPU.',
        },
        { kind: 'run', argv: ['nvidia-smi', '-i', '0', '-c', 'DEFAULT'], root: true },
      ],
    },
    'MPS runs on the host': {
      facts: { ...smi({}, {}), ...users({}, true) },
      codes: ['mps-unreachable?'],
      fixes: ['join-mps', 'stop-mps'],
    },
    'MPS runs, and memory alone is shared': {
      facts: { ...smi({}, {}), ...users({}, true) },
      target: { ipcHost: true },
      codes: ['mps-unreachable?'],
    },
    'MPS holds the GPU for itself': {
      facts: smi({ state: { computeMode: 'exclusive', processes: [mpsServer] } }, {}),
      codes: ['mps-unreachable'],
    },
    'another job has most of the memory': {
      facts: busy,
      codes: ['gpu-memory-in-use?'],
      fixes: ['free-gpu-memory'],
      seen: { holders: [{ gpu: 0, pid: 4242, program: 'python3', memoryBytes: 70 * gibibyte }] },
    },
    'nothing is left': {
      facts: smi({}, { state: { ...memory(80, python), memoryFreeBytes: 50 * 1024 ** 2 } }),
      codes: ['gpu-memory-in-use'],
    },
    'nothing is left to a virtual GPU': {
      facts: smi({ state: { ...memory(80, python), memoryFreeBytes: 0, virtualization: 'guest' } }),
      codes: ['gpu-memory-in-use?'],
    },
    'a list of holders that nobody would read': {
      facts: smi({ state: memory(75, ...Array(99).fill(python)) }),
      codes: ['gpu-memory-in-use?'],
      seen: {
        holders: Array(16).fill({ gpu: 0, pid: 4242, program: 'python3', memoryBytes: 70 * gibibyte }),
      },
    },
    'nothing is left, on WSL2': {
      facts: {
        ...smi({ state: { ...memory(80, python), memoryFreeBytes: 0 } }),
        platform: { kind: 'wsl2', name: null },
      },
      codes: ['gpu-memory-in-use?'],
    },
    'the process is gone and its memory is not': {
      facts: { ...smi({ state: memory(40, python) }, {}), ...users({ 4242: false }) },
      codes: ['gpu-memory-orphaned?'],
      fixes: ['find-gpu-holder', 'reset-gpu', 'reboot'],
      seen: { gone: [{ pid: 4242 }] },
    },
    'memory is held and no process is listed': {
      facts: smi({ state: memory(40) }, {}),
      codes: ['gpu-memory-orphaned?'],
    },
  },
});

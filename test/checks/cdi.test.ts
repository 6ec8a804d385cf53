import cdi from '../../checks/cdi.ts';
import type { ToolkitFact } from '../../src/probes/toolkit.ts';
import type { Facts } from '../../src/probes.ts';
import { healthy } from '../../src/testing/healthy.ts';
import { cdiEngine, device, engine, inMode, namesIn, spec, specs, toolkitWithout } from '../support/cdi.ts';
import { engineDown } from '../support/engine.ts';
import { smi } from '../support/gpus.ts';
import { testCheck } from '../support/test-check.ts';

const names = namesIn(spec());
/** Docker 29 with both ways: CDI comes first. */
const both = { ...cdiEngine('29.4.0', '1.54', names), ...specs(spec()) };
const noHook = toolkitWithout('nvidia-container-runtime-hook');
/** Docker 29 on a host that has `nvidia-container-toolkit-base` alone. */
const base = { ...cdiEngine('29.4.0', '1.54', null), ...noHook, ...specs() };
const unit = 'nvidia-cdi-refresh.service';
const libcuda = '/usr/lib/x86_64-linux-gnu/libcuda.so.535.230.02';
const old = spec({
  driverVersion: '535.230.02',
  common: { missing: [libcuda, '/usr/bin/nvidia-smi-old'], missingNodes: [] },
});
const nothing: ToolkitFact = {
  ...healthy.toolkit,
  binaries: toolkitWithout(
    'nvidia-container-runtime-hook',
    'nvidia-container-runtime',
    'nvidia-container-cli',
    'nvidia-ctk',
    'nvidia-cdi-hook',
  ).toolkit.binaries,
};
const desktop = { dockerd: { ...healthy.dockerd, flavour: 'desktop' } } as const;
const generate = (output: string) => ({
  kind: 'run',
  argv: ['nvidia-ctk', 'cdi', 'generate', `--output=${output}`],
  root: true,
});
const restart = { kind: 'run', argv: ['systemctl', 'restart', unit], root: true };
const mig = smi({ mig: 'enabled' }, {});

const failing = (measured: object): Pick<Facts, 'launch'> => ({
  launch:
    healthy.launch.kind === 'ran'
      ? { ...healthy.launch, measured: { ...healthy.launch.measured, ...measured } }
      : healthy.launch,
});
const noCuda = { available: false, devices: [], error: 'CUDA unknown error - this may be', warnings: [] };

const refresh = { unit: 'nvidia-cdi-refresh.service', failure: null } as const;
const mismatched = {
  kind: 'failed',
  problem: 'library-mismatch',
  exitCode: 18,
  text: 'no',
  libraryVersion: '550.163',
} as const;

testCheck(cdi, {
  skipsHealthy: true,
  passes: {
    'all is as it was written': { facts: both },
    'the later directory counts': {
      facts: { ...both, ...specs(old, spec({ path: '/var/run/cdi/nvidia.yaml' })) },
    },
    'an engine that names the directory otherwise': {
      facts: {
        ...specs(old, spec({ path: '/var/run/cdi/nvidia.yaml' })),
        ...engine('29.4.0', '1.54', { cdiSpecDirs: ['/etc/cdi', '/run/cdi'], cdiDevices: names }),
      },
    },
    'a GPU that is not asked for is gone': {
      facts: {
        ...both,
        ...specs(
          spec({ devices: [device('0'), device('1', { missingNodes: ['/dev/nvidia1'] }), device('all')] }),
        ),
      },
      target: { gpus: 'device=0' },
    },
    'only the hook is used, and the specification fits': {
      facts: { ...cdiEngine('28.5.2', '1.51', names), ...specs(spec()) },
    },
    'a stale one that no engine offers': { facts: specs(old) },
    'mode cdi, read by the runtime': { facts: { ...inMode('cdi'), ...specs(spec()) } },
    'a host without the hook, by --device': {
      facts: {
        ...cdiEngine('28.5.2', '1.51', names),
        ...noHook,
        ...toolkitWithout('nvidia-container-runtime-hook', 'nvidia-cdi-hook'),
        ...specs(spec()),
      },
    },
    'other UUIDs behind the same nodes': {
      facts: { ...both, ...specs(spec({ devices: ['0', '1', 'GPU-9', 'all'].map((name) => device(name)) })) },
    },
    'names of a kind that tells nothing': {
      facts: { ...both, ...specs(spec({ devices: ['gpu0', 'all'].map((name) => device(name)) })) },
    },
    'MIG instances that were there': {
      facts: {
        ...cdiEngine('29.4.0', '1.54', ['nvidia.com/gpu=all']),
        ...mig,
        ...specs(spec({ devices: ['0:0', '1', 'all'].map((name) => device(name)) })),
      },
    },
    'on WSL2, without unified memory': {
      facts: {
        ...cdiEngine('29.4.0', '1.54', ['nvidia.com/gpu=all']),
        ...specs(
          spec({ devices: [device('all')], injectsGpus: false, injectsUvm: false, driverVersion: null }),
        ),
      },
    },
  },
  skips: {
    'CUDA does not start, and the hook gave the GPUs': { facts: failing({ cuda: noCuda }) },
    'CUDA does not start without unified memory': {
      facts: failing({ cuda: noCuda, visibleDevices: 'void', nodes: ['/dev/nvidia0', '/dev/nvidiactl'] }),
    },
    'CUDA says why it does not start': {
      facts: failing({
        cuda: { ...noCuda, error: 'Error 804: forward compatibility' },
        visibleDevices: 'void',
      }),
    },
    'no daemon': { facts: { engine: engineDown } },
    'Docker Desktop': { facts: { ...both, ...desktop } },
    'a specification of something else': { facts: specs(spec({ deviceKind: 'docker.com/gpu' })) },
    'no specification, and the hook is there': { facts: cdiEngine('29.4.0', '1.54', null) },
  },
  unknown: {
    'the one specification may not be read': {
      facts: { ...inMode('cdi'), ...specs({ kind: 'unread', path: '/etc/cdi/nvidia.yaml' }) },
    },
    'the engine knows the devices, and their specification may not be read': {
      facts: { ...cdiEngine('29.4.0', '1.54', names), ...specs({ kind: 'unread', path: '/etc/cdi' }) },
    },
    'another, which would count, may not be read': {
      facts: { ...inMode('cdi'), ...specs(spec(), { kind: 'unread', path: '/var/run/cdi/nvidia.yaml' }) },
    },
    'a file that it names could not be looked at': {
      facts: {
        ...inMode('cdi'),
        ...specs(spec({ common: { missing: [], missingNodes: [], unread: ['/usr/bin/nvidia-cdi-hook'] } })),
      },
    },
  },
  finds: {
    'mode cdi without a specification': {
      facts: { ...inMode('cdi'), ...specs() },
      codes: ['cdi-spec-missing-or-unreadable'],
      fixes: ['generate-cdi-spec'],
      steps: [generate('/etc/cdi/nvidia.yaml')],
      seen: { searched: ['/etc/cdi', '/var/run/cdi'] },
    },
    'mode cdi with a specification that cannot be read': {
      facts: { ...inMode('cdi'), ...specs({ kind: 'invalid', path: '/etc/cdi/x.yaml', why: 'no' }) },
      codes: ['cdi-spec-missing-or-unreadable'],
      seen: { unreadable: ['/etc/cdi/x.yaml'] },
    },
    'CDI alone, and no specification, with the service': {
      facts: { ...base, cdiRefresh: { unit, failure: null } },
      codes: ['cdi-spec-missing-or-unreadable'],
      steps: [restart],
      repairedBy: both,
    },
    'the engine does not list what is there': {
      facts: { ...base, ...specs(spec()) },
      codes: ['cdi-spec-missing-or-unreadable'],
      seen: { specs: [{ path: '/etc/cdi/nvidia.yaml', cdiVersion: '0.5.0' }] },
    },
    'without nvidia-ctk a person must': {
      facts: { ...base, ...toolkitWithout('nvidia-container-runtime-hook', 'nvidia-ctk') },
      codes: ['cdi-spec-missing-or-unreadable'],
      steps: [
        {
          kind: 'do',
          text: 'Install the NVIDIA Container Toolkit (1.12 or later): its nvidia-ctk writes the specification.',
          url: 'https://docs.nvidia.com/datacenter/cloud-native/container-toolkit/latest/cdi-support.html#manual-cdi-specification-generation',
        },
      ],
    },
    'the service ran before the driver': {
      facts: {
        ...base,
        cdiRefresh: { unit, failure: { problem: 'driver-not-loaded', text: 'Driver Not Loaded' } },
      },
      codes: ['cdi-refresh-before-driver'],
      steps: [restart],
      repairedBy: both,
    },
    'the service failed otherwise': {
      facts: { ...base, cdiRefresh: { unit, failure: { problem: 'other', text: 'invalid device' } } },
      codes: ['cdi-generate-failed'],
      fixes: ['ask-cdi-generator'],
    },
    'the driver was upgraded': {
      facts: { ...both, ...specs(old) },
      codes: ['cdi-spec-stale'],
      steps: [generate('/etc/cdi/nvidia.yaml')],
      explainedBy: [],
      seen: {
        missing: [libcuda, '/usr/bin/nvidia-smi-old'],
        specDriver: '535.230.02',
        loadedDriver: '550.163.01',
      },
      repairedBy: specs(spec()),
    },
    'the driver was upgraded and the old module answers nobody, with a service that writes it at the start': {
      facts: { ...both, ...specs(old), nvidiaSmi: mismatched, cdiRefresh: refresh },
      codes: ['cdi-spec-stale'],
      explainedBy: ['driver-library-mismatch', 'driver-not-installed'],
    },
    'the same without the service, so that it is written by hand, later': {
      facts: { ...both, ...specs(old), nvidiaSmi: mismatched },
      codes: ['cdi-spec-stale'],
      explainedBy: [],
      steps: [
        {
          kind: 'do',
          text: 'Once nvidia-smi answers again: sudo nvidia-ctk cdi generate --output=/etc/cdi/nvidia.yaml',
          url: 'https://docs.nvidia.com/datacenter/cloud-native/container-toolkit/latest/cdi-support.html#manual-cdi-specification-generation',
        },
      ],
    },
    'an engine of which it is not known what it prefers': {
      facts: { ...cdiEngine('29.8.0', '1.56', names), ...specs(old) },
      codes: ['cdi-spec-stale?'],
    },
    'such an engine, without the hook': {
      facts: { ...cdiEngine('29.8.0', '1.56', names), ...noHook, ...specs(spec({ injectsUvm: false })) },
      codes: ['cdi-missing-uvm'],
    },
    'such an engine, with it': {
      facts: { ...cdiEngine('29.8.0', '1.56', names), ...specs(spec({ injectsUvm: false })) },
      codes: ['cdi-missing-uvm?'],
    },
    'the file that is wrong is written over': {
      facts: { ...both, ...specs({ ...old, path: '/var/run/cdi/nvidia.yaml' }) },
      codes: ['cdi-spec-stale'],
      steps: [generate('/var/run/cdi/nvidia.yaml')],
    },
    'the old libraries are still there': {
      facts: { ...both, ...specs(spec({ driverVersion: '535.230.02' })) },
      codes: ['cdi-spec-stale'],
      explainedBy: [],
      seen: { missing: [] },
    },
    'it fits what is installed, and the old module is loaded': {
      facts: {
        ...both,
        kernelModule: { kind: 'loaded', version: '550.127.05', flavour: 'open', uvm: true, users: 0 },
      },
      codes: ['cdi-spec-stale'],
      explainedBy: ['driver-library-mismatch'],
      repairedBy: { kernelModule: healthy.kernelModule },
    },
    'nodes that the host lacks as well': {
      facts: {
        ...both,
        ...noHook,
        ...specs(spec({ devices: [device('all', { missingNodes: ['/dev/nvidia0'] })] })),
      },
      codes: ['cdi-spec-stale'],
      explainedBy: ['device-nodes-missing'],
    },
    'the toolkit is gone, and its specification is left': {
      facts: {
        ...both,
        toolkit: nothing,
        ...specs(spec({ common: { missing: ['/usr/bin/nvidia-cdi-hook'], missingNodes: [] } })),
      },
      codes: ['cdi-spec-stale?'],
      explainedBy: ['toolkit-not-installed'],
    },
    'a device that the engine offers and the launch does without': {
      facts: { ...cdiEngine('28.5.2', '1.51', names), ...specs(old) },
      codes: ['cdi-spec-stale?'],
      repairedBy: specs(spec()),
    },
    'a node is gone, so that --gpus goes to the hook': {
      facts: {
        ...both,
        ...specs(spec({ devices: [device('all', { missingNodes: ['/dev/dri/renderD129'] })] })),
      },
      codes: ['cdi-spec-stale?'],
    },
    'a GPU was added': {
      facts: {
        ...both,
        ...specs(
          spec({
            devices: ['0', 'GPU-00000000-0000-0000-0000-000000000000', 'all'].map((name) => device(name)),
          }),
        ),
      },
      codes: ['cdi-spec-stale'],
      seen: { gpus: 'it lacks GPU 1' },
    },
    'a GPU was added, and the names are UUIDs': {
      facts: {
        ...both,
        ...specs(
          spec({
            devices: ['GPU-00000000-0000-0000-0000-000000000001', 'all'].map((name) => device(name)),
          }),
        ),
      },
      codes: ['cdi-spec-stale'],
      seen: { gpus: 'it lacks GPU 0' },
    },
    'MIG was switched on': {
      facts: { ...both, ...mig, ...specs(spec({ devices: ['0', '1', 'all'].map((name) => device(name)) })) },
      codes: ['cdi-spec-stale'],
      seen: { gpus: 'MIG was switched on or off since, on GPU 0' },
    },
    'without unified memory': {
      facts: { ...both, ...specs(spec({ injectsUvm: false })) },
      codes: ['cdi-missing-uvm'],
      steps: [
        { kind: 'run', argv: ['nvidia-modprobe', '-u', '-c=0'], root: true },
        generate('/etc/cdi/nvidia.yaml'),
      ],
      repairedBy: specs(spec()),
    },
    'two files of one directory': {
      facts: { ...base, ...specs(spec({ path: '/etc/cdi/gpu.yaml' }), spec()) },
      codes: ['cdi-spec-conflict'],
      fixes: ['keep-one-cdi-spec', 'generate-cdi-spec'],
      steps: [{ kind: 'run', argv: ['mv', '/etc/cdi/gpu.yaml', '/etc/cdi/gpu.yaml.aside'], root: true }],
    },
    'two files of one directory, and one elsewhere': {
      facts: {
        ...inMode('cdi'),
        ...specs(spec({ path: '/etc/cdi/gpu.json' }), spec(), spec({ path: '/var/run/cdi/nvidia.yaml' })),
      },
      codes: ['cdi-spec-conflict'],
    },
    'a name that it lacks': {
      facts: {
        ...cdiEngine('29.4.0', '1.54', ['nvidia.com/gpu=all']),
        ...noHook,
        ...specs(spec({ devices: [device('all')] })),
      },
      target: { gpus: 'device=1' },
      codes: ['cdi-device-name-unknown'],
      fixes: ['generate-cdi-spec', 'name-known-devices'],
      seen: { names: ['nvidia.com/gpu=1'], defined: ['nvidia.com/gpu=all'] },
    },
    'the engine does not list one of a newer version': {
      facts: { ...base, ...specs(spec({ cdiVersion: '1.1.0' })) },
      codes: ['cdi-version-too-new'],
      fixes: ['generate-older-cdi-spec'],
      seen: { reads: '1.0.0' },
    },
    'the engine says that it does not know a field': {
      facts: {
        ...base,
        ...specs(spec({ cdiVersion: '0.7.0' })),
        ...engine('29.4.0', '1.54', {
          cdiSpecDirs: ['/etc/cdi', '/var/run/cdi'],
          cdiProblems: [{ path: '/etc/cdi/nvidia.yaml', why: 'json: unknown field "additionalGids"' }],
        }),
      },
      codes: ['cdi-version-too-new'],
      seen: { engineSays: ['json: unknown field "additionalGids"'] },
    },
    'the engine says what else it stumbles over': {
      facts: {
        ...base,
        ...specs(spec()),
        ...engine('29.4.0', '1.54', {
          cdiSpecDirs: ['/etc/cdi', '/var/run/cdi'],
          cdiProblems: [{ path: '/etc/cdi/nvidia.yaml', why: 'open: permission denied' }],
        }),
      },
      codes: ['cdi-spec-missing-or-unreadable'],
      seen: { engineSays: ['open: permission denied'] },
    },
    'an engine that does not list, by its version': {
      facts: { ...cdiEngine('26.0.2', '1.45', null), ...noHook, ...specs(spec({ cdiVersion: '0.7.0' })) },
      codes: ['cdi-version-too-new?'],
      seen: { reads: '0.6.0' },
    },
    'CUDA does not start with GPUs from CDI': {
      facts: { ...both, ...failing({ cuda: noCuda, visibleDevices: 'void' }) },
      codes: ['cuinit-unknown-in-cdi-mode?'],
      candidates: ['cuinit-unknown-in-cdi-mode', 'uvm-module-stale'],
      fixes: ['use-hook'],
      repairedBy: { launch: healthy.launch },
    },
    'nor with those that the runtime makes out itself': {
      facts: failing({ cuda: noCuda, visibleDevices: 'void' }),
      codes: ['cuinit-unknown-in-cdi-mode?'],
    },
    'a reason that is known is reason enough': {
      facts: {
        ...both,
        ...specs(spec({ driverVersion: '535.230.02' })),
        ...failing({ cuda: noCuda, visibleDevices: 'void' }),
      },
      codes: ['cdi-spec-stale'],
    },
    'made for CDI, and it is off': {
      facts: { ...engine('27.5.1', '1.47', { cdiSpecDirs: [] }), ...noHook, ...specs(spec()) },
      codes: ['cdi-not-enabled-docker'],
      fixes: ['enable-cdi'],
      steps: [
        {
          kind: 'edit',
          file: '/etc/docker/daemon.json',
          change: { kind: 'json-merge', value: { features: { cdi: true } } },
          root: true,
        },
      ],
      repairedBy: cdiEngine('27.5.1', '1.47', null),
    },
  },
});

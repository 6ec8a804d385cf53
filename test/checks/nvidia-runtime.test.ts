import nvidiaRuntime from '../../checks/nvidia-runtime.ts';
import type { RuntimeBinary } from '../../src/probes/runtime-binaries.ts';
import { healthy } from '../../src/testing/healthy.ts';
import { inMode } from '../support/cdi.ts';
import { engineDown, engineWith } from '../support/engine.ts';
import { testCheck } from '../support/test-check.ts';

const only = { runtimes: [{ name: 'runc', path: 'runc' }] };
const runc: RuntimeBinary = { name: 'runc', path: 'runc', state: 'ok' };
const nvidia = (path: string, state: RuntimeBinary['state']): RuntimeBinary => ({
  name: 'nvidia',
  path,
  state,
});
const jetson = { kind: 'jetson', name: null } as const;

testCheck(nvidiaRuntime, {
  passes: {
    "another maker's is gone, and nothing uses it": {
      facts: {
        runtimeBinaries: [...healthy.runtimeBinaries, { name: 'runsc', path: 'runsc', state: 'missing' }],
      },
    },
    '--gpus needs no runtime': { facts: { engine: engineWith(only), runtimeBinaries: [runc] } },
    "a bare name where dockerd's PATH is not known": {
      facts: { runtimeBinaries: [runc, nvidia('nvidia-container-runtime', 'unknown')] },
    },
    'registered, in a mode that needs it': { facts: inMode('cdi') },
  },
  unknown: {
    'the default one, whose place could not be looked at': {
      facts: {
        engine: engineWith({ ...only, defaultRuntime: 'runsc' }),
        runtimeBinaries: [runc, { name: 'runsc', path: '/opt/runsc', state: 'unread' }],
      },
    },
  },
  skips: { 'no daemon': { facts: { engine: engineDown } } },
  finds: {
    'mode cdi refuses --gpus': {
      facts: { ...inMode('cdi'), engine: engineWith(only), runtimeBinaries: [runc] },
      codes: ['nvidia-runtime-not-registered'],
      seen: { runtimes: ['runc'] },
      fixes: ['configure-runtime'],
      steps: [{ kind: 'run', argv: ['nvidia-ctk', 'runtime', 'configure', '--runtime=docker'], root: true }],
    },
    'a Jetson needs it': {
      facts: { engine: engineWith(only), runtimeBinaries: [runc], platform: jetson },
      codes: ['nvidia-runtime-not-registered'],
    },
    'so does an engine before 19.03': {
      facts: {
        engine: engineWith({ ...only, version: '18.09.9', apiVersion: '1.39' }),
        runtimeBinaries: [runc],
      },
      codes: ['nvidia-runtime-not-registered'],
    },
    'without nvidia-ctk the file is changed': {
      facts: {
        engine: engineWith(only),
        runtimeBinaries: [runc],
        ...inMode('cdi'),
        toolkit: { ...inMode('cdi').toolkit, binaries: { ...healthy.toolkit.binaries, 'nvidia-ctk': null } },
      },
      codes: ['nvidia-runtime-not-registered'],
      steps: [
        {
          kind: 'edit',
          file: '/etc/docker/daemon.json',
          change: {
            kind: 'json-merge',
            value: { runtimes: { nvidia: { path: 'nvidia-container-runtime', args: [] } } },
          },
          root: true,
        },
      ],
    },
    'its program is gone, and nothing uses it': {
      facts: { runtimeBinaries: [runc, nvidia('nvidia-container-runtime', 'missing')] },
      codes: ['runtime-binary-missing?'],
      explainedBy: ['toolkit-not-installed'],
      repairedBy: { runtimeBinaries: healthy.runtimeBinaries },
    },
    'its program is gone, and it is the default': {
      facts: {
        engine: engineWith({ defaultRuntime: 'nvidia' }),
        runtimeBinaries: [runc, nvidia('/usr/bin/nvidia-container-runtime', 'missing')],
      },
      codes: ['runtime-binary-missing'],
      fixes: ['reinstall-toolkit'],
    },
    "another maker's is gone, and it is the default": {
      facts: {
        engine: engineWith({ defaultRuntime: 'runsc' }),
        runtimeBinaries: [runc, { name: 'runsc', path: '/usr/local/bin/runsc', state: 'missing' }],
      },
      codes: ['runtime-binary-missing'],
      explainedBy: [],
      fixes: ['restore-runtime'],
    },
    'it was registered in an odd place': {
      facts: {
        engine: engineWith({ defaultRuntime: 'nvidia' }),
        runtimeBinaries: [runc, nvidia('/opt/gone/nvidia-container-runtime', 'missing')],
      },
      codes: ['runtime-binary-missing'],
      explainedBy: [],
      fixes: ['repoint-runtime'],
    },
  },
});

import nvidiaRuntime from '../../checks/nvidia-runtime.ts';
import type { EngineFact } from '../../src/probes/engine.ts';
import type { RuntimeBinary } from '../../src/probes/runtime-binaries.ts';
import { healthy } from '../../src/testing/healthy.ts';
import { inMode } from '../support/cdi.ts';
import { testCheck } from '../support/test-check.ts';

const engine = (more: Partial<Extract<EngineFact, { kind: 'running' }>>): EngineFact =>
  healthy.engine.kind === 'running' ? { ...healthy.engine, ...more } : healthy.engine;
const only = { runtimes: [{ name: 'runc', path: 'runc' }] };
const runc: RuntimeBinary = { name: 'runc', path: 'runc', state: 'ok' };
const nvidia = (path: string, state: RuntimeBinary['state']): RuntimeBinary => ({
  name: 'nvidia',
  path,
  state,
});
const down: EngineFact = {
  kind: 'unreachable',
  endpoint: null,
  reason: 'refused',
  why: 'no',
  socketGid: null,
};
const jetson = { kind: 'jetson', name: null } as const;

testCheck(nvidiaRuntime, {
  passes: {
    '--gpus needs no runtime': { facts: { engine: engine(only), runtimeBinaries: [runc] } },
    "a bare name where dockerd's PATH is not known": {
      facts: { runtimeBinaries: [runc, nvidia('nvidia-container-runtime', 'unknown')] },
    },
    'registered, in a mode that needs it': { facts: inMode('cdi') },
  },
  skips: { 'no daemon': { facts: { engine: down } } },
  finds: {
    'mode cdi refuses --gpus': {
      facts: { ...inMode('cdi'), engine: engine(only), runtimeBinaries: [runc] },
      codes: ['nvidia-runtime-not-registered'],
      seen: { runtimes: ['runc'] },
      fixes: ['configure-runtime'],
      steps: [{ kind: 'run', argv: ['nvidia-ctk', 'runtime', 'configure', '--runtime=docker'], root: true }],
    },
    'a Jetson needs it': {
      facts: { engine: engine(only), runtimeBinaries: [runc], platform: jetson },
      codes: ['nvidia-runtime-not-registered'],
    },
    'so does an engine before 19.03': {
      facts: { engine: engine({ ...only, version: '18.09.9', apiVersion: '1.39' }), runtimeBinaries: [runc] },
      codes: ['nvidia-runtime-not-registered'],
    },
    'without nvidia-ctk the file is changed': {
      facts: {
        engine: engine(only),
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
        engine: engine({ defaultRuntime: 'nvidia' }),
        runtimeBinaries: [runc, nvidia('/usr/bin/nvidia-container-runtime', 'missing')],
      },
      codes: ['runtime-binary-missing'],
      fixes: ['reinstall-toolkit'],
    },
    'it was registered in an odd place': {
      facts: {
        engine: engine({ defaultRuntime: 'nvidia' }),
        runtimeBinaries: [runc, nvidia('/opt/gone/nvidia-container-runtime', 'missing')],
      },
      codes: ['runtime-binary-missing'],
      explainedBy: [],
      fixes: ['repoint-runtime'],
    },
  },
});

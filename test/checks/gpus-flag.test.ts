import gpusFlag from '../../checks/gpus-flag.ts';
import type { CdiFact } from '../../src/probes/cdi.ts';
import type { EngineFact } from '../../src/probes/engine.ts';
import type { ToolkitFact, ToolkitProgram } from '../../src/probes/toolkit.ts';
import { healthy } from '../../src/testing/healthy.ts';
import { type FindsCase, testCheck } from '../support/test-check.ts';

const engine = (version: string, apiVersion: string): { engine: EngineFact } => ({
  engine: healthy.engine.kind === 'running' ? { ...healthy.engine, version, apiVersion } : healthy.engine,
});
const without = (...programs: readonly ToolkitProgram[]): { toolkit: ToolkitFact } => ({
  toolkit: {
    ...healthy.toolkit,
    binaries: {
      ...healthy.toolkit.binaries,
      ...Object.fromEntries(programs.map((program) => [program, null])),
    },
  },
});
const noHook = without('nvidia-container-runtime-hook');
const noProgram = without('nvidia-container-runtime-hook', 'nvidia-cdi-hook');
const withSpec: { cdi: CdiFact } = {
  cdi: {
    dirs: ['/etc/cdi'],
    specs: [
      {
        kind: 'valid',
        path: '/etc/cdi/nvidia.yaml',
        cdiVersion: '0.7.0',
        deviceKind: 'nvidia.com/gpu',
        devices: ['all'],
        missing: [],
        injectsUvm: true,
      },
    ],
  },
};
const down: EngineFact = {
  kind: 'unreachable',
  endpoint: null,
  reason: 'refused',
  why: 'no',
  socketGid: null,
};
const needsHook = ['19.03.15', '20.10.24+dfsg1', '24.0.7', '25.0.5', '28.1.1', '28.2.2', '29.1.3'];

/** Up to 29.1 the hook alone counts, whatever CDI offers. */
const generations: Record<string, FindsCase> = Object.fromEntries(
  needsHook.map((version) => [
    `${version} needs the hook, with CDI or without`,
    {
      facts: { ...engine(version, '1.44'), ...noHook, ...withSpec },
      codes: ['gpus-not-supported'],
      explainedBy: ['toolkit-not-installed', 'toolkit-hook-missing', 'daemon-not-restarted'],
      seen: { needs: 'hook' },
      repairedBy: { toolkit: healthy.toolkit },
    },
  ]),
);

testCheck(gpusFlag, {
  passes: {
    '29.2 does with CDI': { facts: { ...engine('29.2.0', '1.53'), ...noHook, ...withSpec } },
    '29.3 does with CDI': { facts: { ...engine('29.3.0', '1.54'), ...noHook, ...withSpec } },
    '29.3 does with the hook': { facts: engine('29.3.1', '1.54') },
    'two of two GPUs': { target: { gpus: '2' } },
    'a GPU by its UUID': { target: { gpus: 'device=GPU-00000000-0000-0000-0000-000000000000' } },
  },
  skips: {
    'no daemon': { facts: { engine: down } },
    'before 19.03 there is no --gpus': { facts: engine('18.09.9', '1.39') },
    'no GPU': { facts: { pci: { bus: true, devices: [] } } },
  },
  finds: {
    ...generations,
    '29.2 without the hook needs a specification': {
      facts: { ...engine('29.2.1', '1.53'), ...noHook },
      codes: ['gpus-not-supported'],
      seen: { needs: 'hook-or-cdi' },
    },
    '29.3 with a specification and no program': {
      facts: { ...engine('29.3.0', '1.54'), ...noProgram, ...withSpec },
      codes: ['gpus-vendor-misdetected-amd'],
      explainedBy: ['toolkit-not-installed', 'toolkit-hook-missing', 'daemon-not-restarted'],
      repairedBy: { toolkit: healthy.toolkit },
    },
    '29.3 with nothing': {
      facts: { ...engine('29.3.0', '1.54'), ...noProgram },
      codes: ['gpus-not-supported'],
    },
    'three of two GPUs': {
      target: { gpus: '3' },
      codes: ['gpu-count-exceeds-host'],
      fixes: ['ask-for-fewer-gpus'],
      seen: { gpus: 2 },
    },
    'an index beyond the last': { target: { gpus: 'device=0,2' }, codes: ['gpu-count-exceeds-host'] },
    'an index in the environment': {
      facts: { system: { ...healthy.system, visibleDevices: '5' } },
      codes: ['gpu-count-exceeds-host'],
    },
  },
});

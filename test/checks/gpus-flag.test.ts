import gpusFlag from '../../checks/gpus-flag.ts';
import { healthy } from '../../src/testing/healthy.ts';
import { cdiEngine, engine, namesIn, spec, specs, toolkitWithout } from '../support/cdi.ts';
import { engineDown } from '../support/engine.ts';
import { type FindsCase, testCheck } from '../support/test-check.ts';

const noHook = toolkitWithout('nvidia-container-runtime-hook');
const noProgram = toolkitWithout('nvidia-container-runtime-hook', 'nvidia-cdi-hook');
const names = namesIn(spec());
const withSpec = specs(spec());
const late = {
  toolkit: {
    ...healthy.toolkit,
    oldestTraceMs: null,
    binaries: Object.fromEntries(
      Object.entries(healthy.toolkit.binaries).map(([name, binary]) => [
        name,
        binary === null
          ? null
          : { ...binary, installedMs: (healthy.dockerd.process?.startedMs ?? 0) + 60_000 },
      ]),
    ),
  },
} as typeof noHook;

/** Up to 29.1 the hook alone counts for --gpus; nvidia-cdi-hook and a specification are there all the same. */
const needsHook = [
  ['19.03.15', '1.40'],
  ['20.10.24+dfsg1', '1.41'],
  ['24.0.7', '1.43'],
  ['25.0.5', '1.44'],
  ['28.1.1', '1.49'],
  ['28.2.2', '1.50'],
  ['29.0.1', '1.52'],
  ['29.1.3', '1.52'],
] as const;
const generations: Record<string, FindsCase> = Object.fromEntries(
  needsHook.map(([version, api]) => [
    `${version} needs the hook`,
    {
      facts: { ...engine(version, api, { cdiSpecDirs: [] }), ...noHook, ...withSpec },
      codes: ['gpus-not-supported'],
      seen: { needs: 'hook' },
      repairedBy: { toolkit: healthy.toolkit },
    },
  ]),
);

testCheck(gpusFlag, {
  passes: {
    '29.2 does with CDI': { facts: { ...cdiEngine('29.2.0', '1.53', names), ...noHook, ...withSpec } },
    '29.3 does with CDI': { facts: { ...cdiEngine('29.3.0', '1.54', names), ...noHook, ...withSpec } },
    '29.3 does with the hook': { facts: engine('29.3.1', '1.54') },
    'a GPU that CDI does not know goes to the hook': {
      facts: { ...cdiEngine('29.3.1', '1.54', ['nvidia.com/gpu=all']), ...withSpec },
      target: { gpus: 'device=1' },
    },
    'CDI is switched off, and the hook is there': {
      facts: { ...engine('29.3.1', '1.54', { cdiSpecDirs: [] }), ...withSpec },
    },
    'two of two GPUs': { target: { gpus: '2' } },
    'a GPU by its UUID': { target: { gpus: 'device=GPU-00000000-0000-0000-0000-000000000000' } },
  },
  unknown: {
    'no hook, and specifications that could not be read': {
      facts: {
        ...cdiEngine('28.5.2', '1.51', names),
        ...noProgram,
        ...specs({ kind: 'unread', path: '/etc/cdi' }),
      },
    },
  },
  skips: {
    'no daemon': { facts: { engine: engineDown } },
    'before 19.03 there is no --gpus': { facts: engine('18.09.9', '1.39') },
    'no GPU': { facts: { pci: { bus: true, devices: [] }, nvidiaSmi: { kind: 'not-found' } } },
    'the engine gives CDI devices, and there is no hook': {
      facts: { ...cdiEngine('28.5.2', '1.51', names), ...noProgram, ...withSpec },
    },
    'so with the base package, whose nvidia-cdi-hook is there': {
      facts: { ...cdiEngine('29.0.1', '1.52', names), ...noHook, ...withSpec },
    },
    'and where CDI was switched on': {
      facts: { ...cdiEngine('25.0.5', '1.44', null), ...noHook, ...withSpec },
    },
    'nor from 29.3 on': { facts: { ...cdiEngine('29.3.0', '1.54', names), ...noProgram, ...withSpec } },
    'a client before 19.03 goes by the runtime': {
      facts: {
        dockerCli: {
          kind: 'present',
          path: 'docker',
          version: '18.09.7',
          podman: false,
          nvidiaDocker: false,
          apiVersion: null,
        },
      },
    },
  },
  finds: {
    ...generations,
    '29.2 without the hook needs a specification': {
      facts: { ...cdiEngine('29.2.1', '1.53', null), ...noHook },
      codes: ['gpus-not-supported'],
      seen: { needs: 'hook-or-cdi' },
      repairedBy: { ...withSpec, ...cdiEngine('29.2.1', '1.53', names) },
    },
    '29.2 without the hook needs CDI to be on': {
      facts: { ...engine('29.2.1', '1.53', { cdiSpecDirs: [] }), ...noHook, ...withSpec },
      codes: ['gpus-not-supported'],
      repairedBy: cdiEngine('29.2.1', '1.53', names),
    },
    '29.2 goes by its own list': {
      facts: { ...cdiEngine('29.2.1', '1.53', null), ...noHook, ...withSpec },
      codes: ['gpus-not-supported'],
    },
    '29.3 with a specification and programs that came later': {
      facts: { ...cdiEngine('29.3.0', '1.54', names), ...late, ...withSpec },
      codes: ['gpus-vendor-misdetected-amd'],
      repairedBy: { toolkit: healthy.toolkit },
    },
    '29.3 with CDI switched off is not misled': {
      facts: { ...engine('29.3.0', '1.54', { cdiSpecDirs: [] }), ...noProgram, ...withSpec },
      codes: ['gpus-not-supported'],
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
    'an index beyond the last, with more words': {
      target: { gpus: '"device=0,2",capabilities=utility' },
      codes: ['gpu-count-exceeds-host'],
    },
    'an index in the environment': {
      facts: { system: { ...healthy.system, visibleDevices: '5' } },
      codes: ['gpu-count-exceeds-host'],
    },
  },
});

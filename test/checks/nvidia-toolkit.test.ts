import nvidiaToolkit from '../../checks/nvidia-toolkit.ts';
import type { ToolkitFact, ToolkitProgram } from '../../src/probes/toolkit.ts';
import { healthy } from '../../src/testing/healthy.ts';
import { cdiEngine, engine, namesIn, spec, specs } from '../support/cdi.ts';
import { engineDown } from '../support/engine.ts';
import { testCheck } from '../support/test-check.ts';

const { toolkit } = healthy;
const started = healthy.dockerd.process?.startedMs ?? 0;
const binary = toolkit.binaries['nvidia-container-runtime-hook'];
const hook = (more: Partial<NonNullable<typeof binary>>): ToolkitFact['binaries'] => ({
  ...toolkit.binaries,
  'nvidia-container-runtime-hook': binary === null ? null : { ...binary, ...more },
});
const without = (...programs: readonly ToolkitProgram[]): Partial<ToolkitFact> => ({
  binaries: { ...toolkit.binaries, ...Object.fromEntries(programs.map((program) => [program, null])) },
});
const given = (more: Partial<ToolkitFact>) => ({ toolkit: { ...toolkit, ...more } });
const all: readonly ToolkitProgram[] = [
  'nvidia-container-runtime-hook',
  'nvidia-container-toolkit',
  'nvidia-container-runtime',
  'nvidia-container-cli',
  'nvidia-ctk',
  'nvidia-cdi-hook',
];

/** The base package: CDI, and no hook. */
const base = given(without('nvidia-container-runtime-hook', 'nvidia-container-cli'));
const names = namesIn(spec());

testCheck(nvidiaToolkit, {
  passes: {
    'the hook under its old name': {
      facts: given({
        binaries: {
          ...toolkit.binaries,
          'nvidia-container-runtime-hook': null,
          'nvidia-container-toolkit': binary,
        },
      }),
    },
    'upgraded since dockerd started': { facts: given({ binaries: hook({ installedMs: started + 60_000 }) }) },
    "dockerd's PATH is not known, and the hook lies in /usr/bin": {
      facts: given({ binaries: hook({ onDockerdPath: null }) }),
    },
    'an engine that needs no hook: --gpus by CDI': {
      facts: { ...base, ...cdiEngine('29.3.0', '1.54', names), ...specs(spec()) },
    },
    'nor where the specification is what is wrong': {
      facts: { ...base, ...cdiEngine('29.3.0', '1.54', null) },
    },
    'an engine that needs no hook: --device': {
      facts: { ...base, ...cdiEngine('28.2.2', '1.50', names), ...specs(spec()) },
    },
    'programs that only the specification knows of, as on NixOS': {
      facts: { ...given(without(...all)), ...cdiEngine('28.2.2', '1.50', names), ...specs(spec()) },
    },
    'made for CDI, and the engine is down': {
      facts: {
        ...base,
        ...specs(spec()),
        engine: engineDown,
      },
    },
    'a daemon that is not seen, and a hook from before this start of the machine': {
      facts: { dockerd: { ...healthy.dockerd, process: null } },
    },
  },
  skips: {
    'there is no GPU': { facts: { pci: { bus: true, devices: [] }, nvidiaSmi: { kind: 'not-found' } } },
    'a system that gives its driver to containers by mounts': {
      facts: { os: { ...healthy.os, id: 'cos', immutable: true }, ...given(without(...all)) },
    },
  },
  unknown: {
    'made for CDI, and the engine does not answer': {
      facts: { ...base, ...specs(spec()) },
      unread: ['engine'],
    },
    'made for CDI, and the specifications may not be read': {
      facts: { ...base, ...engine('29.3.0', '1.54'), ...specs({ kind: 'unread', path: '/etc/cdi' }) },
    },
    'no toolkit, and an engine that may bring one of its own': {
      facts: given(without(...all)),
      unread: ['dockerd'],
    },
    'no toolkit, and a system that may do without': { facts: given(without(...all)), unread: ['os'] },
    'nor listed': { facts: { ...base, ...engine('29.3.0', '1.54') }, unread: ['cdi'] },
    'what CDI needs is there, the hook is not, and the engine does not answer': {
      facts: base,
      unread: ['engine'],
    },
    'the same of what an engine looks for that turns to CDI by itself': {
      facts: {
        ...given({
          binaries: {
            ...toolkit.binaries,
            'nvidia-container-runtime-hook': null,
            'nvidia-container-toolkit': null,
            'nvidia-cdi-hook': {
              ...toolkit.binaries['nvidia-cdi-hook'],
              executable: true,
              dangling: false,
              onDockerdPath: true,
              path: '/usr/bin/nvidia-cdi-hook',
              installedMs: started + 60_000,
            },
          },
          oldestTraceMs: started + 59_000,
        }),
        ...cdiEngine('29.3.0', '1.54', names),
        ...specs(spec()),
        dockerd: { ...healthy.dockerd, process: null },
      },
    },
    "the hook lies in an odd place and dockerd's PATH is not known": {
      facts: given({
        binaries: hook({ path: '/opt/bin/nvidia-container-runtime-hook', onDockerdPath: null }),
      }),
    },
    'a daemon that is not seen, and a hook that is newer than this start of the machine': {
      facts: {
        ...given({ binaries: hook({ installedMs: started + 60_000 }), oldestTraceMs: started + 59_000 }),
        dockerd: { ...healthy.dockerd, process: null },
      },
    },
  },
  finds: {
    'specifications that may not be read, and an engine that knows none': {
      facts: { ...base, ...engine('24.0.7', '1.43'), ...specs({ kind: 'unread', path: '/etc/cdi' }) },
      codes: ['toolkit-hook-missing', 'toolkit-cli-missing'],
    },
    'made for CDI, which the engine has switched off': {
      facts: { ...base, ...engine('27.5.1', '1.47', { cdiSpecDirs: [] }), ...specs(spec()) },
      codes: ['toolkit-hook-missing'],
      explainedBy: ['cdi-not-enabled-docker'],
      repairedBy: cdiEngine('27.5.1', '1.47', null),
    },
    'a specification whose programs went with the toolkit': {
      facts: {
        ...given(without(...all)),
        ...cdiEngine('28.2.2', '1.50', names),
        ...specs(spec({ common: { missing: ['/usr/bin/nvidia-cdi-hook'], missingNodes: [] } })),
      },
      codes: ['toolkit-not-installed'],
      explainedBy: [],
    },
    'nothing is there': {
      facts: given({ ...without(...all), version: null, libraryVersion: null, oldestTraceMs: null }),
      codes: ['toolkit-not-installed'],
      fixes: ['install-toolkit'],
    },
    'the hook is gone': {
      facts: given(without('nvidia-container-runtime-hook')),
      codes: ['toolkit-hook-missing'],
      seen: { hook: 'absent' },
      fixes: ['reinstall-toolkit'],
    },
    'NixOS, and an engine that does no CDI': {
      facts: {
        ...given(without('nvidia-container-runtime-hook', 'nvidia-container-cli')),
        os: { ...healthy.os, id: 'nixos', family: 'nixos', packages: 'none' },
      },
      codes: ['nixos-no-gpus-hook'],
      fixes: ['use-cdi-on-nixos'],
      repairedBy: { toolkit },
    },
    'the hook is a dangling link': {
      facts: given({ binaries: hook({ dangling: true }) }),
      codes: ['toolkit-hook-missing'],
      seen: { hook: 'dangling' },
    },
    'the hook may not be executed': {
      facts: given({ binaries: hook({ executable: false }) }),
      codes: ['toolkit-hook-missing'],
      seen: { hook: 'not-executable' },
    },
    "the hook is not on dockerd's PATH": {
      facts: given({
        binaries: hook({ path: '/opt/nvidia/bin/nvidia-container-runtime-hook', onDockerdPath: false }),
      }),
      codes: ['toolkit-hook-missing'],
      fixes: ['link-hook'],
      steps: [
        {
          kind: 'run',
          argv: [
            'ln',
            '-s',
            '/opt/nvidia/bin/nvidia-container-runtime-hook',
            '/usr/bin/nvidia-container-runtime-hook',
          ],
          root: true,
        },
      ],
    },
    'installed after dockerd started': {
      facts: given({ binaries: hook({ installedMs: started + 60_000 }), oldestTraceMs: started + 59_000 }),
      codes: ['daemon-not-restarted'],
      fixes: ['restart-engine'],
    },
    'nvidia-container-cli is gone': {
      facts: given(without('nvidia-container-cli')),
      codes: ['toolkit-cli-missing'],
      fixes: ['reinstall-toolkit'],
    },
    'nvidia-container-cli lacks its library': {
      facts: given({ cliFailure: 'libnvidia-container.so.1: cannot open shared object file' }),
      codes: ['toolkit-cli-missing'],
      seen: { path: '/usr/bin/nvidia-container-cli' },
    },
    'nvidia-container-cli is not where config.toml names it': {
      facts: given({
        ...without('nvidia-container-cli'),
        settings: { ...toolkit.settings, cliPath: '/opt/gone/nvidia-container-cli' },
      }),
      codes: ['toolkit-cli-missing'],
      seen: { path: '/opt/gone/nvidia-container-cli' },
    },
  },
});

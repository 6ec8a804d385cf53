import toolkitConfig from '../../checks/toolkit-config.ts';
import type { ToolkitFact } from '../../src/probes/toolkit.ts';
import { healthy } from '../../src/testing/healthy.ts';
import { testCheck } from '../support/test-check.ts';

const { toolkit } = healthy;
const given = (more: Partial<ToolkitFact>) => ({ toolkit: { ...toolkit, ...more } });
const config = (more: object): ToolkitFact['config'] => ({
  kind: 'valid',
  mode: 'auto',
  driverRoot: '/',
  noCgroups: false,
  ...more,
});
const settings = (more: Partial<ToolkitFact['settings']>): Partial<ToolkitFact> => ({
  settings: { ...toolkit.settings, ...more },
});
const files = (more: Partial<ToolkitFact['files']>): Partial<ToolkitFact> => ({
  files: { ...toolkit.files, ...more },
});
const root = (state: ToolkitFact['files']['driverRoot'], more: Partial<ToolkitFact> = {}) =>
  given({
    config: config({ driverRoot: '/run/nvidia/driver' }),
    ...settings({ lines: { root: 'root = "/run/nvidia/driver"' } }),
    ...files({ driverRoot: state }),
    ...more,
  });
const real = (more: Partial<ToolkitFact>) =>
  given({
    version: '1.14.6',
    ...settings({
      ldconfig: '@/sbin/ldconfig.real',
      lines: { ldconfig: 'ldconfig = "@/sbin/ldconfig.real"' },
    }),
    ...files({ ldconfig: { named: false, sibling: true } }),
    ...more,
  });
const container = (version: string | null, more: Partial<ToolkitFact['settings']> = {}) =>
  given({
    version,
    ...settings({
      ldconfig: '/usr/sbin/ldconfig',
      lines: { ldconfig: 'ldconfig = "/usr/sbin/ldconfig"' },
      ...more,
    }),
    ...files({ ldconfig: { named: null, sibling: null } }),
  });
const csv = (more: Partial<ToolkitFact> = {}) =>
  given({ config: config({ mode: 'csv' }), ...settings({ lines: { mode: 'mode = "csv"' } }), ...more });
const jetson = { platform: { ...healthy.platform, kind: 'jetson' } } as const;
const noLibraries = { driverLibraries: { cuda: null, nvml: null, searched: [] } };
const repaired = { toolkit };

testCheck(toolkitConfig, {
  passes: {
    "a driver container's root with its driver in it": { facts: root('there') },
    "a driver container's root that may not be looked at": { facts: root('unknown') },
    'no driver below the root, and a mode that does not look there': {
      facts: root('absent', { config: config({ driverRoot: '/run/nvidia/driver', mode: 'cdi' }) }),
    },
    'an ldconfig with .real where there is none, and a hook that finds the other': {
      facts: real({ version: '1.15.0' }),
    },
    'an ldconfig with .real, and a hook that tells no version': { facts: real({ version: null }) },
    'neither ldconfig was found': { facts: real(files({ ldconfig: { named: false, sibling: false } })) },
    "the container's ldconfig with a toolkit that takes it": { facts: container('1.17.2') },
    "the container's ldconfig, allowed": { facts: container('1.17.8', { ldconfigFromContainer: true }) },
    'mode csv on a Jetson': { facts: { ...csv(files({ csv: true })), ...jetson } },
    'mode csv where the files are there': { facts: csv(files({ csv: true })) },
    'mode jit-cdi': { facts: given({ config: config({ mode: 'jit-cdi' }) }) },
  },
  skips: {
    "Docker Desktop's own toolkit": { facts: { dockerd: { ...healthy.dockerd, flavour: 'desktop' } } },
    'there is none': { facts: given({ config: { kind: 'absent' } }) },
  },
  unknown: {
    'it may not be read': { facts: given({ config: { kind: 'unreadable' } }) },
    "the driver's root could not be looked at": { facts: root('unread') },
    'the ldconfig that an old toolkit takes as it stands could not be looked at': {
      facts: real(files({ ldconfig: { named: null, sibling: true } })),
    },
    'nor the other name of one that is not there': {
      facts: real(files({ ldconfig: { named: false, sibling: null } })),
    },
    'a toolkit that does not tell its version, and such an ldconfig': {
      facts: real({
        version: null,
        silent: '/usr/bin/nvidia-ctk',
        ...files({ ldconfig: { named: false, sibling: true } }),
      }),
    },
    'a mode for Jetson, whose files could not be looked at': {
      facts: given({ config: config({ mode: 'csv' }), ...files({ csv: null }) }),
    },
  },
  finds: {
    'no TOML': {
      facts: given({ config: { kind: 'invalid', why: 'line 2: unexpected character' } }),
      codes: ['toolkit-config-invalid'],
      seen: { why: 'line 2: unexpected character' },
      fixes: ['correct-toolkit-config'],
    },
    "the container's ldconfig with a toolkit that refuses it": {
      facts: container('1.17.3'),
      codes: ['toolkit-config-invalid'],
      fixes: ['use-host-ldconfig'],
      steps: [
        {
          kind: 'edit',
          file: '/etc/nvidia-container-runtime/config.toml',
          change: {
            kind: 'replace',
            old: '\nldconfig = "/usr/sbin/ldconfig"',
            new: '\nldconfig = "@/usr/sbin/ldconfig"',
          },
          root: true,
        },
      ],
    },
    "a driver container's root that is not there, on a host with a driver": {
      facts: root('absent'),
      codes: ['config-toml-driver-root'],
      seen: { root: '/run/nvidia/driver', found: 'absent' },
      fixes: ['use-host-driver', 'start-driver-container'],
      steps: [
        {
          kind: 'edit',
          file: '/etc/nvidia-container-runtime/config.toml',
          change: {
            kind: 'replace',
            old: '\nroot = "/run/nvidia/driver"',
            new: '\n#root = "/run/nvidia/driver"',
          },
          root: true,
        },
      ],
      repairedBy: repaired,
    },
    "a driver container's root that is empty, on a host without a driver": {
      facts: { ...root('empty'), ...noLibraries },
      codes: ['config-toml-driver-root'],
      fixes: ['start-driver-container', 'use-host-driver'],
    },
    'a root that is set twice in the file': {
      facts: root('absent', settings({ lines: {} })),
      codes: ['config-toml-driver-root'],
    },
    'an ldconfig with .real where there is none': {
      facts: real({}),
      codes: ['ldconfig-in-hook-failed'],
      seen: { there: '@/sbin/ldconfig' },
      fixes: ['use-host-ldconfig'],
    },
    'mode csv on a machine that is no Jetson': {
      facts: csv(),
      codes: ['toolkit-mode-unsuitable'],
      fixes: ['set-toolkit-mode'],
      repairedBy: repaired,
    },
    'a mode that nobody knows': {
      facts: given({ config: config({ mode: 'legcy' }) }),
      codes: ['toolkit-mode-unsuitable'],
      seen: { mode: 'legcy' },
    },
  },
});

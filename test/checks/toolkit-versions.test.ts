import toolkitVersions from '../../checks/toolkit-versions.ts';
import type { ToolkitFact } from '../../src/probes/toolkit.ts';
import { healthy } from '../../src/testing/healthy.ts';
import { engineWith } from '../support/engine.ts';
import { testCheck } from '../support/test-check.ts';

const healthyToolkit = { toolkit: healthy.toolkit };
const given = (more: Partial<ToolkitFact>) => ({ toolkit: { ...healthy.toolkit, ...more } });
const both = (version: string, more: Partial<ToolkitFact> = {}) =>
  given({ version, ctkVersion: version, libraryVersion: version, cliVersion: version, ...more });
const library = (version: string) => ({ libraryVersion: version, cliVersion: version });
const mode = (name: string): ToolkitFact['config'] => ({
  kind: 'valid',
  mode: name,
  driverRoot: '/',
  noCgroups: false,
});
const noCgroups = { kind: 'valid', mode: 'auto', driverRoot: '/', noCgroups: true } as const;
const v1 = { engine: engineWith({ cgroupVersion: '1', cgroupDriver: 'cgroupfs' }) };
const arch = { os: { ...healthy.os, id: 'arch', family: 'arch', packages: 'pacman' } } as const;
const rocky = { os: { ...healthy.os, id: 'rocky', family: 'rhel', packages: 'dnf' } } as const;
const nested = { containment: { ...healthy.containment, container: 'system' } } as const;

const noBinaries: ToolkitFact['binaries'] = {
  'nvidia-container-runtime-hook': null,
  'nvidia-container-toolkit': null,
  'nvidia-container-runtime': null,
  'nvidia-container-cli': null,
  'nvidia-ctk': null,
  'nvidia-cdi-hook': null,
};

testCheck(toolkitVersions, {
  passes: {
    'the first library that knows v2': { facts: both('1.8.0') },
    'numbers from before they were one': {
      facts: { ...v1, ...both('1.5.1', library('1.4.0')) },
    },
    'cgroup v1 and a library that knows no other': {
      facts: { ...v1, ...both('1.7.0') },
    },
    'an old library that leaves cgroups alone': {
      facts: both('1.7.0', { config: noCgroups }),
    },
    'a hook that ignores a file in which nothing is set': {
      facts: both('1.14.0'),
    },
    'the newest that is known': { facts: both('1.20.0') },
    'a library that is newer than the toolkit': { facts: given(library('1.19.0')) },
    'an old CLI that is never called': {
      facts: given({ version: '1.18.2', ctkVersion: '1.18.2', ...library('1.12.1'), config: mode('cdi') }),
    },
    'a bug of the other way into a container': { facts: both('1.18.0') },
  },
  skips: {
    "Docker Desktop's own toolkit": { facts: { dockerd: { ...healthy.dockerd, flavour: 'desktop' } } },
    'no toolkit': {
      facts: given({ version: null, libraryVersion: null, binaries: noBinaries }),
    },
  },
  unknown: {
    'a library that tells nothing': { facts: given({ libraryVersion: null, cliVersion: null }) },
    'a program that does not answer': {
      facts: given({ version: null, ctkVersion: null, silent: '/usr/bin/nvidia-ctk' }),
    },
    'no part tells its version': { facts: given({ version: null, libraryVersion: null }) },
  },
  finds: {
    'an option that the CLI does not know': {
      facts: given(library('1.12.1')),
      codes: ['toolkit-version-mix'],
      seen: { toolkit: '1.17.8', library: '1.12.1' },
      fixes: ['upgrade-toolkit'],
      steps: [
        { kind: 'run', argv: ['apt-get', 'update'], root: true },
        {
          kind: 'run',
          argv: [
            ...['apt-get', 'install', '-y', 'nvidia-container-toolkit', 'nvidia-container-toolkit-base'],
            ...['libnvidia-container-tools', 'libnvidia-container1'],
          ],
          root: true,
        },
      ],
      repairedBy: healthyToolkit,
    },
    'the last CLI without the option': {
      facts: given({ version: '1.17.7', ctkVersion: '1.17.7', ...library('1.17.6') }),
      codes: ['toolkit-version-mix'],
    },
    'a library held back from before the option': {
      facts: both('1.16.2', library('1.14.3')),
      codes: ['toolkit-version-mix?'],
    },
    'cgroup v2 and a library that knows only v1': {
      facts: both('1.5.1', library('1.4.0')),
      codes: ['cgroup-v2-old-libnvidia'],
      seen: { library: '1.4.0' },
      fixes: ['upgrade-toolkit'],
    },
    'the last library that knows only v1': {
      facts: both('1.7.0'),
      codes: ['cgroup-v2-old-libnvidia'],
    },
    'a nested engine and the first library that knows v2': {
      facts: { ...both('1.8.0'), ...nested },
      codes: ['toolkit-bug-old-version?'],
    },
    'a library that looked for a folder that is not there': {
      facts: { ...v1, ...both('1.0.1') },
      codes: ['toolkit-bug-old-version?'],
    },
    'a hook that ignores what is set': {
      facts: both('1.14.0', { config: noCgroups }),
      codes: ['toolkit-bug-old-version?'],
      seen: { toolkit: '1.14.0' },
    },
    'the CLI that died on Arch': {
      facts: { ...given(library('1.17.7')), ...arch },
      codes: ['toolkit-version-mix?', 'toolkit-bug-old-version?'],
      fixes: ['upgrade-toolkit'],
      steps: [{ kind: 'run', argv: ['pacman', '-Syu', '--noconfirm'], root: true }],
    },
    'CDI of a release that lost the driver in other distributions': {
      facts: { ...both('1.18.0', { config: mode('cdi') }), ...rocky },
      codes: ['toolkit-bug-old-version?'],
    },
  },
});

import { defineCheck, type Finding, type Fix } from '../src/check.ts';
import { links } from '../src/knowledge/links.ts';
import { hasNvidiaRuntime } from '../src/knowledge/running-engine.ts';
import { valueIn } from '../src/probe.ts';
import type { EngineFact, RunningEngine } from '../src/probes/engine.ts';
import { isAtLeast } from '../src/version.ts';
import { leaveToolkitToSnap, replaceSnap, useEngineOfHost } from './fixes/engine-choice.ts';
import { byHand } from './fixes/steps.ts';

const codes = [
  'snap-docker',
  'docker-desktop-linux-context',
  'docker-desktop-wsl-regression',
  'gpus-on-windows-docker',
  'engine-on-another-machine',
] as const;

type Code = (typeof codes)[number];
export default defineCheck({
  id: 'engine-kind',
  title: "The engine that answers can use this machine's GPUs",
  needs: ['engine', 'dockerd', 'engineEndpoint', 'platform'],
  uses: ['os', 'toolkit', 'system', 'dockerPackages'],
  codes,
  applies({ engine, dockerd }) {
    return engine.kind === 'running' || dockerd.flavour === 'desktop' || 'no Docker daemon answers';
  },
  examine({ engine, dockerd, engineEndpoint, platform, os, ...facts }): readonly Finding<Code>[] {
    const { toolkit, system, dockerPackages } = facts;
    const { flavour } = dockerd;
    const wsl = platform.kind === 'wsl2';
    const useHosts = useEngineOfHost(dockerd, engineEndpoint.from, os, dockerPackages);
    if (flavour === 'desktop' && !wsl) return [desktopOnLinux(engine, engineEndpoint.from, useHosts)];
    if (engine.kind !== 'running') return [];
    if (flavour === 'desktop') return onWindows(engine);
    if (flavour === 'elsewhere') return [elsewhere(engine, valueIn(system)?.kernelRelease ?? null, useHosts)];
    if (flavour !== 'snap') return [];
    const hostToolkit = Object.values(valueIn(toolkit)?.binaries ?? {}).some((binary) => binary !== null);
    const replace = replaceSnap(dockerd, os, dockerPackages);
    return [snap(engine, hostToolkit, replace, leaveToolkitToSnap(os))];
  },
});

/** It keeps its engine in a virtual machine, into which no GPU is passed on Linux. */
const desktopOnLinux = (engine: EngineFact, from: string, fix: Fix): Finding<Code> => ({
  code: 'docker-desktop-linux-context',
  severity: 'error',
  message: `The docker command is set to Docker Desktop${engine.kind === 'running' ? '' : ', which does not run either'}. Its engine lives in a virtual machine that on Linux is given no GPU.`,
  seen: { endpoint: engine.endpoint, from, answers: engine.kind === 'running' },
  fixes: [fix],
});

/** Desktop releases in which containers with a GPU hang, by the maker's own issue tracker. */
const badDesktops: Readonly<Record<string, string>> = {
  '4.17.1': 'https://github.com/docker/for-win/issues/13324',
};

function onWindows(engine: RunningEngine): readonly Finding<Code>[] {
  // With the WSL 2 backend its engine runs on the very kernel of WSL.
  if (engine.osType === 'windows' || /linuxkit/.test(engine.kernelVersion)) {
    const windows = engine.osType === 'windows';
    return [
      {
        code: 'gpus-on-windows-docker',
        severity: 'error',
        message: windows
          ? 'Docker Desktop is switched to Windows containers, and NVIDIA images are for Linux.'
          : 'Docker Desktop runs its engine in Hyper-V, where there is no GPU: only its WSL 2 backend gives one.',
        seen: { osType: engine.osType, kernel: engine.kernelVersion },
        fixes: [switchDesktop(windows)],
      },
    ];
  }
  const version = /Docker Desktop v?(\d+\.\d+\.\d+)/.exec(engine.platformName)?.[1] ?? '';
  const issue = Object.hasOwn(badDesktops, version) ? badDesktops[version] : undefined;
  if (issue === undefined) return [];
  return [
    {
      code: 'docker-desktop-wsl-regression',
      severity: 'error',
      message: `Docker Desktop ${version} is known to hang when a container asks for a GPU on WSL 2.`,
      seen: { version, issue },
      fixes: [updateDesktop(issue)],
    },
  ];
}

const switchDesktop = (windows: boolean): Fix => ({
  id: 'switch-docker-desktop',
  title: windows ? 'Switch Docker Desktop to Linux containers' : 'Switch Docker Desktop to its WSL 2 backend',
  risk: 'manual',
  interrupts: 'running containers stop',
  steps: [
    byHand(
      windows
        ? "In the menu of Docker Desktop's icon choose Switch to Linux containers."
        : 'In the settings of Docker Desktop, General, tick Use the WSL 2 based engine, and under Resources, WSL integration, this distribution. It needs Windows 11, or Windows 10 21H2 and later.',
      links.dockerDesktopGpu,
    ),
  ],
  verify: ['docker', 'info', '--format', '{{.KernelVersion}}'],
  source: links.dockerDesktopGpu,
});

const updateDesktop = (issue: string): Fix => ({
  id: 'update-docker-desktop',
  title: 'Update Docker Desktop',
  risk: 'manual',
  interrupts: 'running containers stop',
  steps: [byHand('Install a later release of Docker Desktop on Windows.', issue)],
  verify: ['docker', 'version'],
  source: issue,
});

/** What is looked at here says nothing of another machine; so it is said, and the launch decides. */
const elsewhere = (engine: RunningEngine, kernel: string | null, fix: Fix): Finding<Code> => ({
  code: 'engine-on-another-machine',
  severity: 'warning',
  message: `The engine at ${engine.endpoint} runs on another machine or in a virtual one (its kernel is ${engine.kernelVersion}), so what is found on this machine says little of it.`,
  seen: { endpoint: engine.endpoint, kernel: engine.kernelVersion, thisKernel: kernel },
  fixes: [
    {
      id: 'run-there',
      title: 'Run the doctor where the engine runs',
      risk: 'manual',
      steps: [byHand('Run ngc-doctor on the machine of the engine; there it sees driver and GPUs.')],
    },
    fix,
  ],
});

/** From this release on the snap fails where the host has a toolkit of its own (canonical/docker-snap, issue 357). */
const stumblesFrom = '29.2';

function snap(engine: RunningEngine, hostToolkit: boolean, replace: Fix, leave: Fix): Finding<Code> {
  const own = hasNvidiaRuntime(engine);
  const stumbles = own && hostToolkit && isAtLeast(engine.version, stumblesFrom);
  const seen = {
    rootDir: engine.rootDir,
    version: engine.version,
    runtimes: engine.runtimes.map(({ name }) => name),
    hostToolkit,
  };
  if (!own) {
    return {
      code: 'snap-docker',
      severity: 'error',
      message:
        "Docker is the snap, which cannot use the NVIDIA Container Toolkit of this machine, and the snap's own has registered no NVIDIA runtime.",
      seen,
      fixes: [replace],
    };
  }
  if (stumbles) {
    return {
      code: 'snap-docker',
      severity: 'error',
      message: `Docker is the snap, and from ${stumblesFrom} on it fails to start containers with a GPU where the machine has an NVIDIA Container Toolkit of its own.`,
      seen,
      fixes: [replace, leave],
    };
  }
  return {
    code: 'snap-docker',
    severity: 'warning',
    message:
      'Docker is the snap: it gives GPUs by its own NVIDIA runtime alone (--runtime=nvidia), and sees files below home folders alone.',
    seen,
    fixes: [replace],
  };
}

import type { Finding, Fix } from '../../src/check.ts';
import { links } from '../../src/knowledge/links.ts';
import type { RunningEngine } from '../../src/probes/engine.ts';
import { byHand } from '../fixes/steps.ts';

type Code = 'docker-desktop-wsl-regression' | 'gpus-on-windows-docker';

/** Desktop releases in which containers with a GPU hang, by the maker's own issue tracker. */
const badDesktops: Readonly<Record<string, string>> = {
  '4.17.1': 'https://github.com/docker/for-win/issues/13324',
};

/** Docker Desktop gives GPUs on Windows, by its WSL 2 backend alone. */
export function desktopOnWindows(engine: RunningEngine): readonly Finding<Code>[] {
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

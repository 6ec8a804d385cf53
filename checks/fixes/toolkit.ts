import type { Fix, Step } from '../../src/check.ts';
import { links } from '../../src/knowledge/links.ts';
import { type Reading, valueIn } from '../../src/probe.ts';
import type { DaemonJsonFact } from '../../src/probes/daemon-json.ts';
import type { DockerdFact } from '../../src/probes/dockerd.ts';
import type { OsFact } from '../../src/probes/os.ts';
import type { PlatformFact } from '../../src/probes/platform.ts';
import type { ToolkitFact } from '../../src/probes/toolkit.ts';
import { afterToolkit, toolkitPackages } from './install/toolkit.ts';
import { asRoot, asUser, byHand } from './steps.ts';

/** What these fixes depend on; what is not given counts as not known. */
export interface HostForFix {
  readonly os: Reading<OsFact>;
  readonly dockerd: Reading<DockerdFact>;
  readonly toolkit?: Reading<ToolkitFact>;
  readonly platform?: Reading<PlatformFact>;
  readonly daemonJson?: Reading<DaemonJsonFact>;
}

/** Installs the toolkit, registers its runtime, and lets dockerd find its hook by a restart. */
export function installToolkit(host: HostForFix): Fix {
  const install = toolkitPackages(host.os, 'install', host.platform);
  const manual = riskOf(install) === 'manual';
  const rootless = valueIn(host.dockerd)?.flavour === 'rootless';
  return {
    id: 'install-toolkit',
    title: 'Install the NVIDIA Container Toolkit',
    risk: riskOf(install),
    ...following(host.os),
    ...(rootless && !manual
      ? { interrupts: 'engines that run as root on this machine need no-cgroups the other way round' }
      : {}),
    steps: [...install, ...(manual ? [] : [configureStep(host), ...(rootless ? [leaveCgroups] : [])])],
    verify: ['nvidia-ctk', '--version'],
    source: links.toolkitInstall,
  };
}

/** Not root's own, a rootless engine may not open devices in control groups (NVIDIA's guide, rootless mode). */
const leaveCgroups = asRoot(
  'nvidia-ctk',
  'config',
  '--set',
  'nvidia-container-cli.no-cgroups=true',
  '--in-place',
);

function following(os: HostForFix['os']): Pick<Fix, 'then' | 'interrupts'> {
  const then = afterToolkit(os);
  if (then === undefined) return {};
  return then === 'reboot' ? { then, interrupts: 'the machine restarts at the end' } : { then };
}

/** Puts back what is missing of a toolkit that is partly there. */
export function reinstallToolkit(host: HostForFix): Fix {
  const steps = toolkitPackages(host.os, 'reinstall', host.platform);
  return {
    id: 'reinstall-toolkit',
    title: 'Install the NVIDIA Container Toolkit again',
    risk: riskOf(steps),
    ...following(host.os),
    steps,
    verify: ['nvidia-container-cli', '--version'],
    source: links.toolkitInstall,
  };
}

/** dockerd looks the hook up on its own PATH; /usr/bin is on it wherever nobody changed it. */
export const linkHook = (path: string): Fix => ({
  id: 'link-hook',
  title: 'Put the hook where dockerd looks',
  risk: 'safe',
  then: 'restart-engine',
  steps: [asRoot('ln', '-s', path, `/usr/bin/${path.slice(path.lastIndexOf('/') + 1)}`)],
  verify: ['nvidia-container-runtime-hook', '--version'],
});

/** NixOS writes the specification at boot, and switches CDI on in Docker 25 and later. */
export const useCdiOnNixos: Fix = {
  id: 'use-cdi-on-nixos',
  title: 'Let NixOS give the GPUs by CDI',
  risk: 'manual',
  steps: [
    byHand(
      'In the configuration: hardware.nvidia-container-toolkit.enable = true, and a virtualisation.docker.package of Docker 25 or later, with virtualisation.docker.daemon.settings.features.cdi = true before 28.2. Then: nixos-rebuild switch. Launch with --device nvidia.com/gpu=all.',
      links.nixos,
    ),
  ],
  verify: ['nvidia-ctk', 'cdi', 'list'],
  source: links.nixos,
};

/** The restart that others may ask for too: the plan keeps one, last, in this host's own way. */
export const restartForToolkit: Fix = {
  id: 'restart-engine',
  title: 'Restart the Docker Engine',
  risk: 'disruptive',
  interrupts: 'running containers stop',
  then: 'restart-engine',
  steps: [byHand('Restart the Docker Engine.')],
};

export const configureRuntime = (host: HostForFix): Fix => ({
  id: 'configure-runtime',
  title: 'Register the NVIDIA runtime with Docker',
  risk: 'safe',
  then: 'restart-engine',
  steps: [configureStep(host)],
  verify: ['docker', 'info', '--format', '{{json .Runtimes}}'],
  source: links.toolkitInstall,
});

/** Registers the runtime at its usual name in place of a path that leads nowhere. */
export function repointRuntime(host: HostForFix): Fix {
  const file = configFile(host);
  return {
    id: 'repoint-runtime',
    title: 'Register the NVIDIA runtime at the program that is there',
    risk: 'safe',
    then: 'restart-engine',
    steps: [{ kind: 'edit', file, change: { kind: 'json-merge', value: runtimeEntry }, root: true }],
    verify: ['docker', 'info', '--format', '{{json .Runtimes}}'],
    source: links.toolkitInstall,
  };
}

const runtimeEntry = { runtimes: { nvidia: { path: 'nvidia-container-runtime', args: [] } } };

/** By NVIDIA's own tool where it is there, else by the same change of the file. */
function configureStep(host: HostForFix): Step {
  const file = configFile(host);
  const toolkit = host.toolkit === undefined ? null : valueIn(host.toolkit);
  if (toolkit !== null && toolkit.binaries['nvidia-ctk'] === null) {
    return { kind: 'edit', file, change: { kind: 'json-merge', value: runtimeEntry }, root: true };
  }
  const elsewhere = file === '/etc/docker/daemon.json' ? [] : [`--config=${file}`];
  const argv = ['nvidia-ctk', 'runtime', 'configure', '--runtime=docker', ...elsewhere];
  // A rootless engine's file belongs to its user.
  return valueIn(host.dockerd)?.flavour === 'rootless' ? asUser(...argv) : asRoot(...argv);
}

/** The file that the engine reads. */
export const configFile = ({ dockerd }: HostForFix): string =>
  valueIn(dockerd)?.configFile ?? '/etc/docker/daemon.json';

const riskOf = (steps: readonly Step[]): Fix['risk'] =>
  steps.some(({ kind }) => kind === 'do') ? 'manual' : 'safe';

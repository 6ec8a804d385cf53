import type { Fix, Step } from '../../src/check.ts';
import { links } from '../../src/knowledge/links.ts';
import type { DaemonJsonFact } from '../../src/probes/daemon-json.ts';
import type { DeviceNodesFact } from '../../src/probes/device-nodes.ts';
import type { DockerdFact } from '../../src/probes/dockerd.ts';
import type { ToolkitFact } from '../../src/probes/toolkit.ts';
import { atLeast, parseVersion } from '../../src/version.ts';
import { asRoot, byHand } from './steps.ts';

/** `nvidia-ctk config --set` writes the right type from this version on (the toolkit's changelog, 1.15.0-rc.1). */
const firstSetting = '1.15.0';

/** The hook reads the file at every launch: no restart is needed. */
export const setNoCgroups = (toolkit: ToolkitFact, value: boolean): Fix => ({
  id: value ? 'leave-cgroups-alone' : 'let-hook-open-devices',
  title: value
    ? "Have the toolkit's hook leave control groups alone"
    : "Let the toolkit's hook open the GPU devices to containers",
  risk: 'safe',
  interrupts: value
    ? 'engines that run as root on this machine need it the other way round'
    : 'rootless engines on this machine need it the other way round',
  steps: [settingStep(toolkit, value)],
  verify: ['grep', '-n', 'no-cgroups', toolkit.configPath],
  source: links.toolkitInstall,
});

function settingStep(toolkit: ToolkitFact, value: boolean): Step {
  return settingOf(toolkit, 'no-cgroups', String(value), String(value));
}

/** Whom nvidia-container-cli asks the driver as: nobody, unless the file names a user and a group. */
export const setHookUser = (toolkit: ToolkitFact, user: string): Fix => ({
  id: 'set-hook-user',
  title: `Have the toolkit's hook ask the driver as ${user}`,
  risk: 'safe',
  steps: [settingOf(toolkit, 'user', user, `"${user}"`)],
  verify: ['grep', '-n', 'user =', toolkit.configPath],
  source: 'https://github.com/NVIDIA/libnvidia-container/blob/main/src/nvc.c',
});

/** The line that is there is changed; else NVIDIA's tool sets it; else somebody writes it. */
function settingOf(toolkit: ToolkitFact, key: string, value: string, literal: string): Step {
  const { configPath, settings } = toolkit;
  const line = settings.lines[key];
  if (line !== undefined) {
    const change = { kind: 'replace', old: line, new: `${key} = ${literal}` } as const;
    return { kind: 'edit', file: configPath, change, root: true };
  }
  if (hasSetting(toolkit)) {
    return asRoot('nvidia-ctk', 'config', '--set', `nvidia-container-cli.${key}=${value}`, '--in-place');
  }
  return byHand(`Put the line ${key} = ${literal} into the section [nvidia-container-cli] of ${configPath}.`);
}

function hasSetting({ binaries, version }: ToolkitFact): boolean {
  const [now, first] = [version === null ? null : parseVersion(version), parseVersion(firstSetting)];
  return binaries['nvidia-ctk']?.executable === true && now !== null && first !== null && atLeast(now, first);
}

/** What dockerd was told on its command line must not be said in the file as well: it would not start. */
export function useCgroupfs(daemonJson: DaemonJsonFact | null, dockerd: DockerdFact | null): Fix {
  const file = dockerd?.configFile ?? '/etc/docker/daemon.json';
  const byFlag = dockerd?.process?.argv.some((word) => word.startsWith('--exec-opt')) === true;
  const settings = daemonJson?.kind === 'valid' ? daemonJson.value : {};
  const options = Array.isArray(settings['exec-opts']) ? settings['exec-opts'] : [];
  const others = options.filter((option) => !String(option).startsWith('native.cgroupdriver='));
  const value = { 'exec-opts': [...others, 'native.cgroupdriver=cgroupfs'] };
  const step: Step =
    byFlag || daemonJson === null || daemonJson.kind === 'invalid'
      ? byHand(
          `Have dockerd use native.cgroupdriver=cgroupfs (exec-opts in ${file}, or --exec-opt where it is set there now).`,
          links.toolkitTroubleshooting,
        )
      : { kind: 'edit', file, change: { kind: 'json-merge', value }, root: true };
  return {
    id: 'use-cgroupfs-driver',
    title: 'Have Docker manage the control groups itself',
    risk: 'disruptive',
    interrupts:
      'the engine restarts; on a node of Kubernetes the kubelet must use the same driver, for which systemd is recommended',
    then: 'restart-engine',
    steps: [step],
    verify: ['docker', 'info', '--format', '{{.CgroupDriver}}'],
    source: links.toolkitTroubleshooting,
  };
}

export const giveDevicesByCdi: Fix = {
  id: 'give-devices-by-cdi',
  title: 'Give containers that run for long their GPUs by CDI',
  risk: 'manual',
  steps: [
    byHand(
      'Start them with --device nvidia.com/gpu=all in place of --gpus all: the devices are then part of what systemd knows of the container.',
      links.toolkitTroubleshooting,
    ),
  ],
  verify: ['nvidia-ctk', 'cdi', 'list'],
  source: links.toolkitTroubleshooting,
};

/** `nvidia-ctk system create-dev-char-symlinks` came with toolkit 1.12. */
export const linkDeviceNodes = ({ nodes }: DeviceNodesFact): Fix => ({
  id: 'link-device-nodes',
  title: 'Make the links in /dev/char at every start',
  risk: 'manual',
  steps: [
    byHand(
      'Write /etc/udev/rules.d/71-nvidia-dev-char.rules with the line ACTION=="add", DEVPATH=="/bus/pci/drivers/nvidia", RUN+="/usr/bin/nvidia-ctk system create-dev-char-symlinks --create-all".',
      links.daemonReload,
    ),
    asRoot('nvidia-ctk', 'system', 'create-dev-char-symlinks', '--create-all'),
    byHand(
      `They keep the devices of containers that are given them by name as well: ${nodes.map(({ path }) => `--device ${path}`).join(' ')}.`,
    ),
  ],
  verify: ['ls', '-l', '/dev/char'],
  source: links.daemonReload,
});

export const newerKernel: Fix = {
  id: 'use-newer-kernel',
  title: 'Use a newer kernel, or control groups of version 1',
  risk: 'manual',
  interrupts: 'the machine restarts',
  then: 'reboot',
  steps: [
    byHand(
      "Install this distribution's newer kernel (runc asks for 4.15, and recommends 5.2), or start this one with systemd.unified_cgroup_hierarchy=0 on its command line.",
      links.runcCgroups,
    ),
  ],
  verify: ['uname', '-r'],
  source: links.runcCgroups,
};

export const newerEngine: Fix = {
  id: 'use-newer-engine',
  title: 'Use Docker 20.10 or later, or control groups of version 1',
  risk: 'manual',
  interrupts: 'running containers stop',
  steps: [
    byHand(
      "Install a newer Docker Engine as Docker's page for this distribution says; or start the machine with systemd.unified_cgroup_hierarchy=0 on the kernel's command line.",
      links.dockerInstall,
    ),
  ],
  verify: ['docker', 'version'],
  source: 'https://docs.docker.com/engine/release-notes/20.10/',
};

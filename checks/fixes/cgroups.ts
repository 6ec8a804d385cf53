import type { Fix, Step } from '../../src/check.ts';
import { links } from '../../src/knowledge/links.ts';
import type { DaemonJsonFact } from '../../src/probes/daemon-json.ts';
import type { DeviceNodesFact } from '../../src/probes/device-nodes.ts';
import type { DockerdFact } from '../../src/probes/dockerd.ts';
import { asRoot, byHand } from './steps.ts';

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
  title: 'Make the links in /dev/char at every start, as newer drivers do by themselves',
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

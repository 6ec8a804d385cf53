import type { Fix, Step } from '../../src/check.ts';
import { links } from '../../src/knowledge/links.ts';
import { asRoot, byHand } from './steps.ts';

/** Minor number of /dev/nvidiactl. */
const controlMinor = 255;

/**
 * Makes the nodes as the driver itself would, by NVIDIA's own helper, which comes with the driver. It makes either
 * GPU nodes or, with -u, those of unified memory: hence two calls.
 */
export function nodeSteps(minors: readonly number[]): readonly Step[] {
  const nodes = [...minors, controlMinor].map((minor) => `-c=${minor}`);
  return [asRoot('nvidia-modprobe', ...nodes), asRoot('nvidia-modprobe', '-u', '-c=0')];
}

export const createDeviceNodes = (minors: readonly number[]): Fix => ({
  id: 'create-device-nodes',
  title: 'Create the device nodes',
  risk: 'safe',
  steps: nodeSteps(minors),
  verify: ['ls', '-l', '/dev/nvidiactl', '/dev/nvidia-uvm'],
});

/** The group that may use the nodes, where it is one that a user can be put into. */
export function openDeviceNodes(group: string | null, user: string | null): Fix {
  if (group === null || user === null) return findWhoClosedThem;
  return {
    id: 'join-device-group',
    title: `Put ${user} into the group ${group}, which may use the GPUs`,
    risk: 'safe',
    then: 'relogin',
    steps: [asRoot('usermod', '-a', '-G', group, user)],
    verify: ['nvidia-smi'],
  };
}

export const findWhoClosedThem: Fix = {
  id: 'open-device-nodes',
  title: 'Let this user use the device nodes',
  risk: 'manual',
  steps: [
    byHand(
      'Find out who closed them: the options NVreg_DeviceFileMode, NVreg_DeviceFileUID and NVreg_DeviceFileGID of the nvidia module (look in /etc/modprobe.d), a udev rule, or a group such as video that this user should be in.',
    ),
  ],
  verify: ['ls', '-l', '/dev/nvidiactl'],
};

/** No mode stands in the way. */
export const findWhoRefuses: Fix = {
  id: 'open-device-nodes',
  title: 'Let this user use the device nodes',
  risk: 'manual',
  steps: [
    byHand(
      'Find out what refuses them, since their mode does not: the control group of this session (a batch job without GPUs, DeviceAllow= of a systemd service: systemctl show SERVICE -p DevicePolicy -p DeviceAllow), or SELinux (ausearch -m AVC -ts recent).',
    ),
  ],
  verify: ['nvidia-smi'],
};

/** Where something uses nvidia-uvm it cannot be unloaded, and a restart of the machine is what is left. */
export const reloadUvm = (loaded: boolean): Fix => ({
  id: 'reload-uvm',
  title: 'Load nvidia-uvm anew and make its nodes again',
  risk: loaded ? 'disruptive' : 'safe',
  ...(loaded
    ? { interrupts: 'every program that uses a GPU must be stopped first, containers included' }
    : {}),
  steps: [
    ...(loaded ? [asRoot('modprobe', '-r', 'nvidia_uvm')] : []),
    asRoot('modprobe', 'nvidia-uvm'),
    asRoot('rm', '-f', '/dev/nvidia-uvm', '/dev/nvidia-uvm-tools'),
    asRoot('nvidia-modprobe', '-u', '-c=0'),
  ],
  verify: ['ls', '-l', '/dev/nvidia-uvm'],
});

/** `--userns=host` is Docker's own way around userns-remap, for one container. */
export const useHostUsers: Fix = {
  id: 'use-host-users',
  title: "Launch this container with the machine's own users",
  risk: 'manual',
  interrupts: 'nothing stops; root in this container is root on the machine then',
  steps: [byHand('Put --userns=host into the docker run command.', links.dockerUserns)],
  source: links.dockerUserns,
};

/** Nodes that are made inside are of no use: the container around must allow the devices. */
export const giveDevices = (manager: string | null): Fix => ({
  id: 'give-devices-to-container',
  title: 'Give the container around the doctor its GPUs',
  risk: 'manual',
  interrupts: 'that container must be started anew',
  steps: [
    byHand(
      manager === 'lxc'
        ? 'Pass /dev/nvidia0 and those after it, /dev/nvidiactl and /dev/nvidia-uvm into the LXC container in its configuration (a device of type gpu with LXD and Incus; dev0: /dev/nvidia0 and so on with Proxmox).'
        : 'Start that container with --gpus all, or with what its manager has for GPUs.',
    ),
  ],
  verify: ['ls', '-l', '/dev/nvidiactl', '/dev/nvidia-uvm'],
});

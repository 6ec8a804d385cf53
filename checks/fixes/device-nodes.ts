import type { Fix, Step } from '../../src/check.ts';
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

export const openDeviceNodes = (): Fix => ({
  id: 'open-device-nodes',
  title: 'Let this user use the device nodes',
  risk: 'manual',
  steps: [
    byHand(
      'Find out who closed them: the options NVreg_DeviceFileMode, NVreg_DeviceFileUID and NVreg_DeviceFileGID of the nvidia module (look in /etc/modprobe.d), a udev rule, or a group such as video that this user should be in.',
    ),
  ],
  verify: ['ls', '-l', '/dev/nvidiactl'],
});

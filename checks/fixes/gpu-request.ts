import type { Fix } from '../../src/check.ts';
import { neededCapabilities } from '../../src/knowledge/driver-capabilities.ts';
import { links } from '../../src/knowledge/links.ts';
import type { ToolkitFact } from '../../src/probes/toolkit.ts';
import type { VolumeFact } from '../../src/probes/volumes.ts';
import { byHand } from './steps.ts';
import { setLine } from './toolkit-config.ts';

export const askForCapabilities: Fix = {
  id: 'ask-for-capabilities',
  title: 'Ask for the driver capabilities that CUDA needs',
  risk: 'manual',
  steps: [
    byHand(
      `Add -e NVIDIA_DRIVER_CAPABILITIES=${neededCapabilities} to docker run, or ENV NVIDIA_DRIVER_CAPABILITIES=${neededCapabilities} to the image's Dockerfile. In compose, list no capability beside gpu under devices.`,
      links.toolkitDevices,
    ),
  ],
  source: links.toolkitDevices,
};

export const offerCapabilities = (toolkit: ToolkitFact): Fix =>
  setLine(
    toolkit,
    'supported-driver-capabilities',
    'supported-driver-capabilities = "compat32,compute,display,graphics,ngx,utility,video"',
    { id: 'offer-capabilities', title: 'Offer containers all driver capabilities, as NVIDIA does' },
  );

export const askByMount = (folder: string): Fix => ({
  id: 'ask-by-mount',
  title: 'Ask for the GPUs by a mount, as this host is set up for',
  risk: 'manual',
  steps: [byHand(`Add -v /dev/null:${folder}/all (or a number in place of all) to the command.`)],
  source: links.toolkitDevices,
});

export const acceptVariable = (toolkit: ToolkitFact): Fix => {
  const key = 'accept-nvidia-visible-devices-envvar-when-unprivileged';
  const fix = setLine(toolkit, key, `${key} = true`, {
    id: 'accept-visible-devices',
    title: 'Let the toolkit accept GPUs that are asked for by the variable',
  });
  const cost = byHand('Ask whoever set this host up: any container may take any GPU then.');
  return { ...fix, risk: 'manual', steps: [cost, ...fix.steps] };
};

export const dropMount: Fix = {
  id: 'ask-by-gpus-flag',
  title: 'Ask for the GPUs by --gpus',
  risk: 'manual',
  steps: [byHand(`Leave the mounts away and name the GPUs: --gpus '"device=0,1"'`)],
  source: links.toolkitDevices,
};

export const mountLess = ({ source, request }: VolumeFact): Fix => ({
  id: 'mount-less',
  title: `Mount what is needed of ${source}, not all of it`,
  risk: 'manual',
  steps: [
    byHand(
      `In place of -v ${source}:${request.destination}, mount the one socket or folder that the job needs, e.g. -v /run/docker.sock:/run/docker.sock.`,
    ),
  ],
  source: 'https://github.com/NVIDIA/nvidia-docker/issues/1690',
});

import type { Fix } from '../../src/check.ts';
import { asRoot, byHand } from './steps.ts';

/** NVIDIA's page on specifications. */
export const cdiPage =
  'https://docs.nvidia.com/datacenter/cloud-native/container-toolkit/latest/cdi-support.html#manual-cdi-specification-generation';

/** Puts aside all but one of the files that define the same devices. */
export const keepOneCdiSpec = (others: readonly string[], kept: string): Fix => ({
  id: 'keep-one-cdi-spec',
  title: `Keep one specification, ${kept}, and put the others aside`,
  risk: 'safe',
  steps: others.map((path) => asRoot('mv', path, `${path}.aside`)),
  verify: ['nvidia-ctk', 'cdi', 'list'],
  source: cdiPage,
});

/** What only NVIDIA's own program can tell. */
export const askGenerator = (unit: string | null): Fix => ({
  id: 'ask-cdi-generator',
  title: 'Find out why the specification cannot be written',
  risk: 'manual',
  steps: [
    byHand(
      `Run nvidia-ctk --debug cdi generate as root${unit === null ? '' : ` (or look at journalctl -u ${unit})`}: its last lines name what it did not find. Until that is repaired, containers get their GPUs by the hook if the package nvidia-container-toolkit is installed whole.`,
      cdiPage,
    ),
  ],
  verify: ['nvidia-ctk', 'cdi', 'list'],
  source: cdiPage,
});

export const nameKnownDevices = (known: readonly string[]): Fix => ({
  id: 'name-known-devices',
  title: 'Ask for devices that the specification defines',
  risk: 'manual',
  steps: [
    byHand(
      known.length === 0
        ? 'nvidia-ctk cdi list says what there is.'
        : `It defines ${known.slice(0, 12).join(', ')}${known.length > 12 ? ', …' : ''}.`,
      cdiPage,
    ),
  ],
  verify: ['nvidia-ctk', 'cdi', 'list'],
  source: cdiPage,
});

/** The runtime reads its mode at each start of a container: nothing is restarted. */
export const useHook: Fix = {
  id: 'use-hook',
  title: 'Give the GPUs by the hook, to see whether CDI is what is wrong',
  risk: 'safe',
  steps: [
    asRoot('nvidia-ctk', 'config', '--in-place', '--set', 'nvidia-container-runtime.mode=legacy'),
    byHand(
      'Launch with --runtime=nvidia -e NVIDIA_VISIBLE_DEVICES=all in place of --gpus. If CUDA starts so, stay with it until a newer toolkit does; else set the mode back to auto.',
    ),
  ],
  verify: ['nvidia-ctk', 'config'],
  source: 'https://github.com/NVIDIA/nvidia-container-toolkit/issues/1456',
};

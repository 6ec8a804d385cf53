import type { Fix } from '../../src/check.ts';
import { links } from '../../src/knowledge/links.ts';
import type { Gpu } from '../../src/probes/nvidia-smi.ts';
import { asRoot, byHand } from './steps.ts';

export const oneProcessEach: Fix = {
  id: 'start-process-per-instance',
  title: 'Start a process for each instance',
  risk: 'manual',
  steps: [
    byHand(
      'In the container, start one process for each instance with CUDA_VISIBLE_DEVICES=MIG-UUID (nvidia-smi -L lists them). There is no peer-to-peer between instances: a job that needs more than one has takes the whole GPU, without MIG.',
      links.mig,
    ),
  ],
  verify: ['nvidia-smi', '-L'],
  source: links.mig,
};

const indices = (gpus: readonly Gpu[]): string => gpus.map(({ index }) => index).join(',');

export const createInstances = (gpus: readonly Gpu[]): Fix => ({
  id: 'create-mig-instances',
  title: 'Divide the GPU into MIG instances',
  risk: 'manual',
  steps: [
    byHand(
      'Choose a profile: sudo nvidia-smi mig -lgip lists those of this GPU. Then make instances of it, each with its compute instance (-C).',
      links.mig,
    ),
    byHand(`sudo nvidia-smi mig -i ${indices(gpus)} -cgi PROFILE[,PROFILE…] -C`),
    byHand('Instances do not outlast a restart: have nvidia-mig-parted or a service of yours make them.'),
  ],
  verify: ['nvidia-smi', '-L'],
  source: links.mig,
});

export const switchOff = (gpus: readonly Gpu[]): Fix => ({
  id: 'switch-mig-off',
  title: 'Use the whole GPU without MIG',
  risk: 'disruptive',
  interrupts: 'programs on these GPUs must be stopped first; Ampere GPUs are reset',
  steps: [asRoot('nvidia-smi', '-i', indices(gpus), '-mig', '0')],
  verify: ['nvidia-smi', '--query-gpu=index,mig.mode.current,mig.mode.pending', '--format=csv'],
  source: links.mig,
});

export const createAnew: Fix = {
  id: 'recreate-mig-instances',
  title: 'Make the MIG instances anew',
  risk: 'disruptive',
  interrupts: 'programs on these instances must be stopped first',
  steps: [
    byHand('Note the instances: sudo nvidia-smi mig -lgi; sudo nvidia-smi mig -lci.'),
    byHand(
      'Take them away and make them anew: sudo nvidia-smi mig -dci; sudo nvidia-smi mig -dgi; sudo nvidia-smi mig -cgi PROFILE[,PROFILE…] -C.',
      links.mig,
    ),
  ],
  verify: ['nvidia-smi', '-L'],
  source: links.mig,
};

import type { MachineImage } from '../probes/machine-image.ts';

/** Ready-made system images with GPU drivers, and how their makers say that the driver is put in. */
export const machineImages: Readonly<
  Record<MachineImage, { readonly name: string; readonly driver: string; readonly source: string }>
> = {
  'aws-dlami': {
    name: 'AWS Deep Learning AMI',
    driver:
      'Launch an instance from the newest Deep Learning AMI: its driver, fabric manager and kernel were tested together. To mend this one in place, bring back the kernel that its driver was built for (grubby or grub-reboot), and hold the kernel packages.',
    source: 'https://docs.aws.amazon.com/dlami/latest/devguide/what-is-dlami.html',
  },
  'gcp-dlvm': {
    name: 'Google Deep Learning VM',
    driver: 'Run sudo /opt/deeplearning/install-driver.sh, the script that the image brings.',
    source: 'https://cloud.google.com/deep-learning-vm/docs/troubleshooting',
  },
  // Both texts stand in the log of the first login (https://github.com/rapidsai/deployment/issues/378).
  'nvidia-ngc': {
    name: 'NVIDIA NGC cloud image',
    driver:
      'These images put their driver in at the first login: log in once by ssh, and wait for "Install complete". If it says "Module nvidia not found", or the driver went with a later kernel, restart the machine and log in again; if that does not bring it, launch an instance from the newest NVIDIA GPU-Optimized image. Do not mix in packages of other origin.',
    source: 'https://docs.nvidia.com/ngc/ngc-deploy-public-cloud/index.html',
  },
  'azure-hpc': {
    name: 'Azure HPC image',
    driver:
      'Deploy the newest Azure HPC image: its driver, fabric manager and kernel were tested together (/opt/azurehpc/component_versions.txt lists those of this one). Do not mix in packages of other origin.',
    source: 'https://github.com/Azure/azhpc-images',
  },
  'azure-dsvm': {
    name: 'Azure Data Science VM',
    driver:
      'Deploy the newest Data Science VM, or add the NVIDIA GPU Driver Extension to this one: it chooses the driver for the size of the machine.',
    source: 'https://learn.microsoft.com/azure/virtual-machines/extensions/hpccompute-gpu-linux',
  },
};

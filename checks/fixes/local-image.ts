import type { Fix } from '../../src/check.ts';
import { links } from '../../src/knowledge/links.ts';
import { loginPage } from './registry-common.ts';
import { asUser, byHand } from './steps.ts';

/** Layers that other images share are kept, and would be used again: what is damaged must go first. */
export const pullAgain = (reference: string): Fix => ({
  id: 'pull-image-again',
  title: 'Remove the local copy of the image and pull it again',
  risk: 'disruptive',
  interrupts: 'containers of this image must be removed first; the pull is 10 GB and more',
  steps: [asUser('docker', 'image', 'rm', reference), asUser('docker', 'pull', reference)],
  verify: ['docker', 'run', '--rm', '--entrypoint', 'true', reference],
});

/** Layers that are complete are kept, so each try has less to fetch. */
export function pullAgainLoggedIn(reference: string, registry: string): Fix {
  const source = loginPage(registry);
  return {
    id: 'pull-again-logged-in',
    title: 'Pull again, logged in',
    risk: 'manual',
    steps: [
      byHand(
        `Run: docker login ${registry}, then docker pull ${reference}: layers that are complete are kept. On a slow line fewer downloads at once help ("max-concurrent-downloads": 1 in daemon.json).`,
        source,
      ),
    ],
    verify: ['docker', 'image', 'inspect', reference],
    source,
  };
}

export const stripDriverFiles = (reference: string): Fix => ({
  id: 'strip-driver-files',
  title: "Take the driver's files out of the image",
  risk: 'manual',
  steps: [
    byHand(
      `Use NVIDIA's own image, which has none; or find them (docker run --rm --entrypoint find ${reference} / -xdev -name 'libnvidia-*.so.*' -o -name 'libcuda.so.*') and build the image without them: they come from the packages nvidia-*, libnvidia-* or cuda-drivers.`,
      links.containerGuide,
    ),
  ],
});

export const restoreTorch = (): Fix => ({
  id: 'restore-torch',
  title: "Use the image's own PyTorch",
  risk: 'manual',
  steps: [
    byHand(
      "Use NVIDIA's image unchanged, or leave torch out of what is installed into it (pip install --no-deps, or a constraint: /etc/pip/constraint.txt of the image). A wheel of pytorch.org has kernels for fewer GPUs.",
      links.containerGuide,
    ),
  ],
});

export const clearVariable = (name: string): Fix => ({
  id: 'clear-variable',
  title: `Let ${name} show the GPUs`,
  risk: 'manual',
  steps: [
    byHand(
      `Find out where ${name} is set (docker image inspect --format '{{.Config.Env}}' IMAGE, and your own -e), and leave it out: --gpus '"device=…"' chooses GPUs. GPUs are counted from 0 in the container, whatever their number on the host.`,
    ),
  ],
});

export const askForCompute = (): Fix => ({
  id: 'ask-for-compute',
  title: "Ask for the driver's compute libraries",
  risk: 'manual',
  steps: [
    byHand(
      'Launch with -e NVIDIA_DRIVER_CAPABILITIES=compute,utility; in a compose file write capabilities: [gpu] and nothing else.',
      links.toolkitDevices,
    ),
  ],
  source: links.toolkitDevices,
});

export const dropCompatLibrary = (): Fix => ({
  id: 'drop-compat-library',
  title: 'Let CUDA use the library of this driver',
  risk: 'manual',
  steps: [
    byHand(
      'Take /usr/local/cuda/compat out of LD_LIBRARY_PATH and out of /etc/ld.so.conf.d in the image. The library there serves data-center GPUs, with the driver branches that NVIDIA lists for it.',
      links.cudaCompatibility,
    ),
  ],
  source: links.cudaCompatibility,
});

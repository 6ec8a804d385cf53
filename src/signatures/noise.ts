/** What looks like an error and is none, by code, and why it is harmless. */
export const noise: Readonly<Record<string, string>> = {
  'gpu-fan-err-only': 'The board has no fan sensor; nothing else about the GPU is in error.',
  'ngc-shm-note':
    "The image's start script says this in every start without --ipc=host, however much shared memory there is.",
  'ngc-banner-false-positive-wsl':
    "The image's start script looks for a device that WSL does not have; CUDA works all the same.",
  'pcie-link-idle-false-positive': 'An idle GPU lowers the speed of its link, and raises it under load.',
  'sm-warning-false-positive':
    'PyTorch does not list this compute capability, and runs the programs of its family on it.',
  'wsl-integrated-gpu-adapter': "These messages are about the processor's own GPU, beside NVIDIA's.",
};

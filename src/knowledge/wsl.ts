/** Build of Windows 10, version 21H2: the first release that gives WSL its GPU; Windows 11 begins at 22000. */
export const firstWindowsBuild = 19044;

/** The first kernel of WSL that Microsoft asks for to use a GPU. */
export const firstWslKernel = '5.10.43';

export const wslSources = [
  'https://learn.microsoft.com/windows/ai/directml/gpu-cuda-in-wsl',
  'https://docs.nvidia.com/cuda/wsl-user-guide/index.html',
] as const;

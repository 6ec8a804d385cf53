// Further images that the registry serves: the layers of the small one under a configuration that carries what such an
// image of NVIDIA's carries (release notes of each month), so that it is judged, and launched, as that image.
const pascalToTuring = '5.2 6.0 6.1 7.0 7.5+PTX';
const pascalToHopper = '5.2 6.0 6.1 7.0 7.2 7.5 8.0 8.6 8.7 9.0+PTX';
const turingToBlackwell = '7.5 8.0 8.6 9.0 10.0 12.0+PTX';

const release = (version, cuda, driver, codes, pytorch, architectures = ['amd64', 'arm64']) => ({
  repository: 'nvidia/pytorch',
  tag: `${version}-py3`,
  architectures,
  env: {
    CUDA_VERSION: cuda,
    CUDA_DRIVER_VERSION: driver,
    NVIDIA_PYTORCH_VERSION: version,
    PYTORCH_VERSION: pytorch,
    PYTORCH_BUILD_VERSION: pytorch,
    TORCH_CUDA_ARCH_LIST: codes,
  },
});

/** As in images of nvidia/cuda: this CUDA, or a data-center driver of a branch that its compatibility package takes. */
const cuda128 = `cuda>=12.8 ${[470, 535, 550, 565]
  .flatMap((branch) =>
    ['unknown', 'tesla', 'nvidia'].map((brand) => `brand=${brand},driver>=${branch},driver<${branch + 1}`),
  )
  .join(' ')}`;

/** Null takes a variable away that the small image has. */
const none = {
  NVIDIA_PYTORCH_VERSION: null,
  PYTORCH_VERSION: null,
  PYTORCH_BUILD_VERSION: null,
  TORCH_CUDA_ARCH_LIST: null,
  CUDA_DRIVER_VERSION: null,
  _CUDA_COMPAT_PATH: null,
  NVIDIA_PRODUCT_NAME: null,
  NVIDIA_BUILD_ID: null,
  NCCL_VERSION: null,
};

export const variants = [
  release('20.03', '10.2.89', '440.33.01', pascalToTuring, '1.5.0a0+8f84ded', ['amd64']),
  release('24.05', '12.4.1.003', '550.54.15', pascalToHopper, '2.4.0a0+07cecf4168'),
  release('24.10', '12.6.2.004', '560.35.03', pascalToHopper, '2.5.0a0+e000cf0ad9'),
  release('25.06', '12.9.1.010', '575.57.08', turingToBlackwell, '2.8.0a0+5228986c39'),
  release('26.01', '13.1.1.003', '590.48.01', turingToBlackwell, '2.10.0a0+a36e1d39eb'),
  // Of a month that no table here has.
  release('27.02', '13.6.0.001', '620.10.05', turingToBlackwell, '2.16.0a0+0123456789'),
  {
    repository: 'nvidia/cuda',
    tag: '12.8.0-base-ubuntu22.04',
    architectures: ['amd64', 'arm64'],
    env: { ...none, CUDA_VERSION: '12.8.0', NVIDIA_REQUIRE_CUDA: cuda128 },
  },
  // A team's own, made from release 25.06, for amd64 alone.
  {
    repository: 'acme/trainer',
    tag: '7',
    architectures: ['amd64'],
    env: release('25.06', '12.9.1.010', '575.57.08', turingToBlackwell, '2.8.0a0+5228986c39').env,
  },
  // One that says nothing of CUDA.
  {
    repository: 'acme/tool',
    tag: '1',
    architectures: ['amd64'],
    env: { ...none, CUDA_VERSION: null, NVIDIA_REQUIRE_CUDA: null },
  },
];

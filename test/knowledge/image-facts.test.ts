import { describe, expect, it } from 'vitest';
import { imageFacts, seenOf } from '../../src/knowledge/image-facts.ts';
import { healthy } from '../../src/testing/healthy.ts';

const choice = (reference: string, release: string | null = null) => ({
  ...healthy.imageChoice,
  reference,
  registry: reference.slice(0, reference.indexOf('/')),
  repository: reference.slice(reference.indexOf('/') + 1).replace(/:[^/]*$/, ''),
  tag: reference.slice(reference.lastIndexOf(':') + 1),
  release,
});
const config = (env: Readonly<Record<string, string>>) => ({
  basis: 'registry' as const,
  config: { architecture: 'amd64', os: 'linux', env, labels: {} },
});
const ngc = choice('nvcr.io/nvidia/pytorch:24.01-py3', '24.01');
const own = choice('registry.example/team/train:7');

describe('what is known about an image', () => {
  it('is the table alone where the image was not seen', () => {
    expect(imageFacts(ngc, null)).toMatchObject({
      release: { release: '24.01' },
      cuda: '12.3.2',
      minDriver: '545.23.08',
      basis: 'table',
      derived: false,
      differences: [],
      sources: expect.arrayContaining([expect.stringMatching(/^https:/)]),
    });
    expect(imageFacts(own, null)).toBeNull();
  });
  it('is confirmed by the image, which makes an inferred driver a sure one', () => {
    const image = choice('nvcr.io/nvidia/pytorch:24.02-py3', '24.02');
    expect(imageFacts(image, null)?.sourced.minDriver).toBe(false);
    const facts = imageFacts(image, config({ CUDA_VERSION: '12.3.2.001', CUDA_DRIVER_VERSION: '545.23.08' }));
    expect(facts).toMatchObject({ basis: 'registry', sourced: { minDriver: true }, differences: [] });
  });
  it('fills what the table lacks', () => {
    const image = choice('nvcr.io/nvidia/pytorch:26.09-py3', '26.09');
    expect(imageFacts(image, null)?.minDriver).toBeNull();
    expect(imageFacts(image, config({ CUDA_VERSION: '13.4.1.010' }))).toMatchObject({
      minDriver: '615.61',
      minorCompatFloor: '580.65.06',
      differences: [],
    });
  });
  it('is the image’s own word where the two do not agree', () => {
    expect(imageFacts(ngc, config({ CUDA_VERSION: '12.4.1.003' }))).toMatchObject({
      cuda: '12.4.1.003',
      minDriver: '550.54.15',
      minorCompatFloor: '525.60.13',
      differences: [{ what: 'cuda', image: '12.4.1.003', table: '12.3.2' }],
    });
  });
  it('differs in the branch of the driver, not in its patch', () => {
    const same = config({ CUDA_VERSION: '12.3.2.001', CUDA_DRIVER_VERSION: '545.29.06' });
    expect(imageFacts(ngc, same)?.differences).toEqual([]);
    const other = config({ CUDA_VERSION: '12.3.2.001', CUDA_DRIVER_VERSION: '550.54.15' });
    expect(imageFacts(ngc, other)?.differences).toMatchObject([{ what: 'driver' }]);
  });
  it('knows what an image was made from', () => {
    const env = { NVIDIA_PYTORCH_VERSION: '24.01', CUDA_VERSION: '12.3.2.001' };
    expect(imageFacts(own, config(env))).toMatchObject({ release: { release: '24.01' }, derived: true });
    const mirror = choice('registry.example/ngc/nvidia/pytorch:24.01-py3');
    expect(imageFacts(mirror, config(env))).toMatchObject({ release: { release: '24.01' }, derived: false });
    expect(imageFacts(mirror, null)).toBeNull();
  });
  it('reads the branches and the demand of images of nvidia/cuda', () => {
    const demand = 'cuda>=12.8 brand=tesla,driver>=535,driver<536 brand=tesla,driver>=550,driver<551';
    const env = { CUDA_VERSION: '12.8.1', NVIDIA_REQUIRE_CUDA: demand, NVIDIA_REQUIRE_JETPACK: 'x' };
    expect(imageFacts(own, config(env))).toMatchObject({
      release: null,
      minDriver: '570.124.06',
      forwardBranches: [
        { branch: 535, min: null },
        { branch: 550, min: null },
      ],
      computeCapabilities: null,
      requirements: [demand],
    });
    expect(imageFacts(own, config({ ...env, NVIDIA_DISABLE_REQUIRE: '1' }))?.requirements).toEqual([]);
  });
  it('takes a CUDA version without a demand for one', () => {
    expect(imageFacts(own, config({ CUDA_VERSION: '11.8.0' }))?.requirements).toEqual(['cuda>=11.8']);
    expect(imageFacts(ngc, config({ CUDA_VERSION: '12.3.2' }))?.requirements).toEqual([]);
  });
  it('takes the list of GPUs that it was built for, not below what is documented', () => {
    const env = { CUDA_VERSION: '12.3.2', TORCH_CUDA_ARCH_LIST: '5.2 6.0 7.0 9.0 9.9+PTX' };
    expect(imageFacts(ngc, config(env))?.computeCapabilities).toMatchObject({ min: '6.0', max: '9.9' });
    expect(imageFacts(own, config(env))?.computeCapabilities).toMatchObject({ min: '5.2', max: '9.9' });
  });
  it('makes nothing of nonsense', () => {
    const env = {
      CUDA_VERSION: 'latest',
      CUDA_DRIVER_VERSION: '?',
      TORCH_CUDA_ARCH_LIST: 'All',
      NVIDIA_PYTORCH_VERSION: '99',
    };
    expect(imageFacts(own, config(env))).toBeNull();
    expect(imageFacts(ngc, config(env))).toMatchObject({ cuda: '12.3.2', basis: 'table', differences: [] });
  });
  it('is read from the copy on the host before the registry', () => {
    expect(seenOf(healthy.localImage, healthy.registry)?.basis).toBe('local image');
    expect(seenOf({ kind: 'absent' }, healthy.registry)?.basis).toBe('registry');
    expect(seenOf(null, null)).toBeNull();
  });
});

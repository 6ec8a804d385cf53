import { describe, expect, it } from 'vitest';
import { judgeDriver, judgeGpu, newestNativeRelease } from '../../src/knowledge/compatibility.ts';
import { engineGeneration } from '../../src/knowledge/engine-generations.ts';
import { gpuByName } from '../../src/knowledge/gpus.ts';
import { newestRelease, releaseNamed, releases, tagOf } from '../../src/knowledge/releases.ts';
import { parseVersion, type Version } from '../../src/version.ts';

const version = (text: string): Version => {
  const parsed = parseVersion(text);
  if (parsed === null) throw new Error(text);
  return parsed;
};
const release = (name: string) => {
  const found = releaseNamed(name);
  if (found === null) throw new Error(name);
  return found;
};
const dataCenter = { name: 'Tesla V100-SXM2-16GB', computeCapability: '7.0', dataCenter: true };
const geforce = { name: 'NVIDIA GeForce RTX 3090', computeCapability: '8.6', dataCenter: false };
const unknown = { name: 'Something new', computeCapability: null, dataCenter: null };

// By hand from NVIDIA's release notes of each month and its table of CUDA drivers.
describe('judgeDriver', () => {
  it.each<[string, string, typeof dataCenter | typeof unknown, object]>([
    ['20.03', '440.33.01', dataCenter, { kind: 'native' }],
    ['20.03', '440.31', dataCenter, { kind: 'forward-compatible', branch: 440 }],
    ['20.03', '418.40.04', dataCenter, { kind: 'forward-compatible', branch: 418 }],
    ['20.03', '384.81', dataCenter, { kind: 'too-old', needs: '440.33.01', certain: true }],
    ['20.03', '384.111', dataCenter, { kind: 'forward-compatible', branch: 384 }],
    ['20.03', '418.87.01', geforce, { kind: 'too-old', certain: true }],
    ['24.01', '545.23.08', geforce, { kind: 'native' }],
    ['24.01', '545.23.06', geforce, { kind: 'minor-compatible', floor: '525.60.13' }],
    ['24.01', '535.104.05', dataCenter, { kind: 'forward-compatible', branch: 535 }],
    ['24.01', '525.60.13', geforce, { kind: 'minor-compatible', floor: '525.60.13' }],
    ['24.01', '525.60.11', geforce, { kind: 'too-old', certain: true }],
    ['24.01', '470.57.02', dataCenter, { kind: 'forward-compatible', branch: 470 }],
    ['24.01', '450.248.02', dataCenter, { kind: 'too-old', certain: true }],
    ['24.01', '515.65.01', unknown, { kind: 'too-old' }],
    ['26.09', '615.65.02', geforce, { kind: 'unknown' }],
    ['24.01', '595.84', geforce, { kind: 'native' }],
  ])('%s on %s', (name, driver, gpu, expected) => {
    expect(judgeDriver(version(driver), release(name), [gpu])).toMatchObject(expected);
  });

  it('is not certain where a GPU may be eligible and the branch is listed without NVIDIA saying so', () => {
    expect(judgeDriver(version('375.26'), release('17.10'), [geforce])).toMatchObject({
      kind: 'too-old',
      certain: false,
    });
  });
});

describe('judgeGpu', () => {
  it.each([
    ['20.03', '7.5', 'fits'],
    ['20.03', '8.0', 'too-new'],
    ['20.03', '5.2', 'too-old'],
    ['24.01', '9.0', 'fits'],
    ['24.01', '10.0', 'too-new'],
    ['25.03', '7.0', 'too-old'],
    ['25.03', '12.0', 'fits'],
    ['22.08', '8.9', 'same-family'],
  ])('%s with %s %s', (name, capability, kind) =>
    expect(judgeGpu(capability, release(name)).kind).toBe(kind),
  );
  it('does not guess', () => expect(judgeGpu(null, release('24.01')).kind).toBe('unknown'));
});

describe('the newest native release', () => {
  it.each([
    ['450.119.04', '8.0', '20.09'],
    ['535.183.01', '8.0', '23.10'],
    ['550.163.01', '7.0', '24.05'],
  ])('for driver %s and %s is %s', (driver, computeCapability, name) => {
    const gpu = { name: 'x', computeCapability, dataCenter: true };
    expect(newestNativeRelease(version(driver), [gpu], 'amd64')?.release).toBe(name);
  });
  it('may be none', () => {
    expect(newestNativeRelease(version('340.108'), [geforce], 'amd64')).toBeNull();
    expect(newestNativeRelease(version('440.33.01'), [dataCenter], 'arm64')).toBeNull();
  });
});

describe('the table of releases', () => {
  it('is in order, each with what is needed', () => {
    const names = releases.map(({ release: name }) => name);
    expect(names).toEqual([...names].sort());
    expect(newestRelease().release).toBe('26.09');
    for (const one of releases) {
      expect(one.tags.length, one.release).toBeGreaterThan(0);
      expect(one.minDriver === null || parseVersion(one.minDriver) !== null, one.release).toBe(true);
      // A figure that calls itself NVIDIA's has a page.
      if (one.sourced.minDriver) expect(one.sources.length, one.release).toBeGreaterThan(0);
    }
  });
  it('has the tags as they are pulled', () => {
    expect(tagOf(release('17.10'))).toBe('17.10');
    expect(tagOf(release('24.01'))).toBe('24.01-py3');
    expect(releaseNamed('20.04')).toBeNull();
  });
});

describe('GPUs by name', () => {
  it.each([
    ['NVIDIA A100-SXM4-80GB', '8.0', true],
    ['NVIDIA A10', '8.6', true],
    ['Tesla V100-SXM2-16GB', '7.0', true],
    ['NVIDIA GeForce RTX 3090 Ti', '8.6', false],
    ['Quadro RTX 6000', '7.5', false],
    ['NVIDIA RTX 6000 Ada Generation', '8.9', false],
    ['NVIDIA RTX A6000', '8.6', false],
    ['NVIDIA H100 80GB HBM3', '9.0', true],
    ['NVIDIA GB200', '10.0', true],
    ['NVIDIA GB10', '12.1', false],
    ['TITAN V', '7.0', false],
    ['Tesla T4', '7.5', true],
  ])('%s', (name, computeCapability, dataCenterGpu) => {
    expect(gpuByName(name)).toMatchObject({ computeCapability, dataCenter: dataCenterGpu });
  });
  it('do not guess', () => expect(gpuByName('NVIDIA X9999')).toBeNull());
});

describe('generations of the engine', () => {
  it.each([
    ['18.09.9', 'nvidia-docker', 'none'],
    ['19.03.0', 'hook', 'none'],
    ['24.0.9', 'hook', 'none'],
    ['25.0.0', 'hook', 'opt-in'],
    ['28.1.1', 'hook', 'opt-in'],
    ['28.2.0', 'hook', 'on'],
    ['29.1.5', 'hook', 'on'],
    ['29.2.0', 'hook-or-cdi', 'on'],
    ['29.3.1', 'hook-or-cdi', 'on'],
  ])('%s', (text, needs, cdi) => expect(engineGeneration(version(text))).toMatchObject({ needs, cdi }));
});

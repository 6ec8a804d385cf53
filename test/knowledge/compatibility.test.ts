import { describe, expect, it } from 'vitest';
import { type GpuTraits, judgeDriver, judgeGpu } from '../../src/knowledge/compatibility.ts';
import { driverForCuda, minorFloorOf, minorOf, newestCudaOf } from '../../src/knowledge/cuda.ts';
import { branchFor, lastBranchFor } from '../../src/knowledge/driver-branches.ts';
import { engineGeneration } from '../../src/knowledge/engine-generations.ts';
import { gpuByName, traitsOf } from '../../src/knowledge/gpus.ts';
import { newestRelease, releaseNamed, releases, tagOf } from '../../src/knowledge/releases.ts';
import { bestRelease, doubtsAbout, judgeEach, wayOf } from '../../src/knowledge/verdict.ts';
import { parseVersion, type Version } from '../../src/version.ts';

const version = (text: string): Version => {
  const parsed = parseVersion(text);
  if (parsed === null) throw new Error(text);
  return parsed;
};
const driver = (text: string, cuda: string | null = null) => ({
  version: version(text),
  cuda,
  byCuda: false,
});
const windows = (text: string, cuda: string | null) => ({ version: version(text), cuda, byCuda: true });
const release = (name: string) => {
  const found = releaseNamed(name);
  if (found === null) throw new Error(name);
  return found;
};
const gpu = (name: string, computeCapability: string | null, dataCenter: boolean | null): GpuTraits => ({
  name,
  computeCapability,
  dataCenter,
});
const v100 = gpu('Tesla V100-SXM2-16GB', '7.0', true);
const t4 = gpu('Tesla T4', '7.5', true);
const rtx2080 = gpu('NVIDIA GeForce RTX 2080 Ti', '7.5', false);
const rtx3090 = gpu('NVIDIA GeForce RTX 3090', '8.6', false);
const a6000 = gpu('NVIDIA RTX A6000', '8.6', null);
const p100 = gpu('Tesla P100-PCIE-16GB', '6.0', true);
const a100 = gpu('NVIDIA A100-SXM4-80GB', '8.0', true);
const unknown = gpu('Something new', null, null);

// By hand from NVIDIA's release notes of each month and its table of CUDA drivers.
describe('judgeDriver', () => {
  it.each<[string, string, GpuTraits, object]>([
    ['20.03', '440.33.01', v100, { kind: 'native' }],
    ['20.03', '440.31', v100, { kind: 'forward-compatible', branch: 440 }],
    ['20.03', '418.40.04', v100, { kind: 'forward-compatible', branch: 418 }],
    ['20.03', '384.81', v100, { kind: 'too-old', needs: '440.33.01', certain: true, branch: null }],
    ['20.03', '384.111', v100, { kind: 'forward-compatible', branch: 384 }],
    ['20.03', '418.87.01', rtx2080, { kind: 'too-old', certain: true, branch: 418 }],
    ['24.01', '545.23.08', rtx3090, { kind: 'native' }],
    ['24.01', '545.23.06', rtx3090, { kind: 'minor-compatible', floor: '525.60.13' }],
    ['24.01', '535.104.05', v100, { kind: 'forward-compatible', branch: 535 }],
    ['24.01', '525.60.13', rtx3090, { kind: 'minor-compatible', floor: '525.60.13' }],
    ['24.01', '525.60.11', rtx3090, { kind: 'too-old', certain: true, branch: null }],
    ['24.01', '470.57.02', v100, { kind: 'forward-compatible', branch: 470 }],
    ['24.01', '450.248.02', v100, { kind: 'too-old', certain: true }],
    ['24.01', '515.65.01', unknown, { kind: 'too-old' }],
    ['24.01', '595.84', rtx3090, { kind: 'native' }],
    ['24.02', '535.183.01', rtx3090, { kind: 'minor-compatible' }],
    ['24.10', '470.256.02', t4, { kind: 'forward-compatible', branch: 470 }],
    ['24.10', '470.256.02', rtx2080, { kind: 'too-old', certain: true, branch: 470 }],
    // NVIDIA does not say which professional cards take part.
    ['24.10', '470.256.02', a6000, { kind: 'too-old', certain: false, branch: 470 }],
    // Excluded by name: R545 has no forward compatibility with CUDA 12.6, and minor-version compatibility is left.
    ['24.10', '545.23.08', t4, { kind: 'minor-compatible' }],
    // Its own driver is not known, the floor of CUDA 13 is.
    ['26.09', '615.65.02', rtx3090, { kind: 'minor-compatible', floor: '580.65.06' }],
    ['26.09', '575.57.08', rtx3090, { kind: 'too-old', needs: '580.65.06', certain: true }],
    ['26.09', '575.57.08', a100, { kind: 'too-old', certain: false }],
    // Before CUDA 10 there was no forward compatibility.
    ['18.05', '375.26', p100, { kind: 'too-old', needs: '384.81', certain: true }],
    // CUDA 11.0 came before minor-version compatibility.
    ['20.09', '450.51.05', rtx3090, { kind: 'too-old', needs: '450.51.06', certain: true }],
  ])('%s on %s', (name, text, one, expected) => {
    expect(judgeDriver(driver(text), release(name), one)).toMatchObject(expected);
  });

  it('is not certain where a GPU may be eligible and the branch is listed without NVIDIA saying so', () => {
    expect(judgeDriver(driver('375.26'), release('17.10'), rtx3090)).toMatchObject({
      kind: 'too-old',
      certain: false,
    });
  });

  it.each<[string, string | null, object]>([
    ['24.01', '12.4', { kind: 'native' }],
    ['24.01', '12.3', { kind: 'native' }],
    ['24.01', '12.2', { kind: 'minor-compatible', floor: 'CUDA 12.0' }],
    ['24.01', '11.8', { kind: 'too-old', needs: 'CUDA 12.3', certain: true }],
    ['20.03', '10.1', { kind: 'too-old', needs: 'CUDA 10.2' }],
    ['24.01', null, { kind: 'unknown' }],
  ])('%s on a driver of Windows that serves CUDA %s', (name, cuda, expected) => {
    // The numbers of Windows are others than Linux': 512.95 alone would be too old for CUDA 12.
    expect(judgeDriver(windows('512.95', cuda), release(name), rtx3090)).toMatchObject(expected);
  });
});

describe('judgeGpu', () => {
  it.each([
    ['20.03', '7.5', 'fits'],
    ['20.03', '8.0', 'too-new'],
    ['20.03', '5.2', 'too-old'],
    ['20.06', '8.6', 'same-family'],
    ['24.01', '9.0', 'fits'],
    ['24.01', '10.0', 'too-new'],
    ['24.01', '12.0', 'too-new'],
    ['25.03', '7.0', 'too-old'],
    ['25.03', '12.0', 'fits'],
    ['25.03', '12.1', 'fits'],
    ['25.03', '10.3', 'fits'],
    ['22.08', '8.9', 'same-family'],
    // Code for other GPUs does not run on those of Jetson, and the reverse.
    ['25.06', '11.0', 'unknown'],
    ['25.08', '11.0', 'fits'],
    ['24.01', '7.2', 'unknown'],
    ['25.08', '8.7', 'unknown'],
  ])('%s with %s %s', (name, capability, kind) =>
    expect(judgeGpu(capability, release(name)).kind).toBe(kind),
  );
  it('does not guess', () => expect(judgeGpu(null, release('24.01')).kind).toBe('unknown'));
});

describe('several GPUs', () => {
  const runs = (text: string, name: string, ...gpus: readonly GpuTraits[]) =>
    judgeEach(driver(text), release(name), gpus);

  it('are judged one by one', () => {
    expect(runs('580.95.05', '25.03', p100, a100).map((one) => one.runs)).toEqual(['no', 'yes']);
    expect(runs('470.256.02', '24.10', t4, rtx2080).map((one) => one.runs)).toEqual(['yes', 'no']);
  });
  it('together run in the way that is open to all of them', () => {
    expect(wayOf(runs('545.23.08', '24.01', a100, rtx3090))).toBe('native');
    expect(wayOf(runs('535.183.01', '24.01', a100, t4))).toBe('forward-compatible');
    expect(wayOf(runs('535.183.01', '24.01', a100, rtx3090))).toBe('minor-compatible');
    expect(wayOf(runs('580.95.05', '25.03', p100, a100))).toBeNull();
    expect(wayOf([])).toBeNull();
  });
});

describe('the best release', () => {
  it.each([
    ['450.119.04', a100, '20.09', 'native'],
    ['535.183.01', a100, '23.10', 'native'],
    ['550.163.01', v100, '24.05', 'native'],
    // CUDA 12.8 dropped Volta, whatever the driver.
    ['580.95.05', v100, '24.10', 'native'],
    // 26.09 is not among NVIDIA's own figures.
    ['620.10', rtx3090, '26.08', 'native'],
    // 20.09 would run natively, and is not made for 8.6.
    ['450.80.02', rtx3090, '22.12', 'minor-compatible'],
  ] as const)('for driver %s', (text, one, name, way) => {
    const best = bestRelease(driver(text), [one], 'amd64');
    expect([best?.release.release, best?.way]).toEqual([name, way]);
  });
  it('runs on all of the GPUs', () => {
    expect(bestRelease(driver('580.95.05'), [p100, a100], 'amd64')?.release.release).toBe('24.10');
  });
  it('is one by compatibility where none is native', () => {
    const b200 = gpu('NVIDIA B200', '10.0', true);
    expect(bestRelease(driver('550.163.01'), [b200], 'amd64')).toMatchObject({
      way: 'forward-compatible',
      release: { release: '26.02' },
    });
  });
  it('may be none', () => {
    expect(bestRelease(driver('340.108'), [rtx3090], 'amd64')).toBeNull();
    expect(bestRelease(driver('384.81'), [v100], 'arm64')).toBeNull();
    expect(bestRelease(driver('580.95.05'), [unknown], 'amd64')).toBeNull();
  });
  it('for the integrated GPU of Jetson has an image for it', () => {
    const orin = gpu('Orin (nvgpu)', '8.7', null);
    const jetpack6 = { version: version('540.4.0'), cuda: '12.6', byCuda: true };
    expect(bestRelease(jetpack6, [orin], 'arm64', true)?.release.release).toBe('24.12');
  });
});

describe('doubts about figures that speak for a release', () => {
  const doubts = (name: string, text: string, one: GpuTraits) =>
    doubtsAbout(release(name), driver(text), judgeEach(driver(text), release(name), [one]));

  it("are none where they are NVIDIA's own", () => expect(doubts('24.01', '545.23.08', a100)).toEqual([]));
  it('are none where a later release of sure figures runs, too', () => {
    expect(doubts('24.02', '560.35.03', a100)).toEqual([]);
    expect(doubts('17.10', '580.95.05', p100)).toEqual(['GPU']);
  });
  it('remain where no other release shows it', () => {
    expect(doubts('24.02', '545.23.08', rtx3090)).toEqual(['driver']);
    expect(doubts('24.12', '580.95.05', p100)).toEqual(['GPU']);
    expect(doubts('24.12', '580.95.05', a100)).toEqual([]);
    expect(doubts('26.09', '615.65.02', a100)).toEqual(['GPU']);
  });
});

describe('CUDA versions', () => {
  it.each([
    ['12.3.2.001', '545.23.08'],
    ['12.4.1', '550.54.15'],
    ['13.4.1', '615.61'],
    ['13.4', '615.61'],
    ['10.2.89', '440.33'],
    ['99.1', null],
    ['12', null],
  ])('%s needs %s', (cuda, least) => expect(driverForCuda(cuda)).toBe(least));
  it.each([
    ['535.183.01', '12.2'],
    ['580.95.05', '13.0'],
    ['390.157', '9.1'],
    ['304.137', null],
  ])('driver %s serves %s', (text, cuda) => expect(newestCudaOf(version(text))).toBe(cuda));
  it('have a floor from 11 on', () => {
    expect(['10.2', '11.8', '12.4', '13.0', '14.0', 'x'].map(minorFloorOf)).toEqual([
      null,
      '450.80.02',
      '525.60.13',
      '580.65.06',
      null,
      null,
    ]);
    expect(minorOf('13')).toBeNull();
  });
});

describe('driver branches', () => {
  it.each([
    ['3.5', 470],
    ['5.2', 580],
    ['7.0', 580],
    ['7.5', null],
    [null, null],
  ])('of compute capability %s end with %s', (capability, branch) =>
    expect(lastBranchFor(capability)).toBe(branch),
  );
  it.each([
    ['550.54.14', ['8.0'], 580],
    ['580.95.05', ['7.0'], 580],
    ['590.44.01', ['7.0', '8.0'], null],
    ['590.44.01', ['8.0'], 595],
    ['615.61', ['9.0'], 615],
    ['620.10', ['9.0'], 620],
    ['450.80.02', ['3.5'], 470],
    ['525.60.13', ['3.5'], null],
  ] as const)('for %s on %j: %s', (needs, capabilities, branch) =>
    expect(branchFor(needs, capabilities)).toBe(branch),
  );
});

describe('the table of releases', () => {
  it('is in order, each with what is needed', () => {
    const names = releases.map(({ release: name }) => name);
    expect(names).toEqual([...names].sort());
    expect(newestRelease().release).toBe('26.09');
    for (const one of releases) {
      expect(one.tags.length, one.release).toBeGreaterThan(0);
      expect(one.minDriver === null || parseVersion(one.minDriver) !== null, one.release).toBe(true);
      const { min, max, all } = one.computeCapabilities;
      expect([all[0], all.at(-1)], one.release).toEqual([min, max]);
      // A figure that calls itself NVIDIA's has a page.
      if (one.sourced.minDriver) expect(one.sources.length, one.release).toBeGreaterThan(0);
    }
  });
  it('has the tags as they are pulled', () => {
    expect(tagOf(release('17.10'))).toBe('17.10');
    expect(tagOf(release('24.01'))).toBe('24.01-py3');
    expect(tagOf(release('24.01'), true)).toBe('24.01-py3-igpu');
    expect(releaseNamed('20.04')).toBeNull();
  });
});

describe('GPUs by name', () => {
  it.each([
    ['NVIDIA A100-SXM4-80GB', '8.0', true],
    ['NVIDIA A10', '8.6', true],
    ['Tesla V100-SXM2-16GB', '7.0', true],
    ['NVIDIA GeForce RTX 3090 Ti', '8.6', false],
    ['Quadro RTX 6000', '7.5', null],
    ['NVIDIA RTX 6000 Ada Generation', '8.9', null],
    ['NVIDIA RTX A6000', '8.6', null],
    ['NVIDIA RTX PRO 6000 Blackwell Workstation Edition', '12.0', null],
    ['NVIDIA RTX PRO 6000 Blackwell Server Edition', '12.0', true],
    ['NVIDIA H100 80GB HBM3', '9.0', true],
    ['NVIDIA GB200', '10.0', true],
    ['NVIDIA GB10', '12.1', null],
    ['NVIDIA TITAN V', '7.0', false],
    ['Tesla T4', '7.5', true],
    ['NVIDIA X9999', null, null],
  ])('%s', (name, computeCapability, dataCenter) => {
    expect(traitsOf({ name, computeCapability: null, vgpu: false })).toMatchObject({
      computeCapability,
      dataCenter,
    });
  });
  it('do not say whether a virtual one is eligible', () => {
    const traits = traitsOf({ name: 'GRID V100-8C', computeCapability: '7.0', vgpu: true });
    expect(traits.dataCenter).toBeNull();
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

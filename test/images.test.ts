import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { Chalk } from 'chalk';
import { describe, expect, it } from 'vitest';
import { ask, withNeeds } from '../src/ask.ts';
import { imagesKeys, imagesReport } from '../src/images.ts';
import type { ImagesReport } from '../src/images-report.ts';
import { notAsked, read, unread } from '../src/probe.ts';
import type { Gpu } from '../src/probes/nvidia-smi.ts';
import { gpusIn } from '../src/probes/nvidia-smi-xml.ts';
import { probes, type Readings } from '../src/probes.ts';
import { renderImages } from '../src/render/images.ts';
import { defaultTarget } from '../src/target.ts';
import { healthy, readingsOf } from '../src/testing/healthy.ts';
import { captures, capturesMissing } from './support/captures.ts';
import { fixtureHost } from './support/fixture-hosts.ts';

const [model] = healthy.nvidiaSmi.kind === 'answered' ? healthy.nvidiaSmi.gpus : [];
const gpu = (index: number, name: string, computeCapability: string): Gpu => {
  if (model === undefined) throw new Error('The healthy machine has GPUs.');
  return { ...model, index, name, computeCapability };
};
const smi = (driverVersion: string, ...gpus: readonly Gpu[]) => ({
  kind: 'answered' as const,
  driverVersion,
  cudaVersion: null,
  gpus,
});
const t4 = gpu(0, 'Tesla T4', '7.5');
const rtx2080 = gpu(1, 'NVIDIA GeForce RTX 2080', '7.5');
const p100 = gpu(0, 'Tesla P100-PCIE-16GB', '6.0');
const a100 = gpu(1, 'NVIDIA A100-SXM4-80GB', '8.0');

const report = (driver: string, ...gpus: readonly Gpu[]): ImagesReport =>
  imagesReport(readingsOf({ nvidiaSmi: smi(driver, ...gpus) }), defaultTarget);
const rowOf = ({ releases }: ImagesReport, name: string) =>
  releases.find(({ release }) => release === name) ?? expect.fail(`no ${name}`);

const schema = JSON.parse(readFileSync(join(import.meta.dirname, '../src/images.schema.json'), 'utf8'));
const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema);

describe('the releases for a host', () => {
  it('are in order, newest first, each with how it runs', () => {
    const of = report('535.183.01', t4);
    expect(of).toMatchObject({
      answer: 'some',
      why: '',
      host: { driver: '535.183.01', architecture: 'amd64' },
    });
    const names = of.releases.map(({ release }) => release);
    expect(names).toEqual([...names].sort().reverse());
    expect(rowOf(of, '25.10')).toMatchObject({ runs: 'yes', how: 'forward-compatible', gpus: [0] });
    expect(rowOf(of, '23.10')).toMatchObject({ runs: 'yes', how: 'native', cuda: '12.2.2', sourced: true });
    expect(of.recommended).toBe('nvcr.io/nvidia/pytorch:23.10-py3');
  });
  it('say why they do not run', () => {
    expect(rowOf(report('470.256.02', rtx2080), '24.10')).toMatchObject({
      runs: 'no',
      how: null,
      why: 'needs driver 525.60.13 or later',
      gpus: [],
    });
    expect(rowOf(report('580.95.05', p100), '25.03')).toMatchObject({
      why: 'without code for compute capability 6.0',
    });
    expect(rowOf(report('580.95.05', a100), '20.03').why).toBe('too early for compute capability 8.0');
  });
  it('may run on some of the GPUs alone', () => {
    const of = report('580.95.05', p100, a100);
    expect(rowOf(of, '25.03')).toMatchObject({ runs: 'partly', how: 'native', gpus: [1] });
    expect(rowOf(of, '25.03').why).toBe('GPU 0: without code for compute capability 6.0');
    expect(of.recommended).toBe('nvcr.io/nvidia/pytorch:24.10-py3');
  });
  it('are for the GPUs that are asked for', () => {
    const readings = readingsOf({ nvidiaSmi: smi('580.95.05', p100, a100) });
    const of = imagesReport(readings, { gpus: 'device=1', registry: null });
    expect(of.host.gpus.map(({ index }) => index)).toEqual([1]);
    expect(rowOf(of, '25.03').runs).toBe('yes');
  });
  it('say which are here, and which figures are weak', () => {
    const of = report('550.163.01', a100);
    expect(rowOf(of, '24.01').local).toEqual(['nvcr.io/nvidia/pytorch:24.01-py3']);
    expect(rowOf(of, '24.02').local).toEqual([]);
    expect(rowOf(report('620.10', a100), '26.09')).toMatchObject({ runs: 'yes', sourced: false });
    expect(rowOf(report('620.10', a100), '26.09').why).toMatch(/not all figures are NVIDIA's own/);
  });
  it('are none for arm64 before 21.10', () => {
    const system = { ...healthy.system, machine: 'aarch64', architecture: 'arm64' as const };
    const of = imagesReport(readingsOf({ system, nvidiaSmi: smi('580.95.05', a100) }), defaultTarget);
    expect(rowOf(of, '21.09')).toMatchObject({ runs: 'no', why: 'made for amd64 alone, as far as is known' });
    expect(rowOf(of, '21.10').runs).toBe('yes');
  });
  it('for a Jetson with JetPack 6 are those with -igpu', () => {
    const orin = gpu(0, 'Orin (nvgpu)', '8.7');
    const of = imagesReport(
      readingsOf({
        system: { ...healthy.system, machine: 'aarch64', architecture: 'arm64' },
        platform: { ...healthy.platform, kind: 'jetson' },
        nvidiaSmi: { ...smi('540.4.0', orin), cudaVersion: '12.6' },
      }),
      defaultTarget,
    );
    expect(of.recommended).toBe('nvcr.io/nvidia/pytorch:24.12-py3-igpu');
    expect(rowOf(of, '26.03')).toMatchObject({ runs: 'no' });
  });
  it('may be none at all', () => {
    const of = report('304.137', gpu(0, 'Tesla K10.G1.8GB', '3.0'));
    expect(of).toMatchObject({ answer: 'none', recommended: null });
  });
  it.each<[string, Readings, string]>([
    ['no driver', readingsOf({ nvidiaSmi: { kind: 'not-found' } }), 'no NVIDIA driver answers'],
    ['no GPU', readingsOf({ nvidiaSmi: smi('550.163.01') }), 'the driver shows no GPU'],
    [
      'silence',
      { ...readingsOf({}), nvidiaSmi: unread('nvidia-smi does not answer') },
      'nvidia-smi does not answer',
    ],
    ['no question', { ...readingsOf({}), nvidiaSmi: notAsked('nodes are missing') }, 'nodes are missing'],
    ['nothing', { nvidiaSmi: read(healthy.nvidiaSmi) }, 'the processor of this machine is not known'],
  ])('cannot be told with %s', (_, readings, why) => {
    const of = imagesReport(readings, defaultTarget);
    expect(of).toMatchObject({ answer: 'unknown', why, recommended: null, releases: [] });
    expect(validate(of), JSON.stringify(validate.errors)).toBe(true);
  });
  it('fit the schema that is published', () => {
    for (const of of [report('535.183.01', t4), report('580.95.05', p100, a100), report('304.137', p100)])
      expect(validate(JSON.parse(JSON.stringify(of))), JSON.stringify(validate.errors)).toBe(true);
  });
  it('take few questions, and none on the network', () => {
    const keys = [...withNeeds(imagesKeys)];
    expect(keys.every((key) => probes[key].cost === 'local')).toBe(true);
    expect(keys).not.toContain('registry');
    expect(keys.length).toBeLessThan(12);
  });
  it('are asked of a recorded machine', async () => {
    const { readings } = await ask({
      host: fixtureHost('debian12-v100-r470-healthy'),
      target: defaultTarget,
      keys: withNeeds(imagesKeys),
      known: {},
      timeoutMs: null,
    });
    const of = imagesReport(readings, defaultTarget);
    expect(of.recommended).toBe('nvcr.io/nvidia/pytorch:21.10-py3');
    expect(rowOf(of, '24.10').how).toBe('forward-compatible');
    expect(rowOf(of, '25.01').runs).toBe('no');
  });
});

describe.skipIf(capturesMissing !== null)(
  `captured answers of nvidia-smi${capturesMissing === null ? '' : ` (${capturesMissing})`}`,
  () => {
    const all = captures('nvidia-smi-xml');
    it.each(all.map(({ file, text }) => [file, text] as const))('%s', async (_, text) => {
      const answer = await gpusIn(text, new Map());
      const readings = answer === null ? readingsOf({}) : readingsOf({ nvidiaSmi: answer });
      const of = imagesReport(
        answer === null ? { ...readings, nvidiaSmi: unread('cut off') } : readings,
        defaultTarget,
      );
      expect(validate(JSON.parse(JSON.stringify(of))), JSON.stringify(validate.errors)).toBe(true);
      expect(of.answer === 'unknown').toBe(answer === null || answer.gpus.length === 0);
      expect(renderImages(of, style(80), false)).not.toMatch(/undefined|null|NaN/);
    });
  },
);

const style = (width: number, unicode = true) => ({ width, unicode, paint: new Chalk({ level: 0 }) });

describe('as text', () => {
  const style = (width: number, unicode = true) => ({ width, unicode, paint: new Chalk({ level: 0 }) });
  const lines = (text: string) => text.split('\n');

  it('tells ranges of what does not run, and names what does', () => {
    const text = renderImages(report('535.183.01', t4, rtx2080), style(80), false);
    expect(text).toMatch(/^✖ 26\.06 to 26\.09 {2}does not run: need driver 580\.65\.06 or later/m);
    expect(text).toMatch(/^▲ 26\.05-py3 +forward compatible, on GPU 0 alone, GPU 1: needs driver/m);
    expect(text).toMatch(/^✔ 23\.10-py3 +native, CUDA 12\.2\.2, recommended$/m);
    expect(text).toContain('ngc-doctor run --image nvcr.io/nvidia/pytorch:23.10-py3');
    expect(lines(text).length).toBeLessThan(45);
  });
  it('has a line for each release where all are asked for', () => {
    const text = renderImages(report('535.183.01', t4), style(100), true);
    expect(lines(text).filter((line) => /^\S (?:\d\d\.\d\d)/.test(line)).length).toBe(
      report('535.183.01', t4).releases.length,
    );
  });
  it.each([80, 40])('keeps to %i columns but for what is to be copied', (width) => {
    for (const all of [true, false]) {
      const text = renderImages(report('580.95.05', p100, a100), style(width, false), all);
      const long = lines(text).filter((line) => line.length > width && !line.includes('ngc-doctor run'));
      expect(long).toEqual([]);
      expect(text).not.toMatch(/[^\u0000-\u007f]/);
    }
  });
  it('says that nothing can be said, or that nothing runs', () => {
    const silent = imagesReport(readingsOf({ nvidiaSmi: { kind: 'not-found' } }), defaultTarget);
    expect(renderImages(silent, style(80), false)).toContain('COULD NOT TELL  no NVIDIA driver answers.');
    const none = report('304.137', gpu(0, 'Tesla K10.G1.8GB', '3.0'));
    expect(renderImages(none, style(80), false)).toContain('NONE  No release');
  });
  it('names the GPUs that are here where those that were asked for are not, and how to ask on', () => {
    const readings = readingsOf({ nvidiaSmi: smi('535.183.01', t4) });
    const of = imagesReport(readings, { ...defaultTarget, gpus: 'device=7' });
    const words = ['images', '--all', '--gpus', 'device=7', '--format', 'text'];
    const text = renderImages(of, style(80), false, { program: 'npx ngc-doctor', words });
    expect(text).toContain('1x Tesla T4');
    expect(text).toContain('COULD NOT TELL  none of the GPUs that were asked for is here.');
    expect(text).toContain('Run npx ngc-doctor --gpus device=7:');
  });
  it('gives a command for the GPUs that were asked for', () => {
    const words = ['images', '--gpus=device=0', '--host-root', '/mnt'];
    const text = renderImages(report('535.183.01', t4), style(80), false, { program: 'ngc-doctor', words });
    expect(text).toMatch(/ngc-doctor run --image nvcr\.io\/nvidia\/pytorch:23\.10-py3 --gpus=device=0$/m);
  });
  it('says how to see each release where some share a line', () => {
    expect(renderImages(report('535.183.01', t4), style(80), false)).toContain('--all');
    expect(renderImages(report('535.183.01', t4), style(80), true)).not.toContain('--all');
  });
  it('lets no name reach the terminal as it is', () => {
    const text = renderImages(report('550.163.01', gpu(0, 'A\u001b[31m\nB', '8.0')), style(80), false);
    expect(text).not.toContain('\u001b');
  });
});

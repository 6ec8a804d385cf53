import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import cuda from '../../src/knowledge/cuda.json' with { type: 'json' };
import gpuTable from '../../src/knowledge/gpus.json' with { type: 'json' };
import { traitsOf } from '../../src/knowledge/gpus.ts';
import { releases } from '../../src/knowledge/releases.ts';
import { judgeEach } from '../../src/knowledge/verdict.ts';
import { parseVersion } from '../../src/version.ts';
import { sharedMissing, sharedPath } from '../support/shared.ts';

/**
 * What NVIDIA published, collected by others than the tables of the program, and NVIDIA's own order of decision, written
 * anew over plain lists of numbers: both must come to the same for every release, driver and GPU.
 */
const file = 'knowledge/ngc-stack.json';
const missing = sharedMissing(file);

interface Row {
  readonly tag: string;
  readonly tags: readonly string[];
  readonly release: string;
  readonly cuda: string;
  readonly minDriver: string | null;
  readonly driverInImage: string | null;
  readonly minDriverMinorCompat: string | null;
  readonly dataCenterDriverBranches: readonly { readonly branch: number; readonly min: string | null }[];
  readonly computeCapabilities: {
    readonly min: string;
    readonly max: string;
    readonly list: readonly string[];
  };
  readonly cpuArch: readonly string[];
  readonly confidence: string;
  readonly fieldConfidence: Readonly<Record<string, string>>;
}
interface GpuRow {
  readonly match: readonly string[];
  readonly computeCapability: string;
  readonly architecture: string;
  readonly dataCenter: boolean | null;
  readonly confidence: string;
}
interface Published {
  readonly releases: readonly Row[];
  readonly gpus: readonly GpuRow[];
  readonly cudaMinDriver: readonly { readonly cuda: string; readonly minLinuxDriver: string }[];
}

const none: Published = { releases: [], gpus: [], cudaMinDriver: [] };
const published: Published = missing === null ? JSON.parse(readFileSync(sharedPath(file), 'utf8')) : none;

const numbers = (text: string): readonly number[] => text.split('.').map((part) => Number.parseInt(part, 10));

function order(a: string, b: string): number {
  const [left, right] = [numbers(a), numbers(b)];
  for (let at = 0; at < Math.max(left.length, right.length); at++) {
    const difference = (left[at] ?? 0) - (right[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The order of decision for the driver: native, forward for data-center GPUs, minor-version, none. */
function driverWay(driver: string, row: Row, dataCenter: boolean): string {
  if (row.minDriver !== null && order(driver, row.minDriver) >= 0) return 'native';
  const branch = row.dataCenterDriverBranches.find((one) => one.branch === numbers(driver)[0]);
  if (dataCenter && branch !== undefined && (branch.min === null || order(driver, branch.min) >= 0))
    return 'forward-compatible';
  if (row.minDriverMinorCompat !== null && order(driver, row.minDriverMinorCompat) >= 0)
    return 'minor-compatible';
  return 'too-old';
}

function codeFor(capability: string, { computeCapabilities: { min, max } }: Row): string {
  if (order(capability, min) < 0) return 'too-old';
  if (order(capability, max) <= 0) return 'fits';
  return numbers(capability)[0] === numbers(max)[0] ? 'same-family' : 'too-new';
}

/** Every driver that some figure turns on, and the one just before it; and what is really installed. */
function drivers(): readonly string[] {
  const turning = published.releases.flatMap((row) => [
    row.minDriver,
    row.minDriverMinorCompat,
    ...row.dataCenterDriverBranches.map(({ branch, min }) => min ?? `${branch}.10`),
  ]);
  const before = turning.flatMap((text) => {
    const parts = text === null ? [] : [...numbers(text)];
    const last = parts.pop();
    return last === undefined ? [] : [[...parts, Math.max(last - 1, 0)].join('.')];
  });
  const real =
    '340.108 390.157 418.226.00 450.248.02 460.106.00 470.256.02 510.108.03 515.105.01 520.61.05 525.147.05 530.41.03 535.183.01 545.29.06 550.163.01 555.58.02 560.35.03 565.57.01 570.195.03 575.64.05 580.173.02 590.48.01 595.91.07 610.43.02 615.65.02';
  return [...new Set([...turning.flatMap((text) => text ?? []), ...before, ...real.split(' ')])];
}

/** Their names as nvidia-smi writes them; those of Jetson apart, whose drivers have other numbers. */
const cards = [
  'Tesla K80',
  'Tesla P100-SXM2-16GB',
  'Tesla V100-SXM2-32GB',
  'Tesla T4',
  'NVIDIA GeForce RTX 2080 Ti',
  'NVIDIA A100-SXM4-80GB',
  'NVIDIA RTX A6000',
  'NVIDIA GeForce RTX 3090',
  'NVIDIA L40S',
  'NVIDIA H100 80GB HBM3',
  'NVIDIA B200',
  'NVIDIA GeForce RTX 5090',
  'NVIDIA GB10',
];

const rows = new Map<string, GpuRow>();

function rowOf(card: string): GpuRow {
  const row = rows.get(card) ?? rowFor(card);
  rows.set(card, row);
  return row;
}

/** The row whose longest name is a whole word of the card's. */
function rowFor(card: string): GpuRow {
  const words = ` ${card.replaceAll('-', ' ')} `;
  const found = published.gpus
    .flatMap((row) => row.match.map((name) => ({ row, name })))
    .filter(({ name }) => words.includes(` ${name.replaceAll('-', ' ')} `))
    .sort((a, b) => b.name.length - a.name.length)[0];
  if (found === undefined) throw new Error(`no row for ${card}`);
  return found.row;
}

describe.skipIf(missing !== null)(`the published figures${missing === null ? '' : ` (${missing})`}`, () => {
  it('are those of the table of releases', () => {
    expect(releases.map(({ release }) => release)).toEqual(published.releases.map(({ release }) => release));
    for (const [at, row] of published.releases.entries()) {
      expect(releases[at], row.tag).toMatchObject({
        release: row.release,
        tags: row.tags,
        cuda: row.cuda,
        minDriver: row.minDriver,
        driverInImage: row.driverInImage,
        minorCompatFloor: row.minDriverMinorCompat,
        forwardBranches: row.dataCenterDriverBranches,
        architectures: row.cpuArch,
        computeCapabilities: {
          min: row.computeCapabilities.min,
          max: row.computeCapabilities.max,
          all: row.computeCapabilities.list,
        },
      });
    }
  });

  it('are called NVIDIA’s own only where they are', () => {
    for (const [at, row] of published.releases.entries()) {
      const own = (field: string): boolean => row.fieldConfidence[field] === 'sourced';
      const { sourced } = releases[at] ?? expect.fail(row.tag);
      if (sourced.minDriver) expect(own('minDriver'), `${row.tag}: driver`).toBe(true);
      if (sourced.forwardBranches) expect(own('dataCenterDriverBranches'), `${row.tag}: branches`).toBe(true);
      if (sourced.architectures) expect(own('cpuArch'), `${row.tag}: processors`).toBe(true);
      if (sourced.computeCapabilities) expect(row.confidence, `${row.tag}: GPUs`).toBe('sourced');
    }
  });

  it('are those of the table of CUDA versions', () => {
    expect(cuda.drivers.map((row) => [row.cuda, row.driver])).toEqual(
      published.cudaMinDriver.map((row) => [row.cuda, row.minLinuxDriver]),
    );
  });

  it('are those of the table of GPUs', () => {
    expect(gpuTable.gpus).toEqual(
      published.gpus.map((row) => ({
        names: row.match,
        computeCapability: row.computeCapability,
        architecture: row.architecture,
        dataCenter: row.dataCenter,
        sourced: row.confidence.startsWith('sourced'),
      })),
    );
    for (const { match, computeCapability } of published.gpus) {
      for (const name of match) {
        const traits = traitsOf({ name: `NVIDIA ${name}`, computeCapability: null, vgpu: false });
        expect(traits.computeCapability, name).toBe(computeCapability);
      }
    }
  });

  it('come to the same verdict for every release, driver and GPU', { timeout: 60_000 }, () => {
    const all = drivers();
    const pairs = all.flatMap((driver) => published.releases.map((row, at) => ({ driver, row, at })));
    expect(pairs.length * cards.length).toBeGreaterThan(200_000);
    const wrong = pairs.flatMap(({ driver, row, at }) => disagreements(driver, row, at));
    expect(wrong.slice(0, 20)).toEqual([]);
  });
});

const traits = cards.map((name) => traitsOf({ name, computeCapability: null, vgpu: false }));

/** Each GPU on which the program and the published figures do not come to the same. */
function disagreements(driver: string, row: Row, at: number): readonly string[] {
  const version = parseVersion(driver) ?? expect.fail(driver);
  const release = releases[at] ?? expect.fail(row.tag);
  return judgeEach({ version, cuda: null, byCuda: false }, release, traits).flatMap((one) => {
    const card = rowOf(one.gpu.name);
    const expected = `${driverWay(driver, row, card.dataCenter === true)} ${codeFor(card.computeCapability, row)}`;
    const own = `${one.driver.kind} ${one.code.kind}`;
    return own === expected ? [] : [`${row.tag} on ${driver}, ${one.gpu.name}: ${own}, not ${expected}`];
  });
}

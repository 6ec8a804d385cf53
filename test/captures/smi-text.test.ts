import { describe, expect, it } from 'vitest';
import { judged } from '../support/captured-host.ts';
import { captures, capturesMissing } from '../support/captures.ts';
import { type Around, layerFor, wslLayerFor } from '../support/gpu-layer.ts';
import { xmlOf } from '../support/smi-text.ts';

interface Machine extends Around {
  readonly wsl?: true;
  readonly finds?: readonly string[];
  /** It counts more GPUs than it describes. */
  readonly partial?: true;
}

const hgx = { capability: '9.0', switches: ['0000:07:00.0'] } as const;

/** What was around each text of `nvidia-smi -q`, and what there is to find. */
const machines: Readonly<Record<string, Machine>> = {
  // Retired pages alone, of which some wait for a reset.
  'azure-bad_nvsmi8_output': { capability: '8.0', finds: ['ecc-row-remap?'] },
  'azure-orig_nvsmi8_output': { capability: '8.0' },
  // 22 of its 24 GiB are in use, by others.
  'gpud-q-535.154.05.out.0.valid.4090': { capability: '8.9', finds: ['gpu-memory-in-use?'] },
  'gpud-q-535.161.08.out.0.valid': hgx,
  // It ends within the first GPU, and what is there is sound.
  'gpud-q-535.183.01.out.0.invalid': { ...hgx, partial: true },
  'gpud-q-535.183.01.out.0.valid': hgx,
  'gpud-q-560.35.03.out.0.valid': hgx,
  'utkuozdemir-linux-x86_64__geforce-rtx-2080-super__610.57.04-idle': { capability: '7.5', module: 'open' },
  'utkuozdemir-linux-x86_64__geforce-rtx-4080-super__595.71.05-idle': { capability: '8.9', module: 'open' },
  'utkuozdemir-linux-x86_64__h100-80gb-hbm3__590.48.01-idle': hgx,
  'utkuozdemir-linux-x86_64__h100-mig__590.48.01-idle': { capability: '9.0', instances: [2, 3, 9, 10] },
  'utkuozdemir-linux-x86_64__h200__590.48.01-idle': hgx,
  'utkuozdemir-linux-x86_64__l40s__595.80-idle': { capability: '8.9' },
  'utkuozdemir-windows-x86_64__geforce-rtx-2080-super__591.86-idle': { capability: '7.5', wsl: true },
  'utkuozdemir-windows-x86_64__geforce-rtx-2080-super__610.62-idle': { capability: '7.5', wsl: true },
};

const nameOf = (file: string): string => file.replace(/^.*\//, '').replace(/\.txt$/, '');

describe.skipIf(capturesMissing !== null)(`GPUs as nvidia-smi tells people ${capturesMissing ?? ''}`, () => {
  const all = captures('nvidia-smi-q-text');

  it('are all in the table', () => {
    expect(all.map(({ file }) => nameOf(file)).sort()).toEqual(Object.keys(machines).sort());
  });

  it.each(all)('$file: $status', async ({ file, text }) => {
    const machine = machines[nameOf(file)] ?? { capability: '' };
    const xml = xmlOf(text);
    const layer = machine.wsl ? wslLayerFor(xml, machine.capability) : layerFor(xml, machine);
    const { found, report } = await judged([layer]);
    expect(found).toEqual(machine.finds ?? []);
    expect(report.verdict).toBe(machine.partial ? 'unknown' : 'ready');
    const version = /^(?:KMD|Driver) Version +: (\d[\d.]+)/m.exec(text)?.[1];
    expect(report.host.driver).toBe(version);
    expect(report.target.why).toMatch(/runs natively|newest/);
  });
});

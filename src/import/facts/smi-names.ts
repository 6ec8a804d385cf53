import type { Gpu } from '../../probes/nvidia-smi.ts';
import { type Evidence, outputsOf } from '../evidence.ts';

/** The table cuts long names, as `NVIDIA GeForce ...`; lspci has them whole, if they are in its list. */
export function wholeNames(gpus: readonly Gpu[], evidence: Evidence): readonly Gpu[] {
  if (!gpus.some(isCut)) return gpus;
  const onBus = namesOnBus(evidence);
  return gpus.map((gpu) => {
    const model = isCut(gpu) ? onBus.get(gpu.busId) : undefined;
    const begin = gpu.name.replace(/ ?\.\.\.$/, '');
    const name = [model, `NVIDIA ${model}`].find((one) => one?.startsWith(begin));
    return name === undefined ? gpu : { ...gpu, name };
  });
}

const isCut = ({ name }: Gpu): boolean => name.endsWith('...');

/** What stands in the brackets behind the chip: `GA102 [GeForce RTX 3090]`. */
function namesOnBus(evidence: Evidence): ReadonlyMap<string, string> {
  const rows = outputsOf(evidence, 'lspci').flatMap(({ text }) => [
    ...text.matchAll(
      /^((?:[0-9a-f]{4}:)?[0-9a-f]{2}:[0-9a-f]{2}\.[0-7]) [^\n]{1,60}: NVIDIA Corporation \w{1,12} \[([^\][:/\n]{3,60})\]/gm,
    ),
  ]);
  return new Map(
    rows.map(([, address = '', name = '']) => [address.length > 7 ? address : `0000:${address}`, name]),
  );
}

import type { Tree } from './smi-query.ts';

const field = (text: string, name: string): string | null =>
  new RegExp(`^${name}: +(\\S.{0,200}?)[ \\t]*$`, 'm').exec(text)?.[1] ?? null;

/** `nvidia-container-cli info` as the tree of nvidia-smi's XML form, as far as it tells the same. */
export function cliTree(text: string): Tree | null {
  const [head = '', ...devices] = text.split(/^(?=Device Index:)/m);
  const driver = field(head, 'NVRM version');
  if (driver === null || devices.length === 0) return null;
  const gpus = devices.map((device): Tree | null => {
    const [bus, name] = [field(device, 'Bus Location'), field(device, 'Model')];
    if (bus === null || name === null) return null;
    return {
      '@id': bus,
      product_name: name,
      product_brand: field(device, 'Brand') ?? 'N/A',
      uuid: field(device, 'GPU UUID') ?? 'N/A',
    };
  });
  const known = gpus.filter((gpu) => gpu !== null);
  if (known.length !== gpus.length) return null;
  return { driver_version: driver, cuda_version: field(head, 'CUDA version') ?? 'N/A', gpu: known };
}

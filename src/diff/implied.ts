import type { Cell } from './cell.ts';
import type { Difference } from './compare.ts';
import { type ByPattern, found } from './place.ts';

/** Where the same is told already; `lacking`: as far as a host lacks it there as well. */
interface Implied {
  readonly by: string;
  readonly lacking: boolean;
}

const lacking = (by: string): Implied => ({ by, lacking: true });

/** Without a driver in the kernel it has no numbers and no devices; without a toolkit there is nothing to be set in it. */
const implied: ByPattern<Implied> = {
  'deviceNodes.registeredMajor': lacking('kernelModule'),
  'deviceNodes.registeredUvmMajor': lacking('kernelModule'),
  localImage: lacking('localImages.*'),
  'nvidiaSmi.gpus.*.computeCapability': { by: 'nvidiaSmi.gpus.*.name', lacking: false },
  'pci.devices.*.deviceId': { by: 'nvidiaSmi.gpus.*.name', lacking: false },
  'pci.devices.*.driver': lacking('kernelModule'),
  'runtimeBinaries.*': lacking('engine.runtimes.*'),
  'toolkit.cliVersion': lacking('toolkit.binaries.*'),
  'toolkit.config': lacking('toolkit.binaries.*'),
  'toolkit.ctkVersion': lacking('toolkit.binaries.*'),
  'toolkit.files.**': lacking('toolkit.config'),
  'toolkit.libraryVersion': lacking('toolkit.binaries.*'),
  'toolkit.settings.**': lacking('toolkit.config'),
  'toolkit.version': lacking('toolkit.binaries.*'),
};

/** Whether another of these differences tells it already. */
export function isImplied({ place, cells }: Difference, list: readonly Difference[]): boolean {
  const rule = found(implied, place.pattern);
  if (rule === undefined) return false;
  const tellsIt = (other: Difference): boolean =>
    !rule.lacking || cells.every((cell, host) => lacks(cell) === lacks(other.cells[host]));
  return list.some((other) => other.place.pattern === rule.by && tellsIt(other));
}

const lacks = (cell: Cell | undefined): boolean =>
  cell === undefined || cell.had.kind !== 'value' || cell.had.value === null || isNone(cell.had.value);

/** Facts say by their kind that there is nothing. */
const isNone = (value: object | string | number | boolean): boolean =>
  typeof value === 'object' &&
  'kind' in value &&
  (value.kind === 'absent' || value.kind === 'not-loaded' || value.kind === 'not-found');

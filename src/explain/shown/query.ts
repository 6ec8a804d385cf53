import type { TextCause } from '../../signatures/signature.ts';
import type { Paste, Reader, Shown } from './paste.ts';

/** The fields of a row, by the names of the columns without their units. */
type Row = Readonly<Record<string, string>>;

/** A row that shows a fault, and the cause. */
interface Fault {
  readonly isIn: (row: Row) => boolean;
  readonly cause: TextCause;
}

const isOn = (value: string | undefined): boolean => /^(?:yes|[1-9]\d*)$/i.test(value ?? '');
const number = (value: string | undefined): number => Number.parseFloat(value ?? '');

const faults: readonly Fault[] = [
  {
    isIn: (row) => isOn(row['remapped_rows.failure']),
    cause: {
      code: 'ecc-row-remap-failure',
      decides:
        'Does nvidia-smi -q -d ROW_REMAPPER say Remapping Failure Occurred: Yes? Then the board must be replaced.',
    },
  },
  {
    isIn: (row) => isOn(row['remapped_rows.pending']) || isOn(row['retired_pages.pending']),
    cause: {
      code: 'ecc-row-remap',
      decides:
        'Is it still pending after the GPU was reset (sudo nvidia-smi --gpu-reset -i N, while nothing uses it)?',
    },
  },
  {
    isIn: (row) => isOn(row['ecc.errors.uncorrected.volatile.total']),
    cause: {
      code: 'ecc-uncorrectable',
      decides: 'Does the kernel log tell of Xid 48, 94 or 95? Then programs on this GPU have failed by it.',
    },
  },
  {
    isIn: (row) => number(row['pcie.link.width.current']) < number(row['pcie.link.width.max']),
    cause: {
      code: 'pcie-link-degraded',
      decides:
        'Is it so while the GPU works, and has the slot more lanes (sudo lspci -vv, LnkCap of the port above it)? Then it is this.',
    },
  },
  {
    isIn: (row) => /exclusive|prohibited/i.test(row['compute_mode'] ?? ''),
    cause: {
      code: 'gpu-exclusive-process',
      decides: 'Does a second program on the GPU fail with "busy or unavailable"? Then it is this.',
    },
  },
  {
    isIn: (row) => {
      const [now = '', next = ''] = [row['mig.mode.current'], row['mig.mode.pending']];
      return /abled$/i.test(next) && now !== next;
    },
    cause: {
      code: 'mig-mode-pending',
      decides: 'Was the mode changed while programs used the GPU? Then stop them, and reset it.',
    },
  },
  {
    isIn: (row) => /in progress|not started/i.test(row['fabric.state'] ?? ''),
    cause: {
      code: 'fabric-not-completed',
      decides:
        'Does it stay so for more than some minutes after the start? Then see what nvidia-fabricmanager says.',
    },
  },
];

/** What `nvidia-smi --query-… --format=csv` shows, by the names in its first line. */
export const queryShown: Reader = (paste) =>
  paste.lines.flatMap((line, index) => {
    const names = namesIn(line);
    return names === null ? [] : faultsBelow(paste, index, names);
  });

/** Null for a line that is not the head of such a list. */
function namesIn(line: string): readonly string[] | null {
  if (
    !/^[a-z][\w.]*(?: \[[^\]]*\])?(?:, [a-z][\w.]*(?: \[[^\]]*\])?)+$/.test(line.trim()) ||
    !/[a-z][._][a-z]/.test(line)
  )
    return null;
  return line.split(',').map((name) => name.replace(/\[.*/, '').trim());
}

function faultsBelow({ lines }: Paste, head: number, names: readonly string[]): readonly Shown[] {
  const shown: Shown[] = [];
  for (let line = head + 1; line < lines.length; line++) {
    const fields = (lines[line] ?? '').split(',').map((field) => field.trim());
    if (fields.length !== names.length) break;
    const row = Object.fromEntries(names.map((name, index) => [name, fields[index] ?? '']));
    for (const { isIn, cause } of faults) if (isIn(row)) shown.push({ line, causes: [cause] });
  }
  return shown;
}

import type { TextCause } from '../../signatures/signature.ts';
import { firstLine, type Reader } from './paste.ts';

const units: Readonly<Record<string, number>> = { MiB: 1, GiB: 1024 };

const mebibytes = (text: string | undefined): number | null => {
  const found = /([\d.]+) (MiB|GiB)/.exec(text ?? '');
  return found === null ? null : Number(found[1]) * (units[found[2] ?? ''] ?? 1);
};

const byOthers: TextCause = {
  code: 'gpu-memory-in-use',
  decides: 'Does nvidia-smi list other programs on the GPU? Then stop them, or take another GPU.',
};
const byNobody: TextCause = {
  code: 'gpu-memory-orphaned',
  decides:
    'Does nvidia-smi list none, and memory in use? Then a dead one holds it: sudo fuser -v /dev/nvidia* finds it.',
};
const bySelf: TextCause = {
  code: 'gpu-memory-too-small',
  decides:
    'Is the GPU otherwise empty before the program starts (nvidia-smi)? Then the program wants more than it has: a smaller batch, model or cache.',
};

/**
 * PyTorch says of what runs out how much the GPU has, how much is free, and how much it took itself: what is left over
 * is with others.
 */
export const outOfMemory: Reader = (paste) => {
  const hit = firstLine(paste, /CUDA out of memory\. Tried to allocate/);
  if (hit === null) return [];
  const text = paste.lines.slice(hit.line, hit.line + 6).join(' ');
  const total = mebibytes(
    /([\d.]+ [MG]iB) total capacity/.exec(text)?.[1] ?? /total capacity of ([\d.]+ [MG]iB)/.exec(text)?.[1],
  );
  const free = mebibytes(
    /([\d.]+ [MG]iB) free/.exec(text)?.[1] ?? /of which ([\d.]+ [MG]iB) is free/.exec(text)?.[1],
  );
  const own = ownShare(text);
  if (total === null || free === null || own === null || total === 0) return [];
  const others = total - free - own;
  // The context of CUDA itself takes some hundred MiB.
  if (others > Math.max(0.15 * total, 1500))
    return [{ line: hit.line, causes: [byOthers, byNobody, bySelf] }];
  return [{ line: hit.line, causes: [bySelf, byOthers, byNobody] }];
};

/** What this process has: reserved, or allocated and reserved beside it. */
function ownShare(text: string): number | null {
  const reserved = mebibytes(/([\d.]+ [MG]iB) (?:reserved in total|cached)/.exec(text)?.[1]);
  if (reserved !== null) return reserved;
  const process = mebibytes(/this process has ([\d.]+ [MG]iB) memory in use/i.exec(text)?.[1]);
  if (process !== null) return process;
  const allocated = mebibytes(/([\d.]+ [MG]iB) is allocated by PyTorch/.exec(text)?.[1]);
  if (allocated === null) return mebibytes(/([\d.]+ [MG]iB) already allocated/.exec(text)?.[1]);
  return allocated + (mebibytes(/([\d.]+ [MG]iB) is reserved by PyTorch/.exec(text)?.[1]) ?? 0);
}

/** In the table of nvidia-smi memory is in use, and no program. In a container that is nothing strange. */
export const memoryOfNobody: Reader = (paste) => {
  const nobody = firstLine(paste, /No running processes found/);
  if (nobody === null) return [];
  for (const [line, text] of paste.lines.entries()) {
    const found = /\|\s*(\d+)MiB \/ (\d+)MiB\s*\|/.exec(text);
    if (found === null || Number(found[1]) < Math.max(1000, 0.1 * Number(found[2]))) continue;
    return [{ line, causes: [byNobody, byOthers], loose: true }];
  }
  return [];
};

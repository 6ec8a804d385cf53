import { isContainerName } from '../../import/prompt.ts';
import { noDriverInside } from '../../signatures/pasted/no-driver-inside.ts';
import type { TextCause } from '../../signatures/signature.ts';
import { firstLine, type Paste, type Reader } from './paste.ts';

/** What PyTorch's `collect_env` says of itself. */
interface Environment {
  readonly line: number;
  readonly field: (name: string) => string | null;
}

function environmentOf(paste: Paste): Environment | null {
  const hit = firstLine(paste, /^\s*Is CUDA available: (?:False|No)\b/i);
  if (hit === null) return null;
  const field = (name: string): string | null => {
    const found = firstLine(paste, new RegExp(`^\\s*${name}: *(.*)$`, 'i'));
    if (found === null) return null;
    const value = (found.found[1] ?? '').trim();
    return value === '' ? (paste.lines[found.line + 1] ?? '').trim() : value;
  };
  return { line: hit.line, field };
}

const cpuOnly: readonly TextCause[] = [
  {
    code: 'wheel-arch-mismatch',
    decides:
      "Was PyTorch of the image replaced by one for the processor alone (pip list | grep torch: a version without NVIDIA's suffix)? Then take it out again, or start from the image anew.",
  },
  {
    code: 'python-packages-mixed',
    decides: "Does it come from ~/.local or a mounted folder, which stands before the image's own?",
  },
];

const tooOld: readonly TextCause[] = [
  {
    code: 'driver-too-old-for-image',
    decides:
      'Does nvidia-smi show a CUDA Version of an older generation than that of PyTorch? Then it is this.',
  },
];

/** From this driver on, programs of a CUDA generation run on it. */
const leastDriver: Readonly<Record<string, number>> = { 9: 384, 10: 410, 11: 450, 12: 525, 13: 580 };

const askedHere: readonly TextCause[] = noDriverInside.map((cause) => ({ ...cause, hints: [] }));

const loose = { loose: true } as const;
const nothing = /could not|n\/a|no cuda/i;

/** PyTorch without CUDA, a driver that is too old for it, or neither driver nor GPU in sight. */
export const environmentShown: Reader = (paste) => {
  const env = environmentOf(paste);
  if (env === null) return [];
  const built = env.field('CUDA used to build PyTorch') ?? '';
  const driver = Number(/^\d{3}/.exec(env.field('Nvidia driver version') ?? '')?.[0] ?? Number.NaN);
  const unseen = Number.isNaN(driver) && nothing.test(env.field('GPU models and configuration') ?? 'n/a');
  // On a machine without a GPU nothing is wrong with it.
  const doubt = unseen ? loose : {};
  if (isForProcessor(env, built)) return [{ line: env.line, causes: cpuOnly, ...doubt }];
  const least = leastDriver[/^\d+/.exec(built)?.[0] ?? ''];
  if (least !== undefined && driver < least) return [{ line: env.line, causes: tooOld }];
  return unseen ? [{ line: env.line, causes: askedHere, ...doubt }] : [];
};

/** Built without CUDA, and not for the GPUs of another maker. */
function isForProcessor({ field }: Environment, built: string): boolean {
  if (/^\d/.test(field('ROCM used to build PyTorch') ?? '')) return false;
  return /^(?:none|n\/a|could not)/i.test(built) || /\+cpu\b/.test(field('PyTorch version') ?? '');
}

/** TensorFlow names the machine on which no driver runs: a container has twelve digits for a name, a pod a number or five letters at its end. */
export const hostWithoutDriver: Reader = (paste) => {
  const hit = firstLine(paste, /kernel driver does not appear to be running on this host \(([^)]+)\)/);
  const host = hit?.found[1] ?? '';
  if (hit === null || isContainerName(host) || /-(?:\d{1,3}|[a-z0-9]{5})$/.test(host)) return [];
  const order = ['driver-not-installed', 'gpus-flag-missing', 'kernel-module-not-loaded'];
  return [
    {
      line: hit.line,
      causes: order.flatMap((code) => noDriverInside.filter((cause) => cause.code === code)),
    },
  ];
};

/** The variable hides every GPU, or names several instances of which a process sees one. */
export const visibleDevices: Reader = (paste) => {
  const set = firstLine(
    paste,
    /(?:^|[\s"'([])CUDA_VISIBLE_DEVICES["'\])]*\s*[=:]\s*["']?(-1|MIG-[^,\s]+,\s*MIG-)/,
  );
  const echoed = paste.commands.find(({ command }) => /^echo "?\$\{?CUDA_VISIBLE_DEVICES\b/.test(command));
  const hidden = echoed !== undefined && echoed.output[0]?.trim() === '-1';
  if (set?.found[1]?.startsWith('MIG-') === true) return [{ line: set.line, causes: oneInstance }];
  const line = set?.line ?? (hidden ? echoed.line + 1 : null);
  if (line === null) return [];
  const failure = firstLine(paste, /is_available|No CUDA GPUs|no CUDA-capable|NO_DEVICE|No GPU/i);
  return [{ line, causes: hiddenGpus, ...(failure === null ? loose : {}) }];
};

const oneInstance: readonly TextCause[] = [
  {
    code: 'mig-single-instance-per-process',
    decides:
      'Does the program see one GPU only, though several instances are named? A process uses one: start one process for each.',
  },
];

const hiddenGpus: readonly TextCause[] = [
  {
    code: 'cuda-visible-devices-wrong',
    decides:
      'Does the program see GPUs when the variable is unset (unset CUDA_VISIBLE_DEVICES)? Then it is this.',
  },
];

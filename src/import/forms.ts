import type { Evidence, Output } from './evidence.ts';
import { kernelLine } from './kernel-line.ts';

/** What an output looks like whose command is not told, and the command. */
interface Form {
  readonly argv: readonly string[];
  /** Takes the output out of a text; null where there is none. */
  readonly in: (text: string) => string | null;
  /** Its beginning and its end are sure. */
  readonly whole: boolean;
}

const found =
  (pattern: RegExp) =>
  (text: string): string | null =>
    pattern.exec(text)?.[0] ?? null;

/** Lines of a kind, wherever they are. */
const lines =
  (pattern: RegExp) =>
  (text: string): string | null =>
    text.match(pattern)?.join('\n') ?? null;

/** From a line on, as long as lines look as they should; the last such block that has all that it must. */
function block(
  first: RegExp,
  following: RegExp,
  ...must: readonly RegExp[]
): (text: string) => string | null {
  return (text) => {
    const blocks: string[][] = [];
    let open: string[] | null = null;
    for (const line of text.split('\n')) {
      if (first.test(line)) {
        open = [line];
        blocks.push(open);
      } else if (following.test(line)) open?.push(line);
      else open = null;
    }
    return (
      blocks.map((one) => one.join('\n')).findLast((one) => must.every((pattern) => pattern.test(one))) ??
      null
    );
  };
}

/** The last that begins and ends so. */
function between(begin: string, end: string): (text: string) => string | null {
  return (text) => {
    const to = text.lastIndexOf(end);
    const from = to === -1 ? -1 : text.lastIndexOf(begin, to);
    return from === -1 ? null : text.slice(from, to + end.length);
  };
}

/** All from the first line of a kind to the last: messages of the kernel may go on in lines of their own. */
const span =
  (pattern: RegExp) =>
  (text: string): string | null => {
    const all = text.split('\n');
    const begin = all.findIndex((line) => pattern.test(line));
    return begin === -1
      ? null
      : all.slice(begin, all.findLastIndex((line) => pattern.test(line)) + 1).join('\n');
  };

const forms: readonly Form[] = [
  { argv: ['uname', '-a'], in: found(/^Linux \S+ \d+\.\d+\S* .{0,200}GNU\/Linux$/m), whole: true },
  {
    argv: ['nvidia-smi', '-q', '-x'],
    in: between('<nvidia_smi_log>', '</nvidia_smi_log>'),
    whole: true,
  },
  {
    argv: ['nvidia-smi', '-q'],
    in: block(/^=+NVSMI LOG=+$/, /^(?:\s*|\s+\S.*|GPU [0-9A-F]{4,8}:.*|[A-Z][\w ]{2,40} {2,}: .*)$/),
    whole: true,
  },
  { argv: ['nvidia-smi'], in: block(/^\s*\| NVIDIA-SMI \d/, /^\s*(?:[|+].*)?$/), whole: true },
  {
    argv: ['nvidia-container-cli', 'info'],
    in: block(
      /^NVRM version: +\d/,
      /^(?:\s*|(?:CUDA version|Device Index|Device Minor|Model|Brand|GPU UUID|Bus Location|Architecture): .*)$/,
    ),
    whole: true,
  },
  {
    argv: ['docker', 'version'],
    in: block(/^Client:/, /^(?:\s*| [^\n]*|Server:.*)$/, /^ +API version:/m),
    whole: true,
  },
  {
    argv: ['docker', 'info'],
    in: block(/^(?:Client:|Containers: \d)/, /^(?:\s*| [^\n]*|[A-Z][\w ]{1,40}:.*)$/, /^ ?Docker Root Dir:/m),
    whole: true,
  },
  {
    argv: ['docker', 'images'],
    in: block(/^(?:REPOSITORY +TAG|IMAGE +ID) /, /^\S+ +(?:\S+ +){0,2}[0-9a-f]{12} .*$/),
    whole: true,
  },
  {
    argv: ['nvidia-smi', 'topo', '-m'],
    in: block(/^\s+GPU0\b/, /^\w+\s+.*\b(?:X|N\/A|SYS|NODE|PHB|PXB|PIX|NV\d+)\b.*$/),
    whole: true,
  },
  { argv: ['hostnamectl'], in: block(/^ *Static hostname: /, /^ *[A-Z][\w ]{2,30}: .*$/), whole: true },
  { argv: ['lsmod'], in: block(/^Module +Size +Used by/, /^\w[\w-]* +\d+ +-?\d+.*$/), whole: true },
  { argv: ['df'], in: block(/^Filesystem .* Mounted on$/, /^\S+ .* \/\S*$/), whole: false },
  {
    argv: ['lspci'],
    in: lines(/^(?:[0-9a-f]{4}:)?[0-9a-f]{2}:[0-9a-f]{2}\.[0-7] .*(?:\n[ \t]+\S.*)*/gm),
    whole: false,
  },
  { argv: ['dmesg'], in: span(kernelLine), whole: false },
  { argv: ['ls', '-l', '/dev/nvidia*'], in: lines(/^c[rwx-]{9}.* \/dev\/nvidia\S*$/gm), whole: false },
  { argv: ['dpkg', '-l'], in: lines(/^[a-z]i {2}\S+ +\S+ +\S+ .*$/gm), whole: false },
  {
    argv: ['rpm', '-qa'],
    in: lines(/^(?:lib)?nvidia-\S+-\d\S*\.(?:x86_64|aarch64|noarch)$/gm),
    whole: false,
  },
  {
    argv: ['modinfo', 'nvidia'],
    in: block(/^filename: +\/lib\/modules\/.*\/nvidia[\w-]*\.ko/, /^(?:\w+: .*|\s+.*)$/),
    whole: true,
  },
];

/** Files that are known by what is in them. */
const contents: readonly { readonly path: string; readonly in: (text: string) => string | null }[] = [
  {
    path: '/etc/os-release',
    in: (text) => (/^ID=/m.test(text) ? lines(/^[A-Z_]+=.*$/gm)(text) : null),
  },
  {
    path: '/proc/driver/nvidia/version',
    in: found(/^NVRM version: NVIDIA UNIX .*Kernel Module.*$/m),
  },
];

/** NVIDIA's banner: what follows was printed in a container. */
const inContainer = /^== (?:PyTorch|TensorFlow|Triton|CUDA) ==$|^NVIDIA Release \d\d\.\d\d/m;

/** What is known by its form in a text without a prompt; the last of it may have been cut. */
export function recognised(text: string, isLast: boolean): Pick<Evidence, 'files' | 'outputs'> {
  if (inContainer.test(text)) return { files: new Map(), outputs: [] };
  return {
    files: new Map(
      contents.flatMap(({ path, in: take }): readonly (readonly [string, string])[] => {
        const content = take(text);
        return content === null ? [] : [[path, `${content}\n`]];
      }),
    ),
    outputs: forms.flatMap(({ argv, in: take, whole }): readonly Output[] => {
      const output = take(text);
      if (output === null) return [];
      return [{ argv, kept: whole ? 'all' : 'part', text: output, ...(isLast ? { open: true } : {}) }];
    }),
  };
}

import { gone } from '../redact.ts';

/** Variables whose values may be told: what the checks go by, and what images say of their contents. */
export const toldVariables =
  /^(?:PATH|HOME|USER|LOGNAME|LANG|LC_\w+|TERM|SHELL|PWD|container|(?:https?|no|all|ftp)_proxy|DOCKER_(?:HOST|CONTEXT|CONFIG|API_VERSION|TMPDIR|OPTS|RAMDISK|CLI_\w+|CERT_PATH|TLS_VERIFY)|XDG_\w+|LD_(?:LIBRARY_PATH|PRELOAD)|LIBRARY_PATH|(?:NVIDIA|CUDA|_CUDA|CUDNN|CUBLAS|CUFFT|CURAND|CUSPARSE|CUSOLVER|NCCL|NV|TRT|TENSORRT|PYTORCH|TORCH|OPENMPI|OPENUCX|RDMACORE|HPCX|DALI|NPP|NVJPEG|COCOAPI|JUPYTER|TENSORBOARD|POLYGRAPHY|MODEL_OPT|NSIGHT|GDRCOPY|MOFED|BASH)_\w*(?:VERSION|VISIBLE_DEVICES|DRIVER_CAPABILITIES|REQUIRE_\w+|DISABLE_REQUIRE|PRODUCT_NAME|COMPAT_\w+|COMPONENTS?|COMPUTE_CAPABILITIES|HOME|MPS_\w+|ARCH_LIST|BUILD|BUILD_ID|CDI|MIG_\w+|IMEX_\w+)|NVARCH|\w+_VERSION|NOTIFY_SOCKET|LISTEN_\w+|SLURM_(?:STEP|JOB)_GPUS|WSL_\w+|SYSTEMD_\w+|INVOCATION_ID|CONTAINERD_\w+|TMPDIR)$/i;

const isTold = (name: string): boolean => toldVariables.test(name);

/** What may be told of a variable's value. */
export const toldOf = (name: string, value: string): string => (value === '' || isTold(name) ? value : gone);

const assignment = /^([A-Za-z_][\w.-]*)=([\s\S]*)$/;

function line(text: string): string {
  const [, name, value] = assignment.exec(text) ?? [];
  if (name === undefined || value === undefined) return text;
  const quote = /^["']/.exec(value)?.[0] ?? '';
  const left = toldOf(name, value);
  return `${name}=${left === value ? value : `${quote}${left}${quote}`}`;
}

/** As in JSON documents of Docker, images and CDI. */
const lists = /("(?:Env|Environment|env)"\s*:\s*)(\[(?:[^\]"]|"(?:[^"\\]|\\[\s\S])*")*)/g;
const quoted = /"((?:[^"\\]|\\[\s\S])*)"/g;
/** As systemd has it, continued lines included. */
const settings = /^([ \t]*Environment=)((?:[^\n\\]|\\[\s\S])*)/gm;
/** With a value that may be in quotes, also over lines; quotes around the whole as well. */
const words = /(?<![\w.])(["']?)([A-Za-z_][\w.-]*)=("(?:[^"\\]|\\[\s\S])*"|'[^']*'|(?:[^\s"'\\]|\\[\s\S])*)/g;
const wordsWhole = /(["'])([A-Za-z_][\w.-]*)=((?:(?!\1)[^\\]|\\[\s\S])*)\1/g;

const inSettings = (text: string): string =>
  text
    .replace(
      wordsWhole,
      (_, quote: string, name: string, value: string) => `${quote}${name}=${toldOf(name, value)}${quote}`,
    )
    .replace(words, (whole: string, quote: string, name: string, value: string) =>
      quote === '' ? `${name}=${toldOf(name, value)}` : whole,
    );

/** Files of nothing but variables. */
const files =
  /\/(?:etc\/environment|etc\/default\/[^/]+|etc\/sysconfig\/[^/]+|etc\/conf\.d\/[^/]+|[^/]*\.env)$/;
const fileLines =
  /^([ \t]*(?:export[ \t]+)?)([A-Za-z_]\w*)=("(?:[^"\\]|\\[\s\S])*(?:"|$)|'[^']*(?:'|$)|[^\n]*)/gm;

/** A text without the values of variables that nobody needs to know; `place` is the question that it answers. */
export function withoutValues(place: string, text: string): string {
  if (/\/environ$/.test(place)) return text.split('\0').map(line).join('\0');
  const inFile = files.test(place)
    ? text.replace(
        fileLines,
        (_, head: string, name: string, value: string) => `${head}${line(`${name}=${value}`)}`,
      )
    : text;
  return inFile
    .replace(
      lists,
      (_, head: string, list: string) => head + list.replace(quoted, (__, one: string) => `"${line(one)}"`),
    )
    .replace(settings, (_, head: string, rest: string) => head + inSettings(rest));
}

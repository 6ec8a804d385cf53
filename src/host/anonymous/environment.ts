import { parseJson } from '../../json.ts';
import { looksMadeUp } from '../random.ts';
import { gone } from '../redact.ts';
import { heldEach, type Tell, toldInQuotes } from './variables/assignment.ts';
import { inCommands } from './variables/commands.ts';
import { inLinesAndRows } from './variables/lines.ts';
import { inMaps } from './variables/maps.ts';

/** Variables whose values may be told: what the checks go by, and what images say of their contents. */
export const toldVariables =
  /^(?:PATH|HOME|USER|LOGNAME|LANG|LC_\w+|TERM|SHELL|PWD|container|(?:https?|no|all|ftp)_proxy|DOCKER_(?:HOST|CONTEXT|CONFIG|API_VERSION|TMPDIR|OPTS|RAMDISK|CLI_\w+|CERT_PATH|TLS_VERIFY)|XDG_\w+|LD_(?:LIBRARY_PATH|PRELOAD)|LIBRARY_PATH|(?:NVIDIA|CUDA|_CUDA|CUDNN|CUBLAS|CUFFT|CURAND|CUSPARSE|CUSOLVER|NCCL|NV|TRT|TENSORRT|PYTORCH|TORCH|OPENMPI|OPENUCX|RDMACORE|HPCX|DALI|NPP|NVJPEG|COCOAPI|JUPYTER|TENSORBOARD|POLYGRAPHY|MODEL_OPT|NSIGHT|GDRCOPY|MOFED|BASH)_\w*(?:VERSION|VISIBLE_DEVICES|DRIVER_CAPABILITIES|REQUIRE_\w+|DISABLE_REQUIRE|PRODUCT_NAME|COMPAT_\w+|COMPONENTS?|COMPUTE_CAPABILITIES|HOME|MPS_\w+|ARCH_LIST|BUILD|BUILD_ID|CDI|LIBCUDA_DIR|MIG_\w+|IMEX_\w+)|NVARCH|\w+_VERSION|NOTIFY_SOCKET|LISTEN_\w+|SLURM_(?:STEP|JOB)_GPUS|WSL_\w+|SYSTEMD_\w+|INVOCATION_ID|CONTAINERD_\w+|TMPDIR)$/i;

const isTold = (name: string): boolean => toldVariables.test(name);

/** What may be told of a variable's value. */
export const toldOf = (name: string, value: string): string =>
  isTold(name) || isSwitch.test(value) ? value : gone;

/** It switches something on or off, or counts: it cannot be a secret, and is advised by the fixes. */
const isSwitch =
  /^(?:\d{1,2}|true|false|yes|no|on|off|all|none|auto|void|info|debug|warn|trace|\$\w+|\$\{\w+\})?[?.,;:!]?$/i;

const assignment = /^([A-Za-z_][\w.-]*)=([\s\S]*)$/;

function line(text: string, tell: Tell): string {
  const [, name, value] = assignment.exec(text) ?? [];
  return name === undefined || value === undefined ? text : `${name}=${toldInQuotes(name, value, tell)}`;
}

/** As in JSON documents of Docker, images and CDI, and in TOML; a text may end within one. */
const lists =
  /((?:"[\w./-]{0,40}[eE]nv(?:ironment)?"\s*:|^[ \t]*env[ \t]*=)\s*)(\[(?:[^\]"]|"(?:[^"\\]|\\[\s\S])*(?:"|$))*)/gm;
const quoted = /"((?:[^"\\]|\\[\s\S])*)("|$)/g;
/** As systemd has it, continued lines included. */
const settings =
  /^([ \t]*(?:(?:Default|Manager)?Environment|environment|env)[ \t]*=[ \t]*(?![[{]))((?:[^\n\\]|\\[\s\S])*)/gm;

/** Files of nothing but variables. */
const files =
  /\/(?:etc\/environment|etc\/default\/[^/]+|etc\/sysconfig\/[^/]+|etc\/conf\.d\/[^/]+|[^/]*\.env)$/;
const fileLines =
  /^([ \t]*(?:export[ \t]+)?)([A-Za-z_]\w*)=("(?:[^"\\]|\\[\s\S])*(?:"|$)|'[^']*(?:'|$)|[^\n]*)/gm;

/** A text with what is to be told of each variable in it; `place` is the question that it answers. */
function eachVariable(place: string, text: string, tell: Tell, depth = 0): string {
  if (/\/environ$/.test(place))
    return text
      .split('\0')
      .map((one) => line(one, tell))
      .join('\0');
  const inFile = files.test(place)
    ? text.replace(
        fileLines,
        (_, head: string, name: string, value: string) => `${head}${name}=${toldInQuotes(name, value, tell)}`,
      )
    : text;
  const inLists = inFile
    .replace(
      lists,
      (_, head: string, list: string) =>
        head + list.replace(quoted, (__, one: string, end: string) => `"${line(one, tell)}${end}`),
    )
    .replace(settings, (_, head: string, rest: string) => head + heldEach(rest, tell));
  const told = inMaps(inLinesAndRows(inCommands(inLists, tell), tell), tell);
  return depth < deepest ? inEscaped(told, (inner) => eachVariable('', inner, tell, depth + 1)) : told;
}

/** JSON stands in JSON in logs of containers, and there once more. */
const deepest = 3;
const escaped = /"((?:[^"\\]|\\[\s\S])*)(?:"|$)/g;

/** Texts in quotes in which something is escaped, as they are without that. */
function inEscaped(text: string, change: (inner: string) => string): string {
  if (!text.includes('\\')) return text;
  return text.replace(escaped, (whole) => {
    const inner = whole.includes('\\') ? parseJson(whole) : undefined;
    if (typeof inner !== 'string') return whole;
    const changed = change(inner);
    return changed === inner ? whole : JSON.stringify(changed);
  });
}

/** A text without the values of variables that nobody needs to know. */
export const withoutValues = (place: string, text: string): string => eachVariable(place, text, toldOf);

/** The values that are not told, and that somebody made up: they may stand elsewhere as well. */
export function madeUpValues(place: string, text: string): readonly string[] {
  const values: string[] = [];
  eachVariable(place, text, (name, value) => {
    if (toldOf(name, value) !== value && looksMadeUp(value)) values.push(value);
    return value;
  });
  return values;
}

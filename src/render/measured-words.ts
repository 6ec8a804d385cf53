import type { JsonObject, JsonValue } from '../check.ts';
import { harmlessLine } from '../harmless.ts';

/** What was measured in the container, in words: those of the launch's fields that a person asks about first. */
export function measuredWords(measured: JsonObject): readonly (readonly [string, string])[] {
  const at = (...path: readonly string[]): string => textAt(measured, path);
  const devices = listAt(measured, ['cuda', 'devices']).map((device) => textAt(device, ['name']));
  const pairs: readonly (readonly [string, string])[] = [
    ['PyTorch', tried(measured['torch'], withUnit(at('torch', 'version'), 'CUDA', at('torch', 'cuda')))],
    ['Python', at('python')],
    ['NCCL', at('libraries', 'nccl')],
    ['GPUs that PyTorch sees', counted(devices)],
    ['Product of matrices', listAt(measured, ['matmul']).map(product).join(', ')],
    ['Data loader', tried(measured['dataloader'], loader(at))],
    ['All-reduce', tried(measured['allreduce'], reduced(at))],
    ['Shared memory', size(at('limits', 'shmTotalBytes'))],
  ];
  return pairs.filter(([, text]) => text !== '').map(([name, text]) => [name, harmlessLine(text)] as const);
}

type At = (...path: readonly string[]) => string;

const withUnit = (text: string, unit: string, more: string): string =>
  text === '' || more === '' ? text : `${text}, ${unit} ${more}`;

const loader = (at: At): string =>
  at('dataloader', 'batches') === ''
    ? ''
    : `${at('dataloader', 'batches')} batches by ${at('dataloader', 'workers')} workers in ${at('dataloader', 'seconds')} s`;

const reduced = (at: At): string =>
  at('allreduce', 'ranks') === '' ? '' : `${at('allreduce', 'ranks')} ranks by ${at('allreduce', 'backend')}`;

const product = (one: JsonValue): string => {
  const milliseconds = Math.round(Number(textAt(one, ['milliseconds'])));
  return tried(one, `${milliseconds} ms on GPU ${textAt(one, ['device'])}`);
};

/** What went well in its own words, else the error. */
function tried(value: JsonValue | undefined, words: string): string {
  if (!isObject(value)) return '';
  if (value['ok'] === true) return words;
  const error = textAt(value, ['error']);
  return error === '' ? 'failed' : `failed: ${error.slice(0, 200)}`;
}

function counted(names: readonly string[]): string {
  const kinds = [...new Set(names)];
  return kinds.map((kind) => `${names.filter((name) => name === kind).length}x ${kind}`).join(', ');
}

const size = (bytes: string): string => (bytes === '' ? '' : `${(Number(bytes) / 1024 ** 3).toFixed(1)} GiB`);

const isObject = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function valueAt(value: JsonValue, path: readonly string[]): JsonValue | undefined {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  const next = isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  return next === undefined ? undefined : valueAt(next, rest);
}

function textAt(value: JsonValue, path: readonly string[]): string {
  const found = valueAt(value, path);
  return typeof found === 'string' || typeof found === 'number' ? String(found) : '';
}

function listAt(value: JsonValue, path: readonly string[]): readonly JsonValue[] {
  const found = valueAt(value, path);
  return Array.isArray(found) ? found : [];
}

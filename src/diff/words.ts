import type { JsonValue } from '../check.ts';
import { harmlessLine } from '../harmless.ts';
import { isObject } from '../json.ts';
import { type Had, notKnown } from './cell.ts';
import type { Difference } from './compare.ts';
import { ordered } from './identities.ts';
import { nothingWords } from './nothing-words.ts';
import { found } from './place.ts';

const longest = 200;

/** What each host has, in words that can stand beside one another. */
export function textsOf({ place, cells }: Difference): readonly string[] {
  const common = inAll(cells.map(({ had }) => had));
  return cells.map(({ had }) => shortened(harmlessLine(textOf(place.pattern, had, common))));
}

function textOf(pattern: string, had: Had, common: ReadonlySet<string>): string {
  if (had.kind === 'unknown') return had.why === notKnown ? notKnown : `not known: ${had.why}`;
  if (had.kind === 'not-asked') return `not asked: ${had.why}`;
  if (had.kind === 'nothing') return 'not there';
  if (had.kind === 'apart') return '';
  return words(pattern, had.value, common);
}

/** Of lists that are much the same only that is told which is not. */
function inAll(hads: readonly Had[]): ReadonlySet<string> {
  const told = hads.filter(({ kind }) => kind !== 'apart');
  const lists = told.map((had) =>
    had.kind === 'value' && Array.isArray(had.value) ? had.value.map(key) : [],
  );
  const [first = [], ...rest] = lists;
  const common = new Set(first.filter((one) => rest.every((list) => list.includes(one))));
  // Where they differ but in how often something is there, all of it is told.
  return lists.some((list) => list.some((one) => !common.has(one))) ? common : new Set();
}

const key = (value: JsonValue): string => JSON.stringify(value);

function words(pattern: string, value: JsonValue, common: ReadonlySet<string>): string {
  if (value === null) return found(nothingWords, pattern) ?? 'none';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return numberWords(pattern, value);
  if (typeof value === 'string')
    return value.trim() === '' ? 'empty' : (value.trim().split('\n').at(-1) ?? '');
  if (isObject(value)) return objectWords(pattern, value);
  return listWords(pattern, value, common);
}

function numberWords(pattern: string, value: number): string {
  if (/Bytes$/.test(pattern)) return sizeWords(pattern, value);
  if (/[mM]ode$/.test(pattern)) return `0${value.toString(8)}`;
  if (/Ms$/.test(pattern) && Math.abs(value) <= lastDayMs) return new Date(value).toISOString();
  return String(value);
}

/** Beyond it there are no dates (ECMA-262, time values). */
const lastDayMs = 8.64e15;

const binary = { base: 1024, names: ['bytes', 'KiB', 'MiB', 'GiB', 'TiB'] } as const;
const decimal = { base: 1000, names: ['bytes', 'kB', 'MB', 'GB', 'TB'] } as const;

/** Room on disks and sizes of images as Docker says them, memory as the kernel does. */
function sizeWords(pattern: string, bytes: number): string {
  const { base, names } = /^(?:storage|localImages?|registry|engine)\./.test(pattern) ? decimal : binary;
  const power = Math.min(Math.floor(Math.log(Math.max(bytes, 1)) / Math.log(base)), names.length - 1);
  const amount = bytes / base ** power;
  return `${amount >= 100 || Number.isInteger(amount) ? Math.round(amount) : amount.toFixed(1)} ${names[power]}`;
}

/** The members of a fact that tell most, in this order. */
const telling = [
  'problem',
  'reason',
  'state',
  'mode',
  'name',
  'version',
  'driverVersion',
  'flavour',
  'path',
  'why',
  'text',
  'error',
];

/** Enough to know it by; whole it is in the JSON. */
function objectWords(pattern: string, value: Readonly<Record<string, JsonValue>>): string {
  const kind = typeof value['kind'] === 'string' ? [value['kind'].replaceAll('-', ' ')] : [];
  const known = telling.flatMap((name) => {
    const one = Object.hasOwn(value, name) ? value[name] : undefined;
    return typeof one === 'string' && one.trim() !== '' && one !== 'unknown'
      ? [words(pattern, one, new Set())]
      : [];
  });
  const parts = known.slice(0, 2);
  if (kind.length > 0) return parts.length === 0 ? kind.join() : `${kind.join()} (${parts.join(', ')})`;
  return parts.length === 0 ? 'there' : parts.join(', ');
}

const mostElements = 6;

function listWords(pattern: string, list: readonly JsonValue[], common: ReadonlySet<string>): string {
  if (ordered.has(pattern)) return list.map(row).join(separatorIn(pattern, list));
  if (list.some(isObject)) return 'there';
  const own = list.filter((one) => !common.has(key(one)));
  if (list.length === 0) return 'none';
  if (own.length === 0) return 'nothing more';
  const texts = own.slice(0, mostElements).map((one) => words(pattern, one, new Set()));
  const left = own.length - texts.length;
  return [...texts, ...(left > 0 ? [`${left} more`] : [])].join(', ');
}

function separatorIn(pattern: string, list: readonly JsonValue[]): string {
  if (list.some(Array.isArray)) return ' / ';
  return pattern.endsWith('.path') ? ':' : ' ';
}

const row = (value: JsonValue): string => (Array.isArray(value) ? value.join(' ') : String(value));

const shortened = (text: string): string => (text.length <= longest ? text : `${text.slice(0, longest)}...`);

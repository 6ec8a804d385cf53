import type { Change, Fix, JsonObject, Step } from '../check.ts';
import { shellCommand } from './shell.ts';
import type { Style } from './style.ts';
import { narrow, prose } from './wrap.ts';

/** The numbered steps of a fix. Commands stand on a line of their own and are never wrapped. */
export function stepLines({ steps }: Fix, style: Style, sudo: boolean): readonly string[] {
  const margin = narrow(style) ? '  ' : '    ';
  return steps.flatMap((step, index) => {
    const number = `${margin}${index + 1}. `;
    const indent = ' '.repeat(number.length);
    const [first = '', ...rest] = stepText(step, style, sudo, indent);
    return [`${number}${first.trimStart()}`, ...rest];
  });
}

function stepText(step: Step, style: Style, sudo: boolean, indent: string): readonly string[] {
  const asRoot = step.kind !== 'do' && step.root === true && sudo;
  if (step.kind === 'run')
    return [style.paint.bold(shellCommand(asRoot ? ['sudo', ...step.argv] : step.argv))];
  if (step.kind === 'edit')
    return changeText(step.change, `${step.file}${asRoot ? ' (as root)' : ''}`, indent);
  const text = prose(step.text, style.width, indent).split('\n');
  return step.url === undefined ? text : [...text, `${indent}${step.url}`];
}

function changeText(change: Change, file: string, indent: string): readonly string[] {
  if (change.kind === 'json-merge') return mergeText(change.value, file, indent);
  return [`In ${file}, replace`, ...quoted(change.old, indent), `${indent}by`, ...quoted(change.new, indent)];
}

/** A null takes its member out (RFC 7396): nobody should write it into the file. */
function mergeText(value: JsonObject, file: string, indent: string): readonly string[] {
  const entries = Object.entries(value);
  const out = entries.filter(([, member]) => member === null).map(([key]) => JSON.stringify(key));
  const taken = out.length === 0 ? [] : [`Take ${out.join(', ')} out of ${file}`];
  if (out.length > 0 && out.length === entries.length) return taken;
  const merged = Object.fromEntries(entries.filter(([, member]) => member !== null));
  const [first, ...rest] = [...taken, `${out.length === 0 ? 'Merge' : 'and merge'} into ${file}:`];
  const lines = [...rest, ...JSON.stringify(merged, null, 2).split('\n')];
  return [first ?? '', ...lines.map((line) => `${indent}${line}`)];
}

const quoted = (text: string, indent: string): readonly string[] =>
  text.split('\n').map((line) => `${indent}| ${line}`);

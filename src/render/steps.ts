import type { Change, Fix, Step } from '../check.ts';
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
  if (change.kind === 'json-merge') {
    const value = JSON.stringify(change.value, null, 2).split('\n');
    return [`Merge into ${file}:`, ...value.map((line) => `${indent}${line}`)];
  }
  return [`In ${file}, replace`, ...quoted(change.old, indent), `${indent}by`, ...quoted(change.new, indent)];
}

const quoted = (text: string, indent: string): readonly string[] =>
  text.split('\n').map((line) => `${indent}| ${line}`);

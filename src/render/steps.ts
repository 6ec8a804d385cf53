import type { Fix, Step } from '../check.ts';
import { harmless } from './harmless.ts';
import { shellCommand } from './shell.ts';
import type { Style } from './style.ts';
import { prose } from './wrap.ts';

/** The numbered steps of a fix. Commands stand on a line of their own and are never wrapped. */
export function stepLines({ steps }: Fix, style: Style, sudo: boolean): readonly string[] {
  const indent = narrow(style) ? '     ' : '       ';
  return steps.flatMap((step, index) => {
    const number = `${indent.slice(0, -3)}${index + 1}. `;
    const [first = '', ...rest] = stepText(step, style, sudo, indent);
    return [`${number}${first.trimStart()}`, ...rest];
  });
}

export const narrow = ({ width }: Style): boolean => width < 60;

function stepText(step: Step, style: Style, sudo: boolean, indent: string): readonly string[] {
  if (step.kind === 'run')
    return [style.paint.bold(harmless(commandOf(step.argv, step.root === true && sudo)))];
  if (step.kind === 'do') {
    const text = prose(harmless(step.text), style.width, indent).split('\n');
    return step.url === undefined ? text : [...text, `${indent}${step.url}`];
  }
  const { change, file } = step;
  if (change.kind === 'json-merge') {
    const value = JSON.stringify(change.value, null, 2).split('\n');
    return [
      `Merge into ${harmless(file)}${rootMark(step, sudo)}:`,
      ...value.map((line) => `${indent}${line}`),
    ];
  }
  return [
    `In ${harmless(file)}${rootMark(step, sudo)}, replace`,
    ...quoted(change.old, indent),
    `${indent}by`,
    ...quoted(change.new, indent),
  ];
}

const commandOf = (argv: readonly string[], sudo: boolean): string =>
  shellCommand(sudo ? ['sudo', ...argv] : argv);

const rootMark = ({ root }: { readonly root?: boolean }, sudo: boolean): string =>
  root === true && sudo ? ' (as root)' : '';

const quoted = (text: string, indent: string): readonly string[] =>
  harmless(text)
    .split('\n')
    .map((line) => `${indent}| ${line}`);

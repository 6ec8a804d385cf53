import type { Fix } from '../check.ts';
import { type StepPart, stepParts } from './step-parts.ts';
import type { Style } from './style.ts';
import { narrow, prose } from './wrap.ts';

/** The numbered steps of a fix. Commands stand on a line of their own and are never wrapped. */
export function stepLines({ steps }: Fix, style: Style, sudo: boolean): readonly string[] {
  const margin = narrow(style) ? '  ' : '    ';
  return steps.flatMap((step, index) => {
    const number = `${margin}${index + 1}. `;
    const indent = ' '.repeat(number.length);
    const lines = stepParts(step, sudo).flatMap((part) => partLines(part, style, indent));
    const [first = '', ...rest] = lines;
    return [`${number}${first.trimStart()}`, ...rest];
  });
}

function partLines({ kind, text }: StepPart, style: Style, indent: string): readonly string[] {
  if (kind === 'command') return [`${indent}${style.paint.bold(text)}`];
  if (kind === 'prose') return prose(text, style.width, indent).split('\n');
  return text.split('\n').map((line) => `${indent}${kind === 'quoted' ? '| ' : ''}${line}`);
}

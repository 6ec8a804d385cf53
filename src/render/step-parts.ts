import type { Change, JsonObject, Step } from '../check.ts';
import { shellCommand } from './shell.ts';

/** A piece of a step: a sentence, a line about a file, something to copy, an address, or a text within a file. */
export interface StepPart {
  readonly kind: 'prose' | 'line' | 'command' | 'content' | 'url' | 'quoted';
  readonly text: string;
}

/** What a step says and what it gives to copy, in order; `sudo`: root's steps are written so. */
export function stepParts(step: Step, sudo: boolean): readonly StepPart[] {
  const asRoot = step.kind !== 'do' && step.root === true && sudo;
  if (step.kind === 'run')
    return [{ kind: 'command', text: shellCommand(asRoot ? ['sudo', ...step.argv] : step.argv) }];
  if (step.kind === 'edit') return changeParts(step.change, `${step.file}${asRoot ? ' (as root)' : ''}`);
  const text: StepPart = { kind: 'prose', text: step.text };
  return step.url === undefined ? [text] : [text, { kind: 'url', text: step.url }];
}

function changeParts(change: Change, file: string): readonly StepPart[] {
  if (change.kind === 'json-merge') return mergeParts(change.value, file);
  return [
    { kind: 'line', text: `In ${file}, replace` },
    { kind: 'quoted', text: change.old },
    { kind: 'line', text: 'by' },
    { kind: 'quoted', text: change.new },
  ];
}

/** A null takes its member out (RFC 7396): nobody should write it into the file. */
function mergeParts(value: JsonObject, file: string): readonly StepPart[] {
  const entries = Object.entries(value);
  const out = entries.filter(([, member]) => member === null).map(([key]) => JSON.stringify(key));
  const taken: readonly StepPart[] =
    out.length === 0 ? [] : [{ kind: 'line', text: `Take ${out.join(', ')} out of ${file}` }];
  if (out.length > 0 && out.length === entries.length) return taken;
  const merged = Object.fromEntries(entries.filter(([, member]) => member !== null));
  return [
    ...taken,
    { kind: 'line', text: `${out.length === 0 ? 'Merge' : 'and merge'} into ${file}:` },
    { kind: 'content', text: JSON.stringify(merged, null, 2) },
  ];
}

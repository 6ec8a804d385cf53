import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findOut } from '../../checks/fixes/find-out.ts';
import { type Explanation, explanationOf, type Sources } from '../explain/answer.ts';
import { problemsIn, type Settle } from '../explain/problems.ts';
import { collectorOf, type Sightings } from '../explain/sightings.ts';
import { wholeLines } from '../explain/whole-lines.ts';
import { version } from '../generated/version.ts';
import { read } from '../probe.ts';
import { usualOs } from '../probes/os-release.ts';
import { renderExplanation } from '../render/explanation.ts';
import { jsonText } from '../render/json.ts';
import { exitCodes } from '../report.ts';
import { packedSignatures } from '../signatures/packed.ts';
import { thisCall } from './call.ts';
import type { Config } from './config.ts';
import { isInterrupt } from './interrupt.ts';
import { pasted } from './pasted.ts';
import { isSeen, isTyped } from './standard.ts';
import { note, writeAnswer } from './streams.ts';
import { noTerminal, styleFor } from './style.ts';
import { fixesByText, meaningOf } from './text-fixes.ts';
import { UsageError } from './usage-error.ts';

export interface ExplainFlags {
  readonly format: string;
  readonly neutral?: true;
  readonly here?: true;
  readonly offline?: true;
  readonly hostRoot?: string;
  /** Milliseconds. */
  readonly timeout?: number;
}

/**
 * `ngc-doctor explain FILE|-`: what a text tells of; `file` null: standard input. Exits 0 where it is recognised, 1 where
 * it is not, 2 where it could not be read. Throws where nothing came.
 */
export async function explainText(file: string | null, flags: ExplainFlags, config: Config): Promise<number> {
  if (file === null && isTyped()) await note('paste the text; then a line break, and Ctrl-D.');
  const collector = collectorOf(packedSignatures);
  const { bytes, problem } = await readInto(collector.read, file);
  if (problem !== null) await note(`${file ?? 'standard input'}: ${problem}.`);
  const found = collector.end();
  if (problem !== null && found.list.length === 0) return exitCodes.unknown;
  if (bytes === 0) throw new UsageError(nothingIn(file));
  const known = found.list.length === 0 ? nobody : await knownOf(flags, config);
  if (isInterrupt(known)) return known.exitCode;
  const explanation = explain(found, known);
  return answer(explanation.recognised ? explanation : await unknown(explanation, found), flags.format);
}

function nothingIn(file: string | null): string {
  if (file !== null) return `${file} is empty.`;
  return isTyped()
    ? 'Nothing was pasted.'
    : 'Nothing came through the pipe. Most errors go to standard error: put 2>&1 before the pipe. Or name a code, a check or a file.';
}

async function answer(explanation: Explanation, format: string): Promise<number> {
  const body =
    format === 'json'
      ? jsonText(explanation)
      : renderExplanation(explanation, styleFor(isSeen() ? process.stdout : noTerminal), thisCall());
  await writeAnswer(body);
  return explanation.recognised ? exitCodes.ready : exitCodes['not-ready'];
}

/** What is known beside the text. */
export interface Known extends Pick<Sources, 'facts' | 'fixesFor' | 'isHere'> {
  readonly settle: Settle;
}

/** Text and knowledge together. */
export const explain = (found: Sightings, { settle, ...known }: Known): Explanation =>
  explanationOf(problemsIn(found, settle), { version, meaningOf, findOut, ...known });

/** What redacts an excerpt is loaded where one is shown. */
async function unknown(explanation: Explanation, { end }: Sightings): Promise<Explanation> {
  const { excerptOf } = await import('../explain/excerpt.ts');
  return { ...explanation, excerpt: excerptOf(end) };
}

interface Reading {
  readonly bytes: number;
  /** Why it could not be read to its end; null: it was. */
  readonly problem: string | null;
}

async function readInto(read: (piece: Uint8Array) => void, file: string | null): Promise<Reading> {
  const lines = wholeLines(read);
  let bytes = 0;
  let problem: string | null = null;
  try {
    for await (const piece of pasted(file)) {
      bytes += piece.length;
      lines.add(piece);
    }
  } catch (error) {
    problem = problemOf(error);
  }
  lines.end();
  return { bytes, problem };
}

/** Without the name of the file, which stands before it. */
const problemOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).replace(/, \w+(?: '.*')?$/s, '');

/** A text alone, of a machine that is not looked at. */
export function explained(text: string): Explanation {
  const collector = collectorOf(packedSignatures);
  const lines = wholeLines(collector.read);
  lines.add(Buffer.from(text));
  lines.end();
  return explain(collector.end(), nobody);
}

const asTold: Settle = (claim) => claim;
const notLooked = (): null => null;
const nobody: Known = { facts: {}, settle: asTold, isHere: notLooked, fixesFor: () => [] };

async function knownOf(flags: ExplainFlags, config: Config) {
  if (flags.here === true) return (await import('./explain-here.ts')).lookedUp(flags, config);
  if (flags.neutral === true) {
    const { fixesForAll } = await import('./explain-fixes.ts');
    return { ...nobody, fixesFor: fixesForAll };
  }
  return byRelease(flags.hostRoot ?? '/');
}

/** The distribution, by its own word alone. */
function byRelease(root: string): Known {
  for (const path of ['etc/os-release', 'usr/lib/os-release']) {
    const text = textOf(join(root, path));
    if (text === null) continue;
    const facts = { os: read(usualOs(text)) };
    return { ...nobody, facts, fixesFor: (code) => fixesByText(code, facts) };
  }
  return { ...nobody, fixesFor: (code) => fixesByText(code, {}) };
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

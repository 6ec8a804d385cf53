import type { Finding } from '../../src/check.ts';
import { lineAround } from '../../src/signatures/line.ts';
import { type Found, signatureIn } from '../../src/signatures/match.ts';
import type { Signature } from '../../src/signatures/signature.ts';
import type { Target } from '../../src/target.ts';
import { findOut } from '../fixes/find-out.ts';
import { decide } from './decide.ts';
import { asSentence, readPage } from './finding.ts';
import { fixesFor } from './fixes.ts';
import type { Scene } from './scene.ts';

/**
 * A failure by its text: the cause that the text proves, or that the host settles upon; else what it could be. `other` is
 * the finding for words that nobody knows.
 */
export function told(
  text: string,
  signatures: readonly Signature[],
  scene: Scene,
  target: Target,
  other: Finding,
): Finding {
  const found = signatureIn(text, signatures);
  if (found === null) return other;
  const { signature } = found;
  const decision = decide(signature, scene);
  const seen = { line: tellingLine(text, found), ...other.seen };
  if (decision.kind === 'decided') {
    const { code } = decision;
    const fixes = fixesFor(code, scene.host, target);
    const message = withWords(other.message, seen.line);
    return { code, severity: 'error', message, seen, fixes: fixes.length > 0 ? fixes : [readPage(code)] };
  }
  const code = signature.umbrella ?? other.code;
  const { candidates } = decision;
  const known = fixesFor(code, scene.host, target);
  const fixes = candidates.length > 0 ? [findOut(code, candidates), ...known] : known;
  return {
    ...(code === other.code ? other : {}),
    code,
    severity: 'error',
    message: withWords(other.message, seen.line),
    seen,
    fixes: fixes.length > 0 ? fixes : [readPage(code)],
    ...(candidates.length > 0 ? { candidates } : {}),
  };
}

const withWords = (message: string, line: string): string =>
  line === '' || message.includes(line) ? message : asSentence(`${message.replace(/\.$/, '')}: ${line}`);

const longestLine = 300;

/** The line in which the words begin, from there on: before them stand what tools wrap around them. */
function tellingLine(text: string, { signature, first }: Found): string {
  const { line, offset } = lineAround(new TextEncoder().encode(text), first);
  const before = line.slice(0, offset).toLowerCase();
  const at = before.lastIndexOf(signature.words[0]?.trim() ?? '');
  const from = Math.max(before.lastIndexOf('nvidia-container-cli', Math.max(at, 0)), 0);
  return line
    .slice(at === -1 ? 0 : at - from < 60 ? from : at)
    .replace(/: unknown\.?\s*$/, '')
    .trim()
    .slice(0, longestLine);
}

/** `told` for what PyTorch and CUDA say in one container. */
export type Tell = (text: string, other: Finding) => Finding;

import type { Candidate } from '../../src/check.ts';
import type { Signature, Telling } from '../../src/signatures/signature.ts';
import { containmentEvidence } from './evidence/containment.ts';
import { driverEvidence } from './evidence/driver.ts';
import { engineEvidence } from './evidence/engine.ts';
import { gpuEvidence } from './evidence/gpu.ts';
import { insideEvidence } from './evidence/inside.ts';
import { toolkitEvidence } from './evidence/toolkit.ts';
import type { Evidence, Scene } from './scene.ts';

const evidence: ReadonlyMap<string, Evidence> = new Map(
  [toolkitEvidence, driverEvidence, gpuEvidence, insideEvidence, engineEvidence, containmentEvidence].flatMap(
    (part) => Object.entries(part),
  ),
);

/** The cause of a text; or, where nothing decides, what it could be: no longer what is ruled out here. */
export type Decision =
  | { readonly kind: 'decided'; readonly code: string }
  | { readonly kind: 'open'; readonly candidates: readonly Candidate[] };

/** Of several causes with the same text, the one that the host shows; the first, should it show several. */
export function decide({ causes, exhaustive }: Telling, scene: Scene): Decision {
  const [only] = causes;
  if (causes.length === 1 && only !== undefined && only.decides === '') {
    return { kind: 'decided', code: only.code };
  }
  const answers = causes.map((cause) => ({ cause, shown: evidence.get(cause.code)?.(scene) ?? null }));
  const shown = answers.find((one) => one.shown === true);
  if (shown !== undefined) return { kind: 'decided', code: shown.cause.code };
  const left = answers.filter((one) => one.shown === null).map(({ cause }) => cause);
  const [last] = left;
  if (exhaustive === true && left.length === 1 && last !== undefined)
    return { kind: 'decided', code: last.code };
  return { kind: 'open', candidates: left };
}

/** Every code that a text of these signatures can come to. */
export const codesFrom = (signatures: readonly Signature[]): readonly string[] => [
  ...new Set(
    signatures.flatMap(({ causes, umbrella, exhaustive }) => [
      ...causes
        .filter(({ code, decides }) => decides === '' || exhaustive === true || evidence.has(code))
        .map(({ code }) => code),
      ...(umbrella === undefined ? [] : [umbrella]),
    ]),
  ),
];

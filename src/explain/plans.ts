import type { Located } from '../causes.ts';
import type { Fix } from '../check.ts';
import { followUpFix } from '../fix/follow-ups.ts';
import { planOf } from '../fix/plan.ts';
import type { Cause } from '../report.ts';
import type { ExplainedCause, Explanation, Sources } from './answer.ts';

/** Best first; where several causes are open, to find out which it is comes before any. */
export function fixesOf(
  code: string,
  questions: ReadonlyMap<string, Fix>,
  { fixesFor }: Sources,
): readonly Fix[] {
  const question = questions.get(code);
  return question === undefined ? fixesFor(code) : [question, ...fixesFor(code)];
}

/** As in a report: the first fix of each cause, each once, with what they ask for afterwards last. */
export function plansOf(
  first: readonly ExplainedCause[],
  possible: readonly ExplainedCause[],
  questions: ReadonlyMap<string, Fix>,
  sources: Sources,
): Pick<Explanation, 'plan' | 'otherFixes'> {
  const severity = 'error';
  const located = [...first, ...possible].map(
    ({ code, meaning }): Located => ({
      check: code,
      finding: { code, severity, message: meaning, seen: {}, fixes: fixesOf(code, questions, sources) },
    }),
  );
  const causes = first.map(
    ({ code, meaning, fixes }): Cause => ({
      code,
      check: code,
      severity,
      message: meaning,
      seen: {},
      explains: [],
      fixes,
    }),
  );
  const { plan, otherFixes } = planOf(causes, located, sources.facts);
  return { plan, otherFixes: [...otherFixes, ...followUpsOf(otherFixes, plan, sources)] };
}

/** Where it is open which fix is the right one, what each asks for afterwards is no part of the plan yet. */
function followUpsOf(others: readonly Fix[], plan: readonly Fix[], { facts }: Sources): readonly Fix[] {
  const known = new Set([...plan, ...others].map(({ id }) => id));
  const kinds = new Set(others.flatMap(({ then }) => then ?? []));
  return [...kinds].map((kind) => followUpFix(kind, facts)).filter(({ id }) => !known.has(id));
}

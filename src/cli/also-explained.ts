import type { AnyCheck } from '../check.ts';
import type { Report } from '../report.ts';

const most = 4;

/**
 * What the lines of a text tell of beside its report, as `explain` reads them: it may be of another time, as an earlier
 * boot is, or be said by what no fact is made of.
 */
export async function alsoExplained(
  text: string,
  report: Report,
  file: string,
  checks: readonly AnyCheck[],
): Promise<readonly string[]> {
  const { explained } = await import('./explain-text.ts');
  const found = new Set(report.outcomes.flatMap(({ findings }) => findings.map(({ code }) => code)));
  const settled = new Set(checks.filter(({ id }) => isSettled(report, id)).flatMap(({ codes }) => codes));
  const causes = explained(text).causes.filter(
    ({ code, confidence }) =>
      !found.has(code) && (confidence === 'certain' || (confidence === 'likely' && !settled.has(code))),
  );
  if (causes.length === 0) return [];
  const codes = causes.slice(0, most).map(({ code, confidence }) => `${code} (${confidence})`);
  const more = causes.length > most ? ' and more' : '';
  const where = file === '-' ? 'FILE' : file;
  return [
    `its lines also tell of ${codes.join(', ')}${more}, of now or of before: ngc-doctor explain ${where}`,
  ];
}

/** The facts speak against what its lines may only seem to tell. */
const isSettled = ({ outcomes }: Report, id: string): boolean =>
  outcomes.some(({ check, status }) => check === id && (status === 'passed' || status === 'skipped'));

import { fixesByOs } from '../../checks/fixes/by-os.ts';
import { type SettlingFacts, settling } from '../../checks/launch/scene.ts';
import { usualFixesFor } from '../../checks/launch/usual-fixes.ts';
import type { Fix, Step } from '../check.ts';
import { pageParts } from '../explain/page-parts.ts';
import { checkSections, textSections } from '../explain/sections.ts';
import { notAsked } from '../probe.ts';
import type { Readings } from '../probes.ts';
import { noise } from '../signatures/noise.ts';
import { defaultTarget } from '../target.ts';

/** The section about a code, of whichever page has it; null: no page has. */
export function sectionAbout(code: string): string | null {
  const section = sectionIn(checkSections, code) ?? sectionIn(textSections, code);
  if (section !== undefined) return section;
  const why = noise[code];
  return why === undefined ? null : harmlessSection(code, why);
}

const sectionIn = (sections: Readonly<Record<string, string>>, code: string): string | undefined =>
  Object.hasOwn(sections, code) ? sections[code] : undefined;

/** The codes that only a text tells of. */
export const textCodes = (): readonly string[] => [...Object.keys(textSections), ...Object.keys(noise)];

/** Of what needs no page of its own. */
const harmlessSection = (code: string, why: string): string =>
  [
    `### ${code}`,
    why,
    '**How we know.** By its words: they stand in logs of machines and containers that work.',
    '**Fix.** None is needed.',
    '**Verify.** What was started works, though the words are there. If it does not, another line says why.',
    '**Source.** Logs of machines that are in order, as they are among the tests of this program.',
  ].join('\n\n');

export const meaningOf = (code: string): string => pageParts(sectionAbout(code) ?? '').meaning;

/**
 * What mends a cause, as far as these facts tell: exactly where they do, else as its page says. `exactly` gives what is
 * exact for a host; the usual ones are all that little knowledge gives.
 */
export function fixesByText(code: string, facts: Readings, exactly = usualFixesFor): readonly Fix[] {
  const known = settlingIn(facts);
  const exact = exactly(code, known, defaultTarget);
  if (exact.length > 0) return exact.map((fix) => verifiable(fix, code));
  const usual = fixesByOs(code, known.os);
  return usual.length > 0 ? usual.map((fix) => verifiable(fix, code)) : fixOnPage(code);
}

/** What was not asked is not known. */
export const settlingIn = (facts: Readings): SettlingFacts => ({
  ...(Object.fromEntries(settling.map((key) => [key, notAsked('not looked at')])) as SettlingFacts),
  ...facts,
});

/** Where a fix names no command that shows whether it helped, the page says what does. */
function verifiable(fix: Fix, code: string): Fix {
  const { verify } = pageParts(sectionAbout(code) ?? '');
  if (fix.verify !== undefined || verify === '') return fix;
  return { ...fix, steps: [...fix.steps, verifyStep(verify)] };
}

const verifyStep = (verify: string): Step => ({ kind: 'do', text: `To verify: ${verify}` });

function fixOnPage(code: string): readonly Fix[] {
  const { fix, verify } = pageParts(sectionAbout(code) ?? '');
  if (fix === '') return [];
  return [
    {
      id: `mend-${code}`,
      title: 'As its page says',
      risk: 'manual',
      steps: [{ kind: 'do', text: fix }, ...(verify === '' ? [] : [verifyStep(verify)])],
    },
  ];
}

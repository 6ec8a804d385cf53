import { harmlessLine } from '../harmless.ts';
import { isUnclear, type Report, type Unreached } from '../report.ts';
import type { Style } from './style.ts';
import { prose } from './wrap.ts';

/** The verdict in words. */
export const verdictWords = { ready: 'READY', 'not-ready': 'NOT READY', unknown: 'COULD NOT TELL' } as const;

/** The verdict, what it rests on in numbers, and whether it was put to the test. */
export function verdictText(report: Report, style: Style, milliseconds: number | null): string {
  const { verdict } = report;
  const colours = { ready: style.paint.green, 'not-ready': style.paint.red, unknown: style.paint.yellow };
  const counts = [...countsOf(report), ...(milliseconds === null ? [] : [seconds(milliseconds)])].join(', ');
  const line = prose(
    `${colours[verdict].bold(verdictWords[verdict])}${counts === '' ? '' : `  ${counts}`}`,
    style.width,
  );
  return [line, ...verdictNotes(report).map((text) => prose(text, style.width))].join('\n');
}

/** What is missing, what was left out, and why nothing was put to the test. */
export function verdictNotes(report: Report): readonly string[] {
  const {
    verdict,
    launch,
    host: { unreached, cutShort },
    checks: { switchedOff },
  } = report;
  if (unreached !== undefined) return unreachedNotes(unreached);
  const early =
    cutShort === undefined
      ? []
      : [`Not asked to the end: ${harmlessLine(cutShort).replace(/\.$/, '')}. What is missing is not known.`];
  const off = switchedOff.length === 0 ? [] : [`Switched off: ${switchedOff.map(harmlessLine).join(', ')}.`];
  const tellsWhy = verdict !== 'not-ready' && launch.status === 'not-run';
  const why = tellsWhy ? [`Not test-launched: ${harmlessLine(launch.reason).replace(/\.$/, '')}.`] : [];
  return [...early, ...off, ...why];
}

const unreachedNotes = ({ why, todo }: Unreached): readonly string[] => [
  `Not reached: ${harmlessLine(why).replace(/\.$/, '')}.`,
  ...(todo === undefined ? [] : [harmlessLine(todo)]),
];

/** What the verdict rests on, in numbers. */
export function countsOf({ causes, checks, host, launch, outcomes }: Report): readonly string[] {
  if (host.unreached !== undefined) return [];
  const bySeverity = (severity: string): number =>
    causes.filter((cause) => cause.severity === severity && cause.waived === undefined).length;
  const waived = causes.filter((cause) => cause.waived !== undefined).length;
  const unclear = outcomes.filter(isUnclear).length;
  return [
    ...counted(bySeverity('error'), 'problem'),
    ...counted(bySeverity('warning'), 'warning'),
    ...(waived === 0 ? [] : [`${waived} waived`]),
    ...(unclear === 0 ? [] : [`${unclear} not known`]),
    ...(checks.ran === checks.of ? [] : [`${checks.ran} of ${checks.of} checks`]),
    ...(launch.status === 'not-run' ? [] : [`${launchName(launch)} ${launch.status}`]),
  ];
}

/** Whose launch it was. */
export const launchName = ({ byHand }: Report['launch']): string =>
  byHand === true ? 'launch by hand' : 'test launch';

const counted = (count: number, word: string): readonly string[] =>
  count === 0 ? [] : [`${count} ${word}${count === 1 ? '' : 's'}`];

/** A length of time. */
export const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`;

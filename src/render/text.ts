import { harmlessLine } from '../harmless.ts';
import type { Report } from '../report.ts';
import { type Call, callLine } from './call.ts';
import { causeText, lastFixes } from './causes.ts';
import { cleaned } from './clean.ts';
import { gravestFirst } from './fix-places.ts';
import { hostWords } from './machine-words.ts';
import { outcomeLines } from './outcomes.ts';
import { shellCommand } from './shell.ts';
import type { Style } from './style.ts';
import { verdictText } from './verdict.ts';
import { waiverText } from './waivers.ts';
import { hanging, prose } from './wrap.ts';

/** What a report for a person tells beside what was found. */
export interface Occasion {
  readonly call: Call;
  /** How long it all took; null: not told. */
  readonly milliseconds: number | null;
  /** The configuration file that had a say; null: none. */
  readonly config: string | null;
}

/** Where nothing is known of it. */
export const someday: Occasion = {
  call: { program: 'ngc-doctor', words: [] },
  milliseconds: null,
  config: null,
};

/** The report for a person: the checks, the verdict, each problem with its fix, and what to do next. */
export function renderText(given: Report, style: Style, occasion: Occasion = someday): string {
  const report = gravestFirst(cleaned(given));
  const { call, milliseconds, config } = occasion;
  const parts = [
    header(report, style, config),
    outcomeLines(report, style),
    verdictText(report, style, milliseconds),
    waiverText(report, style),
    ...report.causes.map((cause) => causeText(cause, report, style, call)),
    ...lastFixes(report, style),
    nextStep(report, style, call),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/** A blank at which no line ends: within one thing, and before the mark that follows it. */
const unbroken = '\u00a0';

/** What was not seen may be absent or unreadable: the checks say which. */
function header({ version, host, target }: Report, style: Style, config: string | null): string {
  const about = [`ngc-doctor ${version}`, ...hostWords(host)].map((text) =>
    harmlessLine(text).replaceAll(' ', unbroken),
  );
  return [
    hanging('', about.join(`${unbroken}${style.unicode ? '·' : '|'} `), style.width, '  ').replaceAll(
      unbroken,
      ' ',
    ),
    ...(host.unreached === undefined ? imageLines(target, style) : []),
    ...(config === null ? [] : [prose(`Configuration: ${harmlessLine(config)}`, style.width)]),
  ].join('\n');
}

const imageLines = ({ image, why }: Report['target'], style: Style): readonly string[] => [
  `Image: ${harmlessLine(image)}`,
  prose(`(${harmlessLine(why)})`, style.width, '  '),
];

function nextStep({ verdict, launch }: Report, style: Style, call: Call): string {
  if (verdict === 'not-ready') return `After the fix run: ${style.paint.bold(callLine(call))}`;
  if (launch.command.length === 0) return '';
  const notes = launch.notes.map((note) => prose(note, style.width, '  '));
  return [
    verdict === 'ready' ? 'Launch it with:' : 'It would be launched with:',
    '',
    `  ${style.paint.bold(shellCommand(launch.command))}`,
    ...(notes.length > 0 ? ['', ...notes] : []),
  ].join('\n');
}

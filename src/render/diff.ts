import { areas } from '../diff/areas.ts';
import type { DiffEntry, DiffFinding, DiffHost, DiffReport } from '../diff/document.ts';
import { noiseWords } from '../diff/noise.ts';
import { cleaned } from './clean.ts';
import {
  aboutWords,
  type Block,
  blocksOf,
  firstOf,
  leftOutWords,
  type Mentioned,
  mentioned,
  others,
  type Reports,
  reasonWords,
  summaryWords,
  titleWords,
  valuesOf,
  whereWords,
} from './diff-words.ts';
import { type Style, symbolsOf } from './style.ts';
import { verdictWords } from './verdict.ts';
import { hanging, prose } from './wrap.ts';

/** What differs, for a person: what one host has wrong and what makes it, then what else differs. */
export function renderDiff(given: DiffReport, style: Style, all: boolean, reports: Reports = {}): string {
  const report = cleaned(given);
  const parts = [
    header(report, style),
    prose(summaryWords(report), style.width),
    ...blocksOf(report).map((block) => blockText(block, report, style)),
    ...common(report, style),
    ...elseText(report, style, all),
    ...entriesText('Not known of all of them', report.untold, style, all),
    ...leftOutText(report, style, all),
    ...nextStep(report, style, reports),
  ];
  return `${parts.join('\n\n')}\n`;
}

const header = ({ version, hosts }: DiffReport, style: Style): string =>
  [
    prose(`ngc-doctor ${version}${dot(style)}${hosts.length} hosts`, style.width),
    ...hosts.map((host) => hostText(host, style)),
  ].join('\n');

const dot = ({ unicode }: Style): string => (unicode ? ' · ' : ' | ');

function hostText(host: DiffHost, style: Style): string {
  const { label, name, verdict } = host;
  const { green, red, yellow, bold } = style.paint;
  const colour = { ready: green, 'not-ready': red, unknown: yellow }[verdict];
  const mark = `${label}  `;
  const indent = ' '.repeat(mark.length);
  return [
    hanging(bold(mark), `${name}  ${colour(verdictWords[verdict])}`, style.width, indent),
    prose(aboutWords(host).join(dot(style)), style.width, indent),
  ].join('\n');
}

function blockText(block: Block, report: DiffReport, style: Style): string {
  if (block.kind === 'finding') return findingText(block.finding, block.at, report, style);
  const reasons = block.parts.map(({ checks, message }) =>
    hanging('  ', `${checks.join(', ')}: ${message}`, style.width, '    '),
  );
  return [headLine(block.finding, report, style), ...reasons].join('\n');
}

function findingText(finding: DiffFinding, at: number, report: DiffReport, style: Style): string {
  const text = ({ entry, again }: Mentioned): string =>
    again ? prose(`${entry.label} (above)`, style.width, '    ') : entryText(entry, style, '    ');
  const reason = reasonWords(finding, report.hosts.length);
  const follows = mentioned(report, at, 'follows');
  return [
    headLine(finding, report, style),
    prose(finding.message, style.width, '  '),
    ...(reason === null ? [] : [prose(reason, style.width, '  ')]),
    ...mentioned(report, at, 'explainedBy').map(text),
    ...(follows.length === 0 ? [] : [prose('What follows from it:', style.width, '  ')]),
    ...follows.map(text),
  ].join('\n');
}

function headLine(finding: DiffFinding, report: DiffReport, style: Style): string {
  const { severity } = finding;
  const symbols = symbolsOf(style);
  const mark = { error: symbols.error, unknown: symbols.unknown, warning: symbols.warning }[severity];
  const colour = severity === 'error' ? style.paint.red : style.paint.yellow;
  const indent = ' '.repeat(mark.length + 1);
  return colour(
    hanging(`${mark} `, `${titleWords(finding)}, ${whereWords(finding, report)}`, style.width, indent),
  );
}

const common = ({ common: codes }: DiffReport, style: Style): readonly string[] =>
  codes.length === 0 ? [] : [hanging('All of them have: ', codes.join(', '), style.width, '  ')];

/** A difference: in one line where it fits, else with a line for each value. */
function entryText(entry: DiffEntry, style: Style, indent: string): string {
  const values = valuesOf(entry);
  const { bold } = style.paint;
  const also = entry.also.length === 0 ? [] : [`The same in: ${entry.also.join(', ')}`];
  const line = `${indent}${entry.label}: ${values.map(({ hosts, text }) => `${hosts} ${text}`).join(dot(style))}`;
  if (line.length <= style.width) {
    const painted = values.map(({ hosts, text }) => `${bold(hosts)} ${text}`).join(dot(style));
    return [`${indent}${entry.label}: ${painted}`, ...below(also, style, indent)].join('\n');
  }
  const lines = values.map(({ hosts, text }) => {
    const mark = `${indent}  ${hosts}  `;
    return hanging(mark, text, style.width, ' '.repeat(mark.length)).replace(hosts, bold(hosts));
  });
  return [
    hanging(indent, `${entry.label}:`, style.width, `${indent}  `),
    ...lines,
    ...below(also, style, indent),
  ].join('\n');
}

const below = (texts: readonly string[], style: Style, indent: string): readonly string[] =>
  texts.map((text) => prose(text, style.width, `${indent}  `));

function elseText(report: DiffReport, style: Style, all: boolean): readonly string[] {
  const rest = others(report);
  const title = rest.length === report.differences.length ? 'What differs' : 'What else differs';
  return entriesText(`${title}, the likeliest to matter first`, rest, style, all);
}

/** Under the names of what they touch. */
function entriesText(
  title: string,
  entries: readonly DiffEntry[],
  style: Style,
  all: boolean,
): readonly string[] {
  if (entries.length === 0) return [];
  const { shown, left } = firstOf(entries, all);
  const lines = shown.flatMap((entry, at) => [
    ...(entry.area === shown[at - 1]?.area ? [] : [prose(areas[entry.area], style.width, '  ')]),
    entryText(entry, style, '    '),
  ]);
  const more = left === 0 ? [] : [prose(`and ${left} more (--all)`, style.width, '  ')];
  return [[style.paint.bold(prose(title, style.width)), ...lines, ...more].join('\n')];
}

function leftOutText(report: DiffReport, style: Style, all: boolean): readonly string[] {
  const words = leftOutWords(report);
  if (words.length === 0) return [];
  if (!all) return [prose(`Left out: ${words.join(', ')}. --all shows them.`, style.width)];
  const lines = Object.entries(noiseWords).flatMap(([why, heading]) => {
    const entries = report.leftOut.filter((entry) => entry.why === why);
    const texts = entries.map((entry) => entryText(entry, style, '    '));
    return texts.length === 0 ? [] : [prose(heading, style.width, '  '), ...texts];
  });
  return [[style.paint.bold('Left out'), ...lines].join('\n')];
}

function nextStep({ findings }: DiffReport, style: Style, reports: Reports): readonly string[] {
  const errors = findings.filter(({ severity }) => severity === 'error');
  const ill = [...new Set(errors.flatMap(({ hosts }) => hosts))].sort();
  const lines = ill.flatMap((host) => {
    const call = Object.hasOwn(reports, host) ? reports[host] : undefined;
    return call === undefined ? [] : [`The fixes for ${host}: ${style.paint.bold(call)}`];
  });
  return lines.length === 0 ? [] : [lines.join('\n')];
}

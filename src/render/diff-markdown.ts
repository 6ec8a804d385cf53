import { areas } from '../diff/areas.ts';
import type { DiffEntry, DiffFinding, DiffHost, DiffReport } from '../diff/document.ts';
import { cleaned } from './clean.ts';
import {
  aboutWords,
  type Block,
  blocksOf,
  firstOf,
  leftOutWords,
  mentioned,
  others,
  type Reports,
  reasonWords,
  summaryWords,
  titleWords,
  whereWords,
} from './diff-words.ts';
import { cellCode, code, inline } from './markdown-text.ts';
import { verdictWords } from './verdict.ts';

/** The same as the text, for an issue or a ticket. */
export function renderDiffMarkdown(given: DiffReport, all: boolean, reports: Reports = {}): string {
  const report = cleaned(given);
  const left = leftOutWords(report);
  const parts = [
    `## What differs between ${report.hosts.length} hosts`,
    table(['', 'Host', 'Verdict', 'Machine'], report.hosts.map(hostRow)),
    inline(summaryWords(report)),
    ...blocksOf(report).flatMap((block) => blockText(block, report)),
    ...(report.common.length === 0 ? [] : [`All of them have: ${report.common.map(code).join(', ')}`]),
    ...entriesText(
      report.findings.length === 0 ? 'What differs' : 'What else differs',
      others(report),
      report,
      all,
    ),
    ...entriesText('Not known of all of them', report.untold, report, all),
    ...(all ? entriesText('Left out', report.leftOut, report, all) : []),
    ...(left.length === 0 || all ? [] : [`Left out: ${left.map(inline).join(', ')}.`]),
    ...Object.entries(reports).map(([host, call]) => `The report of ${inline(host)}: ${code(call)}`),
  ];
  return `${parts.join('\n\n')}\n`;
}

const hostRow = (host: DiffHost): readonly string[] => [
  inline(host.label),
  cellCode(host.name),
  verdictWords[host.verdict],
  aboutWords(host).map(inline).join(', '),
];

const kinds = { error: 'Problem', warning: 'Warning', unknown: 'Not known' } as const;

function blockText(block: Block, report: DiffReport): readonly string[] {
  if (block.kind === 'finding') return findingText(block.finding, block.at, report);
  return [
    `### ${inline(titleWords(block.finding))}, ${inline(whereWords(block.finding, report))}`,
    block.parts
      .map(({ checks, message }) => `- ${checks.map(code).join(', ')}: ${inline(message)}`)
      .join('\n'),
  ];
}

function findingText(finding: DiffFinding, at: number, report: DiffReport): readonly string[] {
  const title =
    finding.code === null ? inline(titleWords(finding)) : `${kinds[finding.severity]}: ${code(finding.code)}`;
  const reason = reasonWords(finding, report.hosts.length);
  const entries = (list: 'explainedBy' | 'follows') => mentioned(report, at, list).map(({ entry }) => entry);
  const follows = entries('follows');
  return [
    `### ${title}, ${inline(whereWords(finding, report))}`,
    inline(finding.message),
    ...(reason === null ? [] : [inline(reason)]),
    ...tableOf(entries('explainedBy'), report),
    ...(follows.length === 0 ? [] : ['What follows from it:', ...tableOf(follows, report)]),
  ];
}

function entriesText(
  title: string,
  entries: readonly DiffEntry[],
  report: DiffReport,
  all: boolean,
): readonly string[] {
  if (entries.length === 0) return [];
  const { shown, left } = firstOf(entries, all);
  return [
    `### ${title}`,
    ...tableOf(shown, report),
    ...(left === 0 ? [] : [`and ${left} more (${code('--all')})`]),
  ];
}

const tableOf = (entries: readonly DiffEntry[], { hosts }: DiffReport): readonly string[] =>
  entries.length === 0
    ? []
    : [
        table(
          ['Touches', 'What', ...hosts.map(({ label }) => inline(label))],
          entries.map(({ area, label, values }) => [
            areas[area],
            inline(label),
            ...values.map(({ text }) => (text === '' ? '' : cellCode(text))),
          ]),
        ),
      ];

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');
}

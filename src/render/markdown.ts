import type { Report, ReportedOutcome } from '../report.ts';
import { type Call, callLine } from './call.ts';
import { cleaned } from './clean.ts';
import { fixesAtTheEnd, gravestFirst } from './fix-places.ts';
import { gpusWords, machineWords } from './machine-words.ts';
import { fixText, problemText } from './markdown-problems.ts';
import { block, cellCode, code, folded, inline } from './markdown-text.ts';
import { outcomeReason, unanswered } from './outcomes.ts';
import { shellCommand } from './shell.ts';
import { type Occasion, someday } from './text.ts';
import { countsOf, seconds, verdictNotes, verdictWords } from './verdict.ts';
import { waiverSentence } from './waivers.ts';

/** The report for an issue or a ticket, in the Markdown that GitHub and GitLab read. */
export function renderMarkdown(given: Report, occasion: Occasion = someday): string {
  const report = gravestFirst(cleaned(given));
  const parts = [
    verdictLine(report, occasion.milliseconds),
    ...verdictNotes(report).map(inline),
    about(report, occasion.config),
    ...report.causes.map((cause) => problemText(cause, report, occasion.call)),
    ...fixesAtTheEnd(report).map((fix) => `### At the end: ${inline(fix.title)}\n\n${fixText(fix, report)}`),
    unclear(report),
    nextStep(report, occasion.call),
    report.waivers.map((waiver) => `- ${inline(waiverSentence(waiver))}`).join('\n'),
    links(report),
    folded('All checks', table(report)),
    measured(report),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function verdictLine(report: Report, milliseconds: number | null): string {
  const counts = [...countsOf(report), ...(milliseconds === null ? [] : [seconds(milliseconds)])];
  return `## ngc-doctor: ${verdictWords[report.verdict]}${counts.length === 0 ? '' : ` (${counts.map(inline).join(', ')})`}`;
}

function about({ host, target, version }: Report, config: string | null): string {
  const rows: readonly (readonly [string, string])[] = [
    ['Image', `${cellCode(target.image)} (${inline(target.why)})`],
    ['System', inline(machineWords(host).join(', '))],
    ['GPU', inline(gpusWords(host.gpus))],
    ['Driver', inline(host.driver ?? 'none seen')],
    ['Docker Engine', inline(host.docker ?? 'none seen')],
    ...(config === null ? [] : [['Configuration', cellCode(config)] as const]),
    ['ngc-doctor', inline(version)],
  ];
  return ['| | |', '| --- | --- |', ...rows.map(([name, text]) => `| ${name} | ${text} |`)].join('\n');
}

/** Without it nobody would see at once why there is no verdict. */
function unclear({ outcomes }: Report): string {
  const items = outcomes.filter(unanswered).map(({ check, why }) => `- ${code(check)}: ${inline(why ?? '')}`);
  return items.length === 0 ? '' : `### Could not be told\n\n${items.join('\n')}`;
}

function nextStep({ verdict, launch }: Report, call: Call): string {
  if (verdict === 'not-ready') return `After the fix run ${code(callLine(call))}.`;
  if (launch.command.length === 0) return '';
  return [
    verdict === 'ready' ? 'Launch it with' : 'It would be launched with',
    block(shellCommand(launch.command), 'sh'),
    ...launch.notes.map(inline),
  ].join('\n\n');
}

function table(report: Report): string {
  const rows = report.outcomes.map(
    (outcome) =>
      `| ${resultWords(outcome)} | ${cellCode(outcome.check)} | ${inline(outcomeReason(outcome, report))} |`,
  );
  return ['| Result | Check | What it says |', '| --- | --- | --- |', ...rows].join('\n');
}

function resultWords({ status, findings }: ReportedOutcome): string {
  if (status !== 'found') return status;
  return findings.some(({ severity }) => severity === 'error') ? '**problem**' : '**warning**';
}

/** How the GPUs reach each other. */
const links = ({ host: { links: matrix = [] } }: Report): string =>
  matrix.length === 0
    ? ''
    : folded(
        'How the GPUs are linked',
        [
          `| |${matrix.map((_, index) => ` GPU ${index} |`).join('')}`,
          `| --- |${' --- |'.repeat(matrix.length)}`,
          ...matrix.map((row, index) => `| GPU ${index} |${row.map((one) => ` ${inline(one)} |`).join('')}`),
        ].join('\n'),
      );

const measured = ({ launch }: Report): string =>
  launch.status === 'not-run' || launch.byHand === true
    ? ''
    : folded('Measured in the container', block(JSON.stringify(launch.measured, null, 2), 'json'));

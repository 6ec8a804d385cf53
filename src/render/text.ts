import type { Report, ReportedOutcome } from '../report.ts';
import { causeText } from './causes.ts';
import { harmless } from './harmless.ts';
import { shellCommand } from './shell.ts';
import { narrow, stepLines } from './steps.ts';
import { type Style, symbolsOf } from './style.ts';
import { prose } from './wrap.ts';

/** The report for a person: the checks, the verdict, each problem with its fix, and what to do next. */
export function renderText(report: Report, style: Style): string {
  const parts = [
    header(report, style),
    report.outcomes.map((outcome) => outcomeLine(outcome, report, style)).join('\n'),
    verdictLine(report, style),
    ...report.causes.map((cause) => causeText(cause, report, style)),
    ...lastSteps(report, style),
    nextStep(report, style),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function header({ version, host, target }: Report, style: Style): string {
  const about = [
    `ngc-doctor ${version}`,
    host.model ?? host.os,
    gpusText(host.gpus),
    host.driver === null ? 'no driver' : `driver ${host.driver}`,
    host.docker === null ? 'no Docker Engine' : `Docker ${host.docker}`,
  ].map(harmless);
  const dot = style.unicode ? ' · ' : ' | ';
  return `${prose(about.join(dot), style.width)}\nImage: ${harmless(target.image)}\n${prose(`(${harmless(target.why)})`, style.width, '  ')}`;
}

function gpusText(gpus: Report['host']['gpus']): string {
  if (gpus.length === 0) return 'no NVIDIA GPU';
  const names = [...new Set(gpus.map(({ name }) => name))];
  return names.map((name) => `${gpus.filter((gpu) => gpu.name === name).length}x ${name}`).join(', ');
}

function outcomeLine(outcome: ReportedOutcome, report: Report, style: Style): string {
  const symbols = symbolsOf(style);
  const { paint } = style;
  const name = narrow(style) ? outcome.check : outcome.check.padEnd(17);
  if (outcome.status === 'passed')
    return `${paint.green(symbols.passed)} ${name} ${narrow(style) ? '' : outcome.title}`.trimEnd();
  if (outcome.status === 'found') {
    const isError = outcome.findings.some(({ severity }) => severity === 'error');
    const mark = isError ? paint.red(symbols.error) : paint.yellow(symbols.warning);
    return `${mark} ${name} ${outcome.findings.map(({ code }) => codeText(code, report)).join(', ')}`;
  }
  const mark = outcome.status === 'skipped' ? paint.dim(symbols.skipped) : paint.yellow(symbols.unknown);
  const why = harmless(outcome.why ?? '');
  const text =
    outcome.status === 'crashed' ? `failed by a mistake of its own: ${why}` : `${outcome.status}: ${why}`;
  const line = prose(`${name} ${text}`, style.width - 3, '');
  return `${mark} ${line.split('\n').join('\n   ')}`;
}

/** A consequence names its cause right away. */
function codeText(code: string, { causes }: Report): string {
  const cause = causes.find(({ explains }) => explains.includes(code));
  return cause === undefined ? code : `${code} (because of ${cause.code})`;
}

const verdicts = { ready: 'READY', 'not-ready': 'NOT READY', unknown: 'COULD NOT TELL' } as const;

function verdictLine(report: Report, style: Style): string {
  const { verdict, causes, checks, launch } = report;
  const count = (severity: string, word: string): string[] => {
    const number = causes.filter((cause) => cause.severity === severity).length;
    return number === 0 ? [] : [`${number} ${word}${number === 1 ? '' : 's'}`];
  };
  const unclear = report.outcomes.filter(({ status }) => status === 'unknown' || status === 'crashed').length;
  const facts = [
    ...count('error', 'problem'),
    ...count('warning', 'warning'),
    ...(unclear === 0 ? [] : [`${unclear} not known`]),
    ...(checks.ran === checks.of ? [] : [`${checks.ran} of ${checks.of} checks`]),
    ...(launch.status === 'not-run' ? [] : [`test launch ${launch.status}`]),
  ];
  const colours = { ready: style.paint.green, 'not-ready': style.paint.red, unknown: style.paint.yellow };
  const counts = facts.length === 0 ? '' : `  ${facts.join(', ')}`;
  const line = prose(`${colours[verdict].bold(verdicts[verdict])}${counts}`, style.width);
  const untested = verdict === 'ready' && launch.status === 'not-run';
  return untested ? `${line}\n${prose(`Not test-launched: ${harmless(launch.reason)}.`, style.width)}` : line;
}

/** What several fixes ask for is done once, at the end. */
function lastSteps(report: Report, style: Style): readonly string[] {
  const own = new Set(report.causes.flatMap(({ fixes }) => fixes));
  const last = report.plan.filter(({ id }) => !own.has(id));
  return last.map((fix) =>
    [
      `  ${style.paint.bold('Then')}: ${fix.title}`,
      ...stepLines(fix, style, !report.host.root),
      ...(fix.interrupts === undefined ? [] : [`  Interrupts: ${fix.interrupts}`]),
    ].join('\n'),
  );
}

function nextStep({ verdict, launch }: Report, style: Style): string {
  if (verdict === 'not-ready') return `After the fix run: ${style.paint.bold('ngc-doctor')}`;
  if (launch.command.length === 0) return '';
  const notes = launch.notes.map((note) => prose(harmless(note), style.width, '  '));
  const label = verdict === 'ready' ? 'Launch it with:' : 'It would be launched with:';
  return [
    label,
    '',
    `  ${style.paint.bold(harmless(shellCommand(launch.command)))}`,
    ...(notes.length > 0 ? ['', ...notes] : []),
  ].join('\n');
}

import type { Fix } from '../check.ts';
import { harmlessLine } from '../harmless.ts';
import type { Cause, Report } from '../report.ts';
import type { SupportRequest } from '../request/request.ts';
import { cleaned } from './clean.ts';
import { gravestFirst } from './fix-places.ts';
import { alsoExplains, problemParts } from './markdown-problems.ts';
import { block, cellCode, code, inline } from './markdown-text.ts';
import { unanswered } from './outcomes.ts';
import { fitting, outputsText } from './request-outputs.ts';
import { shellCommand } from './shell.ts';
import { cut } from './shortened.ts';
import { stepParts } from './step-parts.ts';
import { countsOf, verdictNotes, verdictWords } from './verdict.ts';

/**
 * GitHub takes 65,536 characters; others add a little when they store them. NVIDIA's forums run on Discourse, which takes
 * 32,000 where nobody says otherwise (config/site_settings.yml, max_post_length).
 */
const mostCharacters = ({ url }: SupportRequest['place']): number =>
  url?.startsWith('https://forums.') === true ? 31_500 : 65_000;

/** The longest text in a section: whole it is in a recording. */
const longestOf = (most: number): number => Math.floor(most / 16);

/** A request for support to be pasted into an issue, within what one may hold, whatever a machine says. */
export function renderRequest(given: SupportRequest): string {
  const request = cleaned(given);
  const report = gravestFirst(request.report);
  const most = mostCharacters(request.place);
  const longest = longestOf(most);
  const sections = [
    forWhoeverPosts(request, report),
    toFillIn,
    verdict(report, longest),
    ...fitting(problems(report, longest), most / 2).kept,
    tried(report),
    versions(request),
    configuration(request),
    launch(request, longest),
    kernelLog(request, longest),
    unclear(report),
  ];
  const end = `---\n\nMade by ngc-doctor ${inline(report.version)}. Secrets read \`redacted\`; users, hosts, addresses and UUIDs have pseudonyms.`;
  const { kept, room } = fitting(sections, most - end.length - 10);
  return `${[...kept, ...outputsText(request.outputs, room), end].join('\n\n')}\n`;
}

/** Seen by whoever edits it, and by nobody who reads it: trackers show no comments. */
function forWhoeverPosts({ place }: SupportRequest, report: Report): string {
  const first = report.causes.find(({ severity, waived }) => severity === 'error' && waived === undefined);
  const lines = [
    `Where to ask: ${commentable(place.name)}${place.url === null ? '' : `, ${place.url}`}`,
    `With a support contract (DGX, NVIDIA AI Enterprise): ${place.contract}`,
    ...(place.attach === null ? [] : [`Attach ${place.attach}.`]),
    ...(first === undefined ? [] : [`A title: ${commentable(`${first.code}: ${first.message}`)}`]),
    'Fill in "What happened", read everything once, take out what must not be known, then post it.',
  ];
  return `<!--\n${lines.join('\n')}\n-->`;
}

/** Nothing in it may end the comment. */
const commentable = (text: string): string => cut(harmlessLine(text), 200).replace(/[<>@#]|-(?=-)/g, ' ');

const toFillIn = [
  '## What happened',
  '> **To be filled in:** what was to be launched and how, what happened instead (the last lines that it printed), since when, and what was changed before that.',
].join('\n\n');

function verdict(report: Report, longest: number): string {
  const counts = countsOf(report).map(inline).join(', ');
  return [
    `## What ngc-doctor says: ${verdictWords[report.verdict]}`,
    [counts, ...verdictNotes(report).map(inline)].filter((text) => text !== '').join('. '),
    ...(report.launch.command.length === 0
      ? []
      : [
          `The launch that it is about:\n\n${block(cut(shellCommand(report.launch.command), longest), 'sh')}`,
        ]),
  ]
    .filter((text) => text !== '')
    .join('\n\n');
}

/** So many are told whole. */
const mostProblems = 12;

function problems(report: Report, longest: number): readonly string[] {
  const rest = report.causes.slice(mostProblems);
  return [
    ...report.causes
      .slice(0, mostProblems)
      .map((cause) => problem({ ...cause, message: cut(cause.message, longest) }, report)),
    rest.length === 0 ? '' : `And ${rest.length} more: ${rest.map((cause) => code(cause.code)).join(', ')}`,
  ];
}

const problem = (cause: Cause, report: Report): string =>
  [...problemParts(cause, report), ...alsoExplains(cause)].join('\n\n');

/** A box for each step of the plan, for whoever posts to tick. */
function tried({ plan, host }: Report): string {
  if (plan.length === 0) return '';
  const boxes = plan.slice(0, 20).map((fix) => `- [ ] ${fixWords(fix, !host.root && host.sudo)}`);
  return `### What ngc-doctor advises\n\nTicked is what was tried; below it, what came of it.\n\n${boxes.join('\n')}`;
}

function fixWords({ title, steps }: Fix, sudo: boolean): string {
  const commands = steps.flatMap((step) =>
    stepParts(step, sudo).flatMap(({ kind, text }) => (kind === 'command' ? [code(cut(text, 200))] : [])),
  );
  return [inline(cut(title, 300)), ...(commands.length === 0 ? [] : [commands.slice(0, 6).join(', ')])].join(
    ': ',
  );
}

const versions = ({ versions: pairs }: SupportRequest): string => `### Versions\n\n${tableOf(pairs)}`;

const configuration = ({ configuration: pairs }: SupportRequest): string =>
  pairs.length === 0 ? '' : `### How Docker is set up\n\n${tableOf(pairs)}`;

const tableOf = (pairs: readonly (readonly [string, string])[]): string =>
  [
    '| | |',
    '| --- | --- |',
    ...pairs.map(([name, text]) => `| ${name} | ${cellCode(cut(text, 600))} |`),
  ].join('\n');

/** The end of what it said tells why. */
function launch({ launchWords, report }: SupportRequest, longest: number): string {
  if (launchWords === null) return '';
  const words = launchWords.trim() === '' ? 'It said nothing.' : block(launchWords.slice(-longest));
  return `### What the failed launch said\n\n${inline(cut(report.launch.reason, 400))}\n\n${words}`;
}

/** The latest lines, as many as there is room for. */
function kernelLog({ kernelLog: lines }: SupportRequest, longest: number): string {
  if (typeof lines === 'string') return `### Kernel log\n\nNo lines: ${inline(cut(lines, 300))}.`;
  const latest = fitting(lines.map((line) => cut(line, 300)).toReversed(), longest).kept.toReversed();
  return `### Kernel log\n\n${block(latest.join('\n'))}`;
}

function unclear({ outcomes }: Report): string {
  const items = outcomes
    .filter(unanswered)
    .map(({ check, why }) => `- ${code(check)}: ${inline(cut(why ?? '', 300))}`);
  return items.length === 0 ? '' : `### Could not be told\n\n${items.join('\n')}`;
}

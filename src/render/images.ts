import { harmless, harmlessLine } from '../harmless.ts';
import type { ImagesReport, ReportedRelease } from '../images-report.ts';
import { type Call, flagsIn, otherCall } from './call.ts';
import { type Style, symbolsOf } from './style.ts';
import { hanging, prose } from './wrap.ts';

const someCall: Call = { program: 'ngc-doctor', words: [] };

/** The releases for a person: those that run, newest first; the others by ranges, unless all are asked for. */
export function renderImages(given: ImagesReport, style: Style, all: boolean, call: Call = someCall): string {
  const report = cleaned(given);
  const { paint } = style;
  if (report.answer === 'unknown') {
    const text = `${paint.yellow.bold('COULD NOT TELL')}  ${harmlessLine(report.why)}.`;
    const advice = `Run ${otherCall(call, ...flagsIn(call, ['gpus', 'host-root', 'config']))}: it says what is wrong and what mends it.`;
    return `${header(report, style)}\n\n${prose(text, style.width)}\n${prose(advice, style.width)}\n`;
  }
  const lines = (
    all ? report.releases.map((one) => [one]) : grouped(report.releases, report.recommended)
  ).map((group) => line(group, report, style));
  const shared = lines.length < report.releases.length;
  const rest = shared ? `\n${prose('(--all gives each release a line of its own)', style.width)}` : '';
  return `${[header(report, style), `${lines.join('\n')}${rest}`, ending(report, style, call)].join('\n\n')}\n`;
}

/** With every text in it made harmless at once. */
const cleaned = (report: ImagesReport): ImagesReport =>
  JSON.parse(JSON.stringify(report), (_key, value: unknown) =>
    typeof value === 'string' ? harmless(value) : value,
  );

function header({ version, host }: ImagesReport, { width, unicode }: Style): string {
  const names = host.gpus.map(({ name }) => name);
  const gpus = [...new Set(names)].map((name) => `${names.filter((one) => one === name).length}x ${name}`);
  const driver =
    host.driver === null
      ? 'no driver seen'
      : `driver ${host.driver}${host.cuda === null ? '' : ` (CUDA ${host.cuda})`}`;
  const about = [
    `ngc-doctor ${version}`,
    gpus.length === 0 ? 'no NVIDIA GPU seen' : gpus.join(', '),
    driver,
    host.architecture,
  ];
  return hanging('', about.map(harmlessLine).join(unicode ? ' · ' : ' | '), width, '  ');
}

type Group = readonly ReportedRelease[];

/** So many of the newest that run have a line each, whatever they have in common. */
const single = 12;

/** Neighbours of which the same is to be said stand in one line: those that do not run, and the older ones that do. */
function grouped(releases: Group, recommended: string | null): readonly Group[] {
  const groups: ReportedRelease[][] = [];
  let run = 0;
  for (const one of releases) {
    const first = groups.at(-1)?.[0];
    const counts = one.how !== null;
    if (counts) run += 1;
    const apart = (counts && run <= single + 1) || [one, first].some((each) => isNamed(each, recommended));
    if (!apart && first !== undefined && reasonOf(one) === reasonOf(first)) groups.at(-1)?.push(one);
    else groups.push([one]);
  }
  return groups;
}

const isNamed = (one: ReportedRelease | undefined, recommended: string | null): boolean =>
  one !== undefined && (one.local.length > 0 || one.image === recommended);

/** Each release needs a driver of its own; that all need a later one is enough for a range. */
const reasonOf = ({ runs, how: way, why, gpus }: ReportedRelease): string =>
  [runs, way, gpus.join(), why.replace(/needs (?:a driver for CUDA|driver) \S+ or later/g, 'driver')].join(
    '|',
  );

const nameWidth = 16;

function line(group: Group, report: ImagesReport, style: Style): string {
  const [newest, ...others] = group;
  if (newest === undefined) return '';
  const oldest = others.at(-1);
  const name = oldest === undefined ? tagIn(newest) : `${oldest.release} to ${newest.release}`;
  const indent = ' '.repeat(symbolsOf(style).passed.length + 1);
  const text = textOf(newest, oldest ?? newest, report);
  const mark = `${markOf(newest, style)} `;
  if (style.width < 60) return hanging(mark, `${name} ${text}`, style.width, indent);
  return hanging(`${mark}${name.padEnd(nameWidth)}`, text, style.width, indent + ' '.repeat(nameWidth));
}

const tagIn = ({ image }: ReportedRelease): string => harmlessLine(image.slice(image.lastIndexOf(':') + 1));

function markOf({ runs }: ReportedRelease, style: Style): string {
  const symbols = symbolsOf(style);
  const { paint } = style;
  if (runs === 'yes') return paint.green(symbols.passed);
  if (runs === 'partly') return paint.yellow(symbols.warning);
  return runs === 'no' ? paint.red(symbols.error) : paint.yellow(symbols.unknown);
}

const how = {
  native: 'native',
  'forward-compatible': 'forward compatible',
  'minor-compatible': 'minor-version compatible',
} as const;

function textOf(newest: ReportedRelease, oldest: ReportedRelease, { recommended }: ImagesReport): string {
  const { runs, gpus, local, image } = newest;
  const why = newest === oldest ? newest.why : rangeWhy(newest, oldest);
  const parts = [
    ...(newest.how === null ? [] : [how[newest.how]]),
    ...(runs === 'partly' ? [`on GPU ${gpus.join(', ')} alone`] : []),
    ...(runs === 'no' ? [`does not run: ${why}`] : why === '' ? [] : [why]),
    ...(newest.how === null ? [] : [cudaText(newest, oldest)]),
    ...(local.length > 0 ? ['on this host'] : []),
    ...(image === recommended ? ['recommended'] : []),
  ];
  return harmlessLine(parts.join(', '));
}

const cudaText = (newest: ReportedRelease, oldest: ReportedRelease): string =>
  newest.cuda === oldest.cuda ? `CUDA ${newest.cuda}` : `CUDA ${oldest.cuda} to ${newest.cuda}`;

/** The least that any release of a range needs; the others need more. */
const rangeWhy = (newest: ReportedRelease, oldest: ReportedRelease): string =>
  newest.why.replace(pattern, () => pattern.exec(oldest.why)?.[0].replace('needs', 'need') ?? '');

const pattern = /needs (?:a driver for CUDA|driver) \S+ or later/;

function ending({ answer, recommended, host }: ImagesReport, style: Style, call: Call): string {
  if (answer === 'none') {
    const why = 'No release of the table runs on this driver and these GPUs.';
    return prose(`${style.paint.red.bold('NONE')}  ${why}`, style.width);
  }
  if (recommended === null) {
    const many = host.gpus.length > 1 ? ' on all of these GPUs' : ' by figures that are all NVIDIA’s own';
    return prose(`No release is certain to run${many}.`, style.width);
  }
  return `Check and launch it with:\n\n  ${style.paint.bold(otherCall(call, 'run', '--image', recommended, ...flagsIn(call, ['gpus', 'config'])))}`;
}

import { probes, type Readings } from '../probes.ts';
import type { ReadRecording } from '../recording/document.ts';
import { defaultTarget, type Target } from '../target.ts';
import type { Evidence } from './evidence.ts';
import { factsFor, imageIn } from './image.ts';
import { programs } from './kept.ts';
import { worthAsking } from './worth-asking.ts';

/** A host of which somebody else's tool, or a person, told. */
export interface Imported {
  readonly recording: ReadRecording;
  /** What it was made of, and what was left aside. */
  readonly notes: readonly string[];
}

/** Null where nothing is told of a host. `what` it is, e.g. a `sosreport`; `whole` holds every name that it tells. */
export async function imported(evidence: Evidence, what: string, whole: string): Promise<Imported | null> {
  const target: Target = { ...defaultTarget, launch: 'never', image: imageIn(evidence) };
  const facts = await factsFor(evidence, target);
  const titles = titlesOf(facts);
  const commands = worthAsking(facts);
  if (titles.length === 0) return null;
  const told = titles.join(', ');
  const aside = unusedIn(evidence);
  const rest =
    aside.length === 0
      ? ''
      : `; not used: ${aside.slice(0, most).join(', ')}${aside.length > most ? ', …' : ''}`;
  const others = evidence.others?.length ? `; nor what it tells of ${evidence.others.join(', ')}` : '';
  return {
    recording: {
      target,
      choice: { only: null, skip: [], strict: false },
      waivers: [],
      call: { program: 'ngc-doctor', words: [] },
      config: null,
      milliseconds: null,
      timings: null,
      unanswered: {},
      version: null,
      answers: {},
      report: null,
      told: { what, evidence, whole },
    },
    notes: [
      `this ${what} tells of ${titles.length} things (${told}), and of all else nothing${rest}${others}`,
      ...(commands.length === 0 ? [] : [`to know more, ask for the outputs of: ${commands.join('; ')}`]),
    ],
  };
}

const most = 12;

const titlesOf = (facts: Readings): readonly string[] => {
  const told = new Set(Object.entries(facts).flatMap(([key, reading]) => (reading.ok ? [key] : [])));
  told.delete('runtimeBinaries');
  return Object.entries(probes).flatMap(([key, { title }]) => (told.has(key) ? [title] : []));
};

/** What `cat` shows is a file. */
const looked: ReadonlySet<string> = new Set([...programs, 'cat']);

const unusedIn = ({ outputs }: Evidence): readonly string[] => [
  ...new Set(outputs.flatMap(({ argv }) => (looked.has(argv[0] ?? '') ? [] : [argv.join(' ').slice(0, 60)]))),
];

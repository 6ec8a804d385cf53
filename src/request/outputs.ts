import { valueIn } from '../probe.ts';
import type { Readings } from '../probes.ts';
import type { RawAnswer, RawKind } from '../recording/raw-answers.ts';

/** What a program or a file said. */
export interface Output {
  readonly title: string;
  /** How it ended, where it did not end well; else empty. */
  readonly state: string;
  readonly text: string;
}

interface Wanted {
  readonly kind: RawKind;
  readonly question: RegExp;
  /** What it is called where people ask for it. */
  readonly title?: string;
  /** The lines that count, of an answer of which most does not. */
  readonly lines?: RegExp;
}

const ofDriver = /\blib(?:cuda|nvidia|nvoptix|nvcuvid)\b[-.\w]*\.so/;

/** In the order in which they are asked for; of the toolkit's configuration where that is known. */
const wantedOf = (facts: Readings): readonly Wanted[] => [
  { kind: 'run', question: /(?:^|\/)nvidia-smi -q -x$/ },
  { kind: 'engine', question: /^GET \S+ \/version$/, title: "docker version, the engine's part" },
  { kind: 'engine', question: /^GET \S+ \/info$/, title: 'docker info' },
  ...[
    valueIn(facts.daemonJson)?.path ?? '/etc/docker/daemon.json',
    valueIn(facts.toolkit)?.configPath ?? '/etc/nvidia-container-runtime/config.toml',
  ].map((path): Wanted => ({ kind: 'read', question: exactly(path), lines: /^(?!\s*(?:#|$))/ })),
  // Of what does not work, its own last words; they are asked for only where there is need.
  { kind: 'run', question: /^journalctl .*-u \S+ -n \d+ /, title: "journalctl, the daemon's last lines" },
  { kind: 'run', question: /^journalctl .*--unit=nvidia-cdi-refresh/ },
  { kind: 'read', question: /^\/var\/lib\/dkms\/.*\/make\.log$/ },
  { kind: 'run', question: /^systemctl show nvidia-fabricmanager / },
  { kind: 'run', question: /(?:^|\/)nv-fabricmanager --version$/ },
  { kind: 'read', question: /^\/(?:etc|var\/run|run)\/cdi\/[^/]+\.(?:yaml|json)$/ },
  { kind: 'run', question: /(?:^|\/)nvidia-container-cli --version$/ },
  { kind: 'run', question: /(?:^|\/)nvidia-ctk --version$/ },
  { kind: 'read', question: /^\/proc\/driver\/nvidia\/version$/ },
  { kind: 'run', question: /^(?:\S*\/)?modinfo nvidia$/ },
  { kind: 'run', question: /^(?:dmesg|journalctl -k )/ },
  {
    kind: 'run',
    question: /^(?:\S*\/)?ldconfig .*-p\b/,
    title: "ldconfig -p, the driver's libraries",
    lines: ofDriver,
  },
  { kind: 'read', question: /^(?:\/etc|\/usr\/lib)\/os-release$/ },
  { kind: 'read', question: /^\/proc\/(?:self|1)\/cgroup$/ },
];

const exactly = (path: string): RegExp => new RegExp(`^${path.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}$`);

/** The answers that whoever is asked for help asks for first; what was asked and said nothing is told as well. */
export const firstOutputs = (answers: readonly RawAnswer[], facts: Readings): readonly Output[] =>
  wantedOf(facts).flatMap((wanted) =>
    answers
      .filter(({ kind, question }) => kind === wanted.kind && wanted.question.test(question))
      .flatMap((answer) => outputOf(answer, wanted)),
  );

function outputOf({ question, state, text, kind }: RawAnswer, { title, lines }: Wanted): readonly Output[] {
  if (kind === 'read' && state === 'there is none') return [];
  const left = lines === undefined ? text : linesOf(text, lines);
  return [{ title: title ?? question, state, text: left.trim() }];
}

const linesOf = (text: string, lines: RegExp): string =>
  text
    .split('\n')
    .filter((line) => lines.test(line))
    .join('\n');

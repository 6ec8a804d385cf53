import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Host } from '../../src/host/host.ts';
import { runKey } from '../../src/host/question.ts';
import { recordedHost, UnrecordedError } from '../../src/host/recorded.ts';

const folder = join(import.meta.dirname, '../../fixtures/hosts');

/** Every machine in `fixtures/hosts`, by name. */
export const fixtureNames = (): readonly string[] => readdirSync(folder);

/** A file of a machine in `fixtures/hosts`, parsed. */
export const fixtureFile = (name: string, file: 'host.json' | 'expected.json') =>
  JSON.parse(readFileSync(join(folder, name, file), 'utf8'));

/**
 * The machine as it answers. Its `host.json` is a recording, or says what differs from another: `{ "like": NAME, "but":
 * { SECTION: { KEY: ANSWER } } }`, where an answer may be `{ "edited": [[OLD, NEW], …] }`: the other's text with these
 * literal changes. With `"otherwise": "absent"`, its own or the other's, no file,
 * program or server is there but those that are recorded. A command that ends in ` ...` stands for all that begin so: the
 * test launch carries its whole script. `changes` are further differences, such as `but` holds.
 */
export function fixtureHost(name: string, ...changes: readonly Answers[]): Host {
  const { recording: own, otherwise } = layered(name);
  const recording = changes.reduce((before, but) => changedBy(before, but, name), own);
  const host = withBeginnings(recordedHost(recording), recording['run'] ?? {});
  return otherwise === 'absent' ? emptyBeside(host) : host;
}

export type Section = Record<string, unknown>;
/** What a machine answers otherwise: by section, as in `but` of a `host.json`. */
export type Answers = Readonly<Record<string, Section>>;

interface Layered {
  readonly recording: Record<string, Section>;
  readonly otherwise: string | undefined;
}

function layered(name: string): Layered {
  const { like, but = {}, otherwise, ...own } = fixtureFile(name, 'host.json');
  if (like === undefined) return { recording: own, otherwise };
  const base = layered(like);
  const whole = { ...base.recording, ...own };
  const kernel = own.system?.kernelRelease;
  const recording = changedBy(kernel === undefined ? whole : withKernel(kernel, whole), but, name);
  return { recording, otherwise: otherwise ?? base.otherwise };
}

const textOf = (body: unknown): string => (typeof body === 'string' ? body : JSON.stringify(body));

/** The machine's own engine tells the machine's kernel, so a change of the kernel is said once. */
function withKernel(kernel: unknown, recording: Record<string, Section>): Record<string, Section> {
  const answers = Object.entries(recording['engine'] ?? {}).map(([key, answer]) => {
    if (!hasMember(answer, 'body')) return [key, answer];
    const body = textOf(answer.body).replace(
      /("KernelVersion": ?")[^"]*/g,
      (_, name) => name + String(kernel),
    );
    return [key, { ...answer, body }];
  });
  return { ...recording, engine: Object.fromEntries(answers) };
}

function changedBy(before: Record<string, Section>, but: Answers, name: string): Record<string, Section> {
  const recording = { ...before };
  for (const [section, answers] of Object.entries(but)) {
    recording[section] = changed(before[section] ?? {}, answers, `${name}: ${section}`);
  }
  const kernel = but['system']?.['kernelRelease'];
  const told = kernel === undefined || JSON.stringify(but).includes('KernelVersion');
  return told ? recording : withKernel(kernel, recording);
}

function changed(before: Section, answers: Section, where: string): Section {
  const after = Object.entries(answers).map(([key, answer]) => [
    key,
    edited(before[key], answer, `${where} ${key}`),
  ]);
  return { ...before, ...Object.fromEntries(after) };
}

const hasMember = <K extends string>(value: unknown, key: K): value is Record<K, unknown> =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key);

function edited(before: unknown, answer: unknown, where: string): unknown {
  if (!hasMember(answer, 'edited')) return answer;
  const changes = answer.edited;
  if (!Array.isArray(changes)) throw new Error(`${where}: "edited" is no list.`);
  const apply = (text: string): string =>
    changes.reduce((now, [old, new_]) => replaced(now, old, new_, where), text);
  if (typeof before === 'string') return apply(before);
  for (const member of ['stdout', 'body']) {
    if (hasMember(before, member)) return { ...before, [member]: apply(String(before[member])) };
  }
  throw new Error(`${where}: there is no text to edit.`);
}

/** Everywhere: what several GPUs say alike is changed on all of them. */
function replaced(text: string, old: string, new_: string, where: string): string {
  if (!text.includes(old)) throw new Error(`${where}: ${old} does not occur.`);
  return text.replaceAll(old, new_);
}

/** `docker run ...` is recorded as such, with the dots for a word. */
function withBeginnings(host: Host, runs: Section): Host {
  const beginnings = Object.keys(runs).flatMap((key) => (key.endsWith(' ...') ? [key.slice(0, -3)] : []));
  return {
    ...host,
    run(argv, options) {
      const beginning = beginnings.find((one) => runKey(argv).startsWith(one));
      return host.run(beginning === undefined ? argv : [...beginning.trim().split(' '), '...'], options);
    },
  };
}

/** Answers `absent` in whatever words a question takes for it, where the recording knows nothing. */
function emptyBeside(host: Host): Host {
  const absent = { kind: 'absent' } as const;
  const refused = {
    kind: 'failed',
    stage: 'connect',
    timedOut: false,
    code: 'ECONNREFUSED',
    why: 'refused',
  } as const;
  return {
    run: (...args) => host.run(...args).catch(orElse({ kind: 'not-found' } as const)),
    readText: (...args) => host.readText(...args).catch(orElse(absent)),
    list: (path) => host.list(path).catch(orElse(absent)),
    stat: (path) => host.stat(path).catch(orElse(absent)),
    readLink: (path) => host.readLink(path).catch(orElse(absent)),
    access: (path) => host.access(path).catch(orElse(absent)),
    open: (path) => host.open(path).catch(orElse(absent)),
    diskSpace: (path) => host.diskSpace(path).catch(orElse(absent)),
    request: (...args) => host.request(...args).catch(orElse(refused)),
    engineRequest: (...args) => host.engineRequest(...args).catch(orElse(refused)),
    system: () => host.system(),
    env(name) {
      try {
        return host.env(name);
      } catch (error) {
        return orElse(undefined)(error);
      }
    },
  };
}

const orElse =
  <T>(answer: T) =>
  (error: unknown): T => {
    if (error instanceof UnrecordedError) return answer;
    throw error;
  };

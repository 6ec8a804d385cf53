import type { Host } from '../host/host.ts';
import { listensAt } from '../knowledge/engine-hosts.ts';
import { type DockerdProcess, dockerdProcess } from './dockerd-process.ts';
import type { EngineHere } from './engine-flavour.ts';
import type { SystemFact } from './system.ts';

/** The daemons that noted their number, by kind: each kind has its own place for it. */
export async function notedProcesses(host: Host, system: SystemFact | null, runtime: string) {
  const bootMs = system?.bootMs ?? null;
  const files = ['/var/run/docker.pid', '/run/snap.docker/docker.pid', `${runtime}/docker.pid`];
  const texts = await Promise.all(files.map((path) => host.readText(path)));
  const pids = texts.flatMap((text) => (text.kind === 'ok' ? numbersIn(text.value).slice(0, 1) : []));
  const found = await Promise.all([...new Set(pids)].map((pid) => dockerdProcess(host, pid, bootMs)));
  return new Map(found.filter((one) => one !== null).map(({ kind, process }) => [kind, process] as const));
}

interface Wanted {
  readonly kind: EngineHere;
  /** The one that noted its number in the usual place. */
  readonly noted: DockerdProcess | null;
  readonly endpoint: string;
}

/** Several daemons may run: the one that is told to listen where the docker command speaks to; else the usual one. */
export async function daemonAt(host: Host, system: SystemFact | null, { kind, noted, endpoint }: Wanted) {
  if (noted !== null && listensAt(noted.argv, endpoint) !== false) return noted;
  const all = await byName(host, system, kind);
  const there = all.find(({ argv }) => listensAt(argv, endpoint) === true);
  return there ?? noted ?? all[0] ?? null;
}

/** Daemons that noted no number, looked for by their name; there are few at most. */
async function byName(host: Host, system: SystemFact | null, kind: EngineHere) {
  const found = await host.run(['pgrep', '-x', 'dockerd']);
  const pids = found.kind === 'exited' ? numbersIn(found.stdout).slice(0, 8) : [];
  const all = await Promise.all(pids.map((pid) => dockerdProcess(host, pid, system?.bootMs ?? null)));
  return all.flatMap((one) => (one?.kind === kind ? [one.process] : []));
}

const numbersIn = (text: string): readonly number[] => (text.match(/\d+/g) ?? []).map(Number);

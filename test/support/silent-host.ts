import type { Host } from '../../src/host/host.ts';
import { engineKey, httpKey, runKey } from '../../src/host/question.ts';

/** Ways in which a question gets no answer. */
export type Silence = 'denied' | 'broken' | 'late' | 'gone';

const why = 'no answer within 5 s';

const noRun = (how: Silence) =>
  how === 'gone'
    ? ({ kind: 'not-found' } as const)
    : how === 'late'
      ? ({ kind: 'timed-out', stdout: '', stderr: '', why } as const)
      : ({ kind: 'failed', why: how === 'denied' ? 'EACCES' : 'EIO' } as const);

const noFile = (how: Silence) =>
  how === 'gone'
    ? ({ kind: 'absent' } as const)
    : how === 'denied'
      ? ({ kind: 'denied' } as const)
      : ({ kind: 'failed', code: how === 'late' ? 'ETIMEDOUT' : 'EIO', why } as const);

const noAnswer = (how: Silence) =>
  ({
    kind: 'failed',
    stage: 'connect',
    timedOut: how === 'late',
    code: { denied: 'EACCES', broken: 'ECONNRESET', late: 'ETIMEDOUT', gone: 'ENOENT' }[how],
    why,
  }) as const;

/** The machine, which keeps silent where `silent` says how for a question such as `stat /dev/nvidia0`. */
export function silentHost(host: Host, silent: (question: string) => Silence | null): Host {
  const either = <T, N>(question: string, ask: () => Promise<T>, none: (how: Silence) => N) => {
    const how = silent(question);
    return how === null ? ask() : Promise.resolve(none(how));
  };
  return {
    ...host,
    run: (argv, options) => either(`run ${runKey(argv)}`, () => host.run(argv, options), noRun),
    readText: (path, most) => either(`read ${path}`, () => host.readText(path, most), noFile),
    list: (path) => either(`list ${path}`, () => host.list(path), noFile),
    stat: (path) => either(`stat ${path}`, () => host.stat(path), noFile),
    readLink: (path) => either(`link ${path}`, () => host.readLink(path), noFile),
    access: (path) => either(`access ${path}`, () => host.access(path), noFile),
    open: (path) => either(`open ${path}`, () => host.open(path), noFile),
    diskSpace: (path) => either(`disk ${path}`, () => host.diskSpace(path), noFile),
    request: (url, options) =>
      either(`http ${httpKey(url, options)}`, () => host.request(url, options), noAnswer),
    engineRequest: (endpoint, path, options) =>
      either(
        `engine ${engineKey(endpoint, path)}`,
        () => host.engineRequest(endpoint, path, options),
        noAnswer,
      ),
  };
}

import type { FileResult, Host, HttpResult, RunResult } from '../../src/host/host.ts';
import { engineKey, httpKey, runKey } from '../../src/host/question.ts';

/** Changes the text of an answer; `question` is e.g. `run nvidia-smi -q -x`, `read /etc/os-release`. */
export type Change = (question: string, text: string) => string;

/** The machine, whose texts are changed on their way, within the limits that a live host keeps. */
export function mutatedHost(host: Host, change: Change): Host {
  return {
    ...host,
    run: async (argv, options) => ranWith(await host.run(argv, options), `run ${runKey(argv)}`, change),
    readText: async (path, maxBytes = 1024 ** 2) =>
      filed(await host.readText(path, maxBytes), (text) => change(`read ${path}`, text).slice(0, maxBytes)),
    list: async (path) =>
      filed(await host.list(path), (names) => namesIn(change(`list ${path}`, names.join('\n')))),
    readLink: async (path) =>
      filed(await host.readLink(path), (text) => change(`link ${path}`, text).slice(0, 4096)),
    request: async (url, options) =>
      answered(await host.request(url, options), `http ${httpKey(url, options)}`, change),
    engineRequest: async (endpoint, path, options) =>
      answered(
        await host.engineRequest(endpoint, path, options),
        `engine ${engineKey(endpoint, path)}`,
        change,
      ),
  };
}

/** A directory holds each name once, and none that is empty, longer, or holds a slash. */
const namesIn = (text: string): readonly string[] =>
  [...new Set(text.split('\n'))].filter((name) => name !== '' && name.length < 256 && !/[\0/]/.test(name));

const outputLimit = 8 * 1024 ** 2;

function ranWith(result: RunResult, question: string, change: Change): RunResult {
  if (result.kind !== 'exited') return result;
  const stdout = result.stdout === '' ? '' : change(question, result.stdout).slice(0, outputLimit);
  const stderr =
    result.stderr === '' ? '' : change(`${question} (stderr)`, result.stderr).slice(0, outputLimit);
  return { ...result, stdout, stderr };
}

const filed = <T>(result: FileResult<T>, change: (value: T) => T): FileResult<T> =>
  result.kind === 'ok' ? { kind: 'ok', value: change(result.value) } : result;

const answered = (result: HttpResult, question: string, change: Change): HttpResult =>
  result.kind === 'answered' && result.body !== ''
    ? { ...result, body: change(question, result.body).slice(0, 4 * 1024 ** 2) }
    : result;

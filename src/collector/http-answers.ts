import type { HttpResult } from '../host/host.ts';
import { curlFailure } from './curl-failure.ts';
import type { Frame } from './frames.ts';
import { textIn } from './texts.ts';

/** What a server said, word by word; or why it did not. */
export function httpAnswer(frame: Frame): HttpResult | null {
  if (frame.cut) return failed('ETIMEDOUT');
  const code = /^failed (E[A-Z]+)$/.exec(frame.failure ?? '')?.[1];
  if (code !== undefined) return failed(code, frame.key);
  if (frame.failure !== null) return curlFailure(frame.failure, frame.key.includes(' via '));
  const text = textIn(frame);
  return text === null ? null : answered(text);
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'no such file or directory',
  EACCES: 'permission denied',
  ECONNREFUSED: 'connection refused',
  ENOTFOUND: 'the name does not resolve',
  ETIMEDOUT: 'no answer in time',
};

function failed(code: string, key = ''): HttpResult {
  const scheme = /^GET ([a-z][a-z0-9+.-]*):/i.exec(key)?.[1];
  const kind = scheme === undefined ? 'of an unknown kind' : `of kind ${scheme}`;
  const why = code === 'ENOTSUP' ? `an endpoint ${kind} is not asked` : (reasons[code] ?? code);
  return { kind: 'failed', stage: 'connect', timedOut: code === 'ETIMEDOUT', code, why };
}

function answered(text: string): HttpResult | null {
  const [end] = /\r?\n\r?\n/.exec(text) ?? [];
  if (end === undefined) return null;
  const at = text.indexOf(end);
  const [first = '', ...lines] = text.slice(0, at).split(/\r?\n/);
  const status = /^HTTP\/[\d.]{1,3} (\d{3})/.exec(first)?.[1];
  if (status === undefined) return null;
  const headers = lines.flatMap((line): [string, string][] => {
    const [, name, value] = /^([\w-]{1,100}):\s*(.*)$/.exec(line) ?? [];
    return name === undefined || value === undefined ? [] : [[name.toLowerCase(), value]];
  });
  return {
    kind: 'answered',
    status: Number(status),
    headers: Object.fromEntries(headers),
    body: text.slice(at + end.length),
  };
}

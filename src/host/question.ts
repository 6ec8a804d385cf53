import { shellCommand } from '../render/shell.ts';
import type { EngineOptions, HttpOptions } from './host.ts';

/**
 * A command as one line. Of the test launch without the script and what it is told: both change with the version and the
 * time that is left, and the question stays the same.
 */
export function runKey(argv: readonly string[]): string {
  const isTest = argv.some((word, at) => argv[at - 1] === '--name' && /^ngc-doctor-[0-9a-f]+$/.test(word));
  const script = isTest ? argv.indexOf('-c', argv.indexOf('python3')) : -1;
  return shellCommand(script === -1 ? argv : [...argv.slice(0, script + 1), '…']);
}

export const engineKey = (endpoint: string, path: string, options: EngineOptions = {}): string =>
  `${options.method ?? 'GET'} ${endpoint} ${path}`;

/** Says that a request was authorised and how, and never with what. */
export function httpKey(url: string, options: HttpOptions = {}): string {
  const header = Object.entries(options.headers ?? {}).find(
    ([name]) => name.toLowerCase() === 'authorization',
  )?.[1];
  const scheme = header?.split(' ')[0]?.toLowerCase();
  const authorised = scheme === undefined ? '' : ` (${scheme})`;
  const proxy = options.proxy === undefined ? '' : ` via ${withoutLogin(options.proxy)}`;
  return `${options.method ?? 'GET'} ${withoutLogin(url)}${authorised}${proxy}`;
}

/**
 * An address without the user name and password that may stand in it, with a scheme or, as a proxy may be written,
 * without one. Of one that is malformed, as by a slash within the password, all before the last @ is taken away.
 */
export function withoutLogin(url: string): string {
  const whole = /^[a-z][a-z0-9+.-]*:\/\//i.test(url) ? url : `none://${url}`;
  const login = URL.canParse(whole)
    ? /^((?:[a-z][a-z0-9+.-]*:\/\/)?)[^/\s?#]*@/i
    : /^((?:[a-z][a-z0-9+.-]*:\/\/)?)\S*@/i;
  return url.replace(login, '$1');
}

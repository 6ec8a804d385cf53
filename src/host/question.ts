import { shellCommand } from '../render/shell.ts';
import type { EngineOptions, HttpOptions } from './host.ts';

/** A command as one line. */
export const runKey = (argv: readonly string[]): string => shellCommand(argv);

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

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

/** An address without the user name and password that may stand in it. */
export const withoutLogin = (url: string): string => url.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/@\s]*@/i, '$1');

import type { SystemInfo } from '../host/host.ts';
import type { Frame } from './frames.ts';

/** Who asked, and on what machine; null where that which counts is missing. */
export function systemAnswer({ lines }: Frame): SystemInfo | null {
  const told = new Map(
    lines.map((line) => [line.slice(0, line.search(/[ :]|$/)), line.slice(line.search(/[ :]|$/) + 1).trim()]),
  );
  const text = (name: string) => told.get(name) ?? '';
  const number = (name: string) => Number.parseFloat(text(name));
  const [uid, up, now] = [number('uid'), number('up'), number('now')];
  if (Number.isNaN(uid) || text('machine') === '' || text('kernel') === '') return null;
  const memory = (name: string) => (Number.isNaN(number(name)) ? null : number(name) * 1024);
  return {
    uid,
    gids: (text('gids').match(/\d+/g) ?? []).map(Number),
    user: text('user'),
    home: text('home'),
    machine: text('machine'),
    kernelRelease: text('kernel'),
    bootMs: Number.isFinite(now - up) ? (now - up) * 1000 : 0,
    cpus: Math.max(number('cpus') || 0, 1),
    memoryTotalBytes: memory('MemTotal') ?? 0,
    memoryAvailableBytes: memory('MemAvailable'),
    path: text('path')
      .split(':')
      .filter((folder) => folder !== ''),
    workingDirectory: text('folder') || '/',
    runId: '0',
  };
}

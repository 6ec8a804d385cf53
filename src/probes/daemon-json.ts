import type { JsonObject } from '../check.ts';
import type { FileResult } from '../host/host.ts';
import { parseObject } from '../json.ts';
import { type Probe, type Reading, read, unread, valueIn } from '../probe.ts';
import { mistakeIn } from './json-mistake.ts';

/** The configuration file that the engine reads. */
export type DaemonJsonFact =
  | { readonly kind: 'absent'; readonly path: string }
  | {
      readonly kind: 'invalid';
      readonly path: string;
      /** e.g. `expected a comma` */
      readonly why: string;
      /** 1-based; null where the whole file is at fault (empty, byte order mark). */
      readonly line: number | null;
      /** The offending line, bounded; empty where there is none. */
      readonly text: string;
      /** `empty` and `bom` are accepted by Docker 26 and later. */
      readonly problem: 'syntax' | 'empty' | 'bom' | 'not-an-object';
      /** The one change that makes it parse, where it is certain (a trailing or missing comma); else null. */
      readonly repair: { readonly old: string; readonly new: string } | null;
    }
  | { readonly kind: 'valid'; readonly path: string; readonly value: JsonObject };

export const daemonJson: Probe<DaemonJsonFact> = {
  title: "Docker daemon's configuration",
  cost: 'local',
  needs: ['dockerd'],
  async ask(host, _target, facts) {
    const path = valueIn(facts.dockerd)?.configFile ?? '/etc/docker/daemon.json';
    return daemonJsonOf(path, await host.readText(path));
  },
};

export function daemonJsonOf(path: string, file: FileResult<string>): Reading<DaemonJsonFact> {
  if (file.kind === 'absent') return read({ kind: 'absent', path });
  if (file.kind !== 'ok') return unread(`${path} could not be read`);
  const value = parseObject(file.value);
  if (value !== null) return read({ kind: 'valid', path, value });
  return read({ kind: 'invalid', path, ...mistakeIn(file.value) });
}

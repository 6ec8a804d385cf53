import type { FactsFor } from '../../src/check.ts';
import { valueIn } from '../../src/probe.ts';
import type { DaemonJsonFact } from '../../src/probes/daemon-json.ts';
import { parseVersion, type Version } from '../../src/version.ts';

/** What the configuration of a daemon can be found guilty of. */
export type ConfigCode =
  | 'daemon-json-invalid'
  | 'daemon-flag-conflict'
  | 'daemon-flag-unsupported'
  | 'default-runtime-broken';

/** What the check of the daemon looks at. */
export type DaemonFacts = FactsFor<
  'engine' | 'dockerd' | 'engineEndpoint',
  'daemonJson' | 'dockerUnit' | 'daemonLog' | 'dockerPackages' | 'os' | 'platform'
>;

/** What is known of a daemon and its configuration; `start`: how it was, or would be, started. */
export interface Found {
  readonly facts: DaemonFacts;
  readonly file: Extract<DaemonJsonFact, { kind: 'valid' }> | null;
  readonly runs: boolean;
  readonly start: { readonly argv: readonly string[]; readonly where: string } | null;
}

export const severityOf = (runs: boolean): 'warning' | 'error' => (runs ? 'warning' : 'error');
export const effectOf = (runs: boolean): string =>
  runs ? 'the Docker daemon will not start again' : 'the Docker daemon does not start';

/** The release that reads the configuration. */
export function versionOf({ engine, dockerd }: DaemonFacts): Version | null {
  return parseVersion((engine.kind === 'running' ? engine.version : dockerd.version) ?? '');
}

export const isSystemd = ({ os }: DaemonFacts): boolean => valueIn(os)?.services === 'systemd';

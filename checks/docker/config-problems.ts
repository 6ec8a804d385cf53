import type { FactsFor, Finding } from '../../src/check.ts';
import {
  conflictsOf,
  flagsOf,
  keysOf,
  meantBy,
  unknownFlags,
  unknownKeys,
  wrongType,
} from '../../src/knowledge/dockerd-options.ts';
import { valueIn } from '../../src/probe.ts';
import type { DaemonJsonFact } from '../../src/probes/daemon-json.ts';
import { parseVersion, type Version } from '../../src/version.ts';
import {
  correctDaemonJson,
  correctDaemonJsonValue,
  dropDaemonFlags,
  dropDaemonJsonKeys,
  dropDefaultRuntime,
} from '../fixes/docker-config.ts';

type Code =
  | 'daemon-json-invalid'
  | 'daemon-flag-conflict'
  | 'daemon-flag-unsupported'
  | 'default-runtime-broken';

export type DaemonFacts = FactsFor<
  'engine' | 'dockerd' | 'engineEndpoint',
  'daemonJson' | 'dockerUnit' | 'daemonLog' | 'dockerPackages' | 'os' | 'platform'
>;

/** What in its configuration keeps the daemon from starting, now or when it is next started. */
export function configProblems(facts: DaemonFacts): readonly Finding<Code>[] {
  const file = valueIn(facts.daemonJson);
  // Started with a permission problem or not: a daemon that has a process is one that has started.
  const runs = facts.engine.kind === 'running' || facts.dockerd.process !== null;
  if (file?.kind === 'invalid') return invalid(file, runs);
  const start = startOf(facts);
  const found = { facts, file: file?.kind === 'valid' ? file : null, runs, start };
  return [...wrongValue(found), ...unsupported(found), ...conflict(found), ...unknownDefault(found)];
}

interface Found {
  readonly facts: DaemonFacts;
  readonly file: Extract<DaemonJsonFact, { kind: 'valid' }> | null;
  readonly runs: boolean;
  readonly start: { readonly argv: readonly string[]; readonly where: string } | null;
}

const severityOf = (runs: boolean): 'warning' | 'error' => (runs ? 'warning' : 'error');
const effectOf = (runs: boolean): string =>
  runs ? 'the Docker daemon will not start again' : 'the Docker daemon does not start';

/** The command of the daemon as it runs, else as it would be started. */
function startOf({ dockerd, dockerUnit }: DaemonFacts): Found['start'] {
  if (dockerd.process !== null)
    return { argv: dockerd.process.argv, where: 'the command that dockerd was started with' };
  const unit = valueIn(dockerUnit);
  if (unit === null || unit.kind === 'absent' || unit.start === null) return null;
  const { argv, file, variableFiles } = unit.start;
  return { argv, where: [file, ...variableFiles].join(' or ') };
}

function versionOf({ engine, dockerd }: DaemonFacts): Version | null {
  return parseVersion((engine.kind === 'running' ? engine.version : dockerd.version) ?? '');
}

function invalid(
  file: Extract<DaemonJsonFact, { kind: 'invalid' }>,
  runs: boolean,
): readonly Finding<Code>[] {
  // Docker 26 and later start with an empty file or one with a byte order mark; a running engine shows that it did.
  if (runs && (file.problem === 'empty' || file.problem === 'bom')) return [];
  const where = file.line === null ? '' : ` in line ${file.line}`;
  return [
    {
      code: 'daemon-json-invalid',
      severity: severityOf(runs),
      message: `${file.path} is not valid JSON${where} (${file.why}), so ${effectOf(runs)}.`,
      seen: { path: file.path, line: file.line, text: file.text, why: file.why },
      fixes: [correctDaemonJson(file, runs)],
    },
  ];
}

function wrongValue({ file, runs }: Found): readonly Finding<Code>[] {
  const why = file === null ? null : wrongType(file.value);
  if (file === null || why === null) return [];
  return [
    {
      code: 'daemon-json-invalid',
      severity: severityOf(runs),
      message: `${file.path} has a value that dockerd cannot take: ${why}. So ${effectOf(runs)}.`,
      seen: { path: file.path, why },
      fixes: [correctDaemonJsonValue(file.path, why, runs)],
    },
  ];
}

function unsupported({ facts, file, runs, start }: Found): readonly Finding<Code>[] {
  const version = versionOf(facts);
  if (version === null) return [];
  const keys = file === null ? [] : unknownKeys(keysOf(file.value), version);
  // A daemon that runs has taken its flags.
  const flags = runs || start === null ? [] : unknownFlags(start.argv, version).map(dashed);
  if (keys.length + flags.length === 0) return [];
  const hints = keys.flatMap((key) => meantBy(key) ?? []);
  const hint = hints.length === 0 ? '' : ` Perhaps ${hints.join(', ')} is meant.`;
  const what = [
    ...(keys.length === 0 ? [] : [`${keys.join(', ')} in ${file?.path}`]),
    ...(flags.length === 0 ? [] : [`the flag ${flags.join(', ')} in ${start?.where}`]),
  ].join(' and ');
  return [
    {
      code: 'daemon-flag-unsupported',
      severity: severityOf(runs),
      message: `Docker ${version.text} does not know ${what}, so ${effectOf(runs)}.${hint}`,
      seen: { version: version.text, keys, flags, path: file?.path ?? null },
      fixes: [
        ...(file === null || keys.length === 0
          ? []
          : [dropDaemonJsonKeys(file.path, file.value, keys, runs)]),
        ...(flags.length === 0 ? [] : [dropDaemonFlags(flags, start?.where ?? '', isSystemd(facts))]),
      ],
    },
  ];
}

const dashed = (flag: string): string => (flag.startsWith('-') ? flag : `--${flag}`);

const isSystemd = ({ os }: DaemonFacts): boolean => valueIn(os)?.services === 'systemd';

function conflict({ facts, file, runs, start }: Found): readonly Finding<Code>[] {
  const version = versionOf(facts);
  if (file === null || start === null || version === null) return [];
  const keys = conflictsOf(keysOf(file.value), start.argv, version);
  if (keys.length === 0) return [];
  const drop = dropDaemonJsonKeys(file.path, file.value, keys, runs);
  const flags = dropDaemonFlags(
    keys.map((key) => `the option for ${key}`),
    start.where,
    isSystemd(facts),
  );
  // What is set by a socket's file descriptor is no address: for hosts, the file is what a person meant.
  const meant =
    keys.includes('hosts') && flagsOf(start.argv).includes('host') ? [flags, drop] : [drop, flags];
  return [
    {
      code: 'daemon-flag-conflict',
      severity: severityOf(runs),
      message: `${keys.length === 1 ? 'The option' : 'The options'} ${keys.join(', ')} ${keys.length === 1 ? 'is' : 'are'} set both in ${file.path} and by a flag in ${start.where}, so ${effectOf(runs)}.`,
      seen: { keys, path: file.path, command: start.argv.join(' ') },
      fixes: meant,
    },
  ];
}

const builtIn = /^(?:runc|io\.containerd\..*)$/;

/** A default runtime that nothing registers: dockerd refuses to start. */
function unknownDefault({ file, runs, start }: Found): readonly Finding<Code>[] {
  if (file === null || runs || start === null) return [];
  const name = file.value['default-runtime'];
  if (typeof name !== 'string' || name === '' || builtIn.test(name)) return [];
  const registered = file.value['runtimes'];
  const inFile = typeof registered === 'object' && registered !== null && Object.hasOwn(registered, name);
  if (inFile || start.argv.some((word) => word.includes(`${name}=`))) return [];
  return [
    {
      code: 'default-runtime-broken',
      severity: 'error',
      message: `${file.path} makes ${name} the default runtime, and nothing registers a runtime of that name, so ${effectOf(runs)}.`,
      seen: { path: file.path, defaultRuntime: name },
      fixes: [dropDefaultRuntime(file.path)],
    },
  ];
}

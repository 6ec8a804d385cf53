import type { Finding } from '../../src/check.ts';
import {
  keysOf,
  meantBy,
  unknownFlags,
  unknownKeys,
  wrongType,
} from '../../src/knowledge/dockerd-options.ts';
import { valueIn } from '../../src/probe.ts';
import type { DaemonJsonFact } from '../../src/probes/daemon-json.ts';
import { isAtLeast, type Version } from '../../src/version.ts';
import {
  correctDaemonJson,
  correctDaemonJsonValue,
  dropDaemonFlags,
  dropDaemonJsonKeys,
} from '../fixes/docker-config.ts';
import {
  type ConfigCode,
  type DaemonFacts,
  effectOf,
  type Found,
  isSystemd,
  severityOf,
  versionOf,
} from './config-case.ts';
import { conflict, unknownDefault } from './config-conflicts.ts';

/** What in its configuration keeps the daemon from starting, now or when it is next started. */
export function configProblems(facts: DaemonFacts): readonly Finding<ConfigCode>[] {
  const file = valueIn(facts.daemonJson);
  // Started with a permission problem or not: a daemon that has a process is one that has started.
  const runs = facts.engine.kind === 'running' || facts.dockerd.process !== null;
  if (file?.kind === 'invalid') return invalid(file, runs, versionOf(facts));
  const start = startOf(facts);
  const found = { facts, file: file?.kind === 'valid' ? file : null, runs, start };
  return [...wrongValue(found), ...unsupported(found), ...conflict(found), ...unknownDefault(found)];
}

/** The command of the daemon as it runs, else as it would be started. */
function startOf({ dockerd, dockerUnit }: DaemonFacts): Found['start'] {
  if (dockerd.process !== null)
    return { argv: dockerd.process.argv, where: 'the command that dockerd was started with' };
  const unit = valueIn(dockerUnit);
  if (unit === null || unit.kind === 'absent' || unit.start === null) return null;
  const { argv, file, variableFiles } = unit.start;
  return { argv, where: [file, ...variableFiles].join(' or ') };
}

function invalid(
  file: Extract<DaemonJsonFact, { kind: 'invalid' }>,
  runs: boolean,
  version: Version | null,
): readonly Finding<ConfigCode>[] {
  // Docker 26 and later start with an empty file or one with a byte order mark, and 20.10 does not; of a release between, one
  // that runs may have started so.
  const slight = file.problem === 'empty' || file.problem === 'bom';
  if (runs && slight && (version === null || isAtLeast(version, '23'))) return [];
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

function wrongValue({ file, runs }: Found): readonly Finding<ConfigCode>[] {
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

function unsupported({ facts, file, runs, start }: Found): readonly Finding<ConfigCode>[] {
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

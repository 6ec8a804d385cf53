import type { Finding } from '../../src/check.ts';
import { conflictsOf, flagsOf, keysOf } from '../../src/knowledge/dockerd-options.ts';
import { dropDaemonFlags, dropDaemonJsonKeys, dropDefaultRuntime } from '../fixes/docker-config.ts';
import { type ConfigCode, effectOf, type Found, isSystemd, severityOf, versionOf } from './config-case.ts';

/** An option that is set in two places. */
export function conflict({ facts, file, runs, start }: Found): readonly Finding<ConfigCode>[] {
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
export function unknownDefault({ file, runs, start }: Found): readonly Finding<ConfigCode>[] {
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

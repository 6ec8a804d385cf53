import type { Finding } from '../../src/check.ts';
import { valueIn } from '../../src/probe.ts';
import type { RunningEngine } from '../../src/probes/engine.ts';
import { dropDaemonFlags, dropDefaultRuntime } from '../fixes/docker-config.ts';
import type { ConfigFacts } from './config-facts.ts';

const flag = '--default-runtime';

/** A default runtime that cannot start stops every container, with a GPU or without. */
export function defaultRuntimeBroken(
  { dockerd, runtimeBinaries, toolkit, os }: ConfigFacts,
  engine: RunningEngine,
): readonly Finding<'default-runtime-broken'>[] {
  const name = engine.defaultRuntime;
  const binary = valueIn(runtimeBinaries)?.find((one) => one.name === name);
  const config = valueIn(toolkit)?.config;
  const gone = binary?.state === 'missing';
  const unreadable = name === 'nvidia' && config?.kind === 'invalid';
  if (!gone && !unreadable) return [];
  const byFlag = dockerd.process?.argv.some((word) => word.startsWith(flag)) === true;
  const system = dockerd.flavour === 'package' && valueIn(os)?.services === 'systemd';
  return [
    {
      code: 'default-runtime-broken',
      severity: 'error',
      message: gone
        ? `The default runtime is ${name}, whose program (${binary.path}) is not there, so no container starts at all.`
        : `The default runtime is ${name}, which cannot read its configuration, so no container starts at all.`,
      seen: {
        defaultRuntime: name,
        program: binary?.path ?? null,
        setIn: byFlag ? flag : dockerd.configFile,
      },
      explainedBy: ['runtime-binary-missing', 'toolkit-config-invalid'],
      fixes: [
        byFlag
          ? dropDaemonFlags([flag], 'the command that dockerd was started with', system)
          : dropDefaultRuntime(dockerd.configFile),
      ],
    },
  ];
}

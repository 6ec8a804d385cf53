import type { Fix, JsonObject, Step } from '../../src/check.ts';
import { links } from '../../src/knowledge/links.ts';
import type { DaemonJsonFact } from '../../src/probes/daemon-json.ts';
import type { DockerdFact } from '../../src/probes/dockerd.ts';
import type { OsFact } from '../../src/probes/os.ts';
import { asRoot, asUser, byHand } from './steps.ts';

/** Changes of the configuration are read at the next start, which a daemon that is down needs anyway. */
const nextStart = (running: boolean): Pick<Fix, 'then' | 'verify'> =>
  running ? {} : { then: 'restart-engine', verify: ['docker', 'info'] };

/** Repairs daemon.json by the one certain change, or asks a person to. */
export function correctDaemonJson(file: Extract<DaemonJsonFact, { kind: 'invalid' }>, running: boolean): Fix {
  const step = correction(file);
  return {
    id: 'correct-daemon-json',
    title: `Correct ${file.path}`,
    risk: step.kind === 'do' ? 'manual' : 'safe',
    steps: [step],
    ...nextStart(running),
    source: links.dockerDaemonConfig,
  };
}

function correction({
  path,
  problem,
  repair,
  line,
  why,
}: Extract<DaemonJsonFact, { kind: 'invalid' }>): Step {
  if (repair !== null)
    return { kind: 'edit', file: path, change: { kind: 'replace', ...repair }, root: true };
  if (problem === 'bom') return asRoot('sed', '-i', '1s/^\\xef\\xbb\\xbf//', path);
  if (problem === 'empty') return byHand(`Write {} into ${path}, or what was in it before.`);
  return byHand(`Correct ${path}${line === null ? '' : `, line ${line}`}: ${why}.`);
}

/** A value of the wrong kind: only its owner knows the right one. */
export const correctDaemonJsonValue = (path: string, why: string, running: boolean): Fix => ({
  id: 'correct-daemon-json',
  title: `Correct ${path}`,
  risk: 'manual',
  steps: [byHand(`Correct ${path}: ${why}.`, links.dockerDaemonConfig)],
  ...nextStart(running),
  source: links.dockerDaemonConfig,
});

/** Takes keys out of daemon.json; those within another object are left to a person. */
export function dropDaemonJsonKeys(
  path: string,
  file: JsonObject,
  keys: readonly string[],
  running: boolean,
): Fix {
  const whole = keys.every((key) => Object.hasOwn(file, key));
  const value = Object.fromEntries(keys.map((key) => [key, null]));
  return {
    id: 'drop-daemon-json-keys',
    title: `Take ${keys.join(', ')} out of ${path}`,
    risk: whole ? 'safe' : 'manual',
    steps: [
      whole
        ? { kind: 'edit', file: path, change: { kind: 'json-merge', value }, root: true }
        : byHand(`Take ${keys.join(', ')} out of ${path}.`, links.dockerDaemonConfig),
    ],
    ...nextStart(running),
    verify: ['docker', 'info'],
    source: links.dockerDaemonConfig,
  };
}

/** Takes flags out of the command that starts dockerd; the file that holds them is an administrator's own. */
export function dropDaemonFlags(flags: readonly string[], where: string, system: boolean): Fix {
  const reload = system
    ? [
        byHand(
          'systemctl daemon-reload comes next. Running containers of an engine with the cgroup driver systemd may lose their GPUs by it (restart those afterwards).',
        ),
        asRoot('systemctl', 'daemon-reload'),
      ]
    : [];
  return {
    id: 'drop-daemon-flags',
    title: `Take ${flags.join(', ')} out of the command that starts dockerd`,
    risk: 'manual',
    then: 'restart-engine',
    steps: [
      byHand(
        `Take ${flags.join(', ')} out of ${where}. A file that came with the package is not edited itself: systemctl edit docker, with an empty ExecStart= before the new one.`,
        links.dockerDaemonTroubleshoot,
      ),
      ...reload,
    ],
    verify: ['docker', 'info'],
    source: links.dockerDaemonTroubleshoot,
  };
}

/** Without a choice of its own the engine takes runc. */
export const dropDefaultRuntime = (path: string): Fix => ({
  id: 'drop-default-runtime',
  title: 'Let containers start with runc by default again',
  risk: 'safe',
  then: 'restart-engine',
  steps: [
    {
      kind: 'edit',
      file: path,
      change: { kind: 'json-merge', value: { 'default-runtime': null } },
      root: true,
    },
  ],
  verify: ['docker', 'info', '--format', '{{.DefaultRuntime}}'],
  source: links.dockerDaemonConfig,
});

/** A runtime that is none of NVIDIA's: whoever installed it knows where its program came from. */
export const restoreRuntime = (
  { name, path }: { readonly name: string; readonly path: string },
  file: string,
): Fix => ({
  id: 'restore-runtime',
  title: `Bring the program of the runtime ${name} back, or do without it`,
  risk: 'manual',
  interrupts: 'running containers stop if the engine is restarted',
  steps: [
    byHand(
      `Install ${path} again with what it came from; or take the runtime ${name}, and default-runtime where it names it, out of ${file} and restart the engine, which stops running containers.`,
      links.dockerRuntimes,
    ),
  ],
  verify: ['docker', 'run', '--rm', 'hello-world'],
  source: links.dockerRuntimes,
});

/** On SIGHUP dockerd reads its file anew; runtimes are among what it takes over then, and nothing stops. */
export function reloadEngine(dockerd: DockerdFact, services: OsFact['services']): Fix {
  return {
    id: 'reload-engine',
    title: 'Let the Docker daemon read its configuration anew',
    risk: 'safe',
    steps: [reloadStep(dockerd, services)],
    verify: ['docker', 'info', '--format', '{{json .Runtimes}}'],
    source: links.dockerDaemonConfig,
  };
}

function reloadStep(dockerd: DockerdFact, services: OsFact['services']): Step {
  const systemd = services === 'systemd';
  if (dockerd.flavour === 'rootless' && systemd) return asUser('systemctl', '--user', 'reload', 'docker');
  if (dockerd.flavour === 'package' && dockerd.service !== null && systemd)
    return asRoot('systemctl', 'reload', dockerd.service);
  const pid = dockerd.process?.pid;
  if (pid === undefined) return byHand('Send SIGHUP to dockerd, or restart it.');
  return dockerd.flavour === 'rootless' ? asUser('kill', '-HUP', `${pid}`) : asRoot('kill', '-HUP', `${pid}`);
}

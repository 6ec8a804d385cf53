import type { Host, RunResult } from '../host/host.ts';
import { valueIn } from '../probe.ts';
import type { Readings } from '../probes.ts';
import { smallBatchBytes, type Target } from '../target.ts';
import { isAtLeast } from '../version.ts';
import type { LaunchCommand } from './command.ts';

/** A test launch as a command, with what is needed to clean up after it. */
export interface TestCommand {
  readonly argv: readonly string[];
  /** Name of the container. */
  readonly name: string;
  readonly endpoint: string;
}

export interface TestRun {
  readonly exitCode: number;
  readonly timedOut: boolean;
  readonly stdout: string;
  readonly stderr: string;
  /** Why nothing can be said at all; null where the client ran. */
  readonly failure: string | null;
}

/** The user's own flags with our script as the command, under a name of ours. */
export function testCommand(
  command: LaunchCommand,
  facts: Readings,
  target: Target,
  runId: string,
  script: string,
): TestCommand {
  const engine = valueIn(facts.engine);
  const name = `ngc-doctor-${runId}`;
  const own = [['--name', name], ...(knowsPullFlag(facts) ? [['--pull', 'never']] : [])];
  return {
    name,
    endpoint: engine?.kind === 'running' ? engine.endpoint : '',
    argv: [
      ...command.program,
      ...own.flat(),
      ...withoutNewVolumes(command.flags, facts).flat(),
      command.image,
      'python3',
      '-c',
      script,
      JSON.stringify(scriptArguments(target, runId)),
    ],
  };
}

const scriptArguments = (target: Target, runId: string) => ({
  nonce: runId,
  workers: target.workers,
  batchBytes: smallBatchBytes,
  // It should end by itself, a little before it would be stopped.
  limitSeconds: Math.max(Math.floor(target.launchTimeoutMs / 1000) - 10, 1),
});

/** `docker run --pull` came with 20.10; before that the image was seen over the socket a moment ago. */
function knowsPullFlag(facts: Readings): boolean {
  const cli = valueIn(facts.dockerCli);
  return cli?.kind === 'present' && isAtLeast(cli.version, '20.10');
}

/** Mounting a named volume would create it: the test leaves nothing behind. */
function withoutNewVolumes(flags: LaunchCommand['flags'], facts: Readings): LaunchCommand['flags'] {
  const named = (valueIn(facts.volumes) ?? [])
    .filter(({ kind }) => kind === 'named')
    .map(({ source }) => source);
  return flags.filter(
    ([flag, value]) => flag !== '-v' || !named.some((name) => value?.startsWith(`${name}:`)),
  );
}

/** Runs it to its end or its limit, and leaves no container behind on any way out. */
export async function runTest(
  host: Host,
  { argv, name, endpoint }: TestCommand,
  limitMs: number,
): Promise<TestRun> {
  let ended = false;
  try {
    const result = await host.run(argv, { timeoutMs: limitMs });
    ended = result.kind === 'exited';
    return runOf(result);
  } finally {
    await removeContainer(host, endpoint, name, ended);
  }
}

function runOf(result: RunResult): TestRun {
  if (result.kind === 'exited') {
    return {
      exitCode: result.code,
      timedOut: false,
      stdout: result.stdout,
      stderr: result.stderr,
      failure: null,
    };
  }
  if (result.kind === 'timed-out') {
    return { exitCode: -1, timedOut: true, stdout: result.stdout, stderr: result.stderr, failure: null };
  }
  const failure = result.kind === 'not-found' ? 'the docker command is gone' : result.why;
  return { exitCode: -1, timedOut: false, stdout: '', stderr: '', failure };
}

/**
 * Killing the client does not stop the container, and its creation may still be under way: unless the client ended
 * by itself, one "no such container" is not believed.
 */
async function removeContainer(host: Host, endpoint: string, name: string, ended: boolean): Promise<void> {
  const path = `/containers/${encodeURIComponent(name)}?force=1&v=1`;
  for (let attempt = 0; attempt < removalAttempts; attempt++) {
    const answer = await host.engineRequest(endpoint, path, { method: 'DELETE', evenIfInterrupted: true });
    if (answer.kind === 'failed') return;
    if (answer.status === 404 && (ended || attempt >= patience)) return;
    await new Promise((resolve) => setTimeout(resolve, removalPauseMs));
  }
}

const removalAttempts = 20;
/** So many times "no such container" after the client was killed. */
const patience = 5;
const removalPauseMs = 150;

import { checks } from '../../checks/index.ts';
import { type Diagnosis, diagnosis } from '../diagnose.ts';
import type { Host } from '../host/host.ts';
import { liveHost } from '../host/live.ts';
import { defaultTarget, type Target } from '../target.ts';
import type { Flags } from './flags.ts';
import { type Interrupt, onInterrupt } from './interrupt.ts';
import { startProgress } from './progress.ts';
import { UsageError } from './usage-error.ts';

/** Asks and judges as the flags say, with progress on stderr; an interruption is its own answer. */
export async function diagnoseHere(
  flags: Flags,
  command: readonly string[] = [],
): Promise<Diagnosis | Interrupt> {
  const interrupt = onInterrupt();
  const progress = await startProgress();
  try {
    const target = targetOf(flags, command);
    const result = await diagnosis({
      host: await hostOf(flags, interrupt.signal),
      target,
      checks,
      ...(flags.only.length > 0 ? { only: flags.only } : {}),
      skip: flags.skip,
      strict: flags.strict ?? false,
      ...(flags.timeout === undefined ? {} : { timeoutMs: flags.timeout }),
      onEvent: progress.onEvent,
    });
    return interrupt.happened() ?? result;
  } finally {
    await progress.stop();
    interrupt.release();
  }
}

async function hostOf({ hostRoot }: Flags, signal: AbortSignal): Promise<Host> {
  const host = liveHost({ signal });
  if (hostRoot === undefined) return host;
  const stat = await host.stat(hostRoot);
  if (stat.kind !== 'ok' || stat.value.type !== 'directory') {
    throw new UsageError(`--host-root: ${hostRoot} is not a directory.`);
  }
  const { rootedHost } = await import('../host/rooted.ts');
  return rootedHost(host, hostRoot);
}

function targetOf(flags: Flags, command: readonly string[]): Target {
  return {
    image: flags.image,
    gpus: flags.gpus ?? null,
    volumes: flags.volume,
    shmSizeBytes: flags.shmSize ?? null,
    ipcHost: flags.ipc === 'host',
    workers: flags.workers,
    command,
    terminal: process.stdin.isTTY === true && process.stdout.isTTY === true,
    launch: flags.launch,
    pull: flags.pull ?? false,
    launchTimeoutMs: defaultTarget.launchTimeoutMs,
    offline: flags.offline ?? false,
  };
}

import type { JsonObject } from '../check.ts';
import { type Diagnosis, diagnosis } from '../diagnose.ts';
import type { Taken } from '../host/answers.ts';
import type { Host } from '../host/host.ts';
import { liveHost } from '../host/live.ts';
import { recordingHost } from '../host/recording.ts';
import type { Readings } from '../probes.ts';
import type { Call } from '../render/call.ts';
import type { Report } from '../report.ts';
import { defaultTarget, type Target } from '../target.ts';
import { waiversOn } from '../waivers.ts';
import { checksFor, mustBeCodes } from './chosen-checks.ts';
import type { Config } from './config.ts';
import type { Flags } from './flags.ts';
import { type Interrupt, isInterrupt, onInterrupt } from './interrupt.ts';
import { startProgress } from './progress.ts';
import { UsageError } from './usage-error.ts';

export interface Diagnosed {
  readonly report: Report;
  /** What the report rests on. */
  readonly facts: Readings;
  /** How long it took; null: not known. */
  readonly milliseconds: number | null;
  /** The configuration file that had a say; null: none. */
  readonly config: string | null;
  /** How it was called; null: as this process was. */
  readonly call: Call | null;
  /** What was asked and answered, as it is: not to be written anywhere; absent: nobody wanted it kept. */
  readonly taken?: Taken;
  /** The same, redacted, as a recording has it. */
  readonly answers?: () => Promise<JsonObject>;
}

/** What a command adds to the flags of every diagnosing command. */
export interface Wanted {
  readonly command?: readonly string[];
  /** Where the container is going to run, there is a terminal. */
  readonly terminal?: boolean;
  /** What is asked and answered is kept, as it is for a page that shows it. */
  readonly keep?: true;
}

/** Asks and judges as the flags say, with progress on stderr; an interruption is its own answer. */
export async function diagnoseHere(
  flags: Flags,
  config: Config,
  wanted: Wanted = {},
): Promise<Diagnosed | Interrupt> {
  const { checks, only } = await checksFor(flags, config);
  const began = performance.now();
  mustBeCodes(config, checks);
  const interrupt = onInterrupt();
  const machine = await hostFor(flags.hostRoot, interrupt.signal);
  const kept = wanted.keep === true || flags.format?.some(({ name }) => name === 'html') === true;
  const recorder = kept ? recordingHost(machine) : null;
  const progress = await startProgress(flags.pull === true);
  try {
    const target = targetOf(flags, config, wanted);
    const asked = diagnosis({
      host: recorder?.host ?? machine,
      target,
      checks,
      ...(only === null ? {} : { only }),
      skip: flags.skip ?? [],
      strict: flags.strict ?? false,
      waivers: waiversOn(today(), config.waivers),
      ...(flags.timeout === undefined ? {} : { timeoutMs: flags.timeout }),
      onEvent: progress.onEvent,
    });
    const result = await Promise.race([asked, interrupt.patienceLost]).catch((error: unknown) => {
      // What was interrupted may fail in any way.
      if (interrupt.happened() === null) throw error;
    });
    const ended = interrupt.happened() ?? diagnosed(result ?? undefined, began, config);
    return recorder === null || isInterrupt(ended)
      ? ended
      : withAnswers(ended, recorder.taken(), target, flags);
  } finally {
    await progress.stop();
    interrupt.release();
  }
}

function diagnosed(result: Diagnosis | undefined, began: number, { file }: Config): Diagnosed {
  if (result === undefined) throw new Error('Nobody interrupted, and there is no report.');
  return { ...result, milliseconds: performance.now() - began, config: file, call: null };
}

/** Redacted only where somebody is to see them: that takes its time. */
const withAnswers = (result: Diagnosed, taken: Taken, target: Target, { hostRoot }: Flags): Diagnosed => ({
  ...result,
  taken,
  answers: async () => (await import('./redacted-answers.ts')).redactedAnswers(taken, target, hostRoot),
});

/** The local day, `YYYY-MM-DD`. */
export function today(): string {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toJSON().slice(0, 10);
}

/** This machine, or the system whose root is mounted somewhere. */
export async function hostFor(hostRoot: string | undefined, signal: AbortSignal): Promise<Host> {
  const host = liveHost({ signal });
  if (hostRoot === undefined) return host;
  const stat = await host.stat(hostRoot);
  if (stat.kind !== 'ok' || stat.value.type !== 'directory') {
    throw new UsageError(`--host-root: ${hostRoot} is not a directory.`);
  }
  const { rootedHost } = await import('../host/rooted.ts');
  return rootedHost(host, hostRoot);
}

/** What the flags and the configuration say is to be launched. */
export function targetOf(flags: Flags, config: Config, { command = [], terminal }: Wanted = {}): Target {
  return {
    image: flags.image,
    gpus: flags.gpus ?? null,
    volumes: flags.volume ?? [],
    shmSizeBytes: flags.shmSize ?? null,
    ipcHost: flags.ipc === 'host',
    workers: flags.workers,
    command,
    terminal: terminal ?? (process.stdin.isTTY === true && process.stdout.isTTY === true),
    launch: flags.launch,
    pull: flags.pull ?? false,
    launchTimeoutMs: defaultTarget.launchTimeoutMs,
    offline: flags.offline ?? false,
    thresholds: { ...defaultTarget.thresholds, ...config.thresholds },
    registry: config.registry,
  };
}

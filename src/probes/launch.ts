import type { Host } from '../host/host.ts';
import { readAnswers } from '../launch/answers.ts';
import { type BannerWarning, bannerWarnings } from '../launch/banner.ts';
import { type LaunchCommand, launchCommand } from '../launch/command.ts';
import type { LaunchMeasured } from '../launch/measured.ts';
import { runTest, type TestRun, testCommand } from '../launch/test-run.ts';
import { notAsked, type Probe, type Reading, read, unread, valueIn } from '../probe.ts';
import type { Readings } from '../probes.ts';
import type { Target } from '../target.ts';

/** What happened when the container was really started. */
export type LaunchFact =
  | {
      /** Our script ran inside, to its end or until it died; `measured` says what was seen. */
      readonly kind: 'ran';
      readonly command: readonly string[];
      readonly exitCode: number;
      /** It ran out of time and was stopped. */
      readonly timedOut: boolean;
      readonly measured: LaunchMeasured;
      readonly banner: readonly BannerWarning[];
      /** Flags that this host could not grant and that were left out, e.g. `--ulimit memlock=-1`. */
      readonly leftOut: readonly string[];
      /** The end of stderr, bounded. */
      readonly stderr: string;
    }
  | {
      /** The engine refused to start it, or it ended before our script said a word. */
      readonly kind: 'refused';
      readonly command: readonly string[];
      /** Null where somebody else launched it, and does not tell. */
      readonly exitCode: number | null;
      readonly text: string;
    }
  | { readonly kind: 'pull-failed'; readonly command: readonly string[]; readonly text: string };

export const launch: Probe<LaunchFact> = {
  title: 'Test launch',
  cost: 'launch',
  needs: [
    'system',
    'engine',
    'dockerCli',
    'dockerd',
    'toolkit',
    'platform',
    'imageChoice',
    'localImage',
    'shm',
    'volumes',
  ],
  async ask(host, target, facts) {
    const command = launchCommand({ ...target, terminal: false, command: [] }, facts);
    const runId = valueIn(facts.system)?.runId ?? null;
    if (command === null || runId === null) return notAsked('there is no command to launch with');
    const pulled = valueIn(facts.localImage)?.kind === 'present' ? null : await pull(host, target, command);
    if (pulled !== null) return pulled;
    return started(host, target, facts, command, runId);
  },
};

/** Null when the image is there; a pull may take as long as it takes. */
async function pull(
  host: Host,
  target: Target,
  { image }: LaunchCommand,
): Promise<Reading<LaunchFact> | null> {
  if (!target.pull) return notAsked('the image is not on this host');
  const command = ['docker', 'pull', image];
  const result = await host.run(command, { timeoutMs: pullLimitMs, show: true });
  if (result.kind === 'exited' && result.code === 0) return null;
  // How far it came tells some causes apart, and the error comes last.
  const text =
    result.kind === 'exited' ? `${result.stdout.slice(-1000)}\n${result.stderr}`.trim() : result.kind;
  return read({ kind: 'pull-failed', command, text: tail(text) });
}

const pullLimitMs = 12 * 60 * 60 * 1000;

async function started(
  host: Host,
  target: Target,
  facts: Readings,
  command: LaunchCommand,
  runId: string,
): Promise<Reading<LaunchFact>> {
  const { launchScript } = await import('../generated/launch-script.ts');
  const first = testCommand(command, facts, target, runId, launchScript);
  const run = await runTest(host, first, target.launchTimeoutMs);
  if (!refusesMemlock(run)) return factOf(run, first, runId, []);
  const second = { ...first, argv: withoutMemlock(first.argv) };
  return factOf(await runTest(host, second, target.launchTimeoutMs), second, runId, ['--ulimit memlock=-1']);
}

/** runc's words for a limit that it may not raise; type 8 is RLIMIT_MEMLOCK. */
const refusesMemlock = (run: TestRun): boolean =>
  run.exitCode !== 0 && /setting rlimit type 8/.test(run.stderr);

function withoutMemlock(argv: readonly string[]): readonly string[] {
  const at = argv.indexOf('memlock=-1');
  return at < 1 ? argv : [...argv.slice(0, at - 1), ...argv.slice(at + 1)];
}

function factOf(
  run: TestRun,
  { argv }: { readonly argv: readonly string[] },
  runId: string,
  leftOut: readonly string[],
): Reading<LaunchFact> {
  if (run.failure !== null) return unread(run.failure);
  const measured = readAnswers(run.stdout, runId);
  const spoke = measured.started;
  if (!spoke && !run.timedOut) {
    const text = tail(`${run.stderr}\n${run.stdout}`.trim());
    return read({ kind: 'refused', command: argv, exitCode: run.exitCode, text });
  }
  return read({
    kind: 'ran',
    command: argv,
    exitCode: run.exitCode,
    timedOut: run.timedOut,
    measured,
    banner: bannerWarnings(run.stdout),
    leftOut,
    stderr: tail(run.stderr),
  });
}

/** The end is where programs say why they died. */
const tail = (text: string): string => text.slice(-4000);

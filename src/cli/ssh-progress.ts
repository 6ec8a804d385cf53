import { harmlessLine } from '../harmless.ts';
import { takesLiveProgress } from './progress.ts';
import { writeOut } from './streams.ts';

/** Shows on stderr which hosts have not answered yet. */
export interface HostsProgress {
  started(name: string): void;
  ended(name: string): void;
  /** Nothing is drawn while `write` is at work. */
  aside(write: () => Promise<void>): Promise<void>;
  stop(): Promise<void>;
}

/** `quiet`: ssh may have something to ask, and then the terminal is its own. */
export async function hostsProgress(names: readonly string[], quiet: boolean): Promise<HostsProgress> {
  const live = takesLiveProgress() && !quiet;
  if (!live) {
    await writeOut(
      process.stderr,
      `ngc-doctor: asking ${names.length === 1 ? harmlessLine(names[0] ?? '') : `${names.length} hosts`} over ssh ...\n`,
    );
    return { started() {}, ended() {}, aside: (write) => write(), stop: async () => {} };
  }
  const { oneLine } = await import('./live-progress.ts');
  const running = new Set<string>();
  let done = 0;
  const line = (): string =>
    `${done} of ${names.length} hosts asked, asking: ${[...running].map(harmlessLine).join(', ') || '...'}`;
  let shown: { stop(): Promise<void> } | null = oneLine(line);
  const stop = async (): Promise<void> => {
    await shown?.stop();
    shown = null;
  };
  return {
    started: (name) => void running.add(name),
    ended(name) {
      running.delete(name);
      done++;
    },
    async aside(write) {
      await stop();
      await write();
      shown = oneLine(line);
    },
    stop,
  };
}

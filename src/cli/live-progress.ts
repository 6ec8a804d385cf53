import { Listr } from 'listr2';
import type { ProbeEvent } from '../ask.ts';
import type { Progress } from './progress.ts';
import { takesUnicode } from './style.ts';

const refreshMs = 80;
const frames = { unicode: ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'], ascii: ['-', '\\', '|', '/'] };

const clearLine = '\r\u001b[K';
const hideCursor = '\u001b[?25l';
const showCursor = '\u001b[?25h';

const showAgain = (): void => {
  process.stderr.write(`${clearLine}${showCursor}`);
};

/** One line on the terminal: how far it is, and what has not answered yet. */
export function liveProgress(): Progress {
  const running = new Map<string, string>();
  let ended = 0;
  const { stop } = oneLine(() => `${ended} answers in, asking: ${[...running.values()].join(', ') || '...'}`);
  return {
    onEvent(event: ProbeEvent) {
      if (event.kind === 'started') running.set(event.key, event.title);
      else if (running.delete(event.key)) ended += 1;
    },
    stop,
  };
}

/** A line that is drawn anew until it is stopped, and then is gone. */
export function oneLine(line: () => string): Pick<Progress, 'stop'> {
  let release = (): void => {};
  const until = new Promise<void>((resolve) => {
    release = resolve;
  });
  const list = new Listr<object, typeof OneLine, typeof OneLine>([{ title: 'probes', task: () => until }], {
    renderer: OneLine,
    fallbackRenderer: OneLine,
    rendererOptions: { line },
    registerSignalListeners: false,
  });
  const shown = list.run();
  return {
    async stop() {
      release();
      await shown;
    },
  };
}

/** A renderer of listr2 that redraws at its own pace: the usual one redraws at every event and slows the probes. */
class OneLine {
  static readonly nonTTY = true;
  static rendererOptions: { line: () => string };
  static rendererTaskOptions: never;
  private readonly line: () => string;
  private timer: NodeJS.Timeout | undefined;
  private frame = 0;

  constructor(_tasks: unknown, options: { line: () => string }) {
    this.line = options.line;
  }

  render(): void {
    process.stderr.write(hideCursor);
    // A second Ctrl-C ends the program on the spot.
    process.on('exit', showAgain);
    this.timer = setInterval(() => this.draw(), refreshMs);
  }

  end(): void {
    clearInterval(this.timer);
    process.off('exit', showAgain);
    showAgain();
  }

  private draw(): void {
    const symbols = takesUnicode() ? frames.unicode : frames.ascii;
    const symbol = symbols[this.frame++ % symbols.length] ?? '';
    const width = (process.stderr.columns || 80) - 1;
    process.stderr.write(`${clearLine}${`${symbol} ${this.line()}`.slice(0, width)}`);
  }
}

import { ask, withNeeds } from '../ask.ts';
import { imagesKeys, imagesReport } from '../images.ts';
import { renderImages } from '../render/images.ts';
import { jsonText } from '../render/json.ts';
import { exitCodes } from '../report.ts';
import { defaultTarget } from '../target.ts';
import { thisCall } from './call.ts';
import type { Config } from './config.ts';
import { hostFor } from './diagnosis.ts';
import { onInterrupt } from './interrupt.ts';
import { writeOut } from './streams.ts';
import { styleFor } from './style.ts';

export interface ImagesFlags {
  readonly gpus?: string;
  readonly hostRoot?: string;
  /** Milliseconds. */
  readonly timeout?: number;
  readonly format: string;
  readonly all?: true;
}

const usualTimeoutMs = 60_000;

const exits = { some: exitCodes.ready, none: exitCodes['not-ready'], unknown: exitCodes.unknown } as const;

/** `ngc-doctor images`: which releases this host can run. It asks the machine alone, never the network. */
export async function images(flags: ImagesFlags, config: Config): Promise<number> {
  const target = {
    ...defaultTarget,
    gpus: flags.gpus ?? null,
    registry: config.registry,
    offline: true,
  };
  const interrupt = onInterrupt();
  try {
    const host = await hostFor(flags.hostRoot, interrupt.signal);
    const timeoutMs = flags.timeout ?? usualTimeoutMs;
    const asked = ask({ host, target, keys: withNeeds(imagesKeys), known: {}, timeoutMs });
    const answer = await Promise.race([asked, interrupt.patienceLost]).catch((error: unknown) => {
      // What was interrupted may fail in any way.
      if (interrupt.happened() === null) throw error;
    });
    const happened = interrupt.happened();
    if (happened !== null || answer === undefined) return happened?.exitCode ?? exitCodes.unknown;
    const report = imagesReport(answer.readings, target);
    const text =
      flags.format === 'json'
        ? jsonText(report)
        : renderImages(report, styleFor(process.stdout), flags.all === true, thisCall());
    await writeOut(process.stdout, text);
    return exits[report.answer];
  } finally {
    interrupt.release();
  }
}

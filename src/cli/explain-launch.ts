import { collectorOf } from '../explain/sightings.ts';
import { wholeLines } from '../explain/whole-lines.ts';
import { renderExplanation } from '../render/explanation.ts';
import { packedSignatures } from '../signatures/packed.ts';
import { thisCall } from './call.ts';
import type { Diagnosed } from './diagnosis.ts';
import { knownHere } from './explain-here.ts';
import { explain } from './explain-text.ts';
import { writeOut } from './streams.ts';
import { styleFor } from './style.ts';

/** Hears what a launch says, and tells what it means. */
export interface Listener {
  hear(piece: Uint8Array): void;
  /** Writes to standard error what was heard of causes; nothing where none is known. */
  explain(): Promise<void>;
}

/** What was diagnosed before the launch decides between the causes of what it says. */
export function listenerTo({ report, facts }: Diagnosed): Listener {
  const collector = collectorOf(packedSignatures);
  const lines = wholeLines(collector.read);
  return {
    hear: lines.add,
    async explain() {
      lines.end();
      const explanation = explain(collector.end(), knownHere(report, facts));
      if (explanation.causes.length === 0) return;
      await writeOut(
        process.stderr,
        `\n${renderExplanation(explanation, styleFor(process.stderr), thisCall())}`,
      );
    },
  };
}

import { recordedHost } from '../host/recorded.ts';
import { parseReference } from '../image-reference.ts';
import { read, unread, valueIn } from '../probe.ts';
import { imageChoice } from '../probes/image-choice.ts';
import type { Readings } from '../probes.ts';
import type { Target } from '../target.ts';
import { type Evidence, outputsOf } from './evidence.ts';
import { localImageIn } from './facts/images.ts';
import { factsIn } from './facts.ts';

/** The NGC PyTorch image that was launched or pulled last, if somebody typed its name; else the doctor chooses. */
export function imageIn(evidence: Evidence): string {
  const commands = outputsOf(evidence, 'docker').filter(({ argv }) =>
    /^(?:run|pull|create)$/.test(argv[1] ?? ''),
  );
  const images = commands.flatMap(({ argv }) => argv.filter(isPyTorch));
  return images[0] ?? 'auto';
}

const isPyTorch = (word: string): boolean => {
  const image = parseReference(word);
  return image?.registry === 'nvcr.io' && image.repository === 'nvidia/pytorch';
};

/** What is told of a machine on which this is to be launched. */
export const factsFor = async (evidence: Evidence, target: Target): Promise<Readings> =>
  withImage(target, evidence, await factsIn(evidence));

/**
 * What is told of the image that is meant. Where no release is known to run on this driver and these GPUs, the newest
 * would be judged, and nobody said that it is to be launched.
 */
async function withImage(target: Target, evidence: Evidence, facts: Readings): Promise<Readings> {
  const choice = await imageChoice.ask(recordedHost({}), target, facts);
  if (!choice.ok) return facts;
  const smi = valueIn(facts.nvidiaSmi);
  if (choice.value.from === 'newest' && smi?.kind === 'answered')
    return { ...facts, imageChoice: unread('which image is to be launched is not told') };
  const image = localImageIn(evidence, choice.value.reference, valueIn(facts.localImages));
  return image === null ? facts : { ...facts, localImage: read(image) };
}

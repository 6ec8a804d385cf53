import type { Finding } from '../../src/check.ts';
import { gpuFixes } from '../fixes/image.ts';
import { type Case, type HostGpu, kindsOf, nameOf, seenImage, weightOf } from './machine.ts';

type Kind = 'too-new' | 'too-old';

/** GPUs that the image has no code for; each GPU is judged by itself. */
export const judgedGpus = (one: Case): readonly Finding<`gpu-${Kind}-for-image`>[] =>
  (['too-new', 'too-old'] as const).flatMap((kind): readonly Finding<`gpu-${Kind}-for-image`>[] => {
    const hits = one.judged.filter(({ code }) => code.kind === kind);
    if (hits.length > 0) return [unfit(one, kind, hits)];
    return kind === 'too-new' ? sameFamily(one) : [];
  });

function unfit(one: Case, kind: Kind, hits: Case['judged']): Finding<`gpu-${Kind}-for-image`> {
  const gpus = hits.map(({ gpu }) => gpu);
  const certain = hits.some(({ code }) => 'certain' in code && code.certain);
  const age = kind === 'too-new' ? 'newer than what' : 'older than what';
  const doubt = certain ? '' : " That is not among NVIDIA's own figures for it.";
  return {
    code: `gpu-${kind}-for-image`,
    ...weightOf(certain, one),
    message: `${kindsOf(gpus).join(', ')} ${kindsOf(gpus).length > 1 ? 'are' : 'is'} ${age} ${nameOf(one)} was made for: ${rangeOf(one)}.${doubt}`,
    seen: seenOf(one, gpus),
    fixes: gpuFixes(one),
  };
}

/** Code for an earlier GPU of the same generation runs as a rule; the image itself warns, or says it is not supported. */
function sameFamily(one: Case): readonly Finding<'gpu-too-new-for-image'>[] {
  const hits = one.judged.filter(({ code, runs }) => code.kind === 'same-family' && runs === 'yes');
  if (hits.length === 0) return [];
  const gpus = hits.map(({ gpu }) => gpu);
  return [
    {
      code: 'gpu-too-new-for-image',
      severity: 'warning',
      message: `${kindsOf(gpus).join(', ')} came after ${nameOf(one)}, which was made for ${rangeOf(one)}: its code for earlier GPUs of this generation runs as a rule, though the image may say that the GPU is not supported.`,
      seen: seenOf(one, gpus),
      fixes: gpuFixes(one),
    },
  ];
}

function rangeOf({ facts }: Case): string {
  const { min = '', max = '' } = facts.computeCapabilities ?? {};
  return min === max ? min : `${min} to ${max}`;
}

const seenOf = (one: Case, gpus: readonly HostGpu[]) => ({
  gpus: kindsOf(gpus),
  indexes: gpus.map(({ index }) => index),
  min: one.facts.computeCapabilities?.min ?? null,
  max: one.facts.computeCapabilities?.max ?? null,
  ...seenImage(one),
});

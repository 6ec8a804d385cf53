import type { Finding } from '../../src/check.ts';
import { gpuFixes } from '../fixes/image.ts';
import { type Case, kindsOf, nameOf, seenImage, severityOf } from './machine.ts';

type Kind = 'too-new' | 'too-old';

/** GPUs that the image has no code for; each GPU is judged by itself. */
export const judgedGpus = (one: Case): readonly Finding<`gpu-${Kind}-for-image`>[] =>
  (['too-new', 'too-old'] as const).flatMap((kind) => {
    const hits = one.judged.filter(({ code }) => code.kind === kind);
    if (hits.length === 0) return [];
    const gpus = hits.map(({ gpu }) => gpu);
    const certain = hits.some(({ code }) => 'certain' in code && code.certain);
    const { min = '', max = '' } = one.facts.computeCapabilities ?? {};
    const names = kindsOf(gpus);
    const age = kind === 'too-new' ? 'newer than what' : 'older than what';
    const doubt = certain ? '' : " That is not among NVIDIA's own figures for it.";
    return [
      {
        code: `gpu-${kind}-for-image`,
        severity: severityOf(certain, one),
        message: `${names.join(', ')} is ${age} ${nameOf(one)} was made for: ${min === max ? min : `${min} to ${max}`}.${doubt}`,
        seen: { gpus: names, indexes: gpus.map(({ index }) => index), min, max, ...seenImage(one) },
        fixes: gpuFixes(one),
      },
    ];
  });

import { type GpuLinksFact, matrixIn } from '../../probes/gpu-links.ts';
import { type Evidence, outputsOf } from '../evidence.ts';

/** `nvidia-smi topo -m`, where its table is whole. */
export function gpuLinksIn(evidence: Evidence): GpuLinksFact | null {
  const matrices = outputsOf(evidence, 'nvidia-smi', 'topo').flatMap(({ text }) => {
    const matrix = matrixIn(text);
    return matrix === null ? [] : [matrix];
  });
  return matrices[0] === undefined ? null : { matrix: matrices[0] };
}

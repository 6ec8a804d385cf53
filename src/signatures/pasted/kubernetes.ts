import type { Signature } from '../signature.ts';

/** What Kubernetes, its NVIDIA device plugin and operator, containerd and CRI-O say. */
export const kubernetesSignatures: readonly Signature[] = [];

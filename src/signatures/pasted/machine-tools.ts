import type { Signature } from '../signature.ts';
import { genericNvmlSignatures } from './nvml.ts';

/** What nvidia-smi, fabric manager, nvidia-bug-report and other tools say on the host. */
export const machineToolsSignatures: readonly Signature[] = [...genericNvmlSignatures];

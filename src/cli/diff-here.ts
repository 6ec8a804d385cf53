import type { Compared } from '../diff/facts.ts';
import { pseudonymsFrom } from '../host/anonymous/pseudonyms.ts';
import type { Target } from '../target.ts';
import type { Config } from './config.ts';
import { diagnoseHere } from './diagnosis.ts';
import type { Flags } from './flags.ts';
import { type Interrupt, isInterrupt } from './interrupt.ts';
import { madeOf } from './recording-here.ts';

/** How hosts are asked that are compared as they are now. */
export interface AskingFlags {
  readonly image?: string;
  readonly gpus?: string;
  readonly only?: readonly string[];
  readonly skip?: readonly string[];
  readonly launch: Target['launch'];
  readonly offline?: true;
  /** Milliseconds. */
  readonly timeout?: number;
  readonly hostRoot?: string;
  readonly plugin?: readonly string[];
}

/** This machine, with pseudonyms as a recording has them. */
export async function comparedHere(
  name: string,
  whole: Flags,
  config: Config,
): Promise<Compared | Interrupt> {
  const result = await diagnoseHere(whole, config, { keep: true });
  if (isInterrupt(result)) return result;
  const { recording, diagnosis } = await madeOf(result, pseudonymsFrom(), [], whole, config);
  return { name, target: recording.target, readings: diagnosis.facts, report: diagnosis.report };
}

/** They are asked about what the first recording was asked about. Volumes are its own, and so are names of its GPUs. */
export function flagsLike({ image, gpus, offline, ...others }: AskingFlags, like: Target | undefined): Flags {
  const byNumber = like?.gpus != null && /^(?:all|\d+)$/.test(like.gpus) ? like.gpus : undefined;
  const wanted = gpus ?? byNumber;
  return {
    ...others,
    image: image ?? like?.image ?? 'auto',
    ...(wanted === undefined ? {} : { gpus: wanted }),
    ...(offline === true || like?.offline === true ? { offline: true as const } : {}),
    ...(like?.shmSizeBytes == null ? {} : { shmSize: like.shmSizeBytes }),
    ...(like?.ipcHost === true ? { ipc: 'host' as const } : {}),
    workers: like?.workers ?? 4,
  };
}

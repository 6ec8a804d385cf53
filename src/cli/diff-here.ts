import type { Compared } from '../diff/facts.ts';
import { pseudonymsFrom } from '../host/anonymous/pseudonyms.ts';
import type { Target } from '../target.ts';
import type { Config } from './config.ts';
import { diagnoseHere } from './diagnosis.ts';
import type { Flags } from './flags.ts';
import { type Interrupt, isInterrupt } from './interrupt.ts';
import { madeOf } from './recording-here.ts';

/** How this machine is asked, where it is one of those that are compared. */
export interface HereFlags {
  readonly image?: string;
  readonly gpus?: string;
  readonly launch: Target['launch'];
  readonly offline?: true;
  /** Milliseconds. */
  readonly timeout?: number;
  readonly hostRoot?: string;
  readonly plugin?: readonly string[];
}

/** This machine, with pseudonyms as a recording has them; asked about what the other was asked about. */
export async function comparedHere(
  name: string,
  flags: HereFlags,
  config: Config,
  like: Target | undefined,
): Promise<Compared | Interrupt> {
  const whole = flagsFor(flags, like);
  const result = await diagnoseHere(whole, config, { keep: true });
  if (isInterrupt(result)) return result;
  const { recording, diagnosis } = await madeOf(result, pseudonymsFrom(), [], whole, config);
  return { name, target: recording.target, readings: diagnosis.facts, report: diagnosis.report };
}

/** Volumes are the other machine's own, and so are names of its GPUs. */
function flagsFor({ image, gpus, offline, ...others }: HereFlags, like: Target | undefined): Flags {
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

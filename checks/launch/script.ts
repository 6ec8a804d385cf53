import type { Finding } from '../../src/check.ts';
import type { LaunchMeasured } from '../../src/launch/measured.ts';
import type { LaunchFact } from '../../src/probes/launch.ts';
import { failure, lastLine, shortened } from './finding.ts';
import type { Tell } from './told.ts';

type Ran = Extract<LaunchFact, { kind: 'ran' }>;

/** Our script did not come to its end. */
export function incomplete(launch: Ran): readonly Finding[] {
  const { measured, timedOut, stderr, exitCode } = launch;
  if (measured.complete) return [];
  const { stoppedBefore, limits } = measured;
  const seen = {
    exitCode,
    timedOut,
    stoppedBefore,
    stderr: lastLine(stderr),
    memoryLimitBytes: limits?.memoryBytes ?? null,
  };
  return [failure('launch-incomplete', `The test in the container ${howItEnded(launch)}.`, seen)];
}

/** 128 and the number of SIGKILL, which the kernel sends to whom it takes memory from. */
const killed = 137;

function howItEnded({ measured: { stoppedBefore }, timedOut, exitCode }: Ran): string {
  if (timedOut || stoppedBefore !== null) {
    return `did not come to its end in time${stoppedBefore === null ? '' : ` (no time was left for: ${stoppedBefore})`}`;
  }
  if (exitCode === killed)
    return `was killed (exit code ${killed}), as happens where memory runs out: the kernel log tells`;
  return `died in the middle (exit code ${exitCode})`;
}

export function pytorch({ torch, complete }: LaunchMeasured, tell: Tell): readonly Finding[] {
  if (torch?.ok === true || (torch === null && !complete)) return [];
  const why = shortened(torch === null ? 'it was not looked at' : torch.error);
  return [tell(why, failure('image-lacks-pytorch', 'PyTorch cannot be imported in this image.', { why }))];
}

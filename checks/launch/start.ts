import type { Finding } from '../../src/check.ts';
import type { LaunchMeasured } from '../../src/launch/answers.ts';
import type { LaunchFact } from '../../src/probes/launch.ts';
import { launchSignatures } from '../../src/signatures/launch.ts';
import { codeIn } from '../../src/signatures/match.ts';
import { failure, lastLine, shortened } from './finding.ts';

type Launch<K extends LaunchFact['kind']> = Extract<LaunchFact, { kind: K }>;

export const pullFailed = ({ text }: Launch<'pull-failed'>): Finding => ({
  ...failure('launch-pull-failed', 'The image could not be pulled.', { text }),
  explainedBy: [
    'dns-failure',
    'registry-unreachable',
    'proxy-misconfigured',
    'tls-mitm-ca',
    'registry-tls-invalid',
    'ngc-not-logged-in',
    'ngc-wrong-credentials',
    'ngc-access-denied',
    'hub-rate-limit',
    'image-tag-not-found',
    'arch-no-manifest',
    'registry-cdn-blocked',
    'ngc-service-outage',
    'registry-imposter',
    'disk-too-small-for-image',
  ],
});

/** The container never started; the text says why, in words that are known or not. */
export function refused({ text, exitCode }: Launch<'refused'>): Finding {
  const code = codeIn(text, launchSignatures);
  const message = 'Docker refused to start the container.';
  if (code !== null) return failure(code, message, { text, exitCode });
  return {
    ...failure('launch-refused', message, { text, exitCode }),
    explainedBy: ['persistence-mode-off'],
  };
}

export function incomplete({ measured, timedOut, stderr, exitCode }: Launch<'ran'>): readonly Finding[] {
  if (measured.complete) return [];
  const { stoppedBefore } = measured;
  const seen = { exitCode, timedOut, stoppedBefore, stderr: lastLine(stderr) };
  const how =
    timedOut || stoppedBefore !== null
      ? `did not come to its end in time${stoppedBefore === null ? '' : ` (no time was left for: ${stoppedBefore})`}`
      : `died in the middle (exit code ${exitCode})`;
  return [failure('launch-incomplete', `The test in the container ${how}.`, seen)];
}

export function pytorch({ torch, complete }: LaunchMeasured): readonly Finding[] {
  if (torch?.ok === true || (torch === null && !complete)) return [];
  const why = shortened(torch === null ? 'it was not looked at' : torch.error);
  return [failure('image-lacks-pytorch', 'PyTorch cannot be imported in this image.', { why })];
}

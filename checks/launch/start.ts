import type { Finding } from '../../src/check.ts';
import type { LaunchFact } from '../../src/probes/launch.ts';
import { failedPullSignatures, refusalSignatures } from '../../src/signatures/launch.ts';
import type { Target } from '../../src/target.ts';
import { failure } from './finding.ts';
import type { SettlingFacts } from './scene.ts';
import { told } from './told.ts';

type Launch<K extends LaunchFact['kind']> = Extract<LaunchFact, { kind: K }>;

export function pullFailed({ text }: Launch<'pull-failed'>, host: SettlingFacts, target: Target): Finding {
  const unknown: Finding = {
    ...failure('launch-pull-failed', 'The image could not be pulled.', { text }),
    explainedBy: [
      'dns-failure',
      'registry-unreachable',
      'proxy-misconfigured',
      'tls-mitm-ca',
      'registry-tls-invalid',
      'registry-tls-timeout',
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
  };
  return told(text, failedPullSignatures, { host, measured: null }, target, unknown);
}

/** The container never started; the text says why, in words that are known or not. */
export function refused({ text, exitCode }: Launch<'refused'>, host: SettlingFacts, target: Target): Finding {
  const message = 'Docker refused to start the container.';
  const unknown = failure('launch-refused', message, { text, exitCode });
  return told(text, refusalSignatures, { host, measured: null }, target, unknown);
}

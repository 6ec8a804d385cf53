import type { LaunchFact } from '../../probes/launch.ts';
import { isPytorch } from '../../probes/local-images.ts';
import { type Evidence, type Output, outputsOf } from '../evidence.ts';

/**
 * What came of the launch that somebody tried, if Docker refused it: the latest of those that were to have GPUs, or the
 * latest pull. A launch that went on says nothing of what our own would do.
 */
export function launchIn(evidence: Evidence): LaunchFact | null {
  const [latest] = outputsOf(evidence, 'docker').filter(({ argv }) => isLaunch(argv) || isPull(argv));
  const at = latest?.text.search(refusal) ?? -1;
  if (latest === undefined || at === -1) return null;
  const command = latest.argv;
  const text = latest.text.slice(at).trim();
  return isPull(command) || pullFailed(latest)
    ? { kind: 'pull-failed', command, text }
    : { kind: 'refused', command, exitCode: null, text };
}

/** As the docker command says what the engine told it, or that it does not know the flag. */
const refusal = /^(?:docker: )?Error response from daemon:|^(?:docker: )?unknown flag: --gpus/m;

const isLaunch = ([, command, ...words]: readonly string[]): boolean =>
  (command === 'run' || command === 'start' || command === 'create') &&
  words.some(
    (word, at) =>
      /^--gpus|^--runtime=nvidia|nvidia\.com\/gpu=/.test(word) ||
      (word === 'nvidia' && words[at - 1] === '--runtime'),
  );

const isPull = ([, command, ...words]: readonly string[]): boolean =>
  command === 'pull' && words.some((word) => isPytorch.test(word));

/** The image was not there, and did not come. */
const pullFailed = ({ text }: Output): boolean =>
  /^Unable to find image /m.test(text) &&
  !/^Status: (?:Downloaded newer image|Image is up to date)/m.test(text);

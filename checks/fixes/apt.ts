import type { Fix, Step } from '../../src/check.ts';
import { links } from '../../src/knowledge/links.ts';
import type { AptSource } from '../../src/probes/apt-sources.ts';
import { aptKeyAt } from './install/toolkit.ts';
import { asRoot, byHand } from './steps.ts';

/** Keeps the source whose key is there, and of two such the one that apt reads first. */
export function setSourceAside(
  first: AptSource,
  second: AptSource,
  all: readonly AptSource[],
  missing: readonly string[],
): Fix {
  const [keep, drop] = hasKey(second, missing) && !hasKey(first, missing) ? [second, first] : [first, second];
  const whole = keep.file !== drop.file && repeated(drop.file, all);
  const step: Step = whole
    ? // apt passes over names that end so (Dir::Ignore-Files-Silently).
      asRoot('mv', drop.file, `${drop.file}.disabled`)
    : byHand(
        `In ${drop.file}, take out what names ${drop.uri} ${drop.suite}${keep.file === drop.file ? ' a second time' : `: it is in ${keep.file} as well`}.`,
      );
  return {
    id: 'set-apt-source-aside',
    title: `Name ${keep.uri} once`,
    risk: whole ? 'safe' : 'manual',
    steps: [step],
    verify: ['apt-cache', 'policy'],
    source: links.aptSources,
  };
}

const hasKey = ({ signedBy }: AptSource, missing: readonly string[]): boolean =>
  signedBy !== null && !signedBy.split(',').some((path) => missing.includes(path));

/** Everything in the file is configured in another one too. */
const repeated = (file: string, all: readonly AptSource[]): boolean =>
  all
    .filter((source) => source.file === file)
    .every(({ uri, suite }) =>
      all.some((other) => other.file !== file && other.uri === uri && other.suite === suite),
    );

/** Puts the key of a known repository where its source looks for it. */
export function fetchKey(path: string, uri: string): Fix {
  const steps = keySteps(path, uri);
  return {
    id: 'fetch-apt-key',
    title: `Put the key of ${uri} in its place`,
    risk: steps.some(({ kind }) => kind === 'do') ? 'manual' : 'safe',
    steps,
    verify: ['ls', '-l', path],
    source: uri.includes('docker.com') ? links.dockerInstall : links.toolkitInstall,
  };
}

const cudaRepositories = 'https://developer.download.nvidia.com/compute/cuda/repos/';
/** Where the package cuda-keyring puts it. */
const cudaKeyring = '/usr/share/keyrings/cuda-archive-keyring.gpg';

function keySteps(path: string, uri: string): readonly Step[] {
  if (uri.startsWith('https://nvidia.github.io/')) return aptKeyAt(path);
  if (uri.startsWith(cudaRepositories) && path === cudaKeyring) {
    const file = 'cuda-keyring_1.1-1_all.deb';
    return [
      asRoot('curl', '-fsSL', '-o', `/run/${file}`, `${uri.replace(/\/$/, '')}/${file}`),
      asRoot('dpkg', '-i', `/run/${file}`),
    ];
  }
  const docker = /^https:\/\/download\.docker\.com\/linux\/[a-z]+\//.exec(uri)?.[0];
  if (docker !== undefined && path.endsWith('.asc'))
    return [asRoot('curl', '-fsSL', '-o', path, `${docker}gpg`)];
  return [byHand(`Fetch the key of ${uri} as its maker says, and put it at ${path}.`)];
}

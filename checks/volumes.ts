import { defineCheck, type Finding, type Fix } from '../src/check.ts';
import type { VolumeFact } from '../src/probes/volumes.ts';
import { asUser, byHand } from './fixes/steps.ts';

type Code = 'volume-missing' | 'volume-unreadable';

export default defineCheck({
  id: 'volumes',
  title: 'The volumes asked for can be mounted',
  needs: ['volumes'],
  codes: ['volume-missing', 'volume-unreadable'],
  applies: ({ volumes }) => volumes.length > 0 || 'no volume was asked for',
  examine({ volumes }) {
    return [...missing(volumes), ...unreadable(volumes)];
  },
});

function missing(volumes: readonly VolumeFact[]): readonly Finding<Code>[] {
  const paths = sources(volumes, 'missing');
  if (paths.length === 0) return [];
  const which = paths.length === 1 ? `${paths[0]} does not exist` : `${paths.length} host paths do not exist`;
  return [
    {
      code: 'volume-missing',
      severity: 'error',
      message: `The volume asked for cannot be mounted: ${which}. Docker would create an empty folder there, owned by root.`,
      seen: { missing: paths },
      fixes: [correctVolume(paths), createFolders(paths)],
    },
  ];
}

const correctVolume = (paths: readonly string[]): Fix => ({
  id: 'correct-volume',
  title: 'Name a path that exists',
  risk: 'manual',
  steps: [byHand(`Look for a typing mistake in ${paths.join(', ')}, or mount what is missing there first.`)],
});

const createFolders = (paths: readonly string[]): Fix => ({
  id: 'create-volume-folders',
  title: 'Create the missing folders, if they are meant to be new',
  risk: 'safe',
  steps: [asUser('mkdir', '-p', '--', ...paths)],
  verify: ['ls', '-ld', '--', ...paths],
});

function unreadable(volumes: readonly VolumeFact[]): readonly Finding<Code>[] {
  const paths = sources(volumes, 'unreadable');
  if (paths.length === 0) return [];
  return [
    {
      code: 'volume-unreadable',
      // Root in the container can read it all the same, unless it lies on a filesystem that maps root away.
      severity: 'warning',
      message: `This user may not read ${paths.join(', ')}, so programs in the container may not be able to either.`,
      seen: { unreadable: paths },
      fixes: [grantAccess(paths)],
    },
  ];
}

const grantAccess = (paths: readonly string[]): Fix => ({
  id: 'grant-volume-access',
  title: 'Give the user of the container access',
  risk: 'manual',
  steps: [byHand(`Find out who owns ${paths.join(', ')} (ls -ld) and which user the container runs as.`)],
  verify: ['ls', '-ld', '--', ...paths],
});

const sources = (volumes: readonly VolumeFact[], state: VolumeFact['state']): readonly string[] =>
  volumes.filter((volume) => volume.state === state).map(({ source }) => source);

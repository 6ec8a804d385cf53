import { defineCheck, type Finding, type Fix } from '../src/check.ts';
import { valueIn } from '../src/probe.ts';
import type { EngineFact } from '../src/probes/engine.ts';
import type { VolumeFact } from '../src/probes/volumes.ts';
import { asUser, byHand } from './fixes/steps.ts';

type Code = 'volume-missing' | 'volume-unreadable';

export default defineCheck({
  id: 'volumes',
  title: 'The volumes asked for can be mounted',
  needs: ['volumes'],
  uses: ['engine'],
  codes: ['volume-missing', 'volume-unreadable'],
  applies: ({ volumes }) => volumes.length > 0 || 'no volume was asked for',
  examine({ volumes, engine }) {
    return [...missing(volumes), ...unreadable(volumes, valueIn(engine))];
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

function unreadable(volumes: readonly VolumeFact[], engine: EngineFact | null): readonly Finding<Code>[] {
  const paths = sources(volumes, 'unreadable');
  if (paths.length === 0) return remapped(volumes, engine);
  // Elsewhere root in the container can read it all the same, unless the filesystem maps root away.
  const asUser = engine?.kind === 'running' && engine.rootless;
  return [
    {
      code: 'volume-unreadable',
      severity: asUser ? 'error' : 'warning',
      message: asUser
        ? `This user may not read ${paths.join(', ')}, and the engine is rootless: root in the container is this user, and may not either.`
        : `This user may not read ${paths.join(', ')}, so programs in the container may not be able to either.`,
      seen: { unreadable: paths, rootless: asUser },
      fixes: [grantAccess(paths)],
    },
  ];
}

/** Where the engine maps users (userns-remap), root in the container is on the host just one of the others. */
function remapped(volumes: readonly VolumeFact[], engine: EngineFact | null): readonly Finding<Code>[] {
  const maps = engine?.kind === 'running' && engine.securityOptions.some((one) => /^name=userns\b/.test(one));
  const paths = volumes
    .filter(({ kind, worldReadable }) => kind === 'host' && !worldReadable)
    .map(({ source }) => source);
  if (!maps || paths.length === 0) return [];
  return [
    {
      code: 'volume-unreadable',
      severity: 'warning',
      message: `The engine maps the users of containers to others (userns-remap), and ${paths.join(', ')} may not be read by everybody: programs in the container can read it only where it belongs to one of these.`,
      seen: { closedToOthers: paths, usernsRemap: true },
      fixes: [grantAccess(paths)],
    },
  ];
}

const grantAccess = (paths: readonly string[]): Fix => ({
  id: 'grant-volume-access',
  title: 'Give the user of the container access',
  risk: 'manual',
  steps: [
    byHand(
      `Find out who owns ${paths.join(', ')} (ls -ld) and which user the container runs as; give that user access (setfacl, chmod), or launch with --user and the owner's numbers.`,
    ),
  ],
  verify: ['ls', '-ld', '--', ...paths],
});

const sources = (volumes: readonly VolumeFact[], state: VolumeFact['state']): readonly string[] =>
  volumes.filter((volume) => volume.state === state).map(({ source }) => source);

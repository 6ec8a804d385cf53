import type { JsonObject } from '../check.ts';
import { parseReference } from '../image-reference.ts';
import { booleanAt, listAt, numberAt, objectAt, objectsIn, stringAt, stringsIn } from '../json.ts';
import { defaultTarget, type Target, type VolumeRequest } from '../target.ts';

/** What a person could have asked for on the command line, and nothing else. */
export function targetIn(given: JsonObject): Target {
  const within = (key: string, least: number, most: number): number | null => {
    const value = numberAt(given, key);
    return value !== null && value >= least && value <= most ? value : null;
  };
  const image = stringAt(given, 'image') ?? 'auto';
  const noLaunch = stringAt(given, 'noLaunch');
  const thresholds = objectAt(given, 'thresholds');
  const bytes = (key: string) => Math.max(numberAt(thresholds, key) ?? 0, 0);
  return {
    ...defaultTarget,
    image: image === 'auto' || parseReference(image) !== null ? image : 'auto',
    gpus: stringAt(given, 'gpus')?.slice(0, 2000) ?? null,
    volumes: objectsIn(listAt(given, 'volumes')).slice(0, 100).map(volumeIn),
    shmSizeBytes: within('shmSizeBytes', 1, Number.MAX_SAFE_INTEGER),
    ipcHost: booleanAt(given, 'ipcHost'),
    workers: Math.trunc(within('workers', 0, 1024) ?? defaultTarget.workers),
    command: stringsIn(listAt(given, 'command')),
    terminal: booleanAt(given, 'terminal'),
    launch: launches.find((one) => one === stringAt(given, 'launch')) ?? 'never',
    pull: booleanAt(given, 'pull'),
    launchTimeoutMs: within('launchTimeoutMs', 1, 86_400_000) ?? defaultTarget.launchTimeoutMs,
    offline: booleanAt(given, 'offline'),
    thresholds: {
      freeDiskBytes: bytes('freeDiskBytes'),
      shmBytes: numberAt(thresholds, 'shmBytes') === null ? null : bytes('shmBytes'),
    },
    registry: stringAt(given, 'registry'),
    ...(noLaunch === null ? {} : { noLaunch }),
  };
}

const launches: readonly Target['launch'][] = ['auto', 'always', 'never'];

const volumeIn = (volume: JsonObject): VolumeRequest => ({
  source: stringAt(volume, 'source') ?? '',
  destination: stringAt(volume, 'destination') ?? '',
  options: stringAt(volume, 'options') ?? '',
});

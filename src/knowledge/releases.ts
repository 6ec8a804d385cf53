import { parseVersion, type Version } from '../version.ts';
import data from './releases.json' with { type: 'json' };

/** What NVIDIA published about one monthly release of its PyTorch image. */
export interface Release {
  /** `YY.MM` */
  readonly release: string;
  readonly tags: readonly string[];
  readonly cuda: string;
  /** The driver of its CUDA version: from it on, the image runs natively on any GPU that it supports; null: not known. */
  readonly minDriver: string | null;
  /** The user-mode driver that the image brings for forward compatibility, where that is known. */
  readonly driverInImage: string | null;
  /** The oldest driver for CUDA's minor-version compatibility; null before CUDA 11. */
  readonly minorCompatFloor: string | null;
  /** Driver branches from which data-center GPUs run it by forward compatibility; `min` null: any of the branch. */
  readonly forwardBranches: readonly { readonly branch: number; readonly min: string | null }[];
  /** The range that is documented, and the capabilities within it that the image has code for. */
  readonly computeCapabilities: {
    readonly min: string;
    readonly max: string;
    readonly all: readonly string[];
  };
  readonly architectures: readonly string[];
  /** Which of these figures NVIDIA's own pages show; the others may only warn. */
  readonly sourced: {
    readonly minDriver: boolean;
    readonly forwardBranches: boolean;
    readonly computeCapabilities: boolean;
    readonly architectures: boolean;
  };
  /** Pages that the figures are from. */
  readonly sources: readonly string[];
}

/** Every NGC PyTorch release from 17.04 on, oldest first. */
export const releases: readonly Release[] = data.releases;

/** The release of a tag such as `24.01-py3`; null for a tag that is in no table. */
export const releaseOfTag = (tag: string): Release | null =>
  releases.find(({ tags }) => tags.includes(tag)) ?? null;

export const releaseNamed = (name: string): Release | null =>
  releases.find(({ release }) => release === name) ?? null;

/** The tag that is pulled for a release, on an ordinary machine or for the integrated GPU of a Jetson. */
export const tagOf = ({ tags, release }: Release, integrated = false): string =>
  tags.find((tag) => tag.endsWith('-igpu') === integrated) ?? release;

/** Releases also have images for the integrated GPU of Jetson, from 23.11 to 26.02. */
export const hasIntegrated = ({ tags }: Release): boolean => tags.some((tag) => tag.endsWith('-igpu'));

export const newestRelease = (): Release => {
  const newest = releases.at(-1);
  if (newest === undefined) throw new Error('The table of releases is empty.');
  return newest;
};

export const versionOf = (text: string | null): Version | null => (text === null ? null : parseVersion(text));

const gigabyte = 1000 ** 3;

/** Room that a pull and its unpacking take, by age of the release; estimated from a few reported sizes. */
const roomByAge = [
  { upTo: '19.06', bytes: 15 * gigabyte },
  { upTo: '20.03', bytes: 18 * gigabyte },
  { upTo: '21.12', bytes: 25 * gigabyte },
  { upTo: '22.12', bytes: 32 * gigabyte },
  { upTo: '24.12', bytes: 38 * gigabyte },
] as const;

/** Bytes of free disk that a pull of the release needs, as an estimate: it may only warn. */
export const estimatedRoomBytes = (release: string): number =>
  roomByAge.find(({ upTo }) => release <= upTo)?.bytes ?? 42 * gigabyte;

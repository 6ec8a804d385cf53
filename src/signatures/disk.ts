import { proof, type Signature, type TextCause } from './signature.ts';

const whichFilesystem: readonly TextCause[] = [
  {
    code: 'disk-full-docker-root',
    decides: 'Does df of the folder that docker info calls Docker Root Dir say 100 %? Then it is this.',
  },
  {
    code: 'containerd-store-disk',
    decides:
      'Are images kept by containerd (docker info: io.containerd.snapshotter.v1), and is its disk full?',
  },
  {
    code: 'disk-full-docker-desktop-vm',
    decides:
      'Does docker info call its operating system Docker Desktop? Then the disk image of its VM is full.',
  },
  {
    code: 'disk-full-other-fs',
    decides:
      'Is there room? Then it is another limit: inodes (df -i), a quota, the temporary folder, or the base size of devicemapper.',
  },
];

/** No room, in the words of the engine and of containerd; which filesystem it was, the path or the host tells. */
export const diskSignatures: readonly Signature[] = [
  {
    words: ['/var/lib/containerd/', 'no space left on device'],
    causes: proof('containerd-store-disk'),
    example: 'mkdir /var/lib/containerd/io.containerd.snapshotter.v1.overlayfs/ab: no space left on device',
    counterExample: 'write /var/lib/docker/overlay2/ab-init/link: no space left on device',
  },
  {
    words: ['no space left on device'],
    causes: whichFilesystem,
    umbrella: 'disk-full-docker-root',
    example: 'write /var/lib/docker/overlay2/ab-init/link: no space left on device',
    counterExample: 'disk quota exceeded',
  },
  {
    words: ['disk quota exceeded'],
    causes: proof('disk-full-other-fs'),
    example: 'failed to register layer: write /opt/conda/lib/libtorch.so: disk quota exceeded',
    counterExample: 'You have exceeded your pull rate limit',
  },
];

import { proof, type Signature, type TextCause } from './signature.ts';

const whichFilesystem: readonly TextCause[] = [
  {
    code: 'disk-full-docker-root',
    decides: 'Does df of the folder that docker info calls Docker Root Dir say 100 %? Then it is this.',
  },
  {
    code: 'disk-full-other-fs',
    decides:
      'Is there room? Then it is another limit: inodes (df -i), a quota, the temporary folder, or the base size of devicemapper.',
    hints: [
      'devicemapper',
      'device mapper',
      'iuse%',
      'df -i',
      'thin pool',
      'singularity',
      'apptainer',
      ' enroot',
    ],
  },
  {
    code: 'containerd-store-disk',
    decides:
      'Are images kept by containerd (docker info: io.containerd.snapshotter.v1), and is its disk full?',
    hints: ['/var/lib/containerd', 'io.containerd.snapshotter'],
  },
  {
    code: 'disk-full-docker-desktop-vm',
    decides:
      'Does docker info call its operating system Docker Desktop? Then the disk image of its VM is full.',
    hints: [
      'docker desktop',
      'desktop-linux',
      'docker-desktop',
      'docker_data.vhdx',
      'docker.raw',
      'ext4.vhdx',
    ],
  },
];

/** No room, in the words of the engine and of containerd; which filesystem it was, the path or the host tells. */
export const diskSignatures: readonly Signature[] = [
  {
    // What containerd needs to run a container, and no image: older engines have it on the disk that Docker's own is on.
    words: ['/io.containerd.runtime.', ': no space left on device'],
    reach: 250,
    causes: whichFilesystem.map(({ code, decides }) => ({ code, decides })),
    umbrella: 'disk-full-docker-root',
    example:
      'mkdir /var/lib/containerd/io.containerd.runtime.v2.task/moby/5c1e: no space left on device: unknown',
    counterExample:
      'mkdir /var/lib/containerd/io.containerd.snapshotter.v1.overlayfs/ab: no space left on device',
  },
  {
    words: ['/var/lib/containerd/', ': no space left on device'],
    reach: 250,
    causes: proof('containerd-store-disk'),
    example: 'mkdir /var/lib/containerd/io.containerd.snapshotter.v1.overlayfs/ab: no space left on device',
    counterExample: 'write /var/lib/docker/overlay2/ab-init/link: no space left on device',
  },
  {
    words: ['/io.containerd.', ': no space left on device'],
    reach: 300,
    causes: proof('containerd-store-disk'),
    example:
      'failed to copy: write /var/lib/rancher/k3s/agent/containerd/io.containerd.content.v1.content/ingest/ab/data: no space left on device',
    counterExample: 'write /var/lib/docker/overlay2/ab-init/link: no space left on device',
  },
  {
    words: ['to overlayfs as', 'extract-', 'no space left on device'],
    reach: 400,
    causes: proof('containerd-store-disk'),
    example:
      'failed to extract layer (application/vnd.oci.image.layer.v1.tar+gzip sha256:1e22) to overlayfs as "extract-811-ab sha256:5e8f": write /usr/lib/a.so: no space left on device',
    counterExample: 'write /var/lib/docker/overlay2/ab-init/link: no space left on device',
  },
  ...['failed to extract layer', 'failed to pull and unpack image'].map(
    (word): Signature => ({
      words: [word, 'no space left on device'],
      reach: 600,
      causes: proof('containerd-store-disk'),
      example: `${word} "nvcr.io/nvidia/pytorch:24.01-py3": write /usr/lib/a.so: no space left on device`,
      counterExample: 'failed to register layer: write /usr/lib/a.so: no space left on device',
    }),
  ),
  {
    words: ['applylayer exit status', 'no space left on device'],
    reach: 400,
    causes: [
      ...whichFilesystem.filter(({ code }) => code === 'disk-full-other-fs'),
      ...whichFilesystem.filter(({ code }) => code !== 'disk-full-other-fs'),
    ],
    umbrella: 'disk-full-docker-root',
    example:
      'failed to register layer: ApplyLayer exit status 1 stdout:  stderr: write /usr/lib/a.so: no space left on device',
    counterExample: 'failed to register layer: write /usr/lib/a.so: no space left on device',
  },
  ...[' inotify', 'file watchers reached'].map((word) => ({
    words: word === ' inotify' ? [word, 'no space left on device'] : [word],
    reach: 120,
    causes: proof('disk-full-other-fs'),
    example: `failed to add ${word} watch: no space left on device`,
    counterExample: 'write /var/lib/docker/tmp/GetImageBlob811: no space left on device',
  })),
  {
    words: [' write /var/tmp/', 'no space left on device'],
    reach: 200,
    causes: whichFilesystem
      .filter(({ code }) => ['disk-full-other-fs', 'disk-full-docker-root'].includes(code))
      .toReversed(),
    umbrella: 'disk-full-other-fs',
    example: 'storing blob to file: write /var/tmp/container_images_storage811/1: no space left on device',
    counterExample: 'write /var/lib/docker/tmp/GetImageBlob811: no space left on device',
  },
  {
    words: [' mkdir /tmp/', 'no space left on device'],
    reach: 120,
    causes: [...whichFilesystem.filter(({ code }) => code === 'disk-full-other-fs')],
    umbrella: 'disk-full-other-fs',
    example: 'failed to create a temporary folder: mkdir /tmp/docker-builder811: no space left on device',
    counterExample: 'mkdir /var/lib/docker/overlay2/ab-init: no space left on device',
  },
  {
    words: [' write /tmp/', 'no space left on device'],
    reach: 200,
    causes: [...whichFilesystem.filter(({ code }) => code === 'disk-full-other-fs')],
    umbrella: 'disk-full-other-fs',
    example: 'while extracting: write /tmp/build-temp-811/rootfs/usr/lib/a.so: no space left on device',
    counterExample: 'write /var/lib/docker/tmp/GetImageBlob811: no space left on device',
  },
  {
    words: ['thin pool has', 'free data blocks which is less than minimum required'],
    causes: proof('disk-full-other-fs'),
    example:
      'devmapper: Thin Pool has 1203 free data blocks which is less than minimum required 163840 free data blocks. Create more free space in thin pool or use dm.min_free_space option',
    counterExample: 'the thin pool has free blocks',
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

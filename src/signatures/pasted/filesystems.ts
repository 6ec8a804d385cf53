import type { Signature } from '../signature.ts';

/** A filesystem that `df` shows as full and that the engine usually keeps its images on. */
const full = (path: string, code: string, decides: string): Signature => ({
  words: [' use% mounted on ', ` 100% ${path} `],
  causes: [{ code, decides }],
  example: `Filesystem Size Used Avail Use% Mounted on\n/dev/sda2 98G 98G 0 100% ${path}\n/dev/sda1 511M 6M 505M 2% /boot/efi`,
  counterExample: `Filesystem Size Used Avail Use% Mounted on\n/dev/loop3 64M 64M 0 100% /snap/core20/2318\n/dev/sda2 98G 60G 33G 65% ${path}\n`,
});

const ofDocker = 'Does docker info name a Docker Root Dir on that filesystem? Then it is this.';
const ofContainerd =
  'Are images kept by containerd (docker info: io.containerd.snapshotter.v1)? Then it is this.';

/** What `df` tells, where somebody pasted it. */
export const filesystemSignatures: readonly Signature[] = [
  full('/var/lib/docker', 'disk-full-docker-root', ofDocker),
  full('/var/lib/containerd', 'containerd-store-disk', ofContainerd),
  full('/var', 'disk-full-docker-root', ofDocker),
  full('/', 'disk-full-docker-root', ofDocker),
];

import type { Fix } from '../../src/check.ts';
import { links } from '../../src/knowledge/links.ts';
import { asUser, byHand } from './steps.ts';

const prune =
  'Remove images that no container uses: docker image prune -a (each of them must be pulled again when it is wanted); docker builder prune empties the cache of builds.';

/** Removes what nobody needs, which a person must judge, from where the engine keeps its images. */
export const freeDisk = (path: string): Fix => ({
  id: 'free-disk',
  title: `Make room below ${path}`,
  risk: 'manual',
  interrupts: 'nothing that runs; moving the folder restarts the engine, and images are pulled anew',
  steps: [
    asUser('docker', 'system', 'df'),
    byHand(prune, links.dockerPrune),
    byHand(
      'Or move the folder to a larger filesystem: "data-root" in daemon.json names it, and the engine must be restarted.',
      links.dockerDataRoot,
    ),
  ],
  verify: ['df', '-h', path],
  source: links.dockerPrune,
});

/** Where containerd keeps the images, data-root of the engine does not move them. */
export const freeContainerdStore = (path: string): Fix => ({
  id: 'free-containerd-store',
  title: `Make room below ${path}, where containerd keeps the images`,
  risk: 'manual',
  interrupts: 'moving the folder stops the containers of this containerd, and images are pulled anew',
  steps: [
    asUser('docker', 'system', 'df'),
    byHand(prune, links.dockerPrune),
    byHand(
      'Or have containerd keep them elsewhere: root = "/large/containerd" at the top of /etc/containerd/config.toml, then restart containerd and the engine. "data-root" of the engine moves no images here.',
      links.dockerContainerdStore,
    ),
  ],
  verify: ['df', '-h', path],
  source: links.dockerContainerdStore,
});

/** Its engine keeps everything on one disk of a virtual machine, whose size Docker Desktop sets. */
export const freeDesktopDisk: Fix = {
  id: 'free-desktop-disk',
  title: "Make room on the disk of Docker Desktop's virtual machine",
  risk: 'manual',
  interrupts: 'nothing that runs; making the disk larger restarts Docker Desktop and its containers',
  steps: [
    asUser('docker', 'system', 'df'),
    byHand(prune, links.dockerPrune),
    byHand(
      'Or make the disk larger: Settings, Resources, Advanced, Disk usage limit.',
      links.dockerDesktopSettings,
    ),
  ],
  verify: ['docker', 'system', 'df'],
  source: links.dockerDesktopSettings,
};

export const freeInodes = (path: string): Fix => ({
  id: 'free-inodes',
  title: `Make room for files below ${path}`,
  risk: 'manual',
  interrupts:
    'nothing that runs; a filesystem with more inodes must be made anew, and images are pulled anew',
  steps: [
    asUser('docker', 'system', 'df'),
    byHand(prune, links.dockerPrune),
    byHand('Or move the folder to a filesystem with more inodes; XFS makes them as they are needed.'),
  ],
  verify: ['df', '-i', path],
});

/** Where the engine downloads layers to, if that is not below its own folder. */
export const freeTemporary = (path: string): Fix => ({
  id: 'free-temporary-folder',
  title: `Make room in ${path}, or download elsewhere`,
  risk: 'manual',
  interrupts: 'nothing that runs; taking the variable out restarts the engine, and its containers stop',
  steps: [
    byHand(
      `Make room in ${path}. Or take DOCKER_TMPDIR out of what dockerd is started with (a drop-in of docker.service, /etc/default/docker) and restart the engine: layers are then downloaded below its own folder.`,
      links.dockerDaemonConfig,
    ),
  ],
  verify: ['df', '-h', path],
  source: links.dockerDaemonConfig,
});

/** XFS cannot be given what it was made without. */
export const moveDataRoot = (path: string): Fix => ({
  id: 'move-data-root',
  title: `Keep images on a filesystem that overlay2 can use, not at ${path}`,
  risk: 'manual',
  interrupts: 'the engine restarts and its containers stop; images are pulled anew',
  steps: [
    byHand(
      `See what it is: xfs_info ${path} (ftype=0 cannot be changed). Save what must be kept (docker image save), name a folder on ext4, or on XFS made with ftype=1, as "data-root" in daemon.json, and restart the engine.`,
      links.dockerOverlay,
    ),
  ],
  verify: ['docker', 'info'],
  source: links.dockerOverlay,
});

export const useOverlay: Fix = {
  id: 'use-overlay2',
  title: 'Use the storage driver overlay2',
  risk: 'manual',
  interrupts:
    'the engine restarts and its containers stop; images and containers of the old driver are not seen any more',
  steps: [
    byHand(
      'Save what must be kept (docker image save), set "storage-driver": "overlay2" in daemon.json and restart the engine. It wants a local filesystem, ext4 or XFS made with ftype=1: where "data-root" is on none (NFS, XFS with ftype=0, an overlay), move that as well.',
      links.dockerOverlay,
    ),
  ],
  verify: ['docker', 'info', '--format', '{{.Driver}}'],
  source: links.dockerOverlay,
};

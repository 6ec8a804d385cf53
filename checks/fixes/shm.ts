import type { Fix } from '../../src/check.ts';
import { links } from '../../src/knowledge/links.ts';
import { comfortableShmBytes, type Target } from '../../src/target.ts';
import { byHand } from './steps.ts';

const gibibytes = (target: Target): number => Math.ceil(comfortableShmBytes(target) / 1024 ** 3);

export const raiseShm = (target: Target): Fix => ({
  id: 'raise-shm-size',
  title: 'Give the container more shared memory',
  risk: 'manual',
  steps: [
    byHand(
      `Launch with --shm-size ${gibibytes(target)}g, or leave both --shm-size and --ipc out and let the doctor choose.`,
    ),
  ],
  verify: ['df', '-h', '/dev/shm'],
  source: links.containerGuide,
});

export const freeHostShm: Fix = {
  id: 'free-host-shm',
  title: "Free the host's shared memory",
  risk: 'manual',
  steps: [byHand('Look at what fills it (ls -lS /dev/shm) and remove what no running program uses.')],
  verify: ['df', '-h', '/dev/shm'],
};

import type { Fix } from '../../src/check.ts';
import { byHand } from './steps.ts';

/** Removes what nobody needs, which a person must judge, from where the engine keeps its images. */
export const freeDisk = (path: string): Fix => ({
  id: 'free-disk',
  title: `Make room below ${path}`,
  risk: 'manual',
  steps: [
    byHand(
      `See what is unused (docker system df) and remove what nobody needs (docker image prune), or move the engine's folder to a larger filesystem ("data-root" in daemon.json).`,
    ),
  ],
  verify: ['df', '-h', path],
});

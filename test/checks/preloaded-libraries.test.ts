import preloadedLibraries from '../../checks/preloaded-libraries.ts';
import type { LaunchFact } from '../../src/probes/launch.ts';
import { testCheck } from '../support/test-check.ts';

const refused = (text: string): { launch: LaunchFact } => ({
  launch: { kind: 'refused', command: ['docker', 'run'], exitCode: 125, text },
});
const died = refused(
  'nvidia-container-cli: initialization error: driver rpc error: failed to process request',
);
const before = refused('nvidia-container-cli: initialization error: driver error: failed to process request');
const agent = { preload: { libraries: ['/usr/lib/libagent.so'], daemon: [], citrix: false } };

testCheck(preloadedLibraries, {
  skipsHealthy: true,
  passes: {
    'the process died, and nothing is preloaded': { facts: died },
    'the same, and what dockerd was given is not known': {
      facts: { ...died, preload: { libraries: [], daemon: null, citrix: false } },
    },
  },
  skips: {
    'a library is preloaded, and the launch works': { facts: agent },
    'a library is preloaded, and the launch timed out': {
      facts: { ...agent, ...refused('driver rpc error: timed out') },
    },
  },
  finds: {
    'the process died, and a library is preloaded': {
      facts: { ...died, ...agent },
      codes: ['ld-preload-conflict?'],
      seen: { libraries: ['/usr/lib/libagent.so'] },
      fixes: ['take-out-preload'],
    },
    'the same in older words, with Citrix Workspace': {
      facts: { ...before, preload: { libraries: [], daemon: null, citrix: true } },
      codes: ['ld-preload-conflict?'],
    },
    'the same, with a library for dockerd alone': {
      facts: { ...died, preload: { libraries: [], daemon: ['/opt/agent.so'], citrix: false } },
      codes: ['ld-preload-conflict?'],
      seen: { libraries: [], daemon: ['/opt/agent.so'] },
      fixes: ['take-out-preload'],
    },
  },
});

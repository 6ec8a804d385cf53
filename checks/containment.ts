import { defineCheck, type Fix } from '../src/check.ts';
import type { ContainmentFact } from '../src/probes/containment.ts';
import { byHand } from './fixes/steps.ts';

export default defineCheck({
  id: 'containment',
  title: 'The machine seen here is the one that containers run on',
  needs: ['containment', 'engine'],
  codes: ['inside-container', 'engine-outside-container'],
  examine({ containment, engine }) {
    if (!containment.engineOutside) return [];
    const seen = { container: containment.container, manager: containment.manager };
    if (engine.kind === 'running') {
      return [
        {
          code: 'engine-outside-container',
          severity: 'warning',
          message: `The doctor runs inside a container${made(containment)}, and the engine runs outside: paths given with -v are paths out there, and its toolkit and settings cannot be looked at from here.`,
          seen: { ...seen, endpoint: engine.endpoint },
          fixes: [runOnMachine(containment)],
        },
      ];
    }
    return [
      {
        code: 'inside-container',
        severity: 'error',
        message: `The doctor runs inside a container${made(containment)}, where there is no Docker Engine: nothing can be launched from here, and the machine around it is not seen.`,
        seen,
        fixes: [runOnMachine(containment)],
      },
    ];
  },
});

const made = ({ manager }: ContainmentFact): string => (manager === null ? '' : ` (${manager})`);

const runOnMachine = ({ manager }: ContainmentFact): Fix => ({
  id: 'run-on-machine',
  title: 'Run the doctor on the machine itself',
  risk: 'manual',
  steps: [byHand(manager === 'kubernetes' ? inPod : manager === 'toolbox' ? inToolbox : inContainer)],
});

const inContainer =
  "Run the doctor in a shell of the machine around this container. Where only containers can be started there, give this one the machine's root and the engine's socket (-v /:/host -v /var/run/docker.sock:/var/run/docker.sock) and run: ngc-doctor --host-root /host.";

const inToolbox =
  "Run the doctor in a shell of the machine, or, as root, on the machine's files: sudo ngc-doctor --host-root /run/host.";

const inPod =
  'In a pod Kubernetes starts the containers, not Docker: ask it for a pod of the NGC image with nvidia.com/gpu among its limits. What the GPUs and the driver are like can be told from here; the rest by running the doctor in a shell of the node.';

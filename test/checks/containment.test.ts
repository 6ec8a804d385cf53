import containment from '../../checks/containment.ts';
import { testCheck } from '../support/test-check.ts';

const around = (more: object) => ({
  containment: {
    container: 'application',
    manager: 'docker',
    userNamespace: false,
    engineOutside: true,
    ...more,
  } as const,
});
const noEngine = {
  engine: {
    kind: 'unreachable',
    endpoint: 'unix:///var/run/docker.sock',
    reason: 'no-socket',
    why: 'no such file',
    socketGid: null,
  },
} as const;

testCheck(containment, {
  passes: {
    'a container with the engine in it': { facts: around({ engineOutside: false }) },
    'a system container with an engine of its own': {
      facts: around({ container: 'system', manager: 'lxc', userNamespace: true, engineOutside: false }),
    },
    'a machine without Docker': { facts: noEngine },
  },
  finds: {
    'the socket was passed in': {
      facts: around({}),
      codes: ['engine-outside-container?'],
      fixes: ['run-on-machine'],
      seen: { manager: 'docker', endpoint: 'unix:///var/run/docker.sock' },
    },
    'a pod': {
      facts: { ...around({ manager: 'kubernetes' }), ...noEngine },
      codes: ['inside-container'],
      fixes: ['run-on-machine'],
    },
    'a toolbox': {
      facts: around({ manager: 'toolbox' }),
      codes: ['engine-outside-container?'],
      steps: [
        {
          kind: 'do',
          text: "Run the doctor in a shell of the machine, or, as root, on the machine's files: sudo ngc-doctor --host-root /run/host.",
        },
      ],
    },
    'a container that nobody names': {
      facts: { ...around({ manager: null }), ...noEngine },
      codes: ['inside-container'],
    },
  },
});

import securityModules from '../../checks/security-modules.ts';
import type { EngineFact } from '../../src/probes/engine.ts';
import type { SecurityModulesFact } from '../../src/probes/security-modules.ts';
import { healthy } from '../../src/testing/healthy.ts';
import { event, log } from '../support/kernel-events.ts';
import { testCheck } from '../support/test-check.ts';

const modules = (more: Partial<SecurityModulesFact>) => ({
  securityModules: { ...healthy.securityModules, ...more },
});
const switches = (xserver: boolean | null, devices: boolean | null) => ({
  booleans: { container_use_xserver_devices: xserver, container_use_devices: devices },
});
const enforcing = (xserver: boolean | null, devices: boolean | null) =>
  modules({ selinux: 'enforcing', ...switches(xserver, devices) });
const labelled: { engine: EngineFact } = {
  engine:
    healthy.engine.kind === 'running'
      ? { ...healthy.engine, securityOptions: ['name=seccomp,profile=builtin', 'name=selinux'] }
      : healthy.engine,
};
const refused = (text: string) =>
  ({ launch: { kind: 'refused', command: ['docker', 'run'], exitCode: 125, text } }) as const;
const notTried = refused('no such image');
const denied = event('device-denied', { detail: 'read write' });
const cuda = (available: boolean, refusedNodes: Readonly<Record<string, string>>) => ({
  launch:
    healthy.launch.kind === 'ran'
      ? {
          ...healthy.launch,
          measured: {
            ...healthy.launch.measured,
            refusedNodes,
            cuda: { available, devices: [], error: 'no', warnings: [] },
          },
        }
      : healthy.launch,
});
const rootlessDown = {
  engine: {
    kind: 'unreachable',
    endpoint: 'unix:///run/user/1000/docker.sock',
    reason: 'no-socket',
    why: 'there is no such socket',
    socketGid: null,
  },
  dockerd: { ...healthy.dockerd, flavour: 'rootless', process: null },
} as const;
const noProfile =
  'error during container init: unable to apply apparmor profile: apparmor failed to apply profile: write fsmount:fscontext:proc/thread-self/attr/apparmor/exec: no such file or directory: unknown.';

testCheck(securityModules, {
  passes: {
    'SELinux is permissive': {
      facts: { ...labelled, ...notTried, ...modules({ selinux: 'permissive', ...switches(false, false) }) },
    },
    'the engine labels no container': { facts: { ...notTried, ...enforcing(false, false) } },
    'a switch is on': { facts: { ...labelled, ...notTried, ...enforcing(true, false) } },
    'the older switch is on': { facts: { ...labelled, ...notTried, ...enforcing(false, true) } },
    'a container has shown that it works': {
      facts: { ...labelled, ...enforcing(false, false), kernelLog: log(denied) },
    },
    'AppArmor named in another refusal': {
      facts: refused('runc create failed: apparmor="ALLOWED": exec format error'),
    },
    'a rootless engine that is down for another reason': { facts: rootlessDown },
    'restricted user namespaces, and rootlesskit has its profile': {
      facts: {
        ...rootlessDown,
        ...modules({ apparmorRestrictsUserNamespaces: true, rootlesskitProfile: true }),
      },
    },
    'restricted user namespaces, and an engine of root is down': {
      facts: { engine: rootlessDown.engine, ...modules({ mostUserNamespaces: 0 }) },
    },
    'restricted user namespaces, and a rootless engine that runs': {
      facts: modules({ apparmorRestrictsUserNamespaces: true }),
    },
  },
  unknown: {
    'a mode that cannot be read': { facts: { ...labelled, ...notTried, ...modules({ selinux: null }) } },
  },
  finds: {
    'SELinux may forbid it': {
      facts: { ...labelled, ...notTried, ...enforcing(false, false) },
      codes: ['selinux-denial?'],
      fixes: ['allow-gpu-devices', 'launch-unlabelled'],
      steps: [{ kind: 'run', argv: ['setsebool', '-P', 'container_use_xserver_devices', '1'], root: true }],
      repairedBy: enforcing(true, false),
    },
    'an older policy': {
      facts: { ...labelled, ...notTried, ...enforcing(null, false) },
      codes: ['selinux-denial?'],
      steps: [{ kind: 'run', argv: ['setsebool', '-P', 'container_use_devices', '1'], root: true }],
    },
    'a policy without switches': {
      facts: { ...labelled, ...notTried, ...enforcing(null, null) },
      codes: ['selinux-denial?'],
      fixes: ['allow-gpu-devices', 'launch-unlabelled'],
    },
    'the kernel log shows it': {
      facts: { ...labelled, ...notTried, ...enforcing(false, false), kernelLog: log(denied) },
      codes: ['selinux-denial'],
    },
    'the launch shows it': {
      facts: { ...labelled, ...enforcing(false, false), ...cuda(false, { '/dev/nvidiactl': 'EACCES' }) },
      codes: ['selinux-denial'],
      seen: { refused: { '/dev/nvidiactl': 'EACCES' } },
    },
    'a control group that refuses is something else': {
      facts: { ...labelled, ...enforcing(false, false), ...cuda(false, { '/dev/nvidiactl': 'EPERM' }) },
      codes: ['selinux-denial?'],
    },
    'a profile that cannot be put on, without its program': {
      facts: { ...refused(noProfile), ...modules({ apparmorParser: false }) },
      codes: ['apparmor-denial'],
      fixes: ['install-apparmor-parser', 'launch-unconfined'],
      steps: [{ kind: 'run', argv: ['apt-get', 'install', '-y', 'apparmor'], root: true }],
    },
    'a profile that cannot be put on': {
      facts: refused(noProfile),
      codes: ['apparmor-denial'],
      fixes: ['launch-unconfined'],
    },
    'a profile that cannot be put on inside LXC': {
      facts: {
        ...refused(
          'AppArmor enabled on system but the docker-default profile could not be loaded: running `/sbin/apparmor_parser apparmor_parser -Kr /var/lib/docker/tmp/docker-default40`',
        ),
        containment: { ...healthy.containment, container: 'system', manager: 'lxc' },
      },
      codes: ['apparmor-denial'],
      fixes: ['launch-unconfined'],
      seen: { container: 'lxc' },
    },
    "Ubuntu's profile of runc": {
      facts: refused(
        'nvidia-container-runtime did not terminate successfully: exit status 1: unable to signal init: permission denied: unknown',
      ),
      codes: ['apparmor-denial'],
      fixes: ['update-runc-profile'],
    },
    'no user namespaces': {
      facts: { ...rootlessDown, ...modules({ mostUserNamespaces: 0 }) },
      codes: ['user-namespaces-restricted'],
      fixes: ['allow-user-namespaces'],
      seen: { mostUserNamespaces: 0 },
    },
    'user namespaces for root alone': {
      facts: { ...rootlessDown, ...modules({ userNamespacesForAll: false }) },
      codes: ['user-namespaces-restricted'],
    },
    'rootlesskit without a profile': {
      facts: {
        ...rootlessDown,
        ...modules({ apparmorRestrictsUserNamespaces: true, rootlesskitProfile: false }),
      },
      codes: ['user-namespaces-restricted'],
    },
  },
});

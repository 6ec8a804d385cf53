import type { Fix } from '../../src/check.ts';
import { byHand } from './steps.ts';

/** A daemon that systemd starts as root may raise limits anyway; what is left is rootless, or inside a container. */
export const raiseMemlock = (rootless: boolean): Fix => ({
  id: 'raise-memlock',
  title: 'Let the engine raise the limit of locked memory',
  risk: 'manual',
  interrupts: 'the engine must be started anew',
  steps: [
    byHand(
      rootless
        ? 'Put "USER hard memlock unlimited" and "USER soft memlock unlimited" into /etc/security/limits.d/memlock.conf, log in anew, and start the rootless engine again.'
        : 'Start dockerd and containerd with the capability CAP_SYS_RESOURCE, or with an unlimited limit: LimitMEMLOCK=infinity in a systemd drop-in of both services, or --ulimit memlock=-1 for the container that they run in. The systemctl daemon-reload that a drop-in asks for can take the GPUs from containers that run.',
    ),
  ],
  verify: ['docker', 'run', '--rm', '--ulimit', 'memlock=-1', 'hello-world'],
});

export const limitOpenFiles: Fix = {
  id: 'limit-open-files',
  title: 'Launch with a sensible limit of open files',
  risk: 'manual',
  steps: [
    byHand(
      'Put --ulimit nofile=1048576:1048576 into the docker run command. For all containers: "default-ulimits" in daemon.json, which takes a restart of the engine.',
      'https://docs.docker.com/reference/cli/dockerd/',
    ),
  ],
  source: 'https://github.com/NVIDIA/nvidia-container-toolkit/issues/1053',
};

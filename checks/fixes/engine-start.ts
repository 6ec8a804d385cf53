import type { Fix, Step } from '../../src/check.ts';
import { links } from '../../src/knowledge/links.ts';
import type { Reading } from '../../src/probe.ts';
import type { DockerdFact } from '../../src/probes/dockerd.ts';
import type { OsFact } from '../../src/probes/os.ts';
import { asRoot, asUser, byHand } from './steps.ts';

/** Starts the daemon in the way of this host's service manager. */
export function startEngine(dockerd: DockerdFact, os: Reading<OsFact>): Fix {
  const step = startStep(dockerd, os.ok ? os.value.services : 'none');
  return {
    id: 'start-engine',
    title:
      dockerd.process === null ? 'Start the Docker daemon' : 'Find out why the Docker daemon does not answer',
    risk: step.kind === 'do' ? 'manual' : 'safe',
    steps: [step],
    verify: ['docker', 'info'],
  };
}

/** SIGSTOP and a shell's job control stop a process; SIGCONT lets it go on (signal(7)). */
export const resumeEngine = (pid: number): Fix => ({
  id: 'resume-engine',
  title: 'Let the Docker daemon go on',
  risk: 'safe',
  steps: [asRoot('kill', '-CONT', `${pid}`)],
  verify: ['docker', 'info'],
  source: 'https://man7.org/linux/man-pages/man7/signal.7.html',
});

/** The command that shows why the daemon gave up; null where none is known. */
export function logCommand({ flavour, service }: DockerdFact, os: Reading<OsFact>): string | null {
  const services = os.ok ? os.value.services : 'none';
  if (flavour === 'snap') return 'snap logs -n 50 docker';
  if (flavour === 'rootless')
    return services === 'systemd' ? 'journalctl --user -u docker -n 50 --no-pager' : null;
  if (flavour !== 'package' || service === null || services === 'none') return null;
  // Where Docker's own scripts for SysV and OpenRC write to.
  return services === 'systemd'
    ? `journalctl -u ${service} -n 50 --no-pager`
    : 'tail -n 50 /var/log/docker.log';
}

/** systemd refuses to start a unit that is linked to /dev/null. */
export const unmaskDocker: Fix = {
  id: 'unmask-docker',
  title: 'Let systemd start Docker again',
  risk: 'safe',
  steps: [
    asRoot('systemctl', 'unmask', 'docker.service', 'docker.socket'),
    asRoot('systemctl', 'enable', '--now', 'docker'),
  ],
  verify: ['docker', 'info'],
};

/** The daemon needs containerd first. */
export const startContainerd = (masked: boolean): Fix => ({
  id: 'start-containerd',
  title: 'Start containerd, then Docker',
  risk: 'safe',
  steps: [
    ...(masked ? [asRoot('systemctl', 'unmask', 'containerd.service')] : []),
    asRoot('systemctl', 'enable', '--now', 'containerd'),
    asRoot('systemctl', 'enable', '--now', 'docker'),
  ],
  verify: ['docker', 'info'],
});

function startStep(dockerd: DockerdFact, services: OsFact['services']): Step {
  const { flavour, process: daemon, service } = dockerd;
  if (flavour === 'desktop') return byHand('Start Docker Desktop.');
  if (flavour === 'elsewhere') return byHand('Start the Docker daemon on the machine where it runs.');
  if (daemon !== null) {
    return byHand(
      `Look at what dockerd (process ${daemon.pid}) says in its log, and whether it listens elsewhere: docker context ls, and the option -H of ${daemon.argv[0] ?? 'dockerd'}. If it hangs, restart it: containers stop then, unless live-restore is on.`,
    );
  }
  if (flavour === 'snap') return asRoot('snap', 'start', '--enable', 'docker');
  if (flavour === 'rootless') return startRootless(services);
  if (service !== null && services === 'systemd') return asRoot('systemctl', 'enable', '--now', service);
  if (service !== null && services === 'openrc') return asRoot('rc-service', service, 'start');
  if (service !== null && services === 'sysv') return asRoot('service', service, 'start');
  return byHand('Start dockerd as root: no service manager that could do it was found on this machine.');
}

function startRootless(services: OsFact['services']): Step {
  return services === 'systemd'
    ? asUser('systemctl', '--user', 'enable', '--now', 'docker')
    : byHand('Start dockerd-rootless.sh as this user: there is no systemd that would.', links.dockerRootless);
}

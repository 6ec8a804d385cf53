import type { Fix, FollowUp } from '../check.ts';
import { valueIn } from '../probe.ts';
import type { Readings } from '../probes.ts';

/** What must be done once after the fixes that ask for it, in the way of this very host. */
export function followUpFix(kind: FollowUp, facts: Readings): Fix {
  if (kind === 'restart-engine') return restartEngine(facts);
  if (kind === 'relogin') return relogin;
  return reboot;
}

function restartEngine(facts: Readings): Fix {
  const dockerd = valueIn(facts.dockerd);
  const services = valueIn(facts.os)?.services ?? 'none';
  const common = {
    id: 'restart-engine',
    title: 'Restart the Docker Engine',
    risk: 'disruptive',
    interrupts: interruption(facts),
    verify: ['docker', 'info'],
  } as const;
  if (dockerd?.flavour === 'snap') return { ...common, steps: [root(['snap', 'restart', 'docker'])] };
  if (dockerd?.flavour === 'desktop') {
    return { ...common, risk: 'manual', steps: [{ kind: 'do', text: 'Restart Docker Desktop.' }] };
  }
  if (dockerd?.flavour === 'elsewhere') {
    return {
      ...common,
      risk: 'manual',
      steps: [{ kind: 'do', text: 'Restart the Docker Engine where it runs.' }],
    };
  }
  if (dockerd?.flavour === 'rootless' && services === 'systemd') {
    return { ...common, steps: [{ kind: 'run', argv: ['systemctl', '--user', 'restart', 'docker'] }] };
  }
  const service = dockerd?.service ?? null;
  if (service !== null && services === 'systemd') {
    return { ...common, steps: [root(['systemctl', 'restart', service])] };
  }
  if (service !== null && services === 'openrc') {
    return { ...common, steps: [root(['rc-service', service, 'restart'])] };
  }
  if (service !== null && services === 'sysv') {
    return { ...common, steps: [root(['service', service, 'restart'])] };
  }
  // Where only the distribution is known, what is usual there.
  if (facts.dockerd === undefined && services === 'systemd') {
    return { ...common, steps: [root(['systemctl', 'restart', 'docker'])] };
  }
  return { ...common, risk: 'manual', steps: [{ kind: 'do', text: withoutService(facts) }] };
}

const root = (argv: readonly string[]) => ({ kind: 'run', argv, root: true }) as const;

function interruption(facts: Readings): string {
  const engine = valueIn(facts.engine);
  if (engine?.kind !== 'running') return 'running containers stop';
  if (engine.liveRestore) return 'the engine pauses; containers go on (live-restore is on)';
  const count = engine.containersRunning;
  if (count === 0) return 'nothing: no container is running';
  return count === 1 ? '1 running container stops' : `${count} running containers stop`;
}

function withoutService(facts: Readings): string {
  if (facts.dockerd?.ok !== true) {
    return 'Restart the Docker Engine the way it runs on this machine; as a service of systemd: sudo systemctl restart docker.';
  }
  const pid = facts.dockerd.value.process?.pid;
  const start = 'start dockerd again the way it was started';
  return pid === undefined
    ? 'No service manager runs here: start dockerd the way it is usually started on this machine.'
    : `No service is known that runs this daemon: stop dockerd (process ${pid}) and ${start}.`;
}

const relogin: Fix = {
  id: 'relogin',
  title: 'Log out and in again',
  risk: 'manual',
  interrupts: 'this login session ends',
  steps: [{ kind: 'do', text: 'Log out and log in again, so that the new group holds.' }],
  verify: ['id'],
};

const reboot: Fix = {
  id: 'reboot',
  title: 'Restart the machine',
  risk: 'disruptive',
  interrupts: 'everything on this machine stops',
  steps: [{ kind: 'run', argv: ['reboot'], root: true }],
};

import { notAsked, type Probe, read, unread, valueIn } from '../probe.ts';

/** What the Docker daemon said when it was last started and did not come up. */
export interface DaemonLogFact {
  /** The line in which it gives up, bounded; null where there is none. */
  readonly refusal: string | null;
}

export const daemonLog: Probe<DaemonLogFact> = {
  title: "Docker daemon's last words",
  cost: 'local',
  needs: ['engine', 'dockerd', 'os'],
  async ask(host, _target, facts) {
    const engine = valueIn(facts.engine);
    const daemon = valueIn(facts.dockerd);
    const down =
      engine?.kind === 'unreachable' && (engine.reason === 'no-socket' || engine.reason === 'refused');
    if (!down || daemon === null || daemon.process !== null)
      return notAsked('the daemon is not known to be down');
    const argv = journalOf(daemon.flavour, daemon.service);
    if (argv === null || valueIn(facts.os)?.services !== 'systemd')
      return notAsked('there is no journal of it');
    const result = await host.run(argv);
    if (result.kind !== 'exited' || result.code !== 0)
      return unread('the journal of the daemon could not be read');
    return read({ refusal: refusalIn(result.stdout) });
  },
};

/** Few lines: the last start is meant, and a journal holds more than is asked for. */
function journalOf(flavour: string, service: string | null): readonly string[] | null {
  const lines = ['-n', '40', '-o', 'cat', '--no-pager'];
  if (flavour === 'rootless') return ['journalctl', '--user', '-u', 'docker', ...lines];
  return service === null || flavour !== 'package' ? null : ['journalctl', '-u', service, ...lines];
}

const givesUp =
  /unable to configure the Docker daemon|failed to start daemon|failed to start cluster|Status: unknown (?:shorthand )?flag|level=fatal|failed to load listeners|configuration validation|pid file found/i;

/** The last line that gives up, unless the daemon was started well after it. */
export function refusalIn(text: string): string | null {
  const lines = text.split(/\r?\n/);
  const last = lines.findLastIndex((line) => givesUp.test(line));
  const wellAfter = lines.slice(last + 1).some((line) => /API listen on|Daemon has completed/.test(line));
  if (last === -1 || wellAfter) return null;
  const line = (lines[last] ?? '').replace(/^time="[^"]*"\s+level=\w+\s+msg="(.*)"$/, '$1');
  return line.trim().slice(0, 400);
}

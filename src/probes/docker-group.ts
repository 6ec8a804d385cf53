import { type Probe, read, unread, valueIn } from '../probe.ts';

/** The group that may use the engine's socket, by /etc/group. */
export interface DockerGroupFact {
  readonly exists: boolean;
  /** The user is listed in it. */
  readonly listed: boolean;
  /** This very session has it. */
  readonly active: boolean;
}

export const dockerGroup: Probe<DockerGroupFact> = {
  title: 'Group docker',
  cost: 'local',
  needs: ['system'],
  async ask(host, _target, facts) {
    const system = valueIn(facts.system);
    if (system === null) return unread('the user is not known');
    const file = await host.readText('/etc/group');
    if (file.kind !== 'ok') return unread('/etc/group could not be read');
    const fields = dockerLine(file.value);
    if (fields === null) return read({ exists: false, listed: false, active: false });
    const members = (fields[3] ?? '').split(',').map((name) => name.trim());
    return read({
      exists: true,
      listed: members.includes(system.user),
      active: system.gids.includes(Number(fields[2])),
    });
  },
};

function dockerLine(text: string): readonly string[] | null {
  const line = text.split('\n').find((one) => one.startsWith('docker:'));
  return line === undefined ? null : line.trim().split(':');
}

import { type Probe, read, unread, valueIn } from '../probe.ts';

/** The groups that may use the engine's socket, by /etc/group. */
export interface DockerGroupFact extends Membership {
  /** Group docker exists. */
  readonly exists: boolean;
  /** The group that owns the socket, where that is another one, or docker does not exist; null: it is docker, or not known. */
  readonly owner: (Membership & { readonly gid: number; readonly name: string | null }) | null;
}

/** How this user stands to a group. */
interface Membership {
  /** The user is listed in it. */
  readonly listed: boolean;
  /** This very session has it. */
  readonly active: boolean;
}

export const dockerGroup: Probe<DockerGroupFact> = {
  title: 'Group docker',
  cost: 'local',
  needs: ['system', 'engine'],
  async ask(host, _target, facts) {
    const system = valueIn(facts.system);
    if (system === null) return unread('the user is not known');
    const file = await host.readText('/etc/group');
    if (file.kind !== 'ok') return unread('/etc/group could not be read');
    const groups = groupsIn(file.value);
    const of = (group: Group | undefined): Membership => ({
      listed: group?.members.includes(system.user) === true,
      active: group !== undefined && system.gids.includes(group.gid),
    });
    const docker = groups.find(({ name }) => name === 'docker');
    const engine = valueIn(facts.engine);
    const gid = engine?.kind === 'unreachable' ? engine.socketGid : null;
    const owner = groups.find((group) => group.gid === gid);
    const other =
      gid === null || gid === docker?.gid ? null : { ...of(owner), gid, name: owner?.name ?? null };
    return read({ exists: docker !== undefined, ...of(docker), owner: other });
  },
};

interface Group {
  readonly name: string;
  readonly gid: number;
  readonly members: readonly string[];
}

/** group(5), without those of a directory service. */
const groupsIn = (text: string): readonly Group[] =>
  text.split('\n').flatMap((line) => {
    const [name = '', , gid = '', members = ''] = line.trim().split(':');
    return /^\d{1,10}$/.test(gid)
      ? [{ name, gid: Number(gid), members: members.split(',').map((one) => one.trim()) }]
      : [];
  });

import { defineCheck, type Finding } from '../src/check.ts';
import { valueIn } from '../src/probe.ts';
import type { DockerGroupFact } from '../src/probes/docker-group.ts';
import { joinSocketGroup, startNewSession } from './fixes/docker-group.ts';

type Code = 'docker-socket-permission' | 'docker-group-not-active';

export default defineCheck({
  id: 'docker-access',
  title: 'This user may use Docker',
  needs: ['engine', 'system'],
  uses: ['dockerGroup', 'dockerd', 'os'],
  codes: ['docker-socket-permission', 'docker-group-not-active'],
  applies({ engine }) {
    return engine.kind === 'running' || engine.reason === 'permission' || 'no Docker daemon answers';
  },
  examine({ engine, system, dockerGroup, dockerd, os }): readonly Finding<Code>[] {
    if (engine.kind === 'running') return [];
    const group = valueIn(dockerGroup);
    const owner = group?.owner ?? null;
    const seen = {
      user: system.user,
      socketGroup: engine.socketGid,
      groups: system.gids,
      ...(owner === null ? {} : { owner: owner.name }),
    };
    // Whoever is in group docker gains nothing where the socket is another group's.
    const membership = owner ?? group;
    if (membership?.listed === true && !membership.active && owner?.gid !== 0) {
      const name = owner?.name ?? 'docker';
      return [
        {
          code: 'docker-group-not-active',
          severity: 'error',
          message: `The user ${system.user} is in group ${name}, and this session began before that.`,
          seen,
          fixes: [startNewSession(name)],
        },
      ];
    }
    return [
      {
        code: 'docker-socket-permission',
        severity: 'error',
        message: `${system.user === '' ? 'This user' : `The user ${system.user}`} may not use the Docker socket (permission denied${belongsTo(owner)}).`,
        seen,
        fixes: [joinSocketGroup(system.user, dockerGroup, { dockerd: valueIn(dockerd), os: valueIn(os) })],
      },
    ];
  },
});

function belongsTo(owner: DockerGroupFact['owner']): string {
  if (owner === null) return '';
  return owner.gid === 0 ? ': it belongs to root alone' : `: it belongs to group ${owner.name ?? owner.gid}`;
}

import { defineCheck, type Finding } from '../src/check.ts';
import { valueIn } from '../src/probe.ts';
import { joinDockerGroup, startNewSession } from './fixes/docker.ts';

type Code = 'docker-socket-permission' | 'docker-group-not-active';

export default defineCheck({
  id: 'docker-access',
  title: 'This user may use Docker',
  needs: ['engine', 'system'],
  uses: ['dockerGroup', 'dockerd'],
  codes: ['docker-socket-permission', 'docker-group-not-active'],
  applies({ engine }) {
    return engine.kind === 'running' || engine.reason === 'permission' || 'no Docker daemon answers';
  },
  examine({ engine, system, dockerGroup, dockerd }): readonly Finding<Code>[] {
    if (engine.kind === 'running') return [];
    const seen = { user: system.user, socketGroup: engine.socketGid, groups: system.gids };
    if (dockerGroup.ok && dockerGroup.value.listed && !dockerGroup.value.active) {
      return [
        {
          code: 'docker-group-not-active',
          severity: 'error',
          message: `The user ${system.user} is in group docker, and this session began before that.`,
          seen,
          fixes: [startNewSession],
        },
      ];
    }
    return [
      {
        code: 'docker-socket-permission',
        severity: 'error',
        message: `The user ${system.user} may not use the Docker socket (permission denied).`,
        seen,
        fixes: [joinDockerGroup(system.user, dockerGroup, valueIn(dockerd))],
      },
    ];
  },
});

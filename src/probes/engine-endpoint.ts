import { createHash } from 'node:crypto';
import type { Host } from '../host/host.ts';
import { objectAt, parseObject, stringAt } from '../json.ts';
import { defaultEndpoint } from '../knowledge/engine-hosts.ts';
import { type Probe, type Reading, read, unread, valueIn } from '../probe.ts';

/** Where the Docker client would find its engine: DOCKER_HOST, then DOCKER_CONTEXT, then config.json, then the default. */
export interface EngineEndpointFact {
  /** e.g. `unix:///var/run/docker.sock`; null where the context that is named does not exist. */
  readonly endpoint: string | null;
  readonly from: 'DOCKER_HOST' | 'DOCKER_CONTEXT' | 'config.json' | 'default';
  /** The context's name, e.g. `desktop-linux`; null for DOCKER_HOST. */
  readonly context: string | null;
}

export const engineEndpoint: Probe<EngineEndpointFact> = {
  title: 'Docker endpoint',
  cost: 'local',
  needs: ['system'],
  async ask(host, _target, facts) {
    const explicit = host.env('DOCKER_HOST') ?? '';
    if (explicit !== '') return read({ endpoint: explicit, from: 'DOCKER_HOST', context: null });
    const folder = host.env('DOCKER_CONFIG') || `${valueIn(facts.system)?.home ?? ''}/.docker`;
    const named = host.env('DOCKER_CONTEXT') ?? '';
    if (named !== '') return inContext(host, folder, named, 'DOCKER_CONTEXT');
    const file = await host.readText(`${folder}/config.json`);
    // A broken file is a mere warning for the docker command as well.
    const current = file.kind === 'ok' ? stringAt(parseObject(file.value) ?? {}, 'currentContext') : null;
    if (current === null || current === '')
      return read({ endpoint: defaultEndpoint, from: 'default', context: 'default' });
    return inContext(host, folder, current, 'config.json');
  },
};

async function inContext(
  host: Host,
  folder: string,
  context: string,
  from: EngineEndpointFact['from'],
): Promise<Reading<EngineEndpointFact>> {
  if (context === 'default') return read({ endpoint: defaultEndpoint, from, context });
  const digest = createHash('sha256').update(context).digest('hex');
  const file = await host.readText(`${folder}/contexts/meta/${digest}/meta.json`);
  if (file.kind === 'denied' || file.kind === 'failed')
    return unread(`the context ${context} could not be read`);
  const meta = file.kind === 'ok' ? parseObject(file.value) : null;
  const endpoint = meta === null ? null : stringAt(objectAt(objectAt(meta, 'Endpoints'), 'docker'), 'Host');
  return read({ endpoint, from, context });
}

import type { Finding } from '../../src/check.ts';
import { madeForCdi } from '../../src/knowledge/cdi-host.ts';
import { doesCdi, gpuRoute, type LaunchHost } from '../../src/knowledge/gpu-route.ts';
import { enableCdi, type HostForCdi } from '../fixes/cdi.ts';
import { type MachineNow, stale } from './fitness.ts';
import { type CdiView, specsOfGpus, specsUsed } from './reader.ts';

/** A host that is made for CDI, and an engine that does not do its part. */
export function standingInTheWay(view: CdiView, launch: LaunchHost, host: HostForCdi): readonly Finding[] {
  const { engine, toolkit } = view;
  const route = gpuRoute(engine, toolkit, launch);
  const spec = madeForCdi(toolkit, launch);
  if (route?.kind !== 'none' || spec === null || route.generation.cdi === 'none') return [];
  if (doesCdi(engine)) return [];
  return [
    {
      code: 'cdi-not-enabled-docker',
      severity: 'error',
      message: `The GPUs are given by CDI on this host (${spec.path}), and Docker ${engine.version} has CDI switched off.`,
      seen: { engine: engine.version, cdi: route.generation.cdi, spec: spec.path },
      fixes: [enableCdi(host)],
    },
  ];
}

/** A device that the engine offers, though this launch does without: whoever takes it must not be led astray. */
export function offered(view: CdiView, now: MachineNow, host: HostForCdi): readonly Finding[] {
  const { listed, known } = view;
  if (listed === null) return [];
  const names = [...known.keys()].filter((name) => listed.has(name) && name.endsWith('=all'));
  const specs = specsUsed({ ...view, devices: names }).filter((spec) => specsOfGpus(view.cdi).includes(spec));
  return specs.flatMap((spec) => stale(spec, names, now, 'no', host)).slice(0, 1);
}

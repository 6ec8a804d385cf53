import type { FabricManagerFact } from '../../probes/fabric-manager.ts';
import { type Evidence, outputsOf } from '../evidence.ts';
import { packagesIn } from './packages.ts';
import { unitIn } from './units.ts';

const states: Readonly<Record<string, FabricManagerFact['service']>> = {
  active: 'active',
  activating: 'starting',
  failed: 'failed',
  inactive: 'stopped',
};

/** The service as systemd tells of it, and its version by the program or its package. */
export function fabricManagerIn(evidence: Evidence): FabricManagerFact | null {
  const unit = unitIn(evidence, 'nvidia-fabricmanager');
  if (unit === null) return null;
  const service = unit.loaded === 'absent' ? 'absent' : (states[unit.active ?? ''] ?? null);
  return { service, enabled: unit.enabled, process: null, version: versionIn(evidence) };
}

function versionIn(evidence: Evidence): string | null {
  const texts = outputsOf(evidence, 'nv-fabricmanager').map(({ text }) => text);
  const told = texts.flatMap((text) => /version is\s*:?\s*(\d{3}\.[\d.]+\d)/i.exec(text)?.[1] ?? []);
  const packages = [...(packagesIn(evidence)?.versions ?? [])].flatMap(([name, version]) =>
    /^nvidia-fabric-?manager(?:-\d{3})?$/.test(name)
      ? (/^(?:\d+:)?(\d{3}\.\d+(?:\.\d+)?)/.exec(version)?.[1] ?? [])
      : [],
  );
  return told[0] ?? packages[0] ?? null;
}

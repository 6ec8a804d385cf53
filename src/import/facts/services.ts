import { isDesktop } from '../../knowledge/running-engine.ts';
import type { CgroupModeFact } from '../../probes/cgroup-mode.ts';
import type { EngineFact } from '../../probes/engine.ts';
import type { PersistencedFact } from '../../probes/persistenced.ts';
import { type Evidence, outputsOf } from '../evidence.ts';
import { unitIn } from './units.ts';

/** The persistence daemon has its socket as long as it runs. */
export function persistencedIn(evidence: Evidence): PersistencedFact | null {
  const unit = unitIn(evidence, 'nvidia-persistenced');
  if (unit === null || (unit.loaded !== 'absent' && unit.active === null)) return null;
  return { socket: unit.active === 'active' };
}

/** By the kind of file system, or by what the engine says of this machine. */
export function cgroupModeIn(evidence: Evidence, engine: EngineFact | null): CgroupModeFact | null {
  const kinds = outputsOf(evidence, 'stat', '/sys/fs/cgroup').flatMap(
    ({ text }) => /^(cgroup2fs|tmpfs)\s*$/m.exec(text)?.[1] ?? [],
  );
  if (kinds[0] !== undefined) return { unified: kinds[0] === 'cgroup2fs' };
  if (engine?.kind !== 'running' || isDesktop(engine) || !/^[12]$/.test(engine.cgroupVersion)) return null;
  return { unified: engine.cgroupVersion === '2' };
}

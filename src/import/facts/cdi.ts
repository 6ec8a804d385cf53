import { cdiDir, usualCdiDirs } from '../../knowledge/cdi-dirs.ts';
import type { CdiFact } from '../../probes/cdi.ts';
import type { EngineFact } from '../../probes/engine.ts';
import { covers, type Evidence, outputsOf } from '../evidence.ts';

/**
 * That there are no CDI specifications: that is what a text can tell whole. Of one that is there it does not tell which
 * of the files that it names are missing.
 */
export function cdiIn(evidence: Evidence, engine: EngineFact | null): CdiFact | null {
  const engines = engine?.kind === 'running' ? (engine.cdiSpecDirs ?? []) : [];
  if (!engines.every((dir) => usualCdiDirs.includes(cdiDir(dir)))) return null;
  const absent = new Set([...evidence.absent].map(cdiDir));
  const none = noneListed(evidence) || usualCdiDirs.every((dir) => absent.has(dir));
  return none ? { dirs: usualCdiDirs, specs: [] } : null;
}

/** Files that cannot be read are among its errors, and it counts the devices of all others. */
function noneListed(evidence: Evidence): boolean {
  const [list] = outputsOf(evidence, 'nvidia-ctk', 'cdi', 'list').filter((output) =>
    covers(output, 'nvidia.com/gpu'),
  );
  return (
    list !== undefined &&
    !list.argv.some((word) => word.startsWith('--spec-dir')) &&
    /Found 0 CDI devices/.test(list.text) &&
    !/registry errors|^\S+=\S+$/m.test(list.text)
  );
}

import type { Fix, Step } from '../check.ts';
import { valueIn } from '../probe.ts';
import type { Readings } from '../probes.ts';

/** The configuration of a rootless engine, or of Docker Desktop, belongs to its user: root must not write it. */
export function withOwnFiles(fix: Fix, facts: Readings): Fix {
  const dockerd = valueIn(facts.dockerd);
  const owned = dockerd?.flavour === 'rootless' || dockerd?.flavour === 'desktop';
  const file = dockerd?.configFile ?? '';
  if (!owned || file.startsWith('/etc/')) return fix;
  const mine = (step: Step): boolean => step.kind === 'edit' && step.file === file && step.root === true;
  if (!fix.steps.some(mine)) return fix;
  return { ...fix, steps: fix.steps.map((step) => (mine(step) ? { ...step, root: false } : step)) };
}

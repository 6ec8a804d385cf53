import type { Fix, Step } from '../check.ts';
import { valueIn } from '../probe.ts';
import type { Readings } from '../probes.ts';

/** What WSL cannot do itself is done in Windows: it neither restarts the machine nor resets a GPU. */
export function inWslWay(fix: Fix, facts: Readings): Fix {
  if (valueIn(facts.platform)?.kind !== 'wsl2') return fix;
  const steps = fix.steps.map(inWindows);
  if (steps.every((step, index) => step === fix.steps[index])) return fix;
  return {
    ...fix,
    risk: 'manual',
    interrupts: 'everything in WSL stops: all distributions, and Docker Desktop with its containers',
    steps,
  };
}

const restart: Step = {
  kind: 'do',
  text: 'In Windows (PowerShell): wsl --shutdown, then open this distribution again. If that does not help, restart Windows.',
};
const reset: Step = { kind: 'do', text: 'Restart Windows: a GPU cannot be reset from within WSL.' };

function inWindows(step: Step): Step {
  if (step.kind !== 'run') return step;
  if (step.argv[0] === 'reboot') return restart;
  return step.argv[0] === 'nvidia-smi' && step.argv.includes('--gpu-reset') ? reset : step;
}

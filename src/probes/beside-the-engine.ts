import { type Probe, unread, valueIn } from '../probe.ts';
import type { FactKey, Facts, Readings } from '../probes.ts';
import type { Target } from '../target.ts';

/**
 * The driver's parts that a container has only where it was given GPUs: where the engine is outside, that they are missing
 * here says nothing of its machine. Told when all answers are in, so that no question about GPUs waits for the engine.
 */
export function seenFromInside(facts: Readings): Readings {
  const { containment } = facts;
  const why = containment?.ok === false && containment.asked ? containment.why : elsewhere;
  if (containment === undefined || (containment.ok ? !containment.value.engineOutside : !containment.asked))
    return facts;
  const unreadIf = <K extends FactKey>(key: K, isMissing: (value: Facts[K]) => boolean): Readings => {
    const value = valueIn<Facts[K]>(facts[key]);
    return value !== null && isMissing(value) ? { [key]: unread(why) } : {};
  };
  return {
    ...facts,
    ...unreadIf('deviceNodes', ({ nodes }) => nodes.length === 0),
    ...unreadIf('driverLibraries', ({ cuda, nvml }) => cuda === null && nvml === null),
    ...unreadIf('nvidiaSmi', ({ kind }) => kind === 'not-found'),
  };
}

/** A question about the machine that the engine runs on: where that is not this one, its files say nothing here. */
export const besideTheEngine = <T>(
  probe: Probe<T>,
  asks: (target: Target) => boolean = () => true,
): Probe<T> => ({
  ...probe,
  needs: [...(probe.needs ?? []), 'containment'],
  async ask(host, target, facts) {
    if (!asks(target)) return probe.ask(host, target, facts);
    if (valueIn(facts.containment)?.engineOutside === true) return unread(elsewhere);
    if (valueIn(facts.dockerd)?.flavour === 'elsewhere') return unread(otherMachine);
    return probe.ask(host, target, facts);
  },
});

const otherMachine = 'the engine runs on another machine, whose files are not seen from here';
const elsewhere = 'the engine runs outside this container, and its files are not seen from inside';

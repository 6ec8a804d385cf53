import { type Probe, unread, valueIn } from '../probe.ts';
import type { Target } from '../target.ts';

/**
 * Something of the driver that a container has only where it was given GPUs: that it is missing here says nothing of the
 * machine that the engine runs on.
 */
export const unlessOutside = <T>(probe: Probe<T>, isMissing: (value: T) => boolean): Probe<T> => ({
  ...probe,
  needs: [...(probe.needs ?? []), 'containment'],
  async ask(host, target, facts) {
    const reading = await probe.ask(host, target, facts);
    const outside = valueIn(facts.containment)?.engineOutside === true;
    return outside && reading.ok && isMissing(reading.value) ? unread(elsewhere) : reading;
  },
});

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

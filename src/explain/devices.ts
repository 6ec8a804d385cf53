/** The address in a line of the driver's, as in `Xid (PCI:0000:3b:00): 31`. */
const address = /\bxid \((?:pci:)?(?:[\da-f]{4}:)?([\da-f]{2}:[\da-f]{2})\b/i;
/** A channel that was taken down with the rest, on whatever GPU it was. */
const takenDown = /\): 45,/;

/**
 * Whether lines of the kernel log are of other GPUs than those of a cause: what a program did there is not brought about by
 * it, but for channels that were taken down.
 */
export function isOnOtherGpus(lines: readonly string[], ofCause: readonly string[]): boolean {
  const own = addressesIn(lines.filter((line) => !takenDown.test(line)));
  const others = addressesIn(ofCause);
  return own.length > 0 && others.length > 0 && own.every((one) => !others.includes(one));
}

const addressesIn = (lines: readonly string[]): readonly string[] =>
  lines.flatMap((line) => address.exec(line)?.[1]?.toLowerCase() ?? []);

import { isContainerName } from './prompt.ts';
import type { Piece } from './session.ts';

/** Where outputs name the machine that they are of: `uname -a`, `docker info`, `hostnamectl`. */
const naming = /^(?:Linux (?=\S+ \d+\.\d)| Name: | {0,10}Static hostname: )([A-Za-z0-9][\w.-]{0,63})\b/gm;

/** What tells of the one machine that is told of, and the names of the others. */
interface Own {
  readonly own: readonly Piece[];
  readonly others: readonly string[];
}

/**
 * Of the machines that prompts name it is the one on which most was typed; of equals the later one. Text that no prompt
 * says the origin of counts where there is but one machine that it can be of: else two would be mixed.
 */
export function ownPieces(pieces: readonly Piece[]): Own {
  const ofMachines = pieces.filter((piece) => !isOfContainer(piece));
  const hosts = hostsOf(ofMachines);
  const [host = null] = hosts;
  const byPrompt = ofMachines.filter((piece) => piece.host !== null && shortName(piece.host) === host);
  const unclear = ofMachines.filter((piece) => piece.host === null);
  const names = [...new Set([...hosts, ...unclear.flatMap(namesIn)].map(shortName))];
  if (names.length <= 1) return { own: ofMachines, others: [] };
  return { own: byPrompt, others: names.filter((name) => name !== host) };
}

/** What stands there is known by its form, or is a `uname`, and names a container. */
const isOfContainer = (piece: Piece): boolean =>
  (piece.command === null || (piece.command !== 'other' && piece.command.argv[0] === 'uname')) &&
  namesIn(piece).some(isContainerName);

/** Those on which something was typed, by how much. */
function hostsOf(pieces: readonly Piece[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const piece of pieces) {
    if (piece.host === null || piece.command === null) continue;
    const host = shortName(piece.host);
    const count = (counts.get(host) ?? 0) + 1;
    counts.delete(host);
    counts.set(host, count);
  }
  return [...counts]
    .reverse()
    .sort(([, a], [, b]) => b - a)
    .map(([host]) => host);
}

const namesIn = ({ command, lines }: Piece): readonly string[] =>
  command === 'other' ? [] : [...lines.join('\n').matchAll(naming)].map(([, name]) => name ?? '');

/** As a prompt shows it, whatever the network calls it. */
const shortName = (name: string): string =>
  /^[\d.]+$/.test(name) ? name : (name.toLowerCase().split('.')[0] ?? '');

/** Lines take many times their own bytes once they are apart: what has more than these is none that a person or a tool writes. */
export const mostLines = { pasted: 200_000, report: 1_000_000, file: 200_000 } as const;

/** Whether there are more line feeds in it. */
export function hasMoreLines(content: Uint8Array, most: number): boolean {
  let count = 0;
  for (let at = content.indexOf(10); at !== -1; at = content.indexOf(10, at + 1)) {
    count++;
    if (count > most) return true;
  }
  return false;
}

/** What a thrown value says, and where in its file it came from, as far as that is known. One line. */
export function mistakeText(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const named = error.name === 'Error' ? error.message : `${error.name}: ${error.message}`;
  const message = named.trim() || 'an error without a message';
  const place = placeIn(error.stack ?? '');
  return place === null ? message : `${message} (${place})`;
}

/** A file outside Node and outside installed packages comes first: that is where the mistake is. */
function placeIn(stack: string): string | null {
  const places = stack.split('\n').flatMap((line) => placeOf(line) ?? []);
  return places.find((place) => !place.includes('/node_modules/')) ?? places[0] ?? null;
}

/** Of a frame, or of the line above a syntax error: `file:///a/b.mjs:1:7` and `/a/b.cjs:1`. */
const placeOf = (line: string): string | null =>
  /(?:^|\(|at (?:async )?)(?:file:\/\/)?(\/[^\s()]+:\d+(?::\d+)?)\)?$/.exec(line)?.[1] ?? null;

const kindsOf = (text: string): string =>
  text.replace(/[a-z]/g, 'a').replace(/[A-Z]/g, 'A').replace(/\d/g, '0');

/** How often a letter is followed by one of another kind. */
export function changes(text: string): number {
  const kinds = kindsOf(text);
  let count = 0;
  for (let at = 1; at < kinds.length; at++) if (kinds[at] !== kinds[at - 1]) count++;
  return count;
}

/** Capitals, small letters and digits. */
export const isMixed = (text: string): boolean => /\d/.test(text) && /[a-z]/.test(text) && /[A-Z]/.test(text);

/** Names in one word have capitals as well, but seldom digits at several places. */
const digitRuns = (text: string): number => (text.match(/\d+/g) ?? []).length;

const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;

/** As compilers call functions of C++. */
export const isMangled = (run: string): boolean => run.startsWith('_Z');

/** A run of letters and digits that nobody would think of, and no program calls anything. */
export const isRandom = (run: string): boolean =>
  !isMangled(run) &&
  run
    .replace(uuid, '')
    .split(/[/_.-]/)
    .some(
      (part) =>
        part.length >= 16 && isMixed(part) && digitRuns(part) >= 2 && changes(part) >= part.length / 3,
    );

/** A value that stands for nothing but itself, as keys and passwords do: no path, number, version or address. */
export const looksMadeUp = (value: string): boolean =>
  value.length >= 8 &&
  !/[/\s:]|^v?\d+(?:\.\d+)+|^[\d.,+-]+\w{0,3}$/.test(value) &&
  value
    .split(/[-_.,=]/)
    .some((part) => part.length >= 8 && /\d/.test(part) && /[A-Za-z]/.test(part) && changes(part) >= 3);

const harmless = /^[A-Za-z0-9_@%+=:,./-]+$/;

/** One word as a POSIX shell must be given it. */
export const shellWord = (word: string): string =>
  harmless.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;

/** A command as a person can paste it into a POSIX shell. */
export const shellCommand = (argv: readonly string[]): string => argv.map(shellWord).join(' ');

/** The value of an option that is written as `--name=value` or `--name value`; the last one holds; null: not given. */
export function commandLineOption(argv: readonly string[], name: string): string | null {
  const values = argv.flatMap((word, index) => {
    if (word.startsWith(`${name}=`)) return [word.slice(name.length + 1)];
    return word === name ? [argv[index + 1] ?? ''] : [];
  });
  return values.at(-1) || null;
}

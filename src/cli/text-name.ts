/** `./x` is a file, whatever codes there are; and no code or check has a dot in its name. */
export const isPath = (name: string): boolean => /[./]/.test(name);

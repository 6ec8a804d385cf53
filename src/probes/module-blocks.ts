import type { Host } from '../host/host.ts';

/** A line that keeps nvidia from loading. */
export interface ModuleBlock {
  /** A file below modprobe.d, or /proc/cmdline. */
  readonly file: string;
  readonly line: string;
  /** It stops `modprobe nvidia` as well, and not only loading by itself when the GPU is found. */
  readonly always: boolean;
}

/** modprobe.d(5): a file of the same name in an earlier directory stands for those in later ones. */
const folders = [
  '/etc/modprobe.d',
  '/run/modprobe.d',
  '/usr/local/lib/modprobe.d',
  '/usr/lib/modprobe.d',
  '/lib/modprobe.d',
];
const mostFiles = 200;

/** What modprobe.d says. */
export interface Configured {
  readonly blocks: readonly ModuleBlock[];
  /** Lines that keep nouveau or nova from loading. */
  readonly retired: readonly ModuleBlock[];
}

export async function configuredIn(host: Host): Promise<Configured> {
  const lists = await Promise.all(folders.map((folder) => host.list(folder)));
  const files = new Map<string, string>();
  for (const [index, list] of lists.entries()) {
    for (const name of list.kind === 'ok' ? list.value : []) {
      if (name.endsWith('.conf') && !files.has(name)) files.set(name, `${folders[index]}/${name}`);
    }
  }
  const paths = [...files.values()].slice(0, mostFiles);
  const texts = await Promise.all(paths.map((path) => host.readText(path, 256 * 1024)));
  const all = texts.flatMap((text, index) =>
    text.kind === 'ok' ? [{ text: text.value, file: paths[index] ?? '' }] : [],
  );
  return {
    blocks: all.flatMap(({ text, file }) => blocksIn(text, file)),
    retired: all.flatMap(({ text, file }) => retiredIn(text, file)),
  };
}

/** nova_core is loaded by itself, nova_drm upon it. */
const retiring =
  /^\s{0,20}(?:blacklist\s{1,20}(?:nouveau|nova[-_]core)\s{0,20}(?:#.*)?$|install\s{1,20}(?:nouveau|nova[-_]core)\s{1,20}(?:\/usr)?\/bin\/(?:true|false)\b)/;

/** Lines of a file that keep nouveau or nova from loading. */
export const retiredIn = (text: string, file: string): readonly ModuleBlock[] =>
  text
    .split('\n')
    .filter((raw) => retiring.test(raw.trimEnd()))
    .map((raw) => ({ file, line: raw.trim().slice(0, 200), always: /^\s*install/.test(raw) }));

const blacklist = /^\s{0,20}blacklist\s{1,20}nvidia\s{0,20}(?:#.*)?$/;
const always =
  /^\s{0,20}(?:install\s{1,20}nvidia\s{1,20}(?:\/usr)?\/bin\/(?:true|false)\b|alias\s{1,20}nvidia\s{1,20}off\b)/;

/** Lines of a file that keep nvidia from loading. */
export const blocksIn = (text: string, file: string): readonly ModuleBlock[] =>
  text.split('\n').flatMap((raw): ModuleBlock[] => {
    const line = raw.trim().slice(0, 200);
    if (always.test(raw)) return [{ file, line, always: true }];
    return blacklist.test(raw.trimEnd()) ? [{ file, line, always: false }] : [];
  });

/** `modprobe.blacklist` is modprobe's own list; `module_blacklist` makes the kernel itself refuse. */
export function blocksOnCommandLine(commandLine: string): readonly ModuleBlock[] {
  return commandLine.split(/\s+/).flatMap((word) => {
    const match = /^(modprobe\.blacklist|module_blacklist)=(.{1,1000})$/.exec(word);
    if (match?.[2]?.split(',').includes('nvidia') !== true) return [];
    return [{ file: '/proc/cmdline', line: word.slice(0, 200), always: match[1] === 'module_blacklist' }];
  });
}

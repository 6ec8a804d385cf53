import type { Host } from '../host/host.ts';
import { type AptSource, aptSourcesIn } from './apt-sources.ts';
import type { PackageManager } from './os.ts';

/** What the package manager is told of where packages come from. */
export interface PackageSources {
  /** A repository that carries the NVIDIA Container Toolkit is configured. */
  readonly toolkitRepository: boolean;
  /** apt has a component `non-free`, where Debian keeps NVIDIA's driver; null: there is no apt, or no telling. */
  readonly nonFree: boolean | null;
  /** In the order in which apt reads them; null: there is no apt, or no file could be read. */
  readonly aptSources: readonly AptSource[] | null;
  /** Every file that names repositories could be read, and none that is switched on is in them. */
  readonly withoutRepositories: boolean;
}

const repositoryFolders: Readonly<Record<PackageManager, readonly string[]>> = {
  apt: ['/etc/apt/sources.list.d'],
  dnf: ['/etc/yum.repos.d'],
  yum: ['/etc/yum.repos.d'],
  tdnf: ['/etc/yum.repos.d'],
  zypper: ['/etc/zypp/repos.d'],
  pacman: [],
  none: [],
};

/** Repositories of NVIDIA's that carry the toolkit: its own, CUDA's, that of DGX OS and that of JetPack. */
const toolkitSources =
  /libnvidia-container|nvidia-container-toolkit|developer\.download\.nvidia\.com\/compute\/cuda\/repos|repo\.download\.nvidia\.com\/(?:baseos|jetson)/;

/** Reads each file once. */
export async function packageSources(
  host: Host,
  packages: PackageManager,
  architecture: string,
): Promise<PackageSources> {
  const { files, complete } = await filesOf(host, packages);
  const repositories = files.flatMap(({ file, text }) => repositoriesIn(file, text));
  const apt = packages === 'apt' && files.length > 0;
  const sources = files.flatMap(({ file, text }) => aptSourcesIn(file, text, architecture));
  const none = packages === 'apt' ? sources.length === 0 : !repositories.some(isSwitchedOn);
  return {
    toolkitRepository: repositories.some((one) => toolkitSources.test(one) && !switchedOff.test(one)),
    nonFree: apt ? repositories.some(isNonFree) : null,
    aptSources: apt ? sources : null,
    withoutRepositories: complete && none,
  };
}

const isNonFree = (repository: string): boolean =>
  /^(?:deb\s|Components:)[^\n]*\bnon-free(?!-firmware)\b/m.test(repository) && !switchedOff.test(repository);

interface SourceFile {
  readonly file: string;
  readonly text: string;
}

interface SourceFiles {
  readonly files: readonly SourceFile[];
  /** There is a folder of them, and nothing in it was kept from us. */
  readonly complete: boolean;
}

async function filesOf(host: Host, packages: PackageManager): Promise<SourceFiles> {
  const folders = await Promise.all(repositoryFolders[packages].map((folder) => filesIn(host, folder)));
  const names = folders.flatMap((folder) => folder ?? []);
  const paths = packages === 'apt' ? ['/etc/apt/sources.list', ...names] : names;
  const texts = await Promise.all(paths.map((path) => host.readText(path)));
  return {
    files: texts.flatMap((text, index) =>
      text.kind === 'ok' ? [{ file: paths[index] ?? '', text: text.value }] : [],
    ),
    complete:
      folders.length > 0 &&
      !folders.includes(null) &&
      texts.every(({ kind }) => kind === 'ok' || kind === 'absent'),
  };
}

/** Null where the folder cannot be read, or is not there. */
async function filesIn(host: Host, folder: string): Promise<readonly string[] | null> {
  const names = await host.list(folder);
  if (names.kind !== 'ok') return null;
  return names.value.filter((name) => /\.(list|sources|repo)$/.test(name)).map((name) => `${folder}/${name}`);
}

/** One file often holds several; some are switched off: the toolkit's experimental one is. */
function repositoriesIn(file: string, text: string): readonly string[] {
  const start = file.endsWith('.sources') ? /\r?\n[ \t]*\r?\n/ : /^(?=\[)/m;
  return text.replace(/^[ \t]*#.*(?:\n|$)/gm, '').split(start);
}

const isSwitchedOn = (repository: string): boolean => /^\[/.test(repository) && !switchedOff.test(repository);

/** `enabled=0` of yum and zypper, `Enabled: no` of apt. */
const switchedOff = /^enabled\s*[=:]\s*(?:0|no|false|off)\s*$/im;

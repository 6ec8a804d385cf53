import type { Host } from '../host/host.ts';
import type { PackageManager } from './os.ts';

const repositoryFolders: Readonly<Record<PackageManager, readonly string[]>> = {
  apt: ['/etc/apt/sources.list.d'],
  dnf: ['/etc/yum.repos.d'],
  yum: ['/etc/yum.repos.d'],
  tdnf: ['/etc/yum.repos.d'],
  zypper: ['/etc/zypp/repos.d'],
  pacman: [],
  none: [],
};

/** Repositories of NVIDIA's that carry the toolkit: its own, CUDA's, and that of DGX OS. */
const toolkitSources =
  /libnvidia-container|nvidia-container-toolkit|developer\.download\.nvidia\.com\/compute\/cuda\/repos|repo\.download\.nvidia\.com\/baseos/;

/** Whether the package manager would find the NVIDIA Container Toolkit without further ado. */
export async function hasToolkitRepository(host: Host, packages: PackageManager): Promise<boolean> {
  const sources = await sourcesOf(host, packages);
  return sources.some((source) => toolkitSources.test(source) && !switchedOff.test(source));
}

/** Whether apt has Debian's `non-free` switched on; null where no file could be read. */
export async function hasNonFree(host: Host): Promise<boolean | null> {
  const sources = await sourcesOf(host, 'apt');
  if (sources.length === 0) return null;
  return sources.some(
    (source) =>
      /^(?:deb\s|Components:)[^\n]*\bnon-free(?!-firmware)\b/m.test(source) && !switchedOff.test(source),
  );
}

/** Every repository that is configured, as it is written: one file often holds several. */
async function sourcesOf(host: Host, packages: PackageManager): Promise<readonly string[]> {
  const folders = await Promise.all(repositoryFolders[packages].map((folder) => filesIn(host, folder)));
  const files = packages === 'apt' ? ['/etc/apt/sources.list', ...folders.flat()] : folders.flat();
  const texts = await Promise.all(files.map((file) => host.readText(file)));
  return texts.flatMap((text, index) =>
    text.kind === 'ok' ? repositoriesIn(files[index] ?? '', text.value) : [],
  );
}

async function filesIn(host: Host, folder: string): Promise<readonly string[]> {
  const names = await host.list(folder);
  if (names.kind !== 'ok') return [];
  return names.value.filter((name) => /\.(list|sources|repo)$/.test(name)).map((name) => `${folder}/${name}`);
}

/** Some are switched off: the toolkit's experimental one is. */
function repositoriesIn(file: string, text: string): readonly string[] {
  const start = file.endsWith('.sources') ? /\r?\n[ \t]*\r?\n/ : /^(?=\[)/m;
  return text.replace(/^[ \t]*#.*(?:\n|$)/gm, '').split(start);
}

/** `enabled=0` of yum and zypper, `Enabled: no` of apt. */
const switchedOff = /^enabled\s*[=:]\s*(?:0|no|false|off)\s*$/im;

import type { Host } from '../host/host.ts';
import type { PackageManager } from './os.ts';

const repositoryFolders: Readonly<Record<PackageManager, readonly string[]>> = {
  apt: ['/etc/apt/sources.list.d'],
  dnf: ['/etc/yum.repos.d'],
  yum: ['/etc/yum.repos.d'],
  zypper: ['/etc/zypp/repos.d'],
  pacman: [],
  none: [],
};

/** Repositories of NVIDIA's that carry the toolkit: its own, CUDA's, and that of DGX OS. */
const toolkitSources =
  /libnvidia-container|nvidia-container-toolkit|developer\.download\.nvidia\.com\/compute\/cuda\/repos|repo\.download\.nvidia\.com\/baseos/;

/** Whether the package manager would find the NVIDIA Container Toolkit without further ado. */
export async function hasToolkitRepository(host: Host, packages: PackageManager): Promise<boolean> {
  const folders = await Promise.all(repositoryFolders[packages].map((folder) => filesIn(host, folder)));
  const files = packages === 'apt' ? ['/etc/apt/sources.list', ...folders.flat()] : folders.flat();
  const texts = await Promise.all(files.map((file) => host.readText(file)));
  return texts.some((text, index) => text.kind === 'ok' && namesToolkit(files[index] ?? '', text.value));
}

async function filesIn(host: Host, folder: string): Promise<readonly string[]> {
  const names = await host.list(folder);
  if (names.kind !== 'ok') return [];
  return names.value.filter((name) => /\.(list|sources|repo)$/.test(name)).map((name) => `${folder}/${name}`);
}

/** One file often holds several repositories, some of them switched off: the toolkit's experimental one is. */
function namesToolkit(file: string, text: string): boolean {
  const start = file.endsWith('.sources') ? /\r?\n[ \t]*\r?\n/ : /^(?=\[)/m;
  const repositories = text.replace(/^[ \t]*#.*(?:\n|$)/gm, '').split(start);
  return repositories.some((one) => toolkitSources.test(one) && !switchedOff.test(one));
}

/** `enabled=0` of yum and zypper, `Enabled: no` of apt. */
const switchedOff = /^enabled\s*[=:]\s*(?:0|no|false|off)\s*$/im;

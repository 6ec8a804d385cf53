import type { Fix, Step } from '../../../src/check.ts';
import { links } from '../../../src/knowledge/links.ts';
import { type Reading, valueIn } from '../../../src/probe.ts';
import type { OsFact } from '../../../src/probes/os.ts';
import type { PlatformFact } from '../../../src/probes/platform.ts';
import { installerOf } from '../packages.ts';
import { asRoot, byHand } from '../steps.ts';

type How = 'install' | 'reinstall' | 'upgrade';

/** The toolkit's packages in the way of this distribution, its repository set up first where it is not. */
export function toolkitPackages(
  os: Reading<OsFact>,
  how: How,
  platform?: Reading<PlatformFact>,
): readonly Step[] {
  const installer = installerOf(os);
  if (installer === null || !os.ok) return withoutPackages(os);
  const jetson = platform !== undefined && valueIn(platform)?.kind === 'jetson';
  const repository =
    os.value.toolkitRepository || carriesToolkit(os.value, jetson) ? [] : addRepository(os.value);
  return [...repository, ...installer[how](...packageNames(os.value, how, jetson))];
}

/** Arch and Azure Linux package the toolkit themselves; a Jetson gets it from JetPack's repository alone. */
const carriesToolkit = ({ family }: OsFact, jetson: boolean): boolean =>
  jetson || family === 'arch' || family === 'azure';

/** Names by NVIDIA's installation guide; by Arch, Azure Linux (SPECS in microsoft/azurelinux) and JetPack where they differ. */
function packageNames({ family }: OsFact, how: How, jetson: boolean): readonly string[] {
  if (how === 'install') return [jetson ? 'nvidia-container' : 'nvidia-container-toolkit'];
  if (family === 'arch') return ['nvidia-container-toolkit', 'libnvidia-container'];
  if (family === 'azure') return ['nvidia-container-toolkit', 'libnvidia-container-tools'];
  const parts = ['nvidia-container-toolkit', 'nvidia-container-toolkit-base', 'libnvidia-container-tools'];
  // The library itself as well: the other packages are content with an older one.
  return how === 'upgrade' ? [...parts, 'libnvidia-container1'] : parts;
}

/** Systems into which nothing is simply installed bring the toolkit, or have a way of their own. */
function withoutPackages(os: Reading<OsFact>): readonly Step[] {
  const step = os.ok ? ownWay(os.value) : null;
  return [
    step ??
      byHand(
        'Install the package nvidia-container-toolkit in the way of this distribution.',
        links.toolkitInstall,
      ),
  ];
}

function ownWay({ id, immutable, prettyName }: OsFact): Step | null {
  if (id === 'nixos') {
    return byHand(
      'Set hardware.nvidia-container-toolkit.enable = true in the configuration, then: nixos-rebuild switch. Containers get their GPUs by --device nvidia.com/gpu=all then, not by --gpus.',
      links.nixos,
    );
  }
  if (id === 'cos') {
    return byHand(
      'Container-Optimized OS takes no toolkit, and needs none: its driver is given to containers by mounts and device nodes, as ngc-doctor run does it.',
      links.cosGpus,
    );
  }
  if (id === 'flatcar') {
    return byHand(
      'Flatcar takes the toolkit as a system extension: add its nvidia-runtime sysext, as the page says, and restart.',
      links.flatcarGpus,
    );
  }
  if (id === 'bottlerocket') {
    return byHand(
      'Bottlerocket has the toolkit in its variants for NVIDIA GPUs alone: start the machine from such a variant.',
      links.bottlerocket,
    );
  }
  if (!immutable) return null;
  return byHand(
    `${prettyName} does not take packages the usual way: layer nvidia-container-toolkit (rpm-ostree install, or transactional-update pkg install), or use an image of it that has it.`,
    links.toolkitInstall,
  );
}

/** What takes effect by a restart of the engine elsewhere; nothing is installed on some, and an image is put on at a start. */
export function afterToolkit(os: Reading<OsFact>): Fix['then'] {
  if (!os.ok) return 'restart-engine';
  const { id, immutable } = os.value;
  if (id === 'cos' || id === 'bottlerocket' || id === 'nixos') return undefined;
  return immutable ? 'reboot' : 'restart-engine';
}

const origin = 'https://nvidia.github.io/libnvidia-container';

/** NVIDIA's documented set-up of its repository, step by step and without a shell. */
function addRepository({ packages }: OsFact): readonly Step[] {
  if (packages === 'apt') return [...aptPrerequisites, ...aptKeyAt(keyring), ...aptList];
  const repo = `${origin}/stable/rpm/nvidia-container-toolkit.repo`;
  if (packages === 'zypper') {
    return [
      asRoot('zypper', '--non-interactive', 'addrepo', repo),
      asRoot('zypper', '--non-interactive', '--gpg-auto-import-keys', 'refresh'),
    ];
  }
  return [asRoot('curl', '-fsSL', '-o', '/etc/yum.repos.d/nvidia-container-toolkit.repo', repo)];
}

const keyring = '/usr/share/keyrings/nvidia-container-toolkit-keyring.gpg';
const list = '/etc/apt/sources.list.d/nvidia-container-toolkit.list';

/** By the guide; gnupg has been called so in every release of Debian and Ubuntu. */
const aptPrerequisites: readonly Step[] = [
  asRoot('apt-get', 'update'),
  asRoot('apt-get', 'install', '-y', '--no-install-recommends', 'ca-certificates', 'curl', 'gnupg'),
];

/** NVIDIA's key, where a source looks for it. */
export const aptKeyAt = (path: string): readonly Step[] => [
  asRoot('curl', '-fsSL', '-o', '/run/nvidia-container-toolkit.asc', `${origin}/gpgkey`),
  asRoot('gpg', '--batch', '--yes', '--dearmor', '-o', path, '/run/nvidia-container-toolkit.asc'),
];

const aptList: readonly Step[] = [
  asRoot('curl', '-fsSL', '-o', list, `${origin}/stable/deb/nvidia-container-toolkit.list`),
  asRoot('sed', '-i', `s#deb https://#deb [signed-by=${keyring}] https://#`, list),
];

import type { Fix, Step } from '../../src/check.ts';
import { links } from '../../src/knowledge/links.ts';
import type { OsFact } from '../../src/probes/os.ts';
import { asRoot, byHand } from './steps.ts';

const unit = 'nvidia-fabricmanager';

const start = (os: OsFact | null): Step =>
  os?.services === 'systemd'
    ? asRoot('systemctl', 'enable', '--now', unit)
    : byHand('Start nv-fabricmanager as a service of this system.', links.fabricManager);

/** One of another version may run still. */
const startAnew = (os: OsFact | null): readonly Step[] =>
  os?.services === 'systemd'
    ? [asRoot('systemctl', 'enable', unit), asRoot('systemctl', 'restart', unit)]
    : [start(os)];

const verify = ['nvidia-smi', '-q', '-d', 'FABRIC'];

export const startFabricManager = (os: OsFact | null): Fix => ({
  id: 'start-fabric-manager',
  title: 'Start the fabric manager',
  risk: 'safe',
  steps: [
    start(os),
    byHand(
      'If it does not stay up, its log says why: journalctl -u nvidia-fabricmanager, /var/log/fabricmanager.log.',
    ),
  ],
  verify,
  source: links.fabricManager,
});

/** It must be of exactly the driver's version, from the same repository. */
export const installFabricManager = (os: OsFact | null, driver: string | null): Fix => ({
  id: 'install-fabric-manager',
  title: `Install the fabric manager of the driver's version${driver === null ? '' : ` ${driver}`}`,
  risk: 'manual',
  interrupts: 'programs on GPUs that the fabric joins',
  steps: [byHand(installAdvice(os, driver), links.fabricManager), ...startAnew(os)],
  verify,
  source: links.fabricManager,
});

function installAdvice(os: OsFact | null, driver: string | null): string {
  const version = driver ?? "of the driver's version";
  const branch = driver?.split('.')[0];
  const name = branch === undefined ? 'nvidia-fabricmanager' : `nvidia-fabricmanager-${branch}`;
  const ways: Readonly<Record<string, string>> = {
    apt: `apt-cache madison ${name} nvidia-fabricmanager lists the versions: install the one that begins with ${version}, e.g. sudo apt-get install ${name}=VERSION`,
    dnf: `dnf list --showduplicates "nvidia-fabric*" lists the versions: install the one of ${version}`,
    yum: `yum list --showduplicates "nvidia-fabric*" lists the versions: install the one of ${version}`,
    zypper: `zypper search --details "nvidia-fabric*" lists the versions: install the one of ${version}`,
  };
  const way =
    ways[os?.packages ?? ''] ?? `install the package of NVIDIA's fabric manager of exactly ${version}`;
  return `From the repository that the driver came from: ${way}. B200 and later also need the package nvlsm and the kernel module ib_umad.`;
}

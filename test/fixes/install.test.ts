import { describe, expect, it } from 'vitest';
import { upgradeDocker } from '../../checks/fixes/docker-upgrade.ts';
import { installDriver, installDriverLibraries } from '../../checks/fixes/driver.ts';
import { dockerEngine, dockerPackages } from '../../checks/fixes/install/docker.ts';
import type { Machine } from '../../checks/fixes/install/machine.ts';
import { toolkitPackages } from '../../checks/fixes/install/toolkit.ts';
import { installToolkit } from '../../checks/fixes/toolkit.ts';
import type { Step } from '../../src/check.ts';
import { read } from '../../src/probe.ts';
import type { DockerPackagesFact } from '../../src/probes/docker-packages.ts';
import type { OsFact } from '../../src/probes/os.ts';
import { healthy } from '../../src/testing/healthy.ts';

const on = (more: Partial<OsFact>) =>
  read<OsFact>({
    ...healthy.os,
    idLike: [],
    dgxOs: null,
    toolkitRepository: false,
    immutable: false,
    nonFree: null,
    ...more,
  });
const rhel = (id: string, versionId: string) => on({ id, versionId, family: 'rhel', packages: 'dnf' });
const systems = {
  'Ubuntu 24.04': on({ id: 'ubuntu', versionId: '24.04', family: 'debian', packages: 'apt' }),
  'Debian 12': on({ id: 'debian', versionId: '12', family: 'debian', packages: 'apt', nonFree: true }),
  'Debian 13 without non-free': on({
    ...{ id: 'debian', versionId: '13', family: 'debian', packages: 'apt', nonFree: false },
  }),
  'RHEL 9': rhel('rhel', '9.4'),
  'Rocky 8': rhel('rocky', '8.10'),
  'AlmaLinux 10': rhel('almalinux', '10.0'),
  'Oracle Linux 9': rhel('ol', '9.5'),
  'Fedora 43': on({ id: 'fedora', versionId: '43', family: 'fedora', packages: 'dnf' }),
  'Fedora CoreOS': on({ id: 'fedora', versionId: '43', family: 'fedora', packages: 'dnf', immutable: true }),
  'SLES 15': on({ id: 'sles', versionId: '15.6', family: 'suse', packages: 'zypper' }),
  'openSUSE Leap 15': on({ id: 'opensuse-leap', versionId: '15.6', family: 'suse', packages: 'zypper' }),
  'Amazon Linux 2023': on({ id: 'amzn', versionId: '2023', family: 'amazon', packages: 'dnf' }),
  'Amazon Linux 2': on({ id: 'amzn', versionId: '2', family: 'amazon', packages: 'yum' }),
  'Azure Linux 3': on({ id: 'azurelinux', versionId: '3.0', family: 'azure', packages: 'tdnf' }),
  'DGX OS 6': on({ id: 'ubuntu', versionId: '22.04', family: 'debian', packages: 'apt', dgxOs: '6.3.1' }),
  'Container-Optimized OS': on({ id: 'cos', family: 'other', packages: 'none', immutable: true }),
  Bottlerocket: on({ id: 'bottlerocket', family: 'other', packages: 'none', immutable: true }),
  Flatcar: on({ id: 'flatcar', family: 'other', packages: 'none', immutable: true }),
  Arch: on({ id: 'arch', versionId: '', family: 'arch', packages: 'pacman' }),
  NixOS: on({ id: 'nixos', family: 'nixos', packages: 'none' }),
  'something else': on({ id: 'solus', family: 'other', packages: 'none' }),
} as const;
type System = keyof typeof systems;

const turing: Machine = {
  architecture: 'amd64',
  kernel: '5.14.0-427.el9.x86_64',
  generations: ['turing-to-hopper'],
};
const volta: Machine = { ...turing, generations: ['before-turing', 'turing-to-hopper'] };

/** Commands as they would be typed, and `-` for what a person must do. */
const typed = (steps: readonly Step[]): readonly string[] =>
  steps.map((step) => (step.kind === 'run' ? step.argv.join(' ') : '-'));
const driver = (system: System, machine: Machine = turing) =>
  typed(installDriver(systems[system], machine).steps);

const cuda = 'https://developer.download.nvidia.com/compute/cuda/repos';
const epel = 'https://dl.fedoraproject.org/pub/epel/epel-release-latest-9.noarch.rpm';

// By NVIDIA's driver installation guide (kernel-modules, and the page of each distribution), and the distributions' own.
describe('the driver', () => {
  it.each<[System, readonly string[]]>([
    [
      'Ubuntu 24.04',
      ['apt-get update', 'apt-get install -y ubuntu-drivers-common', 'ubuntu-drivers install --gpgpu', '-'],
    ],
    [
      'RHEL 9',
      [
        `dnf install -y ${epel}`,
        'dnf install -y dnf-plugins-core',
        '/usr/bin/crb enable',
        `dnf config-manager --add-repo ${cuda}/rhel9/x86_64/cuda-rhel9.repo`,
        'dnf install -y kernel-devel-matched kernel-headers',
        'dnf module enable -y nvidia-driver:open-dkms',
        'dnf install -y nvidia-open',
      ],
    ],
    [
      'Rocky 8',
      [
        'dnf install -y epel-release',
        'dnf install -y dnf-plugins-core',
        '/usr/bin/crb enable',
        `dnf config-manager --add-repo ${cuda}/rhel8/x86_64/cuda-rhel8.repo`,
        'dnf install -y kernel-devel-5.14.0-427.el9.x86_64',
        'dnf module enable -y nvidia-driver:open-dkms',
        'dnf install -y nvidia-open',
      ],
    ],
    [
      'AlmaLinux 10',
      [
        'dnf install -y epel-release',
        'dnf install -y dnf-plugins-core',
        '/usr/bin/crb enable',
        `dnf config-manager --add-repo ${cuda}/rhel10/x86_64/cuda-rhel10.repo`,
        'dnf install -y kernel-devel-matched kernel-headers',
        'dnf install -y nvidia-open',
      ],
    ],
    [
      'Fedora 43',
      [
        `dnf config-manager addrepo --overwrite --from-repofile=${cuda}/fedora43/x86_64/cuda-fedora43.repo`,
        'dnf install -y kernel-devel-5.14.0-427.el9.x86_64',
        'dnf install -y nvidia-open',
      ],
    ],
    [
      'SLES 15',
      [
        'SUSEConnect --product PackageHub/15.6/x86_64',
        `zypper --non-interactive addrepo ${cuda}/sles15/x86_64/cuda-sles15.repo`,
        'zypper --non-interactive --gpg-auto-import-keys refresh',
        'zypper --non-interactive install --auto-agree-with-licenses nvidia-open',
      ],
    ],
    [
      'Amazon Linux 2023',
      [
        'dnf install -y dnf-plugins-core',
        `dnf config-manager --add-repo ${cuda}/amzn2023/x86_64/cuda-amzn2023.repo`,
        'dnf install -y kernel-devel-5.14.0-427.el9.x86_64 kernel-modules-extra-5.14.0-427.el9.x86_64',
        'dnf module enable -y nvidia-driver:open-dkms',
        'dnf install -y nvidia-open',
      ],
    ],
    [
      'Container-Optimized OS',
      [
        'cos-extensions install gpu',
        'mount --bind /var/lib/nvidia /var/lib/nvidia',
        'mount -o remount,exec /var/lib/nvidia',
        '-',
      ],
    ],
    ['Amazon Linux 2', ['-']],
    ['Azure Linux 3', ['-']],
    ['DGX OS 6', ['-']],
    ['Fedora CoreOS', ['-']],
    ['Flatcar', ['-']],
    ['Bottlerocket', ['-']],
    ['NixOS', ['-']],
    ['something else', ['-']],
  ])('of %s', (system, steps) => expect(driver(system)).toEqual(steps));

  it('of a GPU before Turing is the last branch that has a module for it', () => {
    expect(driver('RHEL 9', volta).slice(-2)).toEqual([
      'dnf module enable -y nvidia-driver:580-dkms',
      'dnf install -y cuda-drivers',
    ]);
    expect(driver('AlmaLinux 10', volta)).toEqual(['-']);
    expect(driver('Arch', volta)).toEqual(['-']);
    expect(driver('RHEL 9', { ...volta, generations: [] }).at(-1)).toBe('dnf install -y cuda-drivers');
  });

  it('of Debian comes with kernel and headers of one version', () => {
    const kernel = (name: string) => ({ ...turing, kernel: name });
    expect(driver('Debian 12', kernel('6.1.0-30-amd64'))).toEqual([
      'apt-get update',
      'apt-get install -y linux-image-amd64 linux-headers-amd64 nvidia-driver',
    ]);
    expect(driver('Debian 13 without non-free', kernel('6.12.48+deb13-cloud-arm64'))).toEqual([
      '-',
      'apt-get update',
      'apt-get install -y linux-image-cloud-arm64 linux-headers-cloud-arm64 nvidia-driver',
    ]);
    expect(driver('Debian 12', kernel('6.8.12-4-pve')).at(-1)).toBe(
      'apt-get install -y proxmox-headers-6.8.12-4-pve nvidia-driver',
    );
  });

  it('of Debian is too old for some GPUs, which take the one of NVIDIA', () => {
    const [ada, blackwell] = [
      { ...turing, adaOrLater: true },
      { ...turing, generations: ['blackwell-or-later' as const], adaOrLater: true },
    ];
    const kernel = '6.1.0-30-amd64';
    const debian = 'https://developer.download.nvidia.com/compute/cuda/repos/debian12/x86_64';
    expect(driver('Debian 12', { ...blackwell, kernel })).toEqual([
      '-',
      'apt-get update',
      'apt-get install -y ca-certificates curl',
      `curl -fsSL -o /run/cuda-keyring_1.1-1_all.deb ${debian}/cuda-keyring_1.1-1_all.deb`,
      'dpkg -i /run/cuda-keyring_1.1-1_all.deb',
      'apt-get update',
      'apt-get install -y linux-image-amd64 linux-headers-amd64 nvidia-open',
    ]);
    expect(driver('Debian 12', { ...ada, kernel }).at(-1)).toMatch(/ nvidia-driver$/);
    expect(driver('Debian 12', { ...blackwell, architecture: 'arm64' })).toEqual(['-']);
    const oldest = on({ id: 'debian', versionId: '11', packages: 'apt', family: 'debian' });
    const fix = installDriver(oldest, ada);
    expect(typed(fix.steps)).toEqual(['-']);
    expect(fix.title).not.toContain('non-free');
    expect(JSON.stringify(fix.steps)).toMatch(/Debian 11 \(branch 470\).*takes branch 525/);
    expect(typed(installDriver(oldest, { ...turing, kernel: '5.10.0-33-amd64' }).steps)).toHaveLength(2);
  });

  it('of Ubuntu is the whole one at a desk', () => {
    const host = { platform: { kind: 'workstation', name: null } as const };
    expect(driver('Ubuntu 24.04', { ...turing, host }).slice(2)).toEqual(['ubuntu-drivers install']);
  });

  it('of Container-Optimized OS would be undone by a restart', () => {
    const fix = installDriver(systems['Container-Optimized OS'], turing);
    expect(fix.then).toBeUndefined();
    expect(fix.verify).toEqual(['/var/lib/nvidia/bin/nvidia-smi']);
    expect(installDriver(systems['RHEL 9'], turing).then).toBe('reboot');
  });

  it('of Amazon Linux 2023 goes by the series of the kernel', () => {
    const kernel = '6.12.53-69.119.amzn2023.x86_64';
    expect(driver('Amazon Linux 2023', { ...turing, kernel })).toContain(
      `dnf install -y kernel6.12-devel-${kernel} kernel6.12-modules-extra-${kernel}`,
    );
    const first = '6.1.158-180.294.amzn2023.x86_64';
    expect(driver('Amazon Linux 2023', { ...turing, kernel: first })).toContain(
      `dnf install -y kernel-devel-${first} kernel-modules-extra-${first}`,
    );
  });

  it('of an arm64 server and of an Oracle kernel', () => {
    expect(driver('RHEL 9', { ...turing, architecture: 'arm64' })).toContain(
      `dnf config-manager --add-repo ${cuda}/rhel9/sbsa/cuda-rhel9.repo`,
    );
    expect(driver('Oracle Linux 9', { ...turing, kernel: '5.15.0-300.el9uek.x86_64' })).toEqual(
      expect.arrayContaining([
        'dnf install -y oracle-epel-release-el9',
        'dnf config-manager --set-enabled ol9_codeready_builder',
        'dnf install -y kernel-uek-devel-5.15.0-300.el9uek.x86_64',
      ]),
    );
  });

  it.each<[Partial<OsFact>, Partial<Machine>, string]>([
    [{ id: 'sles', versionId: '16.0' }, {}, 'x86_64 default'],
    [{ id: 'opensuse-leap', versionId: '16.1' }, { architecture: 'arm64' }, 'sbsa default'],
    [
      { id: 'opensuse-tumbleweed', versionId: '20261101' },
      { kernel: '6.18.20-1-longterm' },
      'x86_64 longterm',
    ],
  ])('of SUSE from 16 on is its own module, and the rest of that version: %j', (system, more, expected) => {
    const [folder, flavour] = expected.split(' ');
    const os = on({ family: 'suse', packages: 'zypper', ...system });
    const fix = installDriver(os, { ...turing, kernel: '6.12.0-160000.5-default', ...more });
    expect(typed(fix.steps)).toEqual([
      `zypper --non-interactive addrepo ${cuda}/suse16/${folder}/ cuda`,
      'zypper --non-interactive --gpg-auto-import-keys refresh',
      `zypper --non-interactive install --auto-agree-with-licenses nvidia-open-driver-G07-signed-cuda-kmp-${flavour}`,
      '-',
    ]);
    expect(JSON.stringify(fix.steps.at(-1))).toContain('nvidia-compute-utils-G07 == VERSION');
    expect(typed(installDriver(os, volta).steps)).toEqual(['-']);
  });

  it('of Arch goes by the kernel in use', () => {
    expect(driver('Arch', { ...turing, kernel: '6.17.7-arch1-1' })).toEqual([
      'pacman -S --needed --noconfirm nvidia-open nvidia-utils',
    ]);
    expect(driver('Arch', { ...turing, kernel: '6.12.58-1-lts' })).toEqual([
      '-',
      'pacman -S --needed --noconfirm nvidia-open-dkms nvidia-utils',
    ]);
  });

  it('says what it rests on, and the branches of DGX OS', () => {
    for (const system of Object.values(systems)) {
      expect(installDriver(system, turing).source).toMatch(/^https:/);
    }
    const words = JSON.stringify(installDriver(systems['DGX OS 6'], turing));
    expect(words).toMatch(/with NVSwitches nvidia-fabricmanager-BRANCH.*R525, R535 or R550/);
    const spark = { ...turing, host: { platform: { kind: 'dgx', name: 'DGX Spark' } as const } };
    const gb10 = JSON.stringify(installDriver(on({ dgxOs: '7.2.3', packages: 'apt' }), spark));
    expect(gb10).toContain('R580');
    expect(gb10).not.toMatch(/fabric|R570/);
  });
});

describe('Docker Engine', () => {
  const ce =
    'dnf install -y --allowerasing docker-ce docker-ce-cli containerd.io docker-buildx-plugin docker-compose-plugin';
  const repository = (name: string) => `https://download.docker.com/linux/${name}/docker-ce.repo`;
  it.each<[System, readonly string[]]>([
    ['Ubuntu 24.04', ['apt-get update', 'apt-get install -y docker.io']],
    [
      'RHEL 9',
      ['dnf install -y dnf-plugins-core', `dnf config-manager --add-repo ${repository('rhel')}`, ce],
    ],
    [
      'Rocky 8',
      ['dnf install -y dnf-plugins-core', `dnf config-manager --add-repo ${repository('centos')}`, ce],
    ],
    ['Fedora 43', [`dnf config-manager addrepo --overwrite --from-repofile=${repository('fedora')}`, ce]],
    ['SLES 15', ['-', 'zypper --non-interactive install docker']],
    ['openSUSE Leap 15', ['zypper --non-interactive install docker']],
    ['Amazon Linux 2023', ['dnf install -y docker']],
    ['Amazon Linux 2', ['amazon-linux-extras install -y docker']],
    ['Azure Linux 3', ['tdnf install -y moby-engine docker-cli']],
    ['Arch', ['pacman -S --needed --noconfirm docker']],
    ['Fedora CoreOS', ['-']],
    ['Flatcar', ['-']],
    ['Bottlerocket', ['-']],
  ])('of %s', (system, steps) => expect(typed(dockerPackages(systems[system]))).toEqual(steps));

  it.each([
    ['systemd', ['systemctl enable --now docker']],
    ['sysv', ['service docker start']],
    ['openrc', ['rc-update add docker', 'rc-service docker start']],
    ['none', ['apt-get install -y docker.io']],
  ] as const)('is started by %s', (services, last) => {
    const os = on({ id: 'ubuntu', versionId: '22.04', family: 'debian', packages: 'apt', services });
    expect(typed(dockerEngine(os)).slice(-last.length)).toEqual(last);
  });

  it.each<[System, Partial<DockerPackagesFact>, readonly string[] | RegExp]>([
    [
      'Ubuntu 24.04',
      { installed: ['docker-ce', 'containerd.io'] },
      ['apt-get update', 'apt-get install -y docker-ce docker-ce-cli containerd.io'],
    ],
    [
      'Ubuntu 24.04',
      { installed: ['docker.io', 'containerd'] },
      /install docker\.io\. .*Docker's own packages/,
    ],
    ['Ubuntu 24.04', { installed: [] }, /in the way in which the present one was installed/],
    ['Rocky 8', { repository: true }, ['dnf upgrade -y --refresh docker-ce docker-ce-cli containerd.io']],
    ['Rocky 8', { repository: false }, /in the way in which the present one was installed/],
    ['SLES 15', { repository: false }, /sudo zypper update docker/],
    ['Amazon Linux 2', { repository: false }, /sudo yum update docker/],
    ['Azure Linux 3', { repository: false }, /sudo tdnf update moby-engine/],
  ])('of %s with %j is upgraded by what it came with', (system, more, expected) => {
    const origin = read({ ...healthy.dockerPackages, installed: [], repository: false, ...more });
    const { steps, risk } = upgradeDocker({ os: systems[system], engine: healthy.engine, origin });
    if (Array.isArray(expected)) expect(typed(steps)).toEqual(expected);
    else expect(JSON.stringify(steps)).toMatch(expected as RegExp);
    expect(risk).toBe(Array.isArray(expected) ? 'disruptive' : 'manual');
  });

  it('of a snap is upgraded as one', () => {
    const os = systems['Ubuntu 24.04'];
    const origin = read(healthy.dockerPackages);
    const rootDir = '/var/snap/docker/common/var-lib-docker';
    if (healthy.engine.kind !== 'running') throw new Error('The healthy engine runs.');
    const snap = upgradeDocker({ os, engine: { ...healthy.engine, rootDir }, origin });
    expect(JSON.stringify(snap.steps)).toContain('snap refresh docker');
  });

  it('of SLES 15 is started too, once its module is there', () =>
    expect(typed(dockerEngine(systems['SLES 15']))).toEqual([
      '-',
      'zypper --non-interactive install docker',
      'systemctl enable --now docker',
    ]));

  it("is Docker's own where a part of that is there already", () => {
    const origin = { ...healthy.dockerPackages, repository: false, installed: ['docker-ce-cli'] };
    const apt = {
      id: 'ubuntu',
      versionId: '24.04',
      codename: 'noble',
      family: 'debian',
      packages: 'apt',
    } as const;
    const steps = dockerEngine(on(apt), read(origin));
    expect(typed(steps)).toEqual([
      'apt-get update',
      'apt-get install -y ca-certificates curl',
      'install -m 0755 -d /etc/apt/keyrings',
      'curl -fsSL -o /etc/apt/keyrings/docker.asc https://download.docker.com/linux/ubuntu/gpg',
      '-',
      'apt-get update',
      'apt-get install -y docker-ce docker-ce-cli containerd.io docker-buildx-plugin docker-compose-plugin',
      'systemctl enable --now docker',
    ]);
    const line =
      'deb [signed-by=/etc/apt/keyrings/docker.asc] https://download.docker.com/linux/ubuntu noble stable';
    expect(JSON.stringify(steps)).toContain(line);
    const akin = on({ ...apt, id: 'linuxmint', codename: 'wilma' });
    expect(typed(dockerEngine(akin, read(origin))).slice(0, 2)).toEqual(['-', 'apt-get update']);
    expect(
      typed(dockerPackages(systems['Ubuntu 24.04'], read({ ...origin, repository: true }))).at(-1),
    ).toMatch(/^apt-get install -y docker-ce /);
  });
});

describe('the toolkit', () => {
  const origin = 'https://nvidia.github.io/libnvidia-container';
  const keyring = '/usr/share/keyrings/nvidia-container-toolkit-keyring.gpg';
  const list = '/etc/apt/sources.list.d/nvidia-container-toolkit.list';
  const rpm = `curl -fsSL -o /etc/yum.repos.d/nvidia-container-toolkit.repo ${origin}/stable/rpm/nvidia-container-toolkit.repo`;
  // NVIDIA's installation guide; Azure Linux and Arch package the toolkit themselves.
  it.each<[System, readonly string[]]>([
    [
      'Debian 12',
      [
        'apt-get update',
        'apt-get install -y --no-install-recommends ca-certificates curl gnupg',
        `curl -fsSL -o /run/nvidia-container-toolkit.asc ${origin}/gpgkey`,
        `gpg --batch --yes --dearmor -o ${keyring} /run/nvidia-container-toolkit.asc`,
        `curl -fsSL -o ${list} ${origin}/stable/deb/nvidia-container-toolkit.list`,
        `sed -i s#deb https://#deb [signed-by=${keyring}] https://# ${list}`,
        'apt-get update',
        'apt-get install -y nvidia-container-toolkit',
      ],
    ],
    ['RHEL 9', [rpm, 'dnf install -y nvidia-container-toolkit']],
    ['Fedora 43', [rpm, 'dnf install -y nvidia-container-toolkit']],
    ['Amazon Linux 2023', [rpm, 'dnf install -y nvidia-container-toolkit']],
    ['Amazon Linux 2', [rpm, 'yum install -y nvidia-container-toolkit']],
    ['Azure Linux 3', ['tdnf install -y nvidia-container-toolkit']],
    [
      'SLES 15',
      [
        `zypper --non-interactive addrepo ${origin}/stable/rpm/nvidia-container-toolkit.repo`,
        'zypper --non-interactive --gpg-auto-import-keys refresh',
        'zypper --non-interactive install nvidia-container-toolkit',
      ],
    ],
    ['Arch', ['pacman -S --needed --noconfirm nvidia-container-toolkit']],
    ['NixOS', ['-']],
    ['Container-Optimized OS', ['-']],
    ['Flatcar', ['-']],
    ['Bottlerocket', ['-']],
    ['Fedora CoreOS', ['-']],
  ])('of %s', (system, steps) => expect(typed(toolkitPackages(systems[system], 'install'))).toEqual(steps));

  it('of a DGX comes from the repository that it has', () =>
    expect(
      typed(toolkitPackages(on({ dgxOs: '6.3.1', toolkitRepository: true, packages: 'apt' }), 'install')),
    ).toEqual(['apt-get update', 'apt-get install -y nvidia-container-toolkit']));

  it("of a Jetson comes from JetPack's repository and no other", () => {
    const jetson = read({ ...healthy.platform, kind: 'jetson' } as const);
    expect(typed(toolkitPackages(systems['Ubuntu 24.04'], 'install', jetson))).toEqual([
      'apt-get update',
      'apt-get install -y nvidia-container',
    ]);
  });

  it.each<[System, readonly string[]]>([
    ['RHEL 9', ['dnf install -y', 'dnf reinstall -y']],
    ['Amazon Linux 2', ['yum install -y', 'yum reinstall -y']],
  ])('of %s is made whole: reinstall leaves out what is missing', (system, ways) => {
    const parts = 'nvidia-container-toolkit nvidia-container-toolkit-base libnvidia-container-tools';
    expect(typed(toolkitPackages(systems[system], 'reinstall')).slice(-2)).toEqual(
      ways.map((way) => `${way} ${parts}`),
    );
  });

  it.each<[System, string | undefined]>([
    ['Debian 12', 'restart-engine'],
    ['Container-Optimized OS', undefined],
    ['Bottlerocket', undefined],
    ['NixOS', undefined],
    ['Flatcar', 'reboot'],
    ['Fedora CoreOS', 'reboot'],
  ])('of %s takes effect by its own kind of restart', (system, then) =>
    expect(installToolkit({ os: systems[system], dockerd: read(healthy.dockerd) }).then).toBe(then),
  );

  it('of a rootless engine leaves control groups alone as well', () => {
    const dockerd = { ...healthy.dockerd, flavour: 'rootless' as const, configFile: '/home/ada/d.json' };
    const fix = installToolkit({ os: systems['RHEL 9'], dockerd: read(dockerd) });
    expect(fix.steps.slice(-2)).toEqual([
      {
        kind: 'run',
        argv: ['nvidia-ctk', 'runtime', 'configure', '--runtime=docker', '--config=/home/ada/d.json'],
      },
      {
        kind: 'run',
        argv: ['nvidia-ctk', 'config', '--set', 'nvidia-container-cli.no-cgroups=true', '--in-place'],
        root: true,
      },
    ]);
    expect(fix.interrupts).toContain('no-cgroups');
  });

  it.each<[System, string]>([
    [
      'RHEL 9',
      'dnf upgrade -y --refresh nvidia-container-toolkit nvidia-container-toolkit-base libnvidia-container-tools libnvidia-container1',
    ],
    ['Azure Linux 3', 'tdnf update -y nvidia-container-toolkit libnvidia-container-tools'],
    [
      'SLES 15',
      'zypper --non-interactive update nvidia-container-toolkit nvidia-container-toolkit-base libnvidia-container-tools libnvidia-container1',
    ],
    ['Arch', 'pacman -Syu --noconfirm'],
    ['NixOS', '-'],
  ])('of %s is brought up to date, all parts together', (system, last) =>
    expect(typed(toolkitPackages(systems[system], 'upgrade')).at(-1)).toBe(last),
  );
});

describe("the driver's libraries", () => {
  it.each<[System, RegExp]>([
    ['Debian 12', /apt-cache policy libcuda1 libnvidia-ml1/],
    ['Ubuntu 24.04', /apt-cache policy 'libnvidia-compute\*'/],
    ['RHEL 9', /dnf list --showduplicates/],
    ['Container-Optimized OS', /cos-extensions install gpu/],
    ['NixOS', /hardware\.graphics/],
    ['Flatcar', /with its driver/],
    ['something else', /your package manager/],
  ])('of %s are looked for by its own names', (system, words) => {
    const module = healthy.kernelModule;
    const { steps } = installDriverLibraries(healthy.platform, module, systems[system], {});
    expect(steps[0]?.kind === 'do' ? steps[0].text : null).toMatch(words);
  });
});

import type { Answers, Section } from './fixture-hosts.ts';
import { device, file, folder } from './stats.ts';

/** A GPU as the XML of nvidia-smi names it, read by other means than the program's own. */
export interface ListedGpu {
  /** In the kernel's form. */
  readonly address: string;
  readonly name: string;
  /** Four hexadecimal digits in lower case. */
  readonly deviceId: string;
  readonly uuid: string;
}

export interface Smi {
  readonly driver: string;
  readonly gpus: readonly ListedGpu[];
}

const element = (xml: string, name: string): string =>
  new RegExp(`<${name}>\\s*([^<]*?)\\s*</${name}>`).exec(xml)?.[1] ?? '';

function listedIn(xml: string): Smi {
  const gpus = xml
    .split(/(?=<gpu id=")/)
    .slice(1)
    .map((gpu) => ({
      address: (/<gpu id="([^"]*)"/.exec(gpu)?.[1] ?? '').toLowerCase().replace(/^0000(?=....:)/, ''),
      name: element(gpu, 'product_name'),
      deviceId: element(gpu, 'pci_device_id').slice(0, 4).toLowerCase(),
      uuid: element(gpu, 'uuid'),
    }));
  return { driver: /^[\d.]*/.exec(element(xml, 'driver_version'))?.[0] ?? '', gpus };
}

export interface Around {
  readonly machine?: 'x86_64' | 'aarch64';
  readonly module?: 'open' | 'proprietary';
  /** Compute capability of each GPU; from driver 510 on nvidia-smi tells it. */
  readonly capability: string;
  /** What else is on the PCI bus: addresses of NVSwitches. */
  readonly switches?: readonly string[];
  /** Ids of GPU instances (MIG) of the first GPU. */
  readonly instances?: readonly number[];
}

/** A machine whose other layers fit these GPUs and this driver: bus, nodes, module and libraries. */
export function layerFor(xml: string, around: Around): Answers {
  const { driver, gpus } = listedIn(xml);
  const triplet = around.machine === 'aarch64' ? 'aarch64-linux-gnu' : 'x86_64-linux-gnu';
  const switches = around.switches ?? [];
  const told = Number.parseInt(driver, 10) >= 510;
  return {
    read: {
      ...Object.assign({}, ...gpus.map(filesOf)),
      ...Object.assign({}, ...switches.map((address) => busFiles(address, '22a3', '0x068000'))),
      '/proc/driver/nvidia/version': banner(driver, around),
      '/sys/module/nvidia/version': `${driver}\n`,
      '/proc/1/comm': 'systemd\n',
      ...Object.fromEntries(pidsIn(xml).map((pid) => [`/proc/${pid}/comm`, 'python\n'])),
      // A daemon that may raise limits, as on any machine that is no container itself.
      '/proc/170/status': 'Name:\tdockerd\nCapEff:\t000001ffffffffff\n',
    },
    link: {
      ...Object.fromEntries(gpus.map(({ address }) => [driverOf(address), '../../drivers/nvidia'])),
      ...Object.fromEntries(switches.map((address) => [driverOf(address), '../drivers/nvidia-nvswitch'])),
      ...linksOf(`/lib/${triplet}`, driver),
    },
    list: {
      '/sys/bus/pci/devices': [...gpus.map(({ address }) => address), ...switches],
      '/proc/driver/nvidia/gpus': gpus.map(({ address }) => address),
      '/dev': ['null', 'nvidia-uvm', 'nvidia-uvm-tools', 'nvidiactl', ...gpus.map((_, n) => `nvidia${n}`)],
      '/sys/module': ['nvidia', 'nvidia_uvm'],
      '/proc/driver/nvidia/capabilities': ['gpu0', 'mig'],
      '/proc/driver/nvidia/capabilities/gpu0/mig': (around.instances ?? []).map((id) => `gi${id}`),
    },
    stat: {
      ...Object.fromEntries(gpus.map((_, minor) => [`/dev/nvidia${minor}`, device(195, minor)])),
      ...Object.fromEntries(libraries.map((name) => [`/lib/${triplet}/${name}.1`, file])),
      '/sys/module/nvidia_uvm': folder,
      '/.dockerenv': { failed: 'absent' },
      '/run/nvidia-persistenced/socket': { ...file, type: 'socket' },
    },
    access: Object.fromEntries(gpus.map((_, minor) => [`/dev/nvidia${minor}`, true])),
    run: {
      'ldconfig -p': { stdout: cacheOf(triplet) },
      'nvidia-smi -q -x': { stdout: xml },
      'nvidia-smi --query-gpu=index,compute_cap --format=csv,noheader': told
        ? { stdout: gpus.map((_, index) => `${index}, ${around.capability}\n`).join('') }
        : { code: 2, stdout: 'Field "compute_cap" is not a valid field to query.\n' },
      'systemctl show nvidia-fabricmanager --property=LoadState,ActiveState,UnitFileState': fabricManager(
        switches.length > 0,
      ),
      'pgrep -x nv-fabricmanage': switches.length > 0 ? { stdout: '1101\n' } : { code: 1 },
      'nv-fabricmanager --version':
        switches.length > 0 ? { stdout: `Fabric Manager version is : ${driver}\n` } : 'not-found',
    },
    ...(around.machine === 'aarch64' ? { system: { machine: 'aarch64' } } : {}),
    engine: { 'GET unix:///var/run/docker.sock /images/json': { kind: 'answered', status: 200, body: '[]' } },
  };
}

const pidsIn = (xml: string): readonly string[] =>
  [...xml.matchAll(/<pid>\s*(\d+)\s*<\/pid>/g)].flatMap(([, pid]) => pid ?? []);

/** The same GPUs in WSL2: the driver is the one of Windows, which leaves its libraries in a folder of its own. */
export function wslLayerFor(xml: string, capability: string): Answers {
  const { gpus } = listedIn(xml);
  const lib = '/usr/lib/wsl/lib';
  const absent = { failed: 'absent' };
  return {
    read: {
      '/proc/sys/kernel/osrelease': '5.15.167.4-microsoft-standard-WSL2\n',
      '/proc/driver/nvidia/version': absent,
      '/sys/module/nvidia/version': absent,
      '/proc/170/status': 'Name:\tdockerd\nCapEff:\t000001ffffffffff\n',
    },
    list: {
      '/sys/bus/pci/devices': [],
      '/dev': ['dxg', 'null'],
      '/proc/driver/nvidia/gpus': absent,
      [lib]: ['libcuda.so.1', 'libdxcore.so', 'libnvidia-ml.so.1', 'nvidia-smi'],
    },
    link: Object.fromEntries(
      libraries.map((name) => [`${lib}/${name}.1`, { failed: 'EINVAL', why: 'no link' }]),
    ),
    stat: {
      ...Object.fromEntries(libraries.map((name) => [`${lib}/${name}.1`, file])),
      [`${lib}/nvidia-smi`]: file,
      '/dev/dxg': device(10, 125),
      '/sys/module/nvidia_uvm': absent,
      '/.dockerenv': absent,
      ...Object.fromEntries(libraries.map((name) => [`/lib/x86_64-linux-gnu/${name}.1`, absent])),
    },
    access: { '/dev/dxg': true },
    run: {
      'ldconfig -p': {
        stdout: libraries.map((name) => `\t${name}.1 (libc6,x86-64) => ${lib}/${name}.1\n`).join(''),
      },
      [`${lib}/nvidia-smi -q -x`]: { stdout: xml },
      [`${lib}/nvidia-smi --query-gpu=index,compute_cap --format=csv,noheader`]: {
        stdout: gpus.map((_, index) => `${index}, ${capability}\n`).join(''),
      },
    },
    engine: { 'GET unix:///var/run/docker.sock /images/json': { kind: 'answered', status: 200, body: '[]' } },
    system: { kernelRelease: '5.15.167.4-microsoft-standard-WSL2' },
  };
}

const libraries = ['libcuda.so', 'libnvidia-ml.so'];
const driverOf = (address: string): string => `/sys/bus/pci/devices/${address}/driver`;

export const busFiles = (address: string, deviceId: string, pciClass: string): Section => ({
  [`/sys/bus/pci/devices/${address}/vendor`]: '0x10de\n',
  [`/sys/bus/pci/devices/${address}/device`]: `0x${deviceId}\n`,
  [`/sys/bus/pci/devices/${address}/class`]: `${pciClass}\n`,
});

const filesOf = ({ address, deviceId, name, uuid }: ListedGpu, minor: number): Section => ({
  ...busFiles(address, deviceId, '0x030200'),
  [`/proc/driver/nvidia/gpus/${address}/information`]: `Model: \t\t ${name}\nGPU UUID: \t ${uuid}\nBus Location: \t ${address}\nDevice Minor: \t ${minor}\n`,
});

function banner(driver: string, { machine = 'x86_64', module = 'proprietary' }: Around): string {
  const kind = module === 'open' ? `Open Kernel Module for ${machine}` : `${machine} Kernel Module`;
  return `NVRM version: NVIDIA UNIX ${kind}  ${driver}  Tue Apr  8 12:41:17 UTC 2025\n`;
}

const linksOf = (dir: string, driver: string): Section =>
  Object.fromEntries(libraries.map((name) => [`${dir}/${name}.1`, `${name}.${driver}`]));

const cacheOf = (triplet: string): string =>
  [...libraries, 'libc.so']
    .map((name) => {
      const mark = triplet.startsWith('x86') ? 'x86-64' : 'AArch64';
      const file = `${name}.${name === 'libc.so' ? 6 : 1}`;
      return `\t${file} (libc6,${mark}) => /lib/${triplet}/${file}\n`;
    })
    .join('');

const fabricManager = (runs: boolean) => ({
  stdout: runs
    ? 'LoadState=loaded\nActiveState=active\nUnitFileState=enabled\n'
    : 'LoadState=not-found\nActiveState=inactive\nUnitFileState=\n',
});

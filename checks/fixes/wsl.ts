import type { Fix } from '../../src/check.ts';
import { links } from '../../src/knowledge/links.ts';
import { firstWindowsBuild, wslSources } from '../../src/knowledge/wsl.ts';
import type { OsFact } from '../../src/probes/os.ts';
import type { LinuxDriver } from '../../src/probes/wsl.ts';
import { asRoot, byHand } from './steps.ts';

const verify = ['/usr/lib/wsl/lib/nvidia-smi'];
const allStops = 'everything in WSL stops: all distributions, and Docker Desktop with its containers';
const shutDown = byHand(
  'In Windows (PowerShell): wsl --shutdown. Then open this distribution again.',
  links.wslCommands,
);

/** The libraries of the driver are handed to WSL when it starts. */
export const restartWsl: Fix = {
  id: 'restart-wsl',
  title: 'Restart WSL',
  risk: 'manual',
  interrupts: allStops,
  steps: [shutDown],
  verify,
  source: links.wslCommands,
};

export const updateWsl: Fix = {
  id: 'update-wsl',
  title: 'Update WSL and start it anew',
  risk: 'manual',
  interrupts: allStops,
  steps: [
    byHand(
      'In Windows (PowerShell): wsl --update, then wsl --shutdown. If gpuSupport=false is in .wslconfig of your Windows user, take it out. Then open this distribution again.',
      links.wslCommands,
    ),
  ],
  verify: ['ls', '-l', '/dev/dxg', '/usr/lib/wsl/lib/libdxcore.so'],
  source: wslSources[0],
};

export const updateWindows: Fix = {
  id: 'update-windows',
  title: `Update Windows to build ${firstWindowsBuild} or later`,
  risk: 'manual',
  interrupts: 'Windows restarts',
  steps: [
    byHand(
      'In Windows: Settings, Update: install Windows 10, version 21H2 or later, or Windows 11. Then in PowerShell: wsl --update.',
      wslSources[0],
    ),
  ],
  verify: ['ls', '-l', '/dev/dxg'],
  source: wslSources[0],
};

export const convertToWsl2: Fix = {
  id: 'convert-to-wsl2',
  title: 'Convert this distribution to WSL 2',
  risk: 'manual',
  interrupts: 'this distribution stops while it is converted, which takes minutes',
  steps: [
    byHand(
      'In Windows (PowerShell): wsl --list --verbose shows its name and version; then wsl --set-version NAME 2.',
      links.wslCommands,
    ),
  ],
  verify: ['uname', '-r'],
  source: links.wslCommands,
};

export const installWindowsDriver: Fix = {
  id: 'install-windows-driver',
  title: 'Install the NVIDIA driver for Windows',
  risk: 'manual',
  interrupts: allStops,
  steps: [
    byHand(
      'See in Windows that there is an NVIDIA GPU (Device Manager, Display adapters) and install the newest NVIDIA driver for Windows. Install no driver inside WSL: the one of Windows serves it.',
      'https://www.nvidia.com/drivers',
    ),
    shutDown,
  ],
  verify,
  source: links.wsl,
};

/** 0 is WDDM; TCC is for computing without a display, and WSL knows only what Windows itself shares. */
export const leaveTcc: Fix = {
  id: 'leave-tcc-mode',
  title: 'Let Windows drive the GPU as WDDM',
  risk: 'manual',
  interrupts: 'Windows restarts',
  steps: [
    byHand(
      'In Windows, as administrator: nvidia-smi -i INDEX -dm 0 (WDDM) for the GPU, then restart Windows. Cards that know no WDDM may know MCDM with a newer driver: -dm 2.',
      links.wsl,
    ),
  ],
  verify,
  source: links.wsl,
};

/** Only the driver goes: CUDA's toolkit and the container toolkit stay. */
export function removeLinuxDriver({ packages, uninstaller }: LinuxDriver, os: OsFact | null): Fix {
  const purge =
    os?.packages === 'apt' && packages.length > 0 ? [asRoot('apt-get', 'purge', ...packages)] : null;
  const uninstall = uninstaller ? [asRoot('nvidia-uninstall')] : null;
  const unknown = byHand(
    'Remove the packages of the driver for Linux with the package manager that they came by (their names hold nvidia and the version above), not those of the container toolkit.',
    links.wsl,
  );
  return {
    id: 'remove-linux-driver',
    title: 'Remove the driver for Linux from this system',
    risk: 'manual',
    interrupts: allStops,
    steps: [
      ...(purge === null
        ? []
        : [byHand('apt-get shows what else goes with them, and asks: look before you agree.')]),
      ...(purge ?? uninstall ?? [unknown]),
      shutDown,
    ],
    verify,
    source: links.wsl,
  };
}

/** A virtual machine of Hyper-V has the files of the host's driver by copy, and all of them must be of its version. */
export const copyDriverFiles: Fix = {
  id: 'copy-driver-files',
  title: "Copy the driver's files from Windows again",
  risk: 'manual',
  interrupts: 'the virtual machine restarts',
  steps: [
    byHand(
      'Copy from the Windows host, after each update of its driver: the folder nv*.inf_amd64_* of the driver below C:\\Windows\\System32\\DriverStore\\FileRepository to /usr/lib/wsl/drivers, and C:\\Windows\\System32\\lxss\\lib together with C:\\Program Files\\WSL\\lib to /usr/lib/wsl/lib. Then restart this machine.',
      'https://github.com/staralt/dxgkrnl-dkms',
    ),
  ],
  verify,
  source: 'https://github.com/staralt/dxgkrnl-dkms',
};

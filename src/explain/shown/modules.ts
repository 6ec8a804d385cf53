import { noDriver } from '../../signatures/pasted/nvml-causes.ts';
import type { TextCause } from '../../signatures/signature.ts';
import { firstLine, isSilent, type Paste, type Reader, type Shown } from './paste.ts';

/** What keeps a module that is there from being loaded. */
const notLoaded: readonly TextCause[] = [
  'kernel-module-not-loaded',
  'secure-boot-unsigned',
  'nouveau-conflict',
].flatMap((code) => noDriver.filter((cause) => cause.code === code));

/** The kernel that runs, and the kernels that DKMS has built the driver for. */
export function kernelsOf({ commands, lines }: Paste) {
  const running = commands.find(({ command }) => /^uname -r$/.test(command))?.output[0]?.trim() ?? null;
  const built = lines.flatMap(
    (line) => /^nvidia[\w-]*[/,]\s*[\d.]+,\s*([^,\s]+),.*: installed/.exec(line)?.[1] ?? [],
  );
  return { running, built };
}

/** Whether the paste shows that the running kernel has the module. */
export function hasModule(paste: Paste): boolean {
  const { running, built } = kernelsOf(paste);
  if (running !== null && built.includes(running)) return true;
  return paste.commands.some(
    ({ command, output }) =>
      /^modinfo\b.*\bnvidia\b/.test(command) &&
      output.some((line) => /^filename:\s+\/lib\/modules\//.test(line)),
  );
}

/** The module is there for the kernel that runs, and the driver does not answer. */
export const moduleThere: Reader = (paste) => {
  const silent = firstLine(paste, /communicate with the NVIDIA driver/i);
  if (silent === null || !hasModule(paste)) return [];
  return [{ line: silent.line, causes: notLoaded }];
};

/** `lspci` names no GPU of NVIDIA's. */
export const noGpuListed: Reader = ({ commands, lines }) => {
  const named = /nvidia.*\[?(?:geforce|tesla|quadro|rtx|a100|h100)/i;
  // WSL and Jetson show their GPU elsewhere.
  const other = /microsoft|\bwsl|\/mnt\/c\/|tegra|jetson|\bl4t/i;
  if (lines.some((line) => named.test(line) || other.test(line))) return [];
  const asked = commands.find(({ command, elsewhere }) => !elsewhere && asksForNvidia.test(command));
  if (asked !== undefined && isSilent(asked)) return [{ line: asked.line, causes: noGpu }];
  return onlyOthers(commands);
};

/** In lower case alone it would find nothing where there is one. */
const asksForNvidia = /^lspci\b(?:.*\bgrep\b.* -\w*i\w* .*nvidia|.*grep.*NVIDIA|.*10de|.*NVIDIA.*grep)/;

const noGpu: readonly TextCause[] = [
  {
    code: 'no-nvidia-gpu',
    decides:
      'Was it asked on the machine itself (WSL shows none there), and does sudo lspci -d 10de: list nothing either? Then it has no NVIDIA GPU.',
  },
];

/** Neither the program nor a package of the driver is there, on a machine and not in a container, whose name is of digits. */
export const noDriverThere: Reader = ({ commands }) => {
  const asked = commands.find(
    (typed) =>
      /^(?:which|command -v|type) nvidia-smi$|^(?:dpkg -l|rpm -qa|apt list --installed)\b.*\bnvidia(?!-(?:container|docker|ctk))/.test(
        typed.command,
      ) &&
      isSilent(typed) &&
      !typed.elsewhere,
  );
  return asked === undefined ? [] : [{ line: asked.line, causes: noDriverHere }];
};

const noDriverHere: readonly TextCause[] = [
  {
    code: 'driver-not-installed',
    decides:
      'Was it asked on the host, and does no package of the driver exist there? Then there is no driver.',
  },
];

/** All graphics that the machine was asked for are of other makers. Many of NVIDIA's GPUs are no VGA, but 3D controllers. */
function onlyOthers(commands: Paste['commands']): readonly Shown[] {
  const asked = commands.find(({ command }) => /^lspci\b.*(?:vga|display|3d)/i.test(command));
  const devices = asked?.output.filter((line) => /^[\da-f:.]+\s.*(?:VGA|3D|Display)/i.test(line)) ?? [];
  if (asked === undefined || devices.length === 0 || devices.some((line) => /nvidia/i.test(line))) return [];
  return [{ line: asked.line + 1, causes: noGpu, ...(/3d/i.test(asked.command) ? {} : { loose: true }) }];
}

/** A package of the module that dpkg could not set up. */
export const halfInstalled: Reader = (paste) => {
  const found = firstLine(paste, /^\s*i[FUH]\s+nvidia-(?:dkms|kernel)\S*/);
  if (found === null) return [];
  return [
    {
      line: found.line,
      causes: [
        {
          code: 'dkms-build-failed',
          decides:
            'Does sudo dpkg --configure -a end in "Bad return status for module build"? Then /var/lib/dkms/nvidia/VERSION/build/make.log says why.',
        },
        {
          code: 'dkms-headers-missing',
          decides:
            'Does it say that the headers of the kernel are not there, or is /lib/modules/$(uname -r)/build missing?',
        },
      ],
    },
  ];
};

const gpu = /^(?:[\da-f]{4}:)?[\da-f]{2}:[\da-f]{2}\.\d\s.*(?:VGA|3D|Display).*nvidia/i;

/** A GPU in `lspci -k` that no driver has. */
export const noDriverInUse: Reader = ({ lines }) => {
  const shown: Shown[] = [];
  for (const [line, text] of lines.entries()) {
    if (!gpu.test(text)) continue;
    const block = blockAfter(lines, line);
    const modules = block.find((one) => /Kernel modules:/.test(one));
    if (modules === undefined || block.some((one) => /Kernel driver in use:/.test(one))) continue;
    shown.push({ line, causes: /\bnvidia(?:,|$)/.test(modules.trim()) ? notLoaded : noModule });
  }
  return shown.slice(0, 1);
};

const noModule: readonly TextCause[] = [
  'driver-not-installed',
  'kernel-upgraded-no-module',
  'dkms-build-failed',
].flatMap((code) => noDriver.filter((cause) => cause.code === code));

function blockAfter(lines: readonly string[], line: number): readonly string[] {
  const rest = lines.slice(line + 1);
  const end = rest.findIndex((one) => !/^\s+\S/.test(one));
  return end === -1 ? rest : rest.slice(0, end);
}

import { driverWords } from '../host/kernel-log.ts';
import type { Evidence, Output } from './evidence.ts';
import { isKernelLog } from './kernel-line.ts';

/** Programs whose outputs facts are made of. */
export const programs: ReadonlySet<string> = new Set(
  'apt df dkms dmesg dmidecode dnf docker dpkg dpkg-query getenforce getsebool hostnamectl id journalctl ls lsb_release lscpu lsmod lspci modinfo mokutil nv-fabricmanager nvidia-container-cli nvidia-ctk nvidia-smi rpm sestatus stat systemctl uname yum'.split(
    ' ',
  ),
);

/** Files that facts are made of. */
const files: readonly RegExp[] = [
  /^\/(?:etc|usr\/lib)\/os-release$/,
  /^\/etc\/(?:dgx-release|redhat-release|issue|nvidia-container-runtime\/config\.toml)$/,
  /\/daemon\.json$/,
  /\/modprobe\.d\/[^/]+$/,
  /^\/proc\/(?:modules|cmdline|version|devices|driver\/nvidia\/.+)$/,
  /^\/sys\/module\/nvidia(?:_uvm)?\/[^/]+$/,
  /^\/lib\/modules\/[^/]+\/modules\.dep$/,
  /^\/var\/log\/dmesg$/,
  /^\/var\/lib\/dkms\/nvidia.*\/make\.log$/,
];

/** What a recording keeps of what somebody else wrote down: no more than facts are made of. */
export const keptOf = ({ files: given, outputs, ...rest }: Evidence): Evidence => ({
  ...rest,
  files: new Map(
    [...given].flatMap(([path, text]) =>
      files.some((one) => one.test(path)) ? [[path, ofFile(path, text)]] : [],
    ),
  ),
  outputs: outputs.filter(({ argv }) => programs.has(argv[0] ?? '')).map(ofOutput),
});

function ofFile(path: string, text: string): string {
  if (path === '/var/log/dmesg') return ofKernelLog(text);
  return path.endsWith('/modules.dep') ? linesOf(text, /nvidia/) : text;
}

function ofOutput(output: Output): Output {
  const { argv, text } = output;
  const isLog = argv[0] === 'dmesg' || (argv[0] === 'journalctl' && isOfKernel(argv));
  return isLog ? { ...output, text: ofKernelLog(text) } : output;
}

const isOfKernel = (argv: readonly string[]): boolean => argv.some((word) => /^-\w*k|^--dmesg$/.test(word));

/** The driver's lines, and those in which the kernel says on what it was started. */
const wanted = new RegExp(
  `${driverWords.source}|\\] DMI: |\\] secureboot: |the version \\d`,
  driverWords.flags,
);

/** Without any line of the driver it is a log all the same; and what says that it may not be read is none. */
function ofKernelLog(text: string): string {
  if (!isKernelLog(text)) return text.slice(0, longestRefusal);
  const left = linesOf(text, wanted);
  return isKernelLog(left) ? left : `[    0.000000] (no line of the driver)\n${left}`;
}

const longestRefusal = 2000;

const linesOf = (text: string, pattern: RegExp): string =>
  text
    .split('\n')
    .filter((line) => pattern.test(line))
    .join('\n');

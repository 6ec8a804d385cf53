import { kernelsOfOthers } from '../../signatures/cuda-causes.ts';
import type { TextCause } from '../../signatures/signature.ts';
import { firstLine, type Paste, type Reader } from './paste.ts';

/** From which release of NVIDIA's image on a generation of CUDA, or of GPUs, is in it; a test holds them to the table. */
export const cudaSince: readonly (readonly [release: string, cuda: number, driver: number])[] = [
  ['18.09', 10, 410],
  ['20.06', 11, 450],
  ['23.01', 12, 525],
  ['25.08', 13, 580],
];
export const kernelsSince: readonly (readonly [release: string, capability: number])[] = [
  ['17.09', 70],
  ['18.09', 75],
  ['20.06', 80],
  ['20.10', 86],
  ['22.09', 90],
  ['25.01', 100],
  ['25.01', 120],
];
/** The first release without kernels for what is older than this. */
export const kernelsUntil = { release: '25.01', capability: 75 } as const;

/** Release of an image of NVIDIA's that the paste names, such as 24.03. */
function releaseIn(paste: Paste): string | null {
  const named =
    firstLine(paste, /nvcr\.io\/nvidia\/(?:pytorch|tensorflow|tritonserver|nemo|jax):(\d\d\.\d\d)/) ??
    firstLine(paste, /NVIDIA Release (\d\d\.\d\d)/);
  return named?.found[1] ?? null;
}

/** The image has kernels for other GPUs: too new or too old for it by its release. */
export const releaseAndGpu: Reader = (paste) => {
  const release = releaseIn(paste);
  const hit = firstLine(paste, /\b(?:sm_|compute_)(\d{2,3})a?\b|capability (?:sm_)?(\d{1,2})\.(\d)\b/i);
  if (release === null || hit === null) return [];
  const failure = firstLine(
    paste,
    /no kernel image|not compatible with|Unsupported gpu architecture|is not defined for option|kernel image is invalid|no longer supports/i,
  );
  const capability = Number(hit.found[1] ?? `${hit.found[2]}${hit.found[3]}`);
  const code = misfit(release, capability);
  if (failure === null || code === null) return [];
  return [{ line: failure.line, causes: firstOf(code) }];
};

function misfit(release: string, capability: number): string | null {
  const since = kernelsSince.find(([, one]) => one === capability || (capability > 120 && one === 120));
  if (since !== undefined && release < since[0]) return 'gpu-too-new-for-image';
  if (capability < kernelsUntil.capability && release >= kernelsUntil.release) return 'gpu-too-old-for-image';
  return null;
}

const firstOf = (code: string): readonly TextCause[] => [
  ...kernelsOfOthers.filter((cause) => cause.code === code),
  ...kernelsOfOthers.filter((cause) => cause.code !== code),
];

/** The table of nvidia-smi names a driver, the paste an image whose CUDA is of a later generation. */
export const releaseAndDriver: Reader = (paste) => {
  const release = releaseIn(paste);
  const table = firstLine(paste, /Driver Version: (\d{3})\.\d+/);
  if (release === null || table === null) return [];
  const least = cudaSince.findLast(([since]) => release >= since)?.[2] ?? 0;
  if (Number(table.found[1]) >= least) return [];
  return [
    {
      line: table.line,
      causes: [
        {
          code: 'driver-too-old-for-image',
          decides: `Does the image say at its start that it wants a newer driver, or CUDA that the driver is insufficient? Release ${release} wants ${least} or later; data-center GPUs may run it on some older branches by forward compatibility.`,
        },
      ],
    },
  ];
};

/** Fabric manager and driver, as the package manager lists them. */
export const fabricAndDriver: Reader = (paste) => {
  const manager = versionOf(paste, /nvidia-fabric-?manager[\w-]*\s*[- ]\s*(\d{3}(?:\.\d+)+)/i);
  const driver = versionOf(
    paste,
    /(?:nvidia-driver|nvidia-dkms|nvidia-headless|cuda-drivers|kmod-nvidia|nvidia-open)[\w-]*\s*[- ]\s*(\d{3}(?:\.\d+)+)|Driver Version: (\d{3}(?:\.\d+)+)|Kernel Module\s+(\d{3}(?:\.\d+)+)/i,
  );
  if (manager === null || driver === null || manager.version === driver.version) return [];
  return [
    {
      line: manager.line,
      causes: [
        {
          code: 'fabric-manager-version-mismatch',
          decides: `Do nv-fabricmanager --version (${manager.version} here) and nvidia-smi (${driver.version}) differ? They must be the same to the last figure.`,
        },
      ],
    },
  ];
};

function versionOf(
  paste: Paste,
  pattern: RegExp,
): { readonly line: number; readonly version: string } | null {
  // Packages that were taken out, and left their settings, count for nothing.
  const lines = paste.lines.map((line) => (/^rc\s/.test(line) ? '' : line));
  const hit = firstLine({ ...paste, lines }, pattern);
  const version = hit?.found.slice(1).find((group) => group !== undefined);
  return hit === null || version === undefined ? null : { line: hit.line, version };
}

/** The kernel notes at boot that a link has fewer lanes than the card. Its speed is lower while idle, and tells nothing. */
export const fewerLanes: Reader = (paste) => {
  const hit = firstLine(
    paste,
    /available PCIe bandwidth, limited by [\d.]+ GT\/s PCIe x(\d+) link .*PCIe x16 link/,
  );
  if (hit === null || Number(hit.found[1]) >= 16) return [];
  return [
    {
      line: hit.line,
      loose: true,
      causes: [
        {
          code: 'pcie-link-degraded',
          decides:
            "Is the address that of a GPU (lspci -d 10de:), and has its slot sixteen lanes? Then reseat the card, or look at the firmware's bifurcation.",
        },
      ],
    },
  ];
};

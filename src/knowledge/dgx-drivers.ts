import { majorOf, parseVersion } from '../version.ts';

/** The drivers that a DGX OS has in its repositories. */
export interface DgxDrivers {
  /** Oldest first; which one is in use there, the release decides. */
  readonly branches: readonly number[];
  /** Whether NVIDIA's guide says so; else people's reports of machines do. */
  readonly documented: boolean;
  /** The driver's packages, and what else belongs to them on machines with NVSwitches; null: names not known. */
  readonly names: { readonly driver: string; readonly fabric: string } | null;
  readonly source: string;
}

const guide = (major: number): string => `https://docs.nvidia.com/dgx/dgx-os-${major}-user-guide/`;

const server = (kernel: 'generic' | 'nvidia') =>
  ({
    driver: `nvidia-driver-BRANCH-server and linux-modules-nvidia-BRANCH-server-${kernel}`,
    fabric: 'nvidia-fabricmanager-BRANCH and libnvidia-nscq-BRANCH',
  }) as const;

/** From DGX OS 7 on they are those of the CUDA repository, the open kernel module with them. */
const open = {
  driver: 'nvidia-driver-BRANCH-open',
  fabric:
    'nvidia-fabricmanager-BRANCH and libnvidia-nscq-BRANCH (on B200 and B300 nvlsm and libnvsdm-BRANCH as well)',
} as const;

/**
 * By the major version. DGX OS 7: "Managing OS and Software Updates" in its guide, which sends whoever wants R595 or
 * later to DGX OS 8. What came before rests on reports of machines (R418 with 4.1; R450 and R470 with 5.0 to 5.5; R535
 * with 6.1) and on memory, and is told with that reserve.
 */
const drivers: Readonly<Record<string, DgxDrivers>> = {
  '4': { branches: [418, 450], documented: false, names: null, source: 'https://docs.nvidia.com/dgx/' },
  '5': { branches: [450, 470, 525, 535], documented: false, names: server('generic'), source: guide(5) },
  '6': { branches: [525, 535, 550], documented: false, names: server('nvidia'), source: guide(6) },
  '7': { branches: [570, 580], documented: true, names: open, source: `${guide(7)}additional_software.html` },
  '8': { branches: [595], documented: true, names: open, source: `${guide(7)}additional_software.html` },
};

/** Models that need the branch R580, by the guide of DGX OS 7. */
const only580 = /\bB300\b|\bGB300\b|\bSpark\b|\bGB10\b/;

/** Models whose support ended with DGX OS 6, by the same guide. */
const lastOn6 = /\bDGX[- ]?(?:1|2H?)\b|\bStation\b(?! A100| A800| GB300)/i;

/** Of a release, such as `6.3.1`, on a model, such as `DGX B300`; null where nothing is known of it. */
export function dgxDrivers(dgxOs: string, model: string | null): DgxDrivers | null {
  const known = drivers[dgxOs.split('.')[0] ?? ''];
  if (known === undefined) return null;
  return only580.test(model ?? '') && known.branches.includes(580) ? { ...known, branches: [580] } : known;
}

/** The least branch of this DGX OS that is new enough; null where none is known to be. */
export function dgxBranchFor(dgxOs: string, model: string | null, needs: string): number | null {
  const version = parseVersion(needs);
  if (version === null) return null;
  return dgxDrivers(dgxOs, model)?.branches.find((branch) => branch >= majorOf(version)) ?? null;
}

/** Where a newer branch than those would come from. */
export function dgxBeyond(dgxOs: string, model: string | null): string {
  const major = Number(dgxOs.split('.')[0]);
  if (major === 6 && lastOn6.test(model ?? '')) return 'DGX OS 6 is the last one for this model.';
  if (major === 7) return 'For R595 and later NVIDIA recommends an upgrade to DGX OS 8.';
  return 'A newer branch comes with a newer DGX OS.';
}

import data from './xids.json' with { type: 'json' };

/** The problems that the kernel log's Xids stand for. */
export const xidCodes = [
  'gpu-fell-off-bus',
  'gpu-power-missing',
  'gsp-rpc-timeout',
  'nvlink-uncorrectable',
  'ecc-uncorrectable',
  'ecc-row-remap-failure',
  'ecc-row-remap',
  'gpu-busy-or-bad',
] as const;
/** A problem that an Xid stands for. */
export type XidCode = (typeof xidCodes)[number];

/** What an Xid says of a GPU. */
export interface XidMeaning {
  readonly code: XidCode;
  /** The catalogue's own name for it. */
  readonly name: string;
  /** NVIDIA's catalogue: what to do at once, e.g. `RESET_GPU`; null where it lists the Xid and says nothing. */
  readonly action: string | null;
  /** In plain words, in the middle of a sentence. */
  readonly means: string;
}

const isXidCode = (text: string): text is XidCode => xidCodes.some((code) => code === text);

const meanings: ReadonlyMap<number, XidMeaning> = new Map(
  data.xids.flatMap(({ xid, code, ...rest }): [number, XidMeaning][] =>
    isXidCode(code) ? [[xid, { code, ...rest }]] : [],
  ),
);

/** Those of them that ask for more than a restart of the program. */
export const listedXids: readonly (XidMeaning & { readonly xid: number })[] = [...meanings].map(
  ([xid, meaning]) => ({ xid, ...meaning }),
);

/** Xids for which the catalogue asks for no more than a restart of the program. */
export const programXids: readonly number[] = data.programs.xids;

/** Xids for which the catalogue asks for nothing. */
export const ignoredXids: readonly number[] = data.ignored.xids;

/** Null for an Xid that asks for no more than a restart of the program: 13, 31, 43, 45 and the like. */
export const meaningOf = (xid: number): XidMeaning | null => meanings.get(xid) ?? null;

/** The driver's own summary (R565 and later): what must be done before the GPU can be used again. */
export const recoveryXid = 154;

/**
 * Whether an error of NVLink 5 (Xid 144 to 150) asks for no more than a restart of the program, by what its line says of
 * it, such as `RLW_REMAP Nonfatal`.
 */
export const isHarmlessLink = (detail: string | null): boolean =>
  detail !== null &&
  /\bnonfatal$/i.test(detail) &&
  !data.nvlink.nonfatalAndYetGrave.includes(detail.split(' ')[0] ?? '');

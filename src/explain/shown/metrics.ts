import type { TextCause } from '../../signatures/signature.ts';
import type { Reader } from './paste.ts';

/** An Xid by its number: what it comes from, where that is one thing. */
const byXid: Readonly<Record<string, string>> = {
  13: 'xid-app-fault',
  31: 'xid-app-fault',
  43: 'xid-app-fault',
  48: 'ecc-uncorrectable',
  63: 'ecc-row-remap',
  64: 'ecc-row-remap-failure',
  74: 'nvlink-uncorrectable',
  79: 'gpu-fell-off-bus',
  94: 'ecc-uncorrectable',
  95: 'ecc-uncorrectable',
  119: 'gsp-rpc-timeout',
  120: 'gsp-rpc-timeout',
};

const byMetric: Readonly<Record<string, string>> = {
  ROW_REMAP_FAILURE: 'ecc-row-remap-failure',
  ROW_REMAP_PENDING: 'ecc-row-remap',
  ECC_DBE_VOL_TOTAL: 'ecc-uncorrectable',
  ECC_DBE_AGG_TOTAL: 'ecc-uncorrectable',
};

const decides: Readonly<Record<string, string>> = {
  'ecc-row-remap-failure':
    'Does nvidia-smi -q -d ROW_REMAPPER say Remapping Failure Occurred: Yes? Then the board must be replaced.',
  'ecc-row-remap': 'Does nvidia-smi -q -d ROW_REMAPPER say Pending: Yes? Then the GPU needs a reset.',
};
const inLog =
  'Does the kernel log have it too (sudo dmesg | grep -i xid)? Then it is this; the metric keeps the last one.';

const line =
  /\bDCGM_FI_DEV_(XID_ERRORS|ROW_REMAP_FAILURE|ROW_REMAP_PENDING|ECC_DBE_(?:VOL|AGG)_TOTAL)(?:\{[^}]*\})?\s*[=:]?\s*(\d+)/;

/** What the exporter of DCGM counts. */
export const metricsShown: Reader = ({ lines }) =>
  lines.flatMap((text, index) => {
    const [, metric = '', value = '0'] = line.exec(text) ?? [];
    const code = metric === 'XID_ERRORS' ? byXid[value] : value === '0' ? undefined : byMetric[metric];
    if (code === undefined) return [];
    const cause: TextCause = { code, decides: decides[code] ?? inLog };
    return [{ line: index, causes: [cause] }];
  });

import { likely, proof, type Signature } from '../signature.ts';

const retired = 'Does nvidia-smi -q -d ROW_REMAPPER,PAGE_RETIREMENT say pending? Then it is this.';

/** What nvidia-smi, CUDA and DCGM say of damaged memory of a GPU (ECC). */
export const memoryErrorSignatures: readonly Signature[] = [
  {
    words: ['remapped rows', 'pending : yes', 'remapping failure occurred : no'],
    reach: 110,
    causes: proof('ecc-row-remap'),
    example:
      '    Remapped Rows\n        Correctable Error                 : 0\n        Uncorrectable Error               : 1\n        Pending                           : Yes\n        Remapping Failure Occurred        : No',
    counterExample:
      '    Remapped Rows\n        Correctable Error                 : 0\n        Uncorrectable Error               : 0\n        Pending                           : No\n        Remapping Failure Occurred        : No',
  },
  {
    words: ['remapping failure occurred : yes'],
    causes: proof('ecc-row-remap-failure'),
    example: '        Remapping Failure Occurred        : Yes',
    counterExample: '        Remapping Failure Occurred        : No',
  },
  ...['pending page blacklist', 'pending page retirement'].map((field) => ({
    words: [`${field} : yes`],
    causes: proof('ecc-row-remap'),
    example: `        ${field}            : Yes`,
    counterExample: `        ${field}            : No`,
  })),
  ...['row remapper: new row', 'new retired page, reload the driver', 'marked for remapping, reset gpu'].map(
    (word) => ({
      words: [word],
      causes: proof('ecc-row-remap'),
      example: `NVRM: ${word} to activate.`,
      counterExample: 'Row Remapper: fatal error, unable to remap',
    }),
  ),
  ...[['row remap', 'fail'], ['unable to retire page'], ['row_remap_failure', '= 1 ']].map((words) => ({
    words,
    reach: 20,
    causes: likely(
      'ecc-row-remap-failure',
      'Does nvidia-smi -q -d ROW_REMAPPER say Remapping Failure Occurred: Yes? Then the board must be replaced.',
    ),
    example: `GPU 3: ${words.join('ping has ')}`,
    counterExample: 'Row Remapper: New row marked for remapping, reset gpu to activate.',
  })),
  ...[
    ['row remap', 'pending'],
    ['pending row remap'],
    ['row remap', 'is required'],
    ['pending page retirement'],
    ['pages pending retirement'],
    ['pages pending : yes'],
    ['row_remap_pending', '= 1 '],
  ].map((words) => ({
    words,
    reach: 20,
    causes: likely('ecc-row-remap', retired),
    example: `GPU 3: ${words.join('ping is ')}`,
    counterExample: 'Row Remapper: New row marked for remapping, reset gpu to activate.',
  })),
  ...[
    'uncorrectable ecc error encountered',
    'error_ecc_uncorrectable',
    'erroreccuncorrectable',
    'uncorrectable double bit error',
    'volatile dbes',
    'volatile double-bit ecc error',
    'double bit ecc error',
  ].map((word) => ({
    words: [word],
    causes: proof('ecc-uncorrectable'),
    example: `CUDA error: ${word} encountered`,
    counterExample: '    Volatile Uncorr. ECC',
  })),
  {
    words: ['sram threshold exceeded : yes'],
    causes: proof('ecc-uncorrectable'),
    example: '            SRAM Threshold Exceeded       : Yes',
    counterExample: '            SRAM Threshold Exceeded       : No',
  },
  {
    words: ['uncorrectable ecc error'],
    causes: likely(
      'ecc-uncorrectable',
      "Is it a GPU's memory (nvidia-smi -q -d ECC counts uncorrectable errors)? Then it is this.",
    ),
    example: 'GPU 3 has an uncorrectable ECC error',
    counterExample: '    Volatile Uncorr. ECC',
  },
];

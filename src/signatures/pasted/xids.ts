import { ignoredXids, listedXids, programXids } from '../../knowledge/xids.ts';
import { likely, proof, type Signature, type TextCause } from '../signature.ts';

/** NVLink 5 and later: each with a word for how grave it is. */
const links = [144, 145, 146, 147, 148, 149, 150];

/** From the driver's own line it is known; a tool's or a person's mention of the number is followed up. */
const mention = (code: string): readonly TextCause[] =>
  likely(code, 'Does the kernel log have that Xid (sudo dmesg | grep -i xid)? Then it is this.');

/** Those that people speak of by their number. */
const wellKnown: ReadonlySet<number> = new Set([8, 13, 31, 32, 43, 45, 68, 69]);

const fromProgram = likely(
  'xid-app-fault',
  'Does it follow one program from GPU to GPU? Then the program is at fault; if it stays with one GPU, have that tested.',
);

const another = (xid: number): string => `NVRM: Xid (PCI:0000:3b:00): 9${xid}, pid=4711, name=python3`;

const lineOf = (xid: number, causes: readonly TextCause[]): Signature => ({
  words: [' xid (', `): ${xid},`],
  reach: 60,
  causes,
  example: `NVRM: Xid (PCI:0000:3b:00): ${xid}, pid='<unknown>', name=<unknown>, and more`,
  examples: [`kernel: [6801.64] NVRM: Xid (0000:3b:00): ${xid}, and more`],
  counterExample: another(xid),
});

function signaturesOf(xid: number, causes: readonly TextCause[]): readonly Signature[] {
  const [{ code = '' } = {}] = causes;
  return [
    lineOf(xid, causes),
    ...['xid', 'xid=', 'xid:', 'xid error', 'xid code'].map((word) => ({
      words: [` ${word} ${xid} `],
      causes: mention(code),
      example: `the GPU reports ${word} ${xid}, and more`,
      counterExample: another(xid),
    })),
  ];
}

/** The driver's summary of what a GPU needs. */
const recoverySignatures: readonly Signature[] = [
  'reset required',
  'pf flr',
  'bus reset',
  'reboot',
  'drain',
].map((action) => ({
  words: ['recovery action changed from', ') to', `${action}`],
  reach: 80,
  causes: proof('gpu-busy-or-bad'),
  example: `NVRM: Xid (PCI:0000:3b:00): 154, GPU recovery action changed from 0x0 (None) to 0x1 (GPU ${action})`,
  counterExample: `NVRM: Xid (PCI:0000:3b:00): 154, GPU recovery action changed from 0x1 (GPU ${action}) to 0x0 (None)`,
}));

/** What the driver logs by number: Xids of GPUs, SXids of NVSwitches. */
export const xidSignatures: readonly Signature[] = [
  ...recoverySignatures,
  ...links.map(
    (xid): Signature => ({
      words: [' xid (', `): ${xid},`, ' nonfatal '],
      reach: 120,
      causes: likely(
        'nvlink-uncorrectable',
        'Did programs on several GPUs fail or hang at that time? Then it is this; else nothing is wrong that lasts.',
      ),
      example: `NVRM: Xid (PCI:0000:3b:00): ${xid}, RLW_RXPIPE Nonfatal XC0 i0 Link 11 (0x00000004)`,
      counterExample: `NVRM: Xid (PCI:0000:3b:00): ${xid}, NETIR_LINK_EVT Fatal XC0 i0 Link 11 (0x00000004)`,
    }),
  ),
  ...listedXids.flatMap(({ xid, code }) => signaturesOf(xid, proof(code))),
  ...signaturesOf(137, [
    {
      code: 'nvlink-uncorrectable',
      decides: 'Are there Xids 74 or 144 to 150 beside it? Then it is this.',
    },
    {
      code: 'xid-app-fault',
      decides: 'Is it alone, and always with the same program? Then that is at fault.',
    },
  ]),
  ...signaturesOf(
    154,
    likely('gpu-busy-or-bad', 'Does nvidia-smi -q show a GPU Recovery Action other than None?'),
  ),
  // To be restarted is the program, as a rule because the fault is its own.
  ...programXids.flatMap((xid) =>
    wellKnown.has(xid) ? signaturesOf(xid, fromProgram) : [lineOf(xid, fromProgram)],
  ),
  ...ignoredXids.map((xid) => lineOf(xid, proof('xid-ignored-note'))),
  {
    words: ['sxid (', ', fatal,'],
    reach: 50,
    causes: proof('nvlink-uncorrectable'),
    example: 'nvidia-nvswitch3: SXid (PCI:0000:86:00.0): 20034, Fatal, Link 30 LTSSM Fault Up',
    counterExample:
      'nvidia-nvswitch0: SXid (PCI:0000:c3:00.0): 12028, Non-fatal, Link 32 egress non-posted PRIV error',
  },
  {
    words: ['sxid (', ', non-fatal,'],
    reach: 50,
    causes: likely(
      'nvlink-uncorrectable',
      'Did programs on several GPUs fail or hang at that time, or does nvidia-smi nvlink -e count errors? Then it is this.',
    ),
    example:
      'nvidia-nvswitch0: SXid (PCI:0000:c3:00.0): 12028, Non-fatal, Link 32 egress non-posted PRIV error',
    counterExample: 'nvidia-nvswitch3: SXid (PCI:0000:86:00.0): 20034, Fatal, Link 30 LTSSM Fault Up',
  },
  {
    words: ['nvrm: xid (', '):'],
    reach: 40,
    causes: likely(
      'gpu-busy-or-bad',
      "Does nvidia-smi -q show a GPU Recovery Action other than None? Then it is this; else NVIDIA's catalogue of Xids says what the number means.",
    ),
    example: 'NVRM: Xid (PCI:0000:3b:00): 61, pid=1234, 0cec(3098) 00000000 00000000',
    counterExample: 'NVRM: GPU at PCI:0000:3b:00: GPU-10305b77-0000-0000-0000-000000000000',
  },
];

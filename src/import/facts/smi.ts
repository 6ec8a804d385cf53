import type { NvidiaSmiFact } from '../../probes/nvidia-smi.ts';
import { failureOf, problemIn } from '../../probes/nvidia-smi-failure.ts';
import { answerIn, gpusIn } from '../../probes/nvidia-smi-xml.ts';
import { type Evidence, isNotFound, type Output, outputsOf } from '../evidence.ts';
import { cliTree } from './cli-info.ts';
import { pciIn } from './pci.ts';
import { wholeNames } from './smi-names.ts';
import { queryTree } from './smi-query.ts';
import { tableTree } from './smi-table.ts';

const none: ReadonlyMap<number, string> = new Map();

/** It tells of a driver in this kernel: not of the one of Windows, nor of a GPU that is on no bus, as that of a Jetson. */
export const isOfLinux = (smi: NvidiaSmiFact | null, evidence: Evidence): boolean =>
  smi?.kind !== 'answered' ||
  (smi.gpus.length > 0 &&
    smi.gpus.every(({ busId }) => busId !== '') &&
    !outputsOf(evidence, 'nvidia-smi').some(({ text }) => ofWindows(text)));

/** Its tool for Linux has a version of its own there. */
function ofWindows(text: string): boolean {
  const [, tool, driver] = /^\s*\| NVIDIA-SMI (\S+) +(?:Driver|KMD) Version: (\S+)/m.exec(text) ?? [];
  return tool !== driver || /^ +Driver Model\n +Current +: (?:WDDM|TCC|MCDM)/m.test(text);
}

/** What nvidia-smi told, by the fullest of its forms that is there: XML, the long text, the table. */
export async function nvidiaSmiIn(evidence: Evidence): Promise<NvidiaSmiFact | null> {
  const plain = outputsOf(evidence, 'nvidia-smi').filter(({ argv, kept }) => kept === 'all' && isPlain(argv));
  const [latest] = plain;
  if (latest !== undefined && isNotFound(latest)) return { kind: 'not-found' };
  const failure = latest === undefined ? null : failed(latest);
  if (failure !== null) return failure;
  const capabilities = capabilitiesIn(evidence);
  const xml = plain.find(({ text }) => text.includes('</nvidia_smi_log>'));
  const byXml = xml === undefined ? null : await gpusIn(xml.text, capabilities);
  if (byXml !== null) return byXml;
  const trees = [
    ...plain.map(({ text }) => queryTree(text)),
    ...plain.map(({ text }) => tableTree(text)),
    ...outputsOf(evidence, 'nvidia-container-cli', 'info').map(({ text }) => cliTree(text)),
  ].filter((tree) => tree !== null);
  const answer = trees.flatMap((tree) => answerIn(tree, capabilities) ?? [])[0] ?? null;
  if (answer === null || isCut(answer.gpus.length, plain, evidence)) return null;
  return { ...answer, gpus: wholeNames(answer.gpus, evidence) };
}

/** A table of one GPU that ends before the processes may have had more, where the bus has more. */
const isCut = (gpus: number, outputs: readonly Output[], evidence: Evidence): boolean =>
  gpus === 1 &&
  !outputs.some(({ text }) => /Processes|NVSMI LOG/.test(text)) &&
  (pciIn(evidence, null)?.devices.filter(({ kind }) => kind === 'gpu').length ?? 0) > 1;

/** All of all GPUs: no single one, no section, no list of its own. */
const isPlain = (argv: readonly string[]): boolean =>
  argv.slice(1).every((word) => /^(?:-q|-x|--query|--xml-format|-qx|-a)$/.test(word));

/** It says that it failed, and shows no GPUs beside. */
function failed({ text }: Output): NvidiaSmiFact | null {
  const head = text.slice(0, 4000);
  if (/NVSMI LOG|\| NVIDIA-SMI \d|<nvidia_smi_log>/.test(head) || problemIn(head) === null) return null;
  return failureOf(null, head);
}

/** `nvidia-smi --query-gpu=index,…,compute_cap --format=csv`, whichever the columns. */
function capabilitiesIn(evidence: Evidence): ReadonlyMap<number, string> {
  for (const { argv, text } of outputsOf(evidence, 'nvidia-smi')) {
    const fields = argv.flatMap((word) => /^--query-gpu=(.*)$/.exec(word)?.[1]?.split(',') ?? []);
    const [index, capability] = [fields.indexOf('index'), fields.indexOf('compute_cap')];
    if (index === -1 || capability === -1) continue;
    return new Map(
      text.split('\n').flatMap((line): readonly (readonly [number, string])[] => {
        const cells = line.split(',').map((cell) => cell.trim());
        const [number, value] = [cells[index] ?? '', cells[capability] ?? ''];
        return /^\d+$/.test(number) && /^\d+\.\d+$/.test(value) ? [[Number(number), value]] : [];
      }),
    );
  }
  return none;
}

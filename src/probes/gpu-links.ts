import { harmless } from '../harmless.ts';
import { limits } from '../host/host.ts';
import { notAsked, type Probe, read, unread, valueIn } from '../probe.ts';
import { smiProgram, whyNotRun } from './nvidia-smi.ts';

/** How the GPUs of a machine reach each other. */
export interface GpuLinksFact {
  /**
   * A row a GPU, a column a GPU, in nvidia-smi's words: `X` itself, `NV12` so many NVLinks, `PIX`, `PXB`, `PHB`, `NODE`,
   * `SYS` over ever more of PCIe and the processors.
   */
  readonly matrix: readonly (readonly string[])[];
}

export const gpuLinks: Probe<GpuLinksFact> = {
  title: 'Links between the GPUs',
  cost: 'local',
  needs: ['kernelModule', 'platform', 'deviceNodes', 'os'],
  async ask(host, _target, facts) {
    const platform = valueIn(facts.platform)?.kind;
    if (platform === 'wsl2' || platform === 'jetson') return notAsked('nvidia-smi tells of none here');
    if ((valueIn(facts.deviceNodes)?.gpuMinors?.length ?? 0) < 2)
      return notAsked('there are not several GPUs');
    if (whyNotRun(facts) !== null) return notAsked('nvidia-smi is not run');
    const program = await smiProgram(host, facts);
    const result = await host.run([program, 'topo', '-m'], { timeoutMs: limits.nvidiaSmi });
    const matrix = result.kind === 'exited' && result.code === 0 ? matrixIn(result.stdout) : null;
    return matrix === null ? unread('nvidia-smi tells of no links') : read({ matrix });
  },
};

/** More than the largest machines have. */
const mostGpus = 64;

/** The part of `nvidia-smi topo -m` that is about GPUs alone; null: it is not whole, or something else. */
export function matrixIn(text: string): readonly (readonly string[])[] | null {
  const lines = harmless(text)
    .split('\n')
    .slice(0, 2 * mostGpus);
  const header = lines.find((line) => /^\s+GPU0\b/.test(line));
  if (header === undefined) return null;
  // After the devices come the processors that are near, in words with blanks.
  const columns = wordsOf(header.replace(/\bCPU Affinity.*$/, '')).slice(0, 4 * mostGpus);
  const gpus = columns.filter(isGpu).slice(0, mostGpus);
  const rows = gpus.map((gpu) => cellsOf(gpu, lines, columns));
  const whole = rows.every(
    (row, index) => row[index] === 'X' && row.every(isLink) && row.length === gpus.length,
  );
  return whole && gpus.every((gpu, index) => gpu === `GPU${index}`) ? rows : null;
}

function cellsOf(gpu: string, lines: readonly string[], columns: readonly string[]): readonly string[] {
  // The header begins with a blank.
  const line = lines.find((one) => one.startsWith(gpu) && /^\s/.test(one.slice(gpu.length))) ?? '';
  const [, ...cells] = wordsOf(line);
  return columns.flatMap((column, index) => (isGpu(column) ? [cells[index] ?? ''] : []));
}

const wordsOf = (line: string): readonly string[] => line.trim().split(/\s+/);

const isGpu = (column: string): boolean => /^GPU\d{1,2}$/.test(column);

/** nvidia-smi's legend over the years; `SOC` is the older word for `SYS`, `PSB` and `C2C` are of some machines. */
const isLink = (cell: string): boolean =>
  /^(?:X|NV\d{1,2}|PIX|PXB|PHB|NODE|SYS|SOC|PSB|C2C|N\/A)$/.test(cell);

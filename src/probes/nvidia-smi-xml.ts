import type { Gpu, NvidiaSmiFact } from './nvidia-smi.ts';
import { bytesAt, child, listAt, textAt } from './nvidia-smi-fields.ts';
import { stateOf } from './nvidia-smi-state.ts';

type Answered = Extract<NvidiaSmiFact, { kind: 'answered' }>;

/**
 * Reads `nvidia-smi -q -x` (drivers 340 to 610); null where it is not that document, or not the whole of it: half a
 * document shows half of the GPUs, and a GPU without an address is none. `capabilities` are compute capabilities by index, which the document does not hold.
 */
export async function gpusIn(
  xml: string,
  capabilities: ReadonlyMap<number, string>,
): Promise<Answered | null> {
  if (!xml.includes('</nvidia_smi_log>')) return null;
  const { XMLParser } = await import('fast-xml-parser');
  return answerIn(child(parse(new XMLParser(options), xml), 'nvidia_smi_log'), capabilities);
}

/** The same of the document as a tree, attributes with an @ before their names. */
export function answerIn(log: unknown, capabilities: ReadonlyMap<number, string>): Answered | null {
  const driverVersion = versionAt(log, 'driver_version', 'kmd_version');
  if (log === undefined || driverVersion === null) return null;
  const elements = listAt(log, 'gpu');
  if (!elements.every((gpu) => isAddress(textAt(gpu, '@id') ?? ''))) return null;
  // One that says how many there are and describes fewer was cut, or says two things.
  if (Number(textAt(log, 'attached_gpus') ?? 0) > elements.length) return null;
  const gpus = elements.map((gpu, index) => gpuOf(gpu, index, capabilities.get(index) ?? null));
  const cudaVersion = versionAt(log, 'cuda_version', 'cuda_umd_version');
  return { kind: 'answered', driverVersion, cudaVersion, gpus };
}

/**
 * A GPU that fell off the bus keeps its place in the document, and its fields say so. One line for each, by address
 * as nvidia-smi writes it.
 */
export const lostGpus = (xml: string): readonly string[] =>
  xml
    .split('<gpu id="')
    .slice(1)
    .filter((gpu) => />\s*GPU is lost\s*</.test(gpu))
    .map((gpu) => `GPU ${gpu.slice(0, gpu.indexOf('"'))}: GPU is lost`);

/** The GPU of a Jetson is on no bus (JetPack 6), in one of the words that nvidia-smi has for what there is not. */
const isAddress = (id: string): boolean => onNoBus.test(id) || busAddress.test(id);
const onNoBus = /^\[?(?:N\/A|Not Supported|Unknown(?: Error)?)\]?$/i;
const busAddress = /^[0-9a-f]{4,8}:[0-9a-f]{2}:[0-9a-f]{2}\.[0-7]$/i;

const options = {
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  processEntities: false,
};

function parse(parser: { parse(xml: string): unknown }, xml: string): unknown {
  try {
    return parser.parse(xml);
  } catch {
    return undefined;
  }
}

function gpuOf(gpu: unknown, index: number, computeCapability: string | null): Gpu {
  const mode = textAt(child(gpu, 'gpu_virtualization_mode'), 'virtualization_mode');
  return {
    index,
    name: textAt(gpu, 'product_name') ?? 'unknown',
    uuid: told(textAt(gpu, 'uuid')),
    busId: kernelBusId(textAt(gpu, '@id') ?? ''),
    computeCapability,
    memoryTotalBytes: bytesAt(gpu, 'fb_memory_usage', 'total'),
    mig: migOf(textAt(child(gpu, 'mig_mode'), 'current_mig')),
    vgpu: mode !== null && /^(VGPU|vGPU)$/.test(mode),
    state: stateOf(gpu),
  };
}

const told = (text: string | null): string | null => (text === 'N/A' ? null : text);

/** `00000000:3B:00.0` as the kernel writes it: `0000:3b:00.0`. */
const kernelBusId = (id: string): string =>
  onNoBus.test(id) ? '' : id.toLowerCase().replace(/^0000([0-9a-f]{4}:)/, '$1');

const migOf = (text: string | null): Gpu['mig'] =>
  text === 'Enabled' ? 'enabled' : text === 'Disabled' ? 'disabled' : 'unsupported';

/**
 * From R610 on the versions of driver and CUDA are told by other names as well, and the old ones say after the number, or
 * in its place, that they are going to be taken away.
 */
function versionAt(log: unknown, ...names: readonly string[]): string | null {
  const versions = names.flatMap(
    (name) => /^(\d{1,4}(?:\.\d{1,4}){1,2})(?=\s|$)/.exec(textAt(log, name) ?? '')?.[1] ?? [],
  );
  return versions[0] ?? null;
}

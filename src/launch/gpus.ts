import { type GpuSelection, gpuSelection, hasInstances, isDisplayOnly } from '../gpu-selection.ts';
import type { GpuTraits } from '../knowledge/compatibility.ts';
import { traitsOf } from '../knowledge/gpus.ts';
import { imageFacts, seenOf } from '../knowledge/image-facts.ts';
import { driverOf } from '../knowledge/machine.ts';
import { type Judged, judgeEach, type Way, wayOf } from '../knowledge/verdict.ts';
import { valueIn } from '../probe.ts';
import type { Readings } from '../probes.ts';
import type { Target } from '../target.ts';

/** The GPUs of a launch, and what the user should know about them. */
export interface LaunchGpus {
  readonly selection: GpuSelection;
  readonly notes: readonly string[];
}

/** Those that are asked for; where none are named, those that the image runs on. */
export function launchGpus(target: Target, facts: Readings): LaunchGpus {
  const visible = valueIn(facts.system)?.visibleDevices ?? null;
  const smi = valueIn(facts.nvidiaSmi);
  const asked = gpuSelection(target.gpus, visible, smi);
  const judged = judgedGpus(facts);
  if (target.gpus !== null || visible !== null || judged.length === 0) return { selection: asked, notes: [] };
  const left = judged.filter(({ runs }) => runs !== 'no');
  const whole = left.length === judged.length || left.length === 0 || hasInstances(smi);
  if (whole) return { selection: asked, notes: noteOn(wayOf(judged)) };
  const indexes = left.map(({ gpu }) => gpu.index).join(',');
  const out = judged.filter(({ runs }) => runs === 'no').map(({ gpu }) => `${gpu.index} (${gpu.name})`);
  const note = `The image does not run on GPU ${out.join(', ')}, so it gets the others.`;
  return { selection: gpuSelection(`device=${indexes}`, null, smi), notes: [note, ...noteOn(wayOf(left))] };
}

type JudgedHere = Judged<GpuTraits & { readonly index: number }>;

function judgedGpus(facts: Readings): readonly JudgedHere[] {
  const choice = valueIn(facts.imageChoice);
  const smi = valueIn(facts.nvidiaSmi);
  const driver = driverOf(smi, valueIn(facts.platform));
  const image =
    choice === null ? null : imageFacts(choice, seenOf(valueIn(facts.localImage), valueIn(facts.registry)));
  if (image === null || driver === null || smi?.kind !== 'answered') return [];
  const gpus = smi.gpus.filter((gpu) => !isDisplayOnly(gpu));
  return judgeEach(
    driver,
    image,
    gpus.map((gpu) => ({ ...traitsOf(gpu), index: gpu.index })),
  );
}

const notesByWay: Readonly<Record<Way, readonly string[]>> = {
  native: [],
  'forward-compatible': [
    "The image is newer than the driver and brings its own: it runs by CUDA's forward compatibility, which its start script sets up (so keep its entrypoint).",
  ],
  'minor-compatible': [
    "The image is newer than the driver: it runs by CUDA's minor-version compatibility, in which code that is compiled at run time (PTX) may fail.",
  ],
};

const noteOn = (way: Way | null): readonly string[] => (way === null ? [] : notesByWay[way]);

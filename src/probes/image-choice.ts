import { gpusSelected } from '../gpu-selection.ts';
import { parseReference } from '../image-reference.ts';
import type { GpuTraits } from '../knowledge/compatibility.ts';
import { traitsOf } from '../knowledge/gpus.ts';
import { driverOf, takesIntegrated } from '../knowledge/machine.ts';
import { newestRelease, type Release, releaseOfTag, tagOf } from '../knowledge/releases.ts';
import { bestRelease, judgeEach } from '../knowledge/verdict.ts';
import { type Probe, type Reading, read, unread, valueIn } from '../probe.ts';
import type { Readings } from '../probes.ts';
import type { Target } from '../target.ts';
import type { LocalImage } from './local-images.ts';

/** Which image is meant: what the user named, or what `auto` comes to on this host. */
export interface ImageChoiceFact {
  /** e.g. `nvcr.io/nvidia/pytorch:24.01-py3` */
  readonly reference: string;
  readonly registry: string;
  readonly repository: string;
  /** Tag, or null where a digest is given alone. */
  readonly tag: string | null;
  readonly digest: string | null;
  readonly from: 'asked' | 'newest-local' | 'newest-for-host' | 'newest';
  /** One phrase for the report's header, e.g. `the newest local one`. */
  readonly why: string;
  /**
   * `YY.MM` where the reference names an NGC PyTorch release, on nvcr.io or on the registry that stands in for it; null
   * for anything else: what the image is, its configuration may tell.
   */
  readonly release: string | null;
}

export const imageChoice: Probe<ImageChoiceFact> = {
  title: 'Image to launch',
  cost: 'local',
  needs: ['localImages', 'kernelModule', 'nvidiaSmi', 'system', 'platform'],
  async ask(_host, target, facts) {
    if (target.image !== 'auto') return choice(target, target.image, 'asked', 'as asked for');
    const local = newestLocal(valueIn(facts.localImages) ?? [], integratedHere(facts));
    return local === null ? fromTable(target, facts) : fromHost(target, facts, local);
  },
};

function choice(
  target: Target,
  reference: string,
  from: ImageChoiceFact['from'],
  why: string,
): Reading<ImageChoiceFact> {
  const parts = parseReference(reference);
  if (parts === null) return unread(`${reference} is no image reference`);
  const named = parts.digest === null && isNvidias(target, parts) ? releaseOfTag(parts.tag ?? '') : null;
  return read({ reference, ...parts, from, why, release: named?.release ?? null });
}

/** Elsewhere a repository may be called so, and hold anything. */
const isNvidias = ({ registry }: Target, parts: { readonly registry: string; readonly repository: string }) =>
  `${parts.registry}/${parts.repository}` === 'nvcr.io/nvidia/pytorch' ||
  (registry !== null && `${parts.registry}/${parts.repository}` === `${registry}/nvidia/pytorch`);

const integratedHere = (facts: Readings): boolean => {
  const platform = valueIn(facts.platform);
  return takesIntegrated(platform, driverOf(valueIn(facts.nvidiaSmi), platform));
};

/** Images for Jetson (`-igpu`) are what is meant there, and nowhere else. */
function newestLocal(images: readonly LocalImage[], integrated: boolean): string | null {
  const dated = images.flatMap(({ reference }) => {
    const [, release, suffix] = /:(\d\d\.\d\d)(?:-py\d)?(-igpu)?$/.exec(reference) ?? [];
    const fits = (suffix === '-igpu') === integrated;
    return release === undefined || !fits ? [] : [{ reference, release }];
  });
  return dated.sort((a, b) => b.release.localeCompare(a.release))[0]?.reference ?? null;
}

function fromHost(target: Target, facts: Readings, reference: string): Reading<ImageChoiceFact> {
  const chosen = choice(target, reference, 'newest-local', 'the newest on this host');
  const release = chosen.ok
    ? releaseOfTag(chosen.value.release === null ? '' : (chosen.value.tag ?? ''))
    : null;
  if (!chosen.ok || release === null || !runsNowhere(target, facts, release)) return chosen;
  return read({
    ...chosen.value,
    why: 'the newest on this host, though by its tag it does not run on this driver and these GPUs',
  });
}

function runsNowhere(target: Target, facts: Readings, release: Release): boolean {
  const driver = driverOf(valueIn(facts.nvidiaSmi), valueIn(facts.platform));
  const gpus = gpusOf(target, facts);
  if (driver === null || gpus.length === 0) return false;
  return judgeEach(driver, release, gpus).every(({ runs }) => runs === 'no');
}

function gpusOf({ gpus: asked }: Target, facts: Readings): readonly GpuTraits[] {
  const smi = valueIn(facts.nvidiaSmi);
  const gpus = smi?.kind === 'answered' ? smi.gpus : [];
  return gpusSelected(gpus, asked, valueIn(facts.system)?.visibleDevices ?? null).map(traitsOf);
}

function fromTable(target: Target, facts: Readings): Reading<ImageChoiceFact> {
  const repository = `${target.registry ?? 'nvcr.io'}/nvidia/pytorch`;
  const platform = valueIn(facts.platform);
  const driver = driverOf(valueIn(facts.nvidiaSmi), platform);
  const gpus = gpusOf(target, facts);
  const architecture = valueIn(facts.system)?.architecture ?? 'amd64';
  const integrated = takesIntegrated(platform, driver);
  if (driver !== null && gpus.length > 0) {
    const best = bestRelease(driver, gpus, architecture, integrated);
    if (best?.way === 'native') {
      const reference = `${repository}:${tagOf(best.release, integrated)}`;
      const why = 'the newest that runs natively on this driver and these GPUs';
      return choice(target, reference, 'newest-for-host', why);
    }
  }
  return choice(target, `${repository}:${tagOf(newestRelease())}`, 'newest', 'the newest release');
}

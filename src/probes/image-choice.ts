import { parseReference } from '../image-reference.ts';
import { newestNativeRelease } from '../knowledge/compatibility.ts';
import { traitsOf } from '../knowledge/gpus.ts';
import { newestRelease, releaseOfTag, tagOf } from '../knowledge/releases.ts';
import { type Probe, type Reading, read, unread, valueIn } from '../probe.ts';
import type { Readings } from '../probes.ts';
import { parseVersion } from '../version.ts';
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
  /** `YY.MM` where the reference names an NGC PyTorch release; null for anything else. */
  readonly release: string | null;
}

export const imageChoice: Probe<ImageChoiceFact> = {
  title: 'Image to launch',
  cost: 'local',
  needs: ['localImages', 'kernelModule', 'nvidiaSmi', 'system'],
  async ask(_host, target, facts) {
    if (target.image !== 'auto') return choice(target.image, 'asked', 'as asked for');
    const local = newestLocal(valueIn(facts.localImages) ?? []);
    if (local !== null) return choice(local, 'newest-local', 'the newest on this host');
    return fromTable(facts, `${target.registry ?? 'nvcr.io'}/nvidia/pytorch`);
  },
};

function choice(reference: string, from: ImageChoiceFact['from'], why: string): Reading<ImageChoiceFact> {
  const parts = parseReference(reference);
  if (parts === null) return unread(`${reference} is no image reference`);
  const release = parts.repository.endsWith('nvidia/pytorch') ? releaseOfTag(parts.tag ?? '') : null;
  return read({ reference, ...parts, from, why, release: release?.release ?? null });
}

/** Images for Jetson (`-igpu`) are not what is meant on other machines. */
function newestLocal(images: readonly LocalImage[]): string | null {
  const dated = images.flatMap(({ reference }) => {
    const release = /:(\d\d\.\d\d)(?:-py\d)?$/.exec(reference)?.[1];
    return release === undefined ? [] : [{ reference, release }];
  });
  return dated.sort((a, b) => b.release.localeCompare(a.release))[0]?.reference ?? null;
}

function fromTable(facts: Readings, repository: string): Reading<ImageChoiceFact> {
  const smi = valueIn(facts.nvidiaSmi);
  const driver = smi?.kind === 'answered' ? parseVersion(smi.driverVersion) : null;
  const architecture = valueIn(facts.system)?.architecture ?? 'amd64';
  if (smi?.kind === 'answered' && driver !== null && smi.gpus.length > 0) {
    const native = newestNativeRelease(driver, smi.gpus.map(traitsOf), architecture);
    const why = 'the newest that runs natively on this driver and these GPUs';
    if (native !== null) return choice(`${repository}:${tagOf(native)}`, 'newest-for-host', why);
  }
  return choice(`${repository}:${tagOf(newestRelease())}`, 'newest', 'the newest release');
}

import type { Finding } from '../../src/check.ts';
import type { BannerWarning } from '../../src/launch/banner.ts';
import type { LaunchFact } from '../../src/probes/launch.ts';
import { asSentence, readPage } from './finding.ts';

/** Notes that are no problem, or that are judged elsewhere from better evidence. */
const mereNotes: ReadonlySet<string> = new Set([
  'shmem',
  'forward-compatibility',
  'minor-version-compatibility',
  'gpu-maybe',
]);

/** What the image itself says about this host when it starts. */
export function banner({
  banner: warnings,
  measured,
}: Extract<LaunchFact, { kind: 'ran' }>): readonly Finding[] {
  const works = measured.cuda?.available === true;
  // Images of 2020 look for /proc/driver/nvidia, which WSL2 has not: where CUDA works, there is a driver.
  const told = warnings.filter(({ id }) => !mereNotes.has(id) && !(works && id === 'driver-missing'));
  const unsupported = told.filter(({ id }) => id === 'no-supported-gpu');
  return [
    ...warned(unsupported, true),
    ...warned(
      told.filter((one) => !unsupported.includes(one)),
      false,
    ),
  ];
}

function warned(warnings: readonly BannerWarning[], unsupported: boolean): readonly Finding[] {
  if (warnings.length === 0) return [];
  const finding = {
    code: unsupported ? 'no-supported-gpu-detected' : 'ngc-banner-warning',
    explainedBy: ['launch-sees-no-gpu', 'cuda-init-failed', 'gpu-too-old-for-image', 'gpu-too-new-for-image'],
  };
  return [
    {
      ...finding,
      severity: 'warning',
      message: asSentence(
        `The image itself warns when it starts: ${warnings.map(({ text }) => text).join(' ')}`,
      ),
      seen: { warnings: warnings.map(({ id, text }) => ({ id, text })) },
      fixes: [readPage(finding.code)],
    },
  ];
}

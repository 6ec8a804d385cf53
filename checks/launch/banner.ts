import type { Finding } from '../../src/check.ts';
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
export function banner({ banner: warnings }: Extract<LaunchFact, { kind: 'ran' }>): readonly Finding[] {
  const told = warnings.filter(({ id }) => !mereNotes.has(id));
  if (told.length === 0) return [];
  return [
    {
      code: 'ngc-banner-warning',
      severity: 'warning',
      message: asSentence(`The image itself warns when it starts: ${told.map(({ text }) => text).join(' ')}`),
      seen: { warnings: told.map(({ id, text }) => ({ id, text })) },
      explainedBy: [
        'launch-sees-no-gpu',
        'cuda-init-failed',
        'gpu-too-old-for-image',
        'gpu-too-new-for-image',
      ],
      fixes: [readPage('ngc-banner-warning')],
    },
  ];
}

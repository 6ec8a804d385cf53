import type { Answers } from '../answers.ts';
import type { Told } from './names.ts';
import { viewsOf } from './views.ts';

/** Every text in the answers, those of the questions included. */
export function textsIn({ system, ...sections }: Answers): readonly Told[] {
  const told = Object.entries(sections).flatMap(([kind, answers]) =>
    Object.entries(answers).flatMap(([key, answer]): readonly Told[] => [
      { kind: '', key: '', text: key },
      ...stringsIn(answer).map((text) => ({ kind, key, text })),
    ]),
  );
  const own =
    system === null ? [] : [system.home, system.kernelRelease, system.workingDirectory, ...system.path];
  const all = [...told, ...own.map((text) => ({ kind: 'system', key: '', text }))];
  return all.flatMap(({ kind, key, text }) => [
    { kind, key, text },
    ...viewsOf(text).map((view) => ({ kind, key, text: view })),
  ]);
}

function stringsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}

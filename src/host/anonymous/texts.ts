import type { Answers } from '../answers.ts';
import type { Told } from './names.ts';

/** Every text in the answers, those of the questions included. */
export function textsIn({ system, ...sections }: Answers): readonly Told[] {
  const told = Object.entries(sections).flatMap(([kind, answers]) =>
    Object.entries(answers).flatMap(([key, answer]): readonly Told[] => [
      { kind: '', key: '', text: key },
      ...stringsIn(answer).map((text) => ({ kind, key, text })),
    ]),
  );
  const own = system === null ? [] : [system.home, system.workingDirectory, ...system.path];
  const all = [...told, ...own.map((text) => ({ kind: 'system', key: '', text }))];
  return [...all, ...all.flatMap(unescaped)];
}

/** What stands in a text of JSON, line by line. */
function unescaped({ kind, key, text }: Told): readonly Told[] {
  if (!/\\["nrtu]/.test(text)) return [];
  const plain = text
    .replace(/\\u00(26|3c|3e)/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\\[nr]/g, '\n')
    .replace(/\\t/g, '\t')
    .replace(/\\(["\\/])/g, '$1');
  return [{ kind, key, text: plain }];
}

function stringsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}

/** Kinds of questions about paths, by the function of the script that asks them. */
const functions = { read: 'R', list: 'L', stat: 'S', link: 'K', access: 'A', disk: 'D' } as const;
type Kind = keyof typeof functions;
const kinds = Object.keys(functions) as readonly Kind[];

/** Questions about paths as they are put to any host, by kind; see questions.json. */
export type PathQuestions = Readonly<Record<Kind, readonly string[]>>;

interface Question {
  readonly kind: Kind;
  /** The path, with stars; `{path}/` and so on at its beginning. */
  readonly path: string;
}

/** Only of what this function says is so, more than the first question is asked. */
const narrowed: Readonly<Record<string, { readonly first: string; readonly holds: string }>> = {
  '/sys/bus/pci/devices/*': { first: 'vendor', holds: 'of_nvidia' },
};

/** The functions of the script that ask about files: each about one part of the tree, which may hang. */
export function fileFunctions(questions: PathQuestions): string {
  const all = kinds.flatMap((kind) => questions[kind].map((path): Question => ({ kind, path })));
  const inPath = all.filter(({ path }) => path.startsWith('{path}/'));
  const parts = grouped(
    all.filter((one) => !inPath.includes(one)),
    ({ path }) => /^\{home\}|^\/[^/]*/.exec(path)?.[0].replace(/\W/g, '') ?? '',
  );
  const functionsOf = [...parts].map(([name, own]) => `about_${name}() {\n${bodyOf(own).join('\n')}\n}\n`);
  const folder = `in_folder() {\n${simple(inPath, (path) => `"$1${path.slice('{path}'.length)}"`).join('\n')}\n}\n`;
  const calls = [...parts.keys()].map((name) => `  part 25 about_${name}`);
  return [
    ...functionsOf,
    folder,
    'in_folders() {\n  each in_folder "$folders"\n}\n',
    `files() {\n${[...calls, '  part 25 in_folders'].join('\n')}\n}\n`,
  ].join('\n');
}

function bodyOf(questions: readonly Question[]): readonly string[] {
  const plain = questions.filter(({ path }) => !path.includes('*'));
  const starred = grouped(
    questions.filter(({ path }) => path.includes('*')),
    ({ path }) => path.slice(0, path.lastIndexOf('*') + 1),
  );
  return [...simple(plain, word), ...[...starred].flatMap(([stars, own]) => loop(stars, own))];
}

/** One call for all questions of a kind. */
const simple = (questions: readonly Question[], wordOf: (path: string) => string): readonly string[] =>
  [...grouped(questions, ({ kind }) => kind)].map(
    ([kind, own]) => `  ${functions[kind]} ${own.map(({ path }) => wordOf(path)).join(' \\\n    ')}`,
  );

/** For everything that there is in a folder, what is asked of it. */
function loop(stars: string, questions: readonly Question[]): readonly string[] {
  const rest = (path: string) => `"$path_of${path.slice(stars.length)}"`;
  const narrow = narrowed[stars];
  const isFirst = ({ path }: Question) => narrow !== undefined && path === `${stars}/${narrow.first}`;
  const others = questions.filter((one) => !isFirst(one));
  const calls = (own: readonly Question[]) => simple(own, rest).map((line) => `  ${line}`);
  return [
    `  for path_of in "$R"${word(stars).replaceAll('*', '"*"').replaceAll('""', '')}; do`,
    `    path_of=\${path_of#"$R"}`,
    ...calls(questions.filter(isFirst)),
    ...(narrow === undefined ? [] : [`    ${narrow.holds} "$path_of" || continue`]),
    ...calls(others),
    '  done',
  ];
}

/** A path as a word of the shell; the user's own folders may be elsewhere. */
const word = (path: string): string =>
  `"${path
    .replace(/^\{home\}\/\.config/, '$config')
    .replace(/^\{home\}\/\.docker(?=\/(?:config\.json|contexts))/, '$docker')
    .replace(/^\{home\}/, '$home')
    .replace(/^\/run\/user\/\{uid\}/, '$runtime')
    .replace('{kernel}', '$kernel')}"`;

function grouped<T, K extends string>(all: readonly T[], of: (one: T) => K): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>();
  for (const one of all) groups.set(of(one), [...(groups.get(of(one)) ?? []), one]);
  return groups;
}

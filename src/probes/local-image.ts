import type { JsonObject } from '../check.ts';
import { listAt, numberAt, objectAt, parseObject, stringAt, stringsIn, textsIn } from '../json.ts';
import { notAsked, type Probe, read, unread, valueIn } from '../probe.ts';

/** What an image's configuration says. */
export interface ImageConfig {
  /** As images name it: `amd64`, `arm64`, … */
  readonly architecture: string;
  readonly os: string;
  readonly env: Readonly<Record<string, string>>;
  readonly labels: Readonly<Record<string, string>>;
}

/** The image of the launch, as the engine has it. */
export type LocalImageFact =
  | { readonly kind: 'absent' }
  | ({ readonly kind: 'present'; readonly id: string; readonly sizeBytes: number } & ImageConfig);

export const localImage: Probe<LocalImageFact> = {
  title: 'The image on this host',
  cost: 'local',
  needs: ['engine', 'imageChoice'],
  async ask(host, _target, facts) {
    const engine = valueIn(facts.engine);
    const choice = valueIn(facts.imageChoice);
    if (engine?.kind !== 'running') return notAsked('no Docker Engine answers');
    if (choice === null) return notAsked('it is not known which image is meant');
    const answer = await host.engineRequest(engine.endpoint, `/images/${choice.reference}/json`);
    if (answer.kind === 'answered' && answer.status === 404) return read({ kind: 'absent' });
    const image = answer.kind === 'answered' && answer.status === 200 ? parseObject(answer.body) : null;
    if (image === null) return unread('the engine does not say whether it has the image');
    return read(presentImage(image));
  },
};

/** As `docker inspect` has it, too. */
export function presentImage(image: JsonObject): LocalImageFact {
  const config = objectAt(image, 'Config');
  return {
    kind: 'present',
    id: stringAt(image, 'Id') ?? '',
    sizeBytes: numberAt(image, 'Size') ?? 0,
    architecture: stringAt(image, 'Architecture') ?? '',
    os: stringAt(image, 'Os') ?? '',
    env: environment(stringsIn(listAt(config, 'Env'))),
    labels: textsIn(objectAt(config, 'Labels')),
  };
}

/** `KEY=value` lines as a record; the last of a repeated key holds. */
export const environment = (lines: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    lines.flatMap((line): [string, string][] => {
      const at = line.indexOf('=');
      return at < 1 ? [] : [[line.slice(0, at), line.slice(at + 1)]];
    }),
  );

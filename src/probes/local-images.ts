import { listAt, numberAt, objectsIn, parseJson, stringAt, stringsIn } from '../json.ts';
import { notAsked, type Probe, read, unread, valueIn } from '../probe.ts';

/** An image that the engine has. */
export interface LocalImage {
  /** `repository:tag` as the engine lists it. */
  readonly reference: string;
  readonly id: string;
  readonly sizeBytes: number;
}

/** All images of the engine whose repository ends in `nvidia/pytorch`; and that of the target if it is named. */
export const localImages: Probe<readonly LocalImage[]> = {
  title: 'Local images',
  cost: 'local',
  needs: ['engine'],
  async ask(host, target, facts) {
    const engine = valueIn(facts.engine);
    if (engine?.kind !== 'running') return notAsked('no Docker Engine answers');
    const answer = await host.engineRequest(engine.endpoint, '/images/json');
    const list = answer.kind === 'answered' && answer.status === 200 ? parseJson(answer.body) : undefined;
    if (!Array.isArray(list)) return unread('the engine does not list its images');
    const images = objectsIn(list).flatMap((image) =>
      stringsIn(listAt(image, 'RepoTags')).map((reference) => ({
        reference,
        id: stringAt(image, 'Id') ?? '',
        sizeBytes: numberAt(image, 'Size') ?? 0,
      })),
    );
    return read(images.filter(({ reference }) => isPytorch.test(reference) || reference === target.image));
  },
};

/** Of whichever registry. */
export const isPytorch = /(^|\/)nvidia\/pytorch:/;

import type { JsonObject } from '../check.ts';
import { instanceDataPath, namedInstanceData } from '../host/instance-data.ts';
import { objectAt, stringAt } from '../json.ts';
import { type Probe, read } from '../probe.ts';

/** What cloud-init noted of a rented machine when it started; null: it notes nothing of it here. */
export interface CloudInstanceFact {
  /** The kind that was rented, e.g. `p3.8xlarge`, `Standard_NC24ads_A100_v4`, `VM.GPU.A10.1`. */
  readonly type: string | null;
  /** Who published the image in Azure's marketplace, in lower case, e.g. `nvidia`. */
  readonly publisher: string | null;
}

export const cloudInstance: Probe<CloudInstanceFact> = {
  title: 'What cloud-init noted of the machine',
  cost: 'local',
  async ask(host) {
    const file = await host.readText(instanceDataPath);
    return read(instanceIn(file.kind === 'ok' ? file.value : ''));
  },
};

/** What is left out for ordinary users is a sentence in the place of a word. */
const word = /^[A-Za-z0-9][\w.-]{0,79}$/;

const wordAt = (object: JsonObject, key: string): string | null => {
  const text = stringAt(object, key);
  return text !== null && word.test(text) ? text : null;
};

/** Google Cloud's source of cloud-init keeps neither. */
export function instanceIn(text: string): CloudInstanceFact {
  const source = objectAt(namedInstanceData(text), 'ds');
  const metadata = objectAt(source, 'meta_data');
  const azure = objectAt(objectAt(metadata, 'imds'), 'compute');
  const image = objectAt(objectAt(azure, 'storageProfile'), 'imageReference');
  // An image that somebody made of a marketplace's image still says by its plan whose that was.
  const publisher =
    wordAt(image, 'publisher') ?? wordAt(azure, 'publisher') ?? wordAt(objectAt(azure, 'plan'), 'publisher');
  return {
    type: wordAt(azure, 'vmSize') ?? wordAt(source, 'shape') ?? wordAt(metadata, 'instance_type'),
    publisher: publisher?.toLowerCase() ?? null,
  };
}

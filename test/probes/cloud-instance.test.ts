import { describe, expect, it } from 'vitest';
import { read } from '../../src/probe.ts';
import { cloudInstance, instanceIn } from '../../src/probes/cloud-instance.ts';
import { absent, askProbe } from '../support/ask.ts';

const none = { type: null, publisher: null };
const azure = (compute: object) => ({ ds: { meta_data: { imds: { compute } } } });

describe('what cloud-init noted', () => {
  it.each([
    ['of EC2', { ds: { meta_data: { instance_type: 'p3.8xlarge' } } }, { ...none, type: 'p3.8xlarge' }],
    [
      'of EC2, by its other spelling',
      { ds: { 'meta-data': { 'instance-type': 'p2.xlarge' } } },
      { ...none, type: 'p2.xlarge' },
    ],
    [
      'of Oracle',
      { ds: { shape: 'BM.GPU.H100.8', image: 'ocid1.image.oc1..x' } },
      { ...none, type: 'BM.GPU.H100.8' },
    ],
    [
      'of Azure',
      azure({ vmSize: 'Standard_NC4as_T4_v3', storageProfile: { imageReference: { publisher: 'Nvidia' } } }),
      { type: 'Standard_NC4as_T4_v3', publisher: 'nvidia' },
    ],
    [
      'of an image that was made of one of the marketplace',
      azure({
        publisher: '',
        plan: { publisher: 'nvidia' },
        storageProfile: { imageReference: { publisher: null } },
      }),
      { ...none, publisher: 'nvidia' },
    ],
    [
      'of Google Cloud: nothing',
      { ds: { meta_data: { 'availability-zone': 'us-east1-c', 'instance-data': '{}' } } },
      none,
    ],
    ['and left out for this user', { ds: 'redacted for non-root user' }, none],
    ['word by word', { ds: { shape: 'redacted for non-root user' } }, none],
    ['in another shape', { ds: { shape: { name: 'x' }, meta_data: ['instance_type'] } }, none],
    ['under names of the prototype', { ds: { constructor: 'x', meta_data: { toString: 'y' } } }, none],
  ])('%s', (_name, data, expected) => expect(instanceIn(JSON.stringify(data, null, 1))).toEqual(expected));

  it.each(['', '{', '[]', 'null', '\u0000\u0001', '{"ds":{"shape":"VM.GPU.A10.1"'])(
    '%j tells nothing',
    (text) => expect(instanceIn(text)).toEqual(none),
  );

  it('asks for one file, which need not be there', async () => {
    const path = '/run/cloud-init/instance-data.json';
    expect(await askProbe(cloudInstance, { read: { [path]: absent } })).toEqual(read(none));
    expect(await askProbe(cloudInstance, { read: { [path]: { failed: 'denied' } } })).toEqual(read(none));
    expect(await askProbe(cloudInstance, { read: { [path]: '{"ds":{"shape":"VM.GPU2.1"}}' } })).toEqual(
      read({ ...none, type: 'VM.GPU2.1' }),
    );
  });
});

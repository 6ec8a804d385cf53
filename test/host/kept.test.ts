import { expect, it } from 'vitest';
import { keptOf } from '../../src/host/kept.ts';
import { instanceIn } from '../../src/probes/cloud-instance.ts';

const path = '/run/cloud-init/instance-data.json';
const data = JSON.stringify({
  ds: {
    _doc: 'EXPERIMENTAL',
    'meta-data': {
      'instance-type': 'p3.2xlarge',
      'local-hostname': 'ip-10-0-0-7',
      imds: {
        compute: { publisher: 'nvidia', subscriptionId: 'S1', publicKeys: [{ keyData: 'ssh-rsa K1' }] },
      },
    },
    dynamic: { 'instance-identity': { document: { accountId: 'A1' } } },
  },
  v1: { instance_id: 'i-1', public_ssh_keys: ['ssh-rsa K2'] },
});

it('keeps of what cloud-init noted no more than is asked for', () => {
  const kept = keptOf(path, data);
  expect(JSON.parse(kept)).toEqual({
    ds: { meta_data: { instance_type: 'p3.2xlarge', imds: { compute: { publisher: 'nvidia' } } } },
  });
  expect(instanceIn(kept)).toEqual(instanceIn(data));
});

it('keeps of a text that is no JSON nothing', () =>
  expect(keptOf(path, `${data.slice(0, -2)} ssh-rsa K3`)).toBe('{}'));

it('keeps of a greeting the line that tells the image, or nothing', () => {
  const greeting =
    'IPv4 address for ens5: 10.0.0.7\nWelcome to the NVIDIA GPU Cloud image.  This\nLast login from ada\n';
  expect(keptOf('/run/motd.dynamic', greeting)).toBe('Welcome to the NVIDIA GPU Cloud image.  This');
  expect(keptOf('/etc/motd', 'Property of ada\n')).toBe('');
});

it('keeps of the mounts what is asked of them', () => {
  const mountinfo =
    '30 1 8:1 /@/.snapshots/7 / rw - btrfs /dev/mapper/ada--desk-root ro,subvol=/@\n9 30 0:9 / /home/ada rw - nfs files.example:/ada rw\n';
  const kept = keptOf('/proc/self/mountinfo', mountinfo);
  expect(kept).toBe('0 0 0:0 /elsewhere / ro - any /dev/root ro\n');
  expect(keptOf('/proc/self/mountinfo', kept)).toBe(kept);
});

it('keeps other files whole', () => expect(keptOf('/etc/os-release', 'ID=debian\n')).toBe('ID=debian\n'));

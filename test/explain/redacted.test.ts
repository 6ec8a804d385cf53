import { describe, expect, it } from 'vitest';
import { excerptOf } from '../../src/explain/excerpt.ts';
import { redacted } from '../../src/explain/redacted.ts';

describe('what strangers must not see', () => {
  it.each([
    ['Nov 25 10:00:01 gpu-node-7 kernel: NVRM: x', 'gpu-node-7'],
    ['alice@workstation:~$ docker run', 'alice'],
    ['[alice@workstation ~]$ docker run', 'workstation'],
    ['open /home/alice/data: no such file', 'alice'],
    ['C:\\Users\\alice\\data', 'alice'],
    ['dial tcp 10.20.30.40:443: i/o timeout', '10.20.30.40'],
    ['dial tcp [fd00:1:2:3::4]:443', 'fd00'],
    ['link/ether 0a:1b:2c:3d:4e:5f', '0a:1b'],
    ['GPU-4f2b7c1e-1a2b-3c4d-5e6f-0123456789ab', '4f2b7c1e'],
    ['mail alice@example.com', 'alice'],
    ['proxyconnect http://alice:pass@proxy:3128', 'pass'],
    ['NGC_API_KEY=nvapi-abcdefghijklmnop1234', 'abcdefgh'],
    ['HF token hf_abcdefghijklmnopqrstuv', 'abcdefgh'],
    ['password: hunter2secret', 'hunter2secret'],
    ['"auth": "YWxpY2U6cGFzc3dvcmQ="', 'YWxp'],
    ['Authorization: Bearer eyJhbGciOiJIUzI1NiJ9.e30.abc', 'eyJhbGciOiJIUzI1NiJ9'],
    ['sha 0123456789abcdef0123456789abcdef0123456789abcdef', '0123456789abcdef0123'],
    ['SERIAL_NUMBER=12345ABC', '12345ABC'],
  ])('%s', (text, secret) => {
    expect(redacted(text)).not.toContain(secret);
  });

  it('leaves what an error says', () => {
    const text =
      'nvidia-container-cli: initialization error: load library failed: libnvidia-ml.so.1: cannot open shared object file at 12:30:45, driver 550.54.14, pytorch:24.01-py3';
    expect(redacted(text)).toBe(text);
  });
});

describe('an excerpt', () => {
  it('is the last telling lines', () => {
    const text = [
      'starting',
      'ERROR one',
      'at step 3',
      ...Array.from({ length: 20 }, (_, i) => `failed ${i}`),
    ];
    expect(excerptOf(text.join('\n'))).toBe(
      Array.from({ length: 12 }, (_, i) => `failed ${i + 8}`).join('\n'),
    );
  });

  it('is the end, where no line seems to tell', () => {
    expect(excerptOf('one\ntwo\n')).toBe('one\ntwo');
    expect(excerptOf('')).toBe('');
  });

  it('cannot move a cursor', () => {
    expect(excerptOf('error \u001b[2Jgone\u0007')).toBe('error gone');
  });
});

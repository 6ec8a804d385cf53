import { describe, expect, it } from 'vitest';
import { excerptOf } from '../../src/explain/excerpt.ts';
import { redacted } from '../../src/explain/redacted.ts';

describe('what strangers must not see', () => {
  it.each([
    ['Nov 25 10:00:01 gpu-node-7 kernel: NVRM: x', 'gpu-node-7'],
    ['alice@workstation:~$ docker run', 'alice'],
    ['[alice@annexbox ~]$ docker run', 'annexbox'],
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
    ['WANDB_API_KEY=local-abc123', 'abc123'],
    ['HF_TOKEN: "short1"', 'short1'],
    ['AWS_SECRET_ACCESS_KEY=abc/def+1', 'abc/def'],
    ['docker login --password hunter2 nvcr.io', 'hunter2'],
    ['Authorization: Basic YWxpY2U6cGFzcw==', 'YWxp'],
    ["> authorization: 'Bearer abc.def'", 'abc.def'],
    ['sent bearer Abcdefgh12345 to it', 'Abcdefgh'],
    ['-----BEGIN RSA PRIVATE KEY-----\nMIIshort\n-----END RSA PRIVATE KEY-----', 'MIIshort'],
    ['2025-11-25T10:00:01.123456+01:00 gpu-node-7 kernel: NVRM: x', 'gpu-node-7'],
    ['2025-11-25T10:00:01+0100 gpu-node-7 dockerd[812]: x', 'gpu-node-7'],
    ['ssh alice@gpubox failed', 'alice'],
    ['ssh alice@10.0.0.1 failed', 'alice'],
    ['Get "https://registry.corp.secretive.org/v2/": EOF', 'corp'],
    ['dial tcp: lookup registry-int on 10.0.0.2:53: no such host', 'registry-int'],
    ['dial tcp gpu-01.corp.secretive.org:443: i/o timeout', 'gpu-01'],
    [' Name: gpu-box-1', 'gpu-box-1'],
    ['Node:         gpu-box-1/10.0.0.3', 'gpu-box-1'],
    [' Username: alice', 'alice'],
    ['HOSTNAME=gpu-box-1', 'gpu-box-1'],
    ['\\\\fileserver\\share\\data', 'fileserver'],
  ])('%s', (text, secret) => {
    expect(redacted(text)).not.toContain(secret);
  });

  it('leaves what an error says', () => {
    const text =
      'nvidia-container-cli: initialization error: load library failed: libnvidia-ml.so.1: cannot open shared object file at 12:30:45, driver 550.54.14, pytorch:24.01-py3';
    expect(redacted(text)).toBe(text);
  });

  it.each([
    'Get "https://nvcr.io/v2/": dial tcp: lookup nvcr.io on <ip>:53: server misbehaving',
    'exec: "/usr/lib/x86_64-linux-gnu/nvidia/current/libnvidia-container-tools/nvidia-container-cli": permission denied',
    'nvcr.io/nvidia/pytorch@sha256:0123 is not there',
    'unix:///var/run/docker.sock: the host is down; what(): c10::Error, 12 tokens, basic functionality',
    'login: not allowed; user: unknown; could not select device driver',
    'dev-nvidia0.device and user@1000.service: Failed with result exit-code',
  ])('leaves %s', (text) => {
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

  it('has no half of a secret where a line is cut', () => {
    const line = `error ${'x '.repeat(143)}nvapi-abcdefghijklmnopqrst`;
    expect(excerptOf(line)).not.toContain('nvapi');
  });

  it('shows of a long line what tells', () => {
    expect(excerptOf(`${'step '.repeat(200)}frobnication failed ${'y '.repeat(200)}`)).toContain(
      'frobnication failed',
    );
  });

  it('takes the ends of lines that old tools and progress bars write', () => {
    expect(excerptOf('10 %\r20 %\rerror one\rerror two')).toBe('error one\nerror two');
  });

  it('is empty where there is no text', () => {
    expect(excerptOf('\ufffd\ufffdx\ufffd\nerror\ufffd\ufffd')).toBe('');
    expect(excerptOf('Fehler f\ufffdr x')).toBe('Fehler f\ufffdr x');
  });

  it('cannot move a cursor', () => {
    expect(excerptOf('error \u001b[2Jgone\u0007')).toBe('error gone');
  });
});

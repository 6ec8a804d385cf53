import { describe, expect, it } from 'vitest';
import { cleanedFiles, cleanedText } from '../../support/recordings.ts';
import { again } from './dresses/again.ts';
import { broken } from './dresses/broken.ts';
import { environment } from './dresses/environment.ts';
import { further } from './dresses/further.ts';
import { machines } from './dresses/machines.ts';
import { marked } from './dresses/marked.ts';
import { plain } from './dresses/plain.ts';
import { who } from './dresses/who.ts';

const random = 'qT7vLm2XcR9pZk4WbN8yHs3d';
const words = 'sommerregen-am-steinhuder-meer';

/** Whether eight letters of a secret in a row can be read, whatever stands between its lines. */
function told(secret: string, text: string): readonly string[] {
  const seen = text.replace(/[\s\\'"+,]|&shy;/g, '').toLowerCase();
  const parts = Array.from({ length: secret.length - 7 }, (_, at) => secret.slice(at, at + 8).toLowerCase());
  return parts.filter((part) => seen.includes(part));
}

/** What is left of its dress, in pieces as long as ten letters of the secret are. */
function traces(secret: string, dress: (secret: string) => string, text: string): readonly string[] {
  const whole = dress(secret).toLowerCase();
  const length = Math.max(Math.ceil((whole.length * 10) / secret.length), 8);
  const parts = Array.from({ length: Math.max(whole.length - length + 1, 1) }, (_, at) =>
    whole.slice(at, at + length),
  );
  return parts.filter((part) => text.toLowerCase().includes(part));
}

describe.each(Object.entries({ broken, environment, further, marked, plain }))('%s', (kind, dresses) => {
  it.each(Object.entries(dresses))('%s', (_, dress) => {
    expect(told(random, cleanedText(dress(random)))).toEqual([]);
    if (kind !== 'plain') expect(told(words, cleanedText(dress(words)))).toEqual([]);
  });
});

describe('a secret that is known', () => {
  it.each(Object.entries(again))('%s', (_, dress) => {
    const { '/b': left } = cleanedFiles({
      '/a': `machine x login y password ${random}`,
      '/b': `see: ${dress(random)} .`,
    });
    expect(traces(random, dress, String(left))).toEqual([]);
  });
});

it('what stands in the environment of whoever records is gone from the answers', () =>
  expect(cleanedText('using Xk9fQ2mZ7p now', { environment: { HFT: 'Xk9fQ2mZ7p', PATH: '/usr/bin' } })).toBe(
    'using redacted now',
  ));

describe('someone or something is named', () => {
  it.each(Object.entries({ ...who, ...machines }))('%s', (_, { text, names }) => {
    const left = cleanedText(text).toLowerCase();
    expect(names.filter((name) => left.includes(name.toLowerCase()))).toEqual([]);
  });
});

describe('what looks like it, and is nothing of the kind, stays:', () => {
  it.each([
    'Does the job run with -e NCCL_P2P_DISABLE=1? Then the GPUs do not reach each other.',
    'NAME="Ubuntu"\nVERSION_ID="22.04"\nBUG_REPORT_URL="https://www.ubuntu.com/"',
    'ENV NVIDIA_VISIBLE_DEVICES=all',
    'docker run -e NVIDIA_VISIBLE_DEVICES=all -v /data:/data x',
    'PATH=/usr/local/bin:/usr/bin LANG=C.UTF-8',
    'LoadState=loaded\nFragmentPath=/lib/systemd/system/docker.service',
    'or set mode="auto" there',
    'nvidia-ctk config --in-place --set nvidia-container-runtime.mode=legacy',
    'ratelimit-limit: 100;w=21600',
    'name=rootless; name=cgroupns',
    'nvidia-cublas-cu12==12.4.5.8\nnvidia-cudnn-cu12 9.1.0.70',
    'ii  libcudnn9-cuda-12  9.1.0.70-1  amd64\nlibnccl.so.2.18.3.1',
    'https://forums.developer.nvidia.com/t/some-title-of-many-words/242308',
    '_ZN3c104cuda29c10_cuda_check_implementationEiPKcS2_ib Standard_ND96asr_v4 BridgeNfIp6tables',
    '3b:00.0 3D controller [0302]: NVIDIA [10de:20b0] subsystem 10de:20b0:10de:1450',
    'password authentication failed: unauthorized',
    'drwxr-xr-x 2 root docker 4096 Nov 25 10:00 data',
    'GET https://auth.docker.io/token?service=registry.docker.io&scope=repository:library/x:pull',
    '    PID USER      PR  NI COMMAND\n   8123 root      20   0 python\n\nUSER is a word of its own here',
    'processor : 0\ndriver : none installed',
    'Session 3 of user root.',
    'systemctl --user show docker',
    'deploy:\n  resources:\n    limits: 2\n',
    '0x00007f5c8a3b1000 ffffffffc0a81234 00000000:3B:00.0',
    'CPU mask ffff,ffffffff 0000ffff 12345678',
    'password123 is no part of this, and neither is horse',
  ])('%s', (text) => expect(cleanedText(`198.18.7.9\n=\n${text}`).split('\n=\n')[1]).toBe(text));
});

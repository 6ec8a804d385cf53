import { describe, expect, it } from 'vitest';
import { harmless } from '../src/harmless.ts';
import { parseReference } from '../src/image-reference.ts';
import { shellCommand } from '../src/render/shell.ts';
import { parseSize } from '../src/size.ts';
import { compareVersions, parseVersion } from '../src/version.ts';

describe('versions', () => {
  const compare = (a: string, b: string): number => {
    const [first, second] = [parseVersion(a), parseVersion(b)];
    if (first === null || second === null) throw new Error(`${a} or ${b} was not read`);
    return Math.sign(compareVersions(first, second));
  };
  it.each([
    ['535.104.05', '535.86.10', 1],
    ['550.163.01', '550.54.15', 1],
    ['440.33.01', '440.33.01', 0],
    ['418.87.01', '440.33', -1],
    ['20.10.24+dfsg1', '19.03', 1],
    ['5:28.2.2-1~ubuntu.22.04~jammy', '28.2.2', 0],
    ['1.100', '1.40', 1],
    ['19.03.15', '19.03', 1],
    ['v1.17.8', '1.17.8', 0],
    ['12.1', '12.0', 1],
  ])('%s against %s: %i', (a, b, expected) => expect(compare(a, b)).toBe(expected));
  it.each(['', 'unknown', 'dev', '.5', 'ERR!'])('%j is none', (text) =>
    expect(parseVersion(text)).toBeNull(),
  );
});

describe('sizes', () => {
  it.each([
    ['64m', 67_108_864],
    ['2g', 2_147_483_648],
    ['1GB', 1_073_741_824],
    ['1.5GiB', 1_610_612_736],
    ['1000', 1000],
    ['512b', 512],
  ])('%s', (text, bytes) => expect(parseSize(text)).toBe(bytes));
  it.each(['', 'm', '-1m', '1x', '64 mb m', '9999999t', '1e9'])('%j is none', (text) =>
    expect(parseSize(text)).toBeNull(),
  );
});

describe('image references', () => {
  const digest = `sha256:${'a'.repeat(64)}`;
  it.each([
    [
      'nvcr.io/nvidia/pytorch:20.03-py3',
      { registry: 'nvcr.io', repository: 'nvidia/pytorch', tag: '20.03-py3', digest: null },
    ],
    [
      'nvcr.io/nvidia/pytorch',
      { registry: 'nvcr.io', repository: 'nvidia/pytorch', tag: 'latest', digest: null },
    ],
    [
      `nvcr.io/nvidia/pytorch@${digest}`,
      { registry: 'nvcr.io', repository: 'nvidia/pytorch', tag: null, digest },
    ],
    ['localhost:5000/a/b:1', { registry: 'localhost:5000', repository: 'a/b', tag: '1', digest: null }],
    ['ubuntu', { registry: 'docker.io', repository: 'library/ubuntu', tag: 'latest', digest: null }],
    ['pytorch/pytorch:2', { registry: 'docker.io', repository: 'pytorch/pytorch', tag: '2', digest: null }],
  ])('%s', (text, parts) => expect(parseReference(text)).toEqual(parts));
  it.each(['', 'UPPER', 'a b', 'nvcr.io/', 'a:b:c', 'a@b', '-a', 'a/../b', '$(x)', 'x:!'])(
    '%j is none',
    (text) => expect(parseReference(text)).toBeNull(),
  );
});

describe('commands for a shell', () => {
  it('quote what needs it and nothing else', () => {
    expect(
      shellCommand(['docker', 'run', '--gpus', '"device=0,1"', "it's", '', '$HOME', '-v', '/a b:/c']),
    ).toBe(`docker run --gpus '"device=0,1"' 'it'\\''s' '' '$HOME' -v '/a b:/c'`);
  });
});

describe('text from outside', () => {
  it('loses what could steer a terminal, and nothing else', () => {
    expect(
      harmless('a\u001b[31mred\u001b[0m\u001b]0;title\u0007 b\r\n\tc\u0000\u202e\u009b2J é ü 日本'),
    ).toBe('ared b\n\tc2J é ü 日本');
  });
});

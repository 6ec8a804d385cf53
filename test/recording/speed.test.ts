import { expect, it } from 'vitest';
import { anonymous } from '../../src/host/anonymous/anonymous.ts';
import { pseudonymsFrom } from '../../src/host/anonymous/pseudonyms.ts';

const nothing = {
  system: null,
  env: {},
  run: {},
  list: {},
  stat: {},
  link: {},
  access: {},
  open: {},
  disk: {},
  engine: {},
  http: {},
};

/** A quarter of the most that is read of a file: what grows with the square of it shows all the same. */
const bytes = 256 * 1024;

const known = {
  users: ['someone'],
  hosts: ['somewhere.acme.lan'],
  environment: { A_TOKEN: 'aaaabbbb1111' },
  texts: [],
};

function secondsFor(text: string): number {
  const began = process.cpuUsage().user;
  const taken = { answers: { ...nothing, read: { '/etc/default/x': text } }, times: {}, sent: [] };
  anonymous(taken, pseudonymsFrom(), known);
  return (process.cpuUsage().user - began) / 1_000_000;
}

it.each([
  'a_b-c.',
  'a.',
  'x:',
  '::',
  '12.',
  'ab:',
  '"a',
  '\\"',
  '\\n',
  'http://',
  'a@',
  'token',
  'token=',
  'token_',
  '--token',
  '--token a ',
  'token: |\n  a\n',
  'token: ["a",',
  '<token>',
  '"name":"token","value":"',
  'login ',
  'login -p',
  'curl -u a',
  'Cookie: a=b; ',
  'Private-Lines: 1\nAA\n',
  'aToken',
  'a_pass',
  '%2F',
  '\\u0041',
  '&quot;',
  'a\0',
  '\u001b[31m',
  'password: "',
  'Environment=A="',
  '-----BEGIN PRIVATE KEY-----',
  '-----BEGIN CERTIFICATE-----\n',
  '"Env":["A=b",',
  'serial',
  '<serial>',
  'GPU-0a1b',
  '/home/',
  'QUJD',
  'a:b@',
  'aB3/',
  'Nov 25 10:00:01 ',
  'no_proxy=a,',
  'name:x:1000:',
  '\n',
  '-e A=',
  '-e \\"A=b ',
  'export A=b ',
  'ENV A ',
  'env:\n  A: b\n',
  'env = {a=',
  '"name":"A",',
  'value:',
  'value: |\n a\n',
  'PATH=a ',
  '--export=a,',
  'echo a ',
  'enter password ',
  'a\\\n',
  'a\n ',
  '=\n',
  '"\n"',
  '\r\n',
  'aB3dE5gH7',
  'a:1:a:a:',
  'a?b=',
  '-rw-r--r-- 1 a b ',
  'USER PID\na 1\n',
  'groups=1(a),',
  '198.18.7.9 ',
  '0-1',
  'libcu',
  '&#65;',
  '\uff41',
  'QUJDREVGR0hJSktMTU5P\n',
])('a text of nothing but %j is cleaned in time', { timeout: 30_000 }, (piece) => {
  const text = piece.repeat(Math.ceil(bytes / piece.length));
  expect(secondsFor(text)).toBeLessThan(5);
});

const lines = (line: (at: number) => string): string => {
  const all = Array.from({ length: bytes / 16 }, (_, at) => line(at)).join('\n');
  return all.slice(0, bytes);
};

it.each<[string, (at: number) => string]>([
  ['secrets', (at) => `token=Ab3${at}xYz${at * 7}q`],
  ['users', (at) => `u${at}x:x:${1000 + at}:1:Some One:/home/u${at}x:/bin/sh`],
  ['hosts', (at) => `http://h${at}x.corp${at}.org/a`],
  ['addresses', (at) => `10.${at % 250}.${at % 7}.${at % 131}`],
  [
    'GPUs',
    (at) =>
      `GPU-${String(at).padStart(8, '0')}-1111-2222-3333-444444444444 GPU-${String(at).padStart(8, '0')}`,
  ],
])('very many different %s are cleaned in time', { timeout: 30_000 }, (_, line) =>
  expect(secondsFor(lines(line))).toBeLessThan(10),
);

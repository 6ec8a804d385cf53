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
])('a text of nothing but %j is cleaned in time', { timeout: 30_000 }, (piece) => {
  const text = piece.repeat(Math.ceil(bytes / piece.length));
  const began = process.cpuUsage().user;
  anonymous(
    { answers: { ...nothing, read: { '/etc/default/x': text } }, times: {}, sent: [] },
    pseudonymsFrom(),
    {
      users: ['someone'],
      hosts: ['somewhere'],
      environment: { A_TOKEN: 'aaaabbbb1111' },
      texts: [],
    },
  );
  expect((process.cpuUsage().user - began) / 1000).toBeLessThan(5_000);
});

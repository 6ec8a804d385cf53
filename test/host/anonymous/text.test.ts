import { expect, it } from 'vitest';
import { pseudonymsFrom } from '../../../src/host/anonymous/pseudonyms.ts';
import { textCleaner } from '../../../src/host/anonymous/text.ts';

it.each([
  ['fish', 'ada@annexbox ~/work> nvidia-smi'],
  ['bash', 'ada@annexbox:~$ nvidia-smi'],
  ['a prompt of two lines', '┌──(ada㉿annexbox)-[~]\n└─$ nvidia-smi'],
  ['zsh', 'annexbox% nvidia-smi'],
  ['root on SUSE', 'annexbox:~ # nvidia-smi'],
  ['csh', 'annexbox:/home/ada> nvidia-smi'],
  ['uname', 'Linux annexbox 5.15.0-113-generic #123-Ubuntu SMP x86_64 GNU/Linux'],
  ['hostnamectl', ' Static hostname: annexbox'],
])('the names that %s gives away are gone from other texts', (_, text) => {
  const clean = textCleaner(text, pseudonymsFrom());
  expect(clean('said on annexbox')).toMatch(/^said on host-\d/);
  if (/\bada[@㉿]/.test(text)) expect(clean('run by ada here')).toMatch(/^run by user-\d here$/);
});

it('what only looks like a prompt names nobody', () => {
  const clean = textCleaner('Filesystem: /dev/sda1 50% used\nhttps://x/y: moved', pseudonymsFrom());
  expect(clean('Filesystem https')).toBe('Filesystem https');
});

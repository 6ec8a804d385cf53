import { describe, expect, it } from 'vitest';
import { inRange, isExempt } from '../../../src/probes/registry/no-proxy.ts';

describe('NO_PROXY', () => {
  it.each<[string, string, boolean]>([
    ['nvcr.io', '', false],
    ['nvcr.io', 'nvcr.io', true],
    ['layers.nvcr.io', 'nvcr.io', true],
    ['evilnvcr.io', 'nvcr.io', false],
    ['layers.nvcr.io', '.nvcr.io', true],
    ['nvcr.io', '.nvcr.io', false],
    ['layers.nvcr.io', '*.nvcr.io', true],
    ['nvcr.io', '*.nvcr.io', false],
    ['a.example', '*', true],
    ['a.example', 'x,*,y', true],
    ['10.1.2.3', '10.0.0.0/8', true],
    ['11.1.2.3', '10.0.0.0/8', false],
    ['10.1.2.3', '10.1.2.3', true],
    ['nvcr.io', '10.0.0.0/8', false],
    ['nvcr.io', 'nvcr.io:443', true],
    ['nvcr.io', 'nvcr.io:8443', false],
    ['NVCR.io', ' Nvcr.IO , x', true],
    ['nvcr.io', ',,', false],
    ['localhost', '', true],
    ['127.0.0.9', '', true],
    ['[::1]', '', true],
    ['127.evil.example', '', false],
    ['[fd00::1]', 'fd00::1', true],
    ['[fd00::1]', '[fd00::1]:443', true],
    ['[fd00::1]', '[fd00::1]:80', false],
  ])('%s against %j: %s', (name, list, expected) => expect(isExempt(name, 443, list)).toBe(expected));
});

describe('a range of addresses', () => {
  it.each<[string, string, boolean]>([
    ['10.1.2.3', '0.0.0.0/0', true],
    ['10.1.2.3', '10.1.2.3/32', true],
    ['10.1.2.4', '10.1.2.3/32', false],
    ['192.168.1.130', '192.168.1.128/25', true],
    ['192.168.1.1', '192.168.1.128/25', false],
    ['10.1.2.3', '10.0.0.0/33', false],
    ['10.1.2.3', '10.0.0.0/', false],
    ['10.1.2.3', '10.0.0.0/x', false],
    ['10.1.2', '10.0.0.0/8', false],
    ['10.1.2.', '10.0.0.0/8', false],
    ['10.1.2.300', '10.0.0.0/8', false],
    ['::1', '::1/128', true],
  ])('%s in %s: %s', (address, range, expected) => expect(inRange(address, range)).toBe(expected));
});

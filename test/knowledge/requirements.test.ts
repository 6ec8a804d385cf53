import { describe, expect, it } from 'vitest';
import { judgeRequirement, type Offered } from '../../src/knowledge/requirements.ts';
import { parseVersion } from '../../src/version.ts';

const offered = (driver: string, more: Partial<Offered> = {}): Offered => ({
  driver: parseVersion(driver) ?? expect.fail(driver),
  cuda: '12.4',
  brand: 'GeForce',
  computeCapability: '8.6',
  ...more,
});
const branch = 'cuda>=12.8 brand=tesla,driver>=535,driver<536 brand=nvidiartx,driver>=535,driver<536';

// By hand from src/cli/dsl.c and src/cli/configure.c of libnvidia-container.
describe('NVIDIA_REQUIRE_*', () => {
  it.each<[string, Offered, string]>([
    ['cuda>=9.0', offered('550.163.01'), 'met'],
    ['cuda>=12.4', offered('550.163.01'), 'met'],
    ['cuda>=12.4.1', offered('550.163.01'), 'unmet'],
    ['cuda>=12.8', offered('550.163.01'), 'unmet'],
    [branch, offered('535.183.01'), 'unmet'],
    [branch, offered('535.183.01', { brand: 'Tesla' }), 'met'],
    [branch, offered('535.183.01', { brand: 'NVIDIA RTX' }), 'met'],
    [branch, offered('550.163.01', { brand: 'Tesla' }), 'unmet'],
    [branch, offered('570.124.06', { cuda: '12.8' }), 'met'],
    ['brand=vws,driver>=535', offered('535.10', { brand: 'NVIDIA RTX Virtual Workstation' }), 'met'],
    ['brand!=geforce', offered('550.10'), 'unmet'],
    ['arch>=7.0,arch<9.0', offered('550.10'), 'met'],
    ['arch>9.0', offered('550.10'), 'unmet'],
    ['arch<=8.6,driver=550.10', offered('550.10'), 'met'],
    ['driver!=550.10', offered('550.10'), 'unmet'],
    // More blanks than one, commas for nothing: nothing is asked there.
    ['  cuda>=99.0   cuda>=9.0,, ', offered('550.10'), 'met'],
    ['', offered('550.10'), 'met'],
    // What is not known does not decide, unless another alternative does.
    ['cuda>=12.0', offered('550.10', { cuda: null }), 'unknown'],
    ['brand=tesla', offered('550.10', { brand: null }), 'unknown'],
    ['cuda>=99.0 cuda>=9.0,brand=tesla', offered('550.10', { brand: null }), 'unknown'],
    ['cuda>=99.0,brand=tesla', offered('550.10', { brand: null }), 'unmet'],
    ['brand=tesla cuda>=9.0', offered('550.10', { brand: null }), 'met'],
    ['os>=7', offered('550.10'), 'invalid'],
    ['cuda>>9', offered('550.10'), 'invalid'],
    ['cuda>=nine', offered('550.10'), 'invalid'],
    ['brand>tesla', offered('550.10'), 'invalid'],
    ['cuda', offered('550.10'), 'invalid'],
  ])('%s', (text, given, answer) => expect(judgeRequirement(text, given)).toBe(answer));

  it('of any length is read in time that grows with it', () => {
    const text = `${'brand=tesla,driver>=535,driver<536 '.repeat(20_000)}cuda>=9.0`;
    expect(judgeRequirement(text, offered('550.10'))).toBe('met');
  });
});

import { expect, it } from 'vitest';
import { inWslWay } from '../../src/fix/wsl-way.ts';
import { read } from '../../src/probe.ts';
import { readingsOf } from '../../src/testing/healthy.ts';

const wsl = { ...readingsOf({}), platform: read({ kind: 'wsl2', name: null } as const) };
const reboot = {
  id: 'reboot',
  title: 'Restart the machine',
  risk: 'disruptive',
  interrupts: 'everything on this machine stops',
  steps: [{ kind: 'run', argv: ['reboot'], root: true }],
} as const;

it('restarts nothing but WSL, and that from Windows', () => {
  const fix = inWslWay(reboot, wsl);
  expect(fix).toMatchObject({ id: 'reboot', risk: 'manual', steps: [{ kind: 'do' }] });
  expect(JSON.stringify(fix)).toContain('wsl --shutdown');
  const reset = {
    ...reboot,
    steps: [{ kind: 'run', argv: ['nvidia-smi', '--gpu-reset', '-i', '0'] }],
  } as const;
  expect(JSON.stringify(inWslWay(reset, wsl).steps)).toContain('Restart Windows');
});

it('leaves every other step, and every other machine, as it is', () => {
  const other = { ...reboot, steps: [{ kind: 'run', argv: ['nvidia-smi', '-pm', '1'] }] } as const;
  expect(inWslWay(other, wsl)).toBe(other);
  expect(inWslWay(reboot, readingsOf({}))).toBe(reboot);
});

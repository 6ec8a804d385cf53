import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { collectorScript } from '../../src/collector/script.ts';

const missing = spawnSync('shellcheck', ['--version']).status !== 0;

it.skipIf(missing && process.env['NGC_DOCTOR_ALL'] !== '1')('shellcheck finds nothing in the script', () => {
  const { stdout, status } = spawnSync('shellcheck', ['--shell=sh', '-'], {
    input: collectorScript(),
    encoding: 'utf8',
  });
  expect(stdout).toBe('');
  expect(status).toBe(0);
});

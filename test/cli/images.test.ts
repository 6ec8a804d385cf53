import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, it } from 'vitest';
import { root, run, temporaryFolder } from './built.ts';

const folder = temporaryFolder();
const schema = JSON.parse(readFileSync(join(root, 'dist/images.schema.json'), 'utf8'));
const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema);
/** A machine of which nothing can be seen, wherever the tests run. */
const empty = ['--host-root', folder];

it('says that nothing can be told where there is no driver, and exits 2', () => {
  const { status, stdout, stderr } = run(['images', ...empty]);
  expect(stdout).toContain('COULD NOT TELL');
  expect(stdout).not.toContain('\u001b');
  expect(stderr).toBe('');
  expect(status).toBe(2);
});

it('gives JSON that fits the published schema', () => {
  const { status, stdout } = run(['images', ...empty, '--format', 'json']);
  const answer: unknown = JSON.parse(stdout);
  expect(validate(answer), JSON.stringify(validate.errors)).toBe(true);
  expect(answer).toMatchObject({ schema: 1, answer: 'unknown', releases: [] });
  expect(status).toBe(2);
});

it('takes of a configuration what concerns it, and leaves the rest', () => {
  const config = join(folder, 'config.json');
  writeFileSync(config, JSON.stringify({ image: 'x', volume: ['/a:/b'], gpus: '1', offline: true }));
  expect(run(['images', ...empty, '--config', config]).status).toBe(2);
  writeFileSync(config, JSON.stringify({ gpus: 'two' }));
  expect(run(['images', ...empty, '--config', config]).status).toBe(64);
});

it('has its schema in the package', () => {
  const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  expect(existsSync(join(root, exports['./images.schema.json']))).toBe(true);
});

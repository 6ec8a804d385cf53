import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { collectorScript } from '../../src/collector/script.ts';
import { functionsOfScript, shells } from '../support/shells.ts';

const folder = mkdtempSync(join(tmpdir(), 'collector-ends-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let count = 0;

/** The script at work, in a process group of its own, where programs are deaf to all but SIGKILL; and what shows that it is. */
function atWork([program = 'sh', ...args]: readonly string[], seconds = 60) {
  count += 1;
  const mark = `6${process.pid}00${count}`;
  const deaf = join(folder, `deaf-${mark}`);
  writeFileSync(deaf, `#!/bin/sh\ntrap '' TERM INT HUP\nsleep ${mark} &\nwhile :; do sleep 1; done\n`, {
    mode: 0o755,
  });
  const things = [1, 2, 3].map((one) => `'run ${seconds} ${deaf} ${one}'`).join(' ');
  const script = functionsOfScript(`collect() { echo begun; beside ${things}; }; main --quiet`);
  const child = spawn(program, [...args, '-c', script], {
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return { child, isThere: () => spawnSync('pgrep', ['-f', `sleep ${mark}`]).status === 0 };
}

const ended = (child: ChildProcess): Promise<number | null> =>
  new Promise((done) => child.once('close', (code) => done(code)));

const ways: readonly (readonly [string, NodeJS.Signals, number, boolean])[] = [
  ['SIGINT', 'SIGINT', 130, false],
  ['SIGTERM', 'SIGTERM', 143, false],
  ['SIGHUP', 'SIGHUP', 129, false],
  ['SIGINT to all of them, as Ctrl-C', 'SIGINT', 130, true],
  ['SIGHUP to all of them, as of a terminal that is closed', 'SIGHUP', 129, true],
];

describe.each(shells)('under %s the script ends all that it has started', (_, argv) => {
  it.for(ways)('at %s', { timeout: 60_000 }, async ([, signal, code, all], { expect }) => {
    const { child, isThere } = atWork(argv);
    child.stdout.resume();
    await expect.poll(isThere, { timeout: 30_000, interval: 100 }).toBe(true);
    const end = ended(child);
    process.kill(all ? -(child.pid ?? 0) : (child.pid ?? 0), signal);
    expect(await end).toBe(code);
    await expect.poll(isThere, { timeout: 15_000 }).toBe(false);
  });

  it('where nobody reads any more what it says', { timeout: 60_000 }, async ({ expect }) => {
    const { child, isThere } = atWork(argv, 8);
    await expect.poll(isThere, { timeout: 30_000, interval: 100 }).toBe(true);
    const end = ended(child);
    child.stdout.destroy();
    // At the latest when that which hangs has had its time.
    expect(await end).toBe(74);
    expect(isThere()).toBe(false);
  });
});

it('the script says where its words could not be written', () => {
  const { status, stderr } = spawnSync(
    'sh',
    ['-c', `exec >/dev/full; ${collectorScript()}`, 'collect.sh', '--offline'],
    {
      encoding: 'utf8',
      env: { ...process.env, NGC_DOCTOR_COLLECT_ROOT: folder },
    },
  );
  expect(stderr).toContain('could not write all of it');
  expect(status).toBe(74);
});

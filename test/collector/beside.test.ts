import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { framesIn } from '../../src/collector/frames.ts';
import { textIn } from '../../src/collector/texts.ts';
import { functionsOfScript, inShell, programsIn, shells } from '../support/shells.ts';

const folder = mkdtempSync(join(tmpdir(), 'collector-beside-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const program = programsIn(folder);

describe.each(shells)('at the same time, under %s', { timeout: 60_000 }, (_, argv) => {
  const said = (then: string) => inShell(argv, functionsOfScript(then));

  it('six that hang take as long as one, and are told in their order', () => {
    const mark = `8${process.pid}${Math.trunc(performance.now())}`;
    const deaf = program('deaf', `trap '' TERM INT HUP; sleep ${mark} & while :; do sleep 1; done`);
    const things = [1, 2, 3, 4, 5, 6].map((one) => `'run 3 ${deaf} ${one}'`).join(' ');
    const { stdout, seconds, stderr } = said(`beside ${things}`);
    expect(framesIn(stdout).frames.map(({ key, cut }) => [key.slice(-1), cut])).toEqual(
      ['1', '2', '3', '4', '5', '6'].map((one) => [one, true]),
    );
    expect(seconds).toBeLessThan(12);
    expect(stderr).toBe('');
    expect(spawnSync('pgrep', ['-f', `sleep ${mark}`]).stdout.toString()).toBe('');
  });

  it('what is more than a pipe holds is whole, though one before it is slow', () => {
    const slow = program('slow', 'sleep 3');
    const much = program('much', 'head -c 400000 /dev/zero | tr "\\000" x; echo; exit 4');
    const { frames } = framesIn(
      said(`beside 'run 20 ${slow}' 'run 20 ${much}' 'run 20 ${much} again'`).stdout,
    );
    expect(frames.map(({ status, cut }) => [status, cut])).toEqual([
      [0, false],
      [4, false],
      [4, false],
    ]);
    expect(frames.slice(1).map((frame) => textIn(frame)?.length)).toEqual([400_001, 400_001]);
  });

  it('a list of many is told in its order, and an empty one says nothing', () => {
    const numbers = Array.from({ length: 30 }, (__, at) => String(at));
    const { stdout } = said(
      `by_dozens "$(printf '%s\\n' ${numbers.map((one) => `'echo ${one}'`).join(' ')})"`,
    );
    expect(stdout.trim().split('\n')).toEqual(numbers);
    expect(said("by_dozens ''").stdout).toBe('');
  });

  it('a program is ended with what it started also where the kernel lists no children', () => {
    const mark = `7${process.pid}${Math.trunc(performance.now())}`;
    const deaf = program('parent', `trap '' TERM; sleep ${mark} & wait; while :; do sleep 1; done`);
    const { stdout } = said(`lists_children() { false; }; run 1 ${deaf}`);
    expect(framesIn(stdout).frames.map(({ cut }) => cut)).toEqual([true]);
    expect(spawnSync('pgrep', ['-f', `sleep ${mark}`]).stdout.toString()).toBe('');
  });

  it('without a process of its own to name, nobody else is ended', () => {
    const { stdout } = said('for one in 0 1 "" word; do end_all "$one" 2>/dev/null; done; echo still here');
    expect(stdout).toBe('still here\n');
  });
});

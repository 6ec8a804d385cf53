import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { answerIn } from '../../src/ssh/answer.ts';
import { remoteScript } from '../../src/ssh/remote-script.ts';

const shells = [['dash'], ['bash'], ['bash', '--posix'], ['busybox', 'sh']].filter(
  ([program = '']) =>
    spawnSync(program, ['-c', ':']).error === undefined || process.env['NGC_DOCTOR_ALL'] === '1',
);

/** As sshd does it: a session of its own, and input that stays open. */
function begun(
  [program = '', ...args]: readonly string[],
  script: string,
  words: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
) {
  const child = spawn(program, [...args, '-s'], { detached: true, env: { ...process.env, ...env } });
  child.stdin.on('error', () => {});
  child.stdin.write(remoteScript(script, words));
  const out: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  const closed = new Promise<number | null>((resolve) => child.once('close', resolve));
  return { child, closed, stdout: () => Buffer.concat(out) };
}

/** Commands of the processes that run now and hold this word. */
const running = (word: string): readonly string[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      const file = `/proc/${pid}/cmdline`;
      const words = existsSync(file) ? readOr(file).replaceAll('\0', ' ') : '';
      return words.includes(word) ? [words] : [];
    });

const readOr = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
};

describe.each(shells)('what is sent to %s %s', (...shell) => {
  const given = shell.filter((word) => word !== undefined);

  it('does what the script says, with its arguments, and tells where its words begin and end', async () => {
    const { closed, stdout } = begun(given, 'printf "<%s>" "$@"; cat; exit 3', ["it's", '$HOME "x" \\', '']);
    expect(await closed).toBe(0);
    expect(answerIn(stdout())).toEqual({ text: `<it's><$HOME "x" \\><>`, whole: true });
  });

  it('waits for as long as somebody listens, however soon the shell there grows tired', async () => {
    const { closed, stdout } = begun(given, 'sleep 3; echo done', [], { TMOUT: '1' });
    await closed;
    expect(answerIn(stdout())).toEqual({ text: 'done\n', whole: true });
  });

  it('keeps what the script complains of to itself', async () => {
    const { child, closed } = begun(given, 'echo oh >&2; no-such-program');
    const heard: string[] = [];
    child.stderr.on('data', (chunk) => heard.push(String(chunk)));
    await closed;
    expect(heard).toEqual([]);
  });

  it('ends all that it has started once nobody listens any more', { timeout: 20_000 }, async () => {
    const [deaf, child, grandchild] = [1, 2, 3].map((n) => `47${n}${process.pid}`);
    const script = `trap 'echo tidied' EXIT TERM
(trap '' TERM; sleep ${deaf}) &
(sh -c 'sleep ${grandchild}; :') &
sleep ${child}`;
    const { child: shellProcess, closed, stdout } = begun(given, script);
    for (const word of [deaf, child, grandchild])
      while (running(`sleep ${word}`).length === 0) await wait(20);
    shellProcess.stdin.end();
    await closed;
    await wait(1500);
    for (const word of [deaf, child, grandchild]) expect(running(`sleep ${word}`)).toEqual([]);
    expect(stdout().toString()).toContain('tidied');
  });
});

describe('an answer', () => {
  const bytes = (text: string) => Buffer.from(text);

  it('stands after whatever a shell says at its start', () => {
    const greeting = 'Welcome!\nngc-doctor-begins here\n\nngc-doctor-begin\n';
    expect(answerIn(bytes(`${greeting}\nngc-doctor-begins\nwords\nngc-doctor-ends 0\n`))).toEqual({
      text: 'words',
      whole: true,
    });
  });

  it('is not whole without its end', () => {
    expect(answerIn(bytes('\nngc-doctor-begins\nwords\nngc-doctor-en'))).toMatchObject({ whole: false });
    expect(answerIn(bytes('\nngc-doctor-begins\nngc-doctor-ends 0\nmore'))).toMatchObject({ whole: false });
  });

  it('is none where the script never began', () => {
    expect(answerIn(bytes('Welcome!\n'))).toBeNull();
    expect(answerIn(bytes(''))).toBeNull();
  });
});

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bin, ended, start, temporaryFolder, withDocker } from './built.ts';

const folder = temporaryFolder();
const mark = join(folder, 'pid');
/** A docker command that never answers and does not care about requests to end. */
const hanging = `trap '' TERM INT HUP\necho $$ > ${mark}\nsleep 50; sleep 50`;

/** A process that has ended and whom nobody has asked about yet still has an entry. */
const alive = (pid: number): boolean => {
  const status = `/proc/${pid}/status`;
  return existsSync(status) && !/^State:\s+Z/m.test(readFileSync(status, 'utf8'));
};

const seen = async (file: string): Promise<void> => {
  while (!existsSync(file) || readFileSync(file, 'utf8').trim() === '') {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};

describe('a signal', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)('%s ends everything that was asked, without a report', async (signal, code) => {
    rmSync(mark, { force: true });
    const report = join(folder, 'report.json');
    const child = start(['--offline', '--format', `json:${report}`], withDocker(folder, hanging));
    const result = ended(child);
    await seen(mark);
    child.kill(signal);
    expect(await result).toEqual({ code, stdout: '', stderr: 'ngc-doctor: asking this machine ...\n' });
    expect(existsSync(report)).toBe(false);
    expect(alive(Number(readFileSync(mark, 'utf8')))).toBe(false);
  });
});

const hasScript = spawnSync('script', ['--version']).status === 0;

/** The program on a terminal of its own (script, util-linux), its stdout apart. */
function onTerminal(
  env: Readonly<Record<string, string>>,
  { docker = 'sleep 0.4; exit 1', tail = '' } = {},
): { terminal: string; stdout: string } {
  const file = join(folder, 'stdout');
  const command = `${process.execPath} ${bin} --offline > ${file}${tail}`;
  const { stdout } = spawnSync('script', ['-qfec', command, '/dev/null'], {
    encoding: 'utf8',
    env: { ...withDocker(folder, docker), HOME: '/nowhere', TERM: 'xterm', ...env },
  });
  return { terminal: stdout, stdout: readFileSync(file, 'utf8') };
}

describe.skipIf(!hasScript)('progress', () => {
  const [hide, show] = ['\u001b[?25l', '\u001b[?25h'];

  it('is one line that changes on a terminal, is gone at the end, and gives the cursor back', () => {
    const { terminal, stdout } = onTerminal({});
    expect(terminal).toContain('answers in, asking: ');
    expect(terminal).not.toContain('\n');
    expect(terminal.startsWith(hide)).toBe(true);
    expect(terminal.endsWith(`\r\u001b[K${show}`)).toBe(true);
    expect(stdout).toMatch(/^ngc-doctor /);
    expect(stdout).not.toContain('\u001b');
  });

  it('gives the cursor back after an interrupt', () => {
    const { terminal, stdout } = onTerminal(
      {},
      { docker: 'sleep 8', tail: ' & sleep 2; kill -TERM $!; wait $!' },
    );
    expect(terminal).toContain(hide);
    expect(terminal.lastIndexOf(show)).toBeGreaterThan(terminal.lastIndexOf(hide));
    expect(stdout).toBe('');
  });

  it.each([{ TERM: 'dumb' }, { CI: 'true' }])('is plain lines with %j', (env) => {
    expect(onTerminal(env).terminal).toBe('ngc-doctor: asking this machine ...\r\n');
  });
});

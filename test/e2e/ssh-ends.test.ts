import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { documentsIn, ended, running, servedHosts } from './ssh/hosts.ts';
import { type Server, sshMissing } from './ssh/sshd.ts';

const missing = sshMissing();
const suite = missing === null ? '--ssh, and how it ends' : `--ssh, and how it ends (skipped: ${missing})`;

describe.skipIf(missing !== null)(suite, { timeout: 60_000 }, () => {
  const { bench, serve, start, reports } = servedHosts(missing !== null);
  let server: Server;
  let mark: string;
  const nap = `31${process.pid}`;

  /** Over there docker hangs, deaf to all but SIGKILL, and so does a child of it. */
  beforeAll(async () => {
    const tools = join(bench().folder, 'tools');
    mark = join(bench().folder, 'mark');
    mkdirSync(tools);
    const hangs = `#!/bin/sh\ntrap '' TERM INT HUP PIPE\nsleep ${nap}1 &\necho $$ >${mark}\nsleep ${nap}2\nsleep ${nap}3\n`;
    writeFileSync(join(tools, 'docker'), hangs);
    chmodSync(join(tools, 'docker'), 0o755);
    server = await serve('hangs', [`SetEnv PATH=${tools}:/usr/sbin:/usr/bin:/sbin:/bin`]);
    await serve('plain');
  });

  const begun = async (): Promise<void> => {
    rmSync(mark, { force: true });
    for (let tries = 0; tries < 400; tries++) {
      if (existsSync(mark) && readFileSync(mark, 'utf8') !== '') return;
      await wait(50);
    }
    throw new Error('The tool over there was never asked.');
  };
  /** The shell there needs a moment to notice, and gives its children one. */
  const allGone = async (): Promise<void> => {
    const left = () => [...running(`sleep ${nap}`), ...server.children()];
    for (let tries = 0; tries < 100 && left().length > 0; tries++) await wait(100);
    expect(left()).toEqual([]);
  };

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('%s leaves no process over there, and gives no report', async (signal, code) => {
    const child = start(['hangs', 'plain']);
    const result = ended(child);
    await begun();
    child.kill(signal);
    const { code: exit, stdout } = await result;
    expect(exit).toBe(code);
    expect(stdout).not.toContain('== hangs');
    await allGone();
  });

  it('a program that is killed outright leaves no process over there', async () => {
    const child = start(['hangs']);
    const result = ended(child);
    await begun();
    child.kill('SIGKILL');
    await result;
    // ssh itself is told nothing; its input ends, and with it the script.
    await allGone();
    expect(running(`-- hangs`)).toEqual([]);
  });

  it('a connection that breaks leaves no process over there, and half an answer is told as such', async () => {
    const child = start(['hangs'], '--format', 'json');
    const result = ended(child);
    await begun();
    for (const session of server.children()) process.kill(Number(session), 'SIGKILL');
    const { stdout, code } = await result;
    const [report] = documentsIn(stdout);
    expect(report?.host.cutShort).toContain('the connection broke');
    expect(report?.verdict).not.toBe('ready');
    expect(code).not.toBe(0);
    await allGone();
  });

  it('a tool that hangs over there keeps nobody waiting for longer than there is time', async () => {
    const began = performance.now();
    const { reports: found } = reports(['hangs'], '--timeout', '12');
    expect(performance.now() - began).toBeLessThan(20_000);
    expect(found[0]?.host.os).toContain('Debian');
    expect(found[0]?.verdict).not.toBe('ready');
    await allGone();
  });
});

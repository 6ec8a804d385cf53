import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import type { DiffReport } from '../../src/diff/document.ts';
import { ended, run, start } from '../cli/built.ts';
import { documentsIn, running, servedHosts } from './ssh/hosts.ts';
import { type Server, sshMissing } from './ssh/sshd.ts';

const missing = sshMissing();
const suite = missing === null ? 'record --ssh' : `record --ssh (skipped: ${missing})`;

describe.skipIf(missing !== null)(suite, { timeout: 120_000 }, () => {
  const { bench, serve } = servedHosts(missing !== null);
  const at = (name: string) => join(bench().folder, name);
  const textIn = (file: string) => gunzipSync(readFileSync(file)).toString('utf8');
  const nap = `32${process.pid}`;
  let hangs: Server;
  let here: Readonly<Record<string, string>>;

  beforeAll(async () => {
    here = bench().env;
    await serve('gpunode1');
    await serve('gpunode2');
    mkdirSync(at('tools'));
    const tool = `#!/bin/sh\ntrap '' TERM INT HUP PIPE\necho $$ >${at('mark')}\nsleep ${nap}1\nsleep ${nap}2\n`;
    writeFileSync(at('tools/docker'), tool);
    chmodSync(at('tools/docker'), 0o755);
    hangs = await serve('hangs', [`SetEnv PATH=${at('tools')}:/usr/sbin:/usr/bin:/sbin:/bin`]);
  });

  it('writes one of each host that is reached, with the names of one map, and its report is the same elsewhere', () => {
    const [out, map, hosts] = [at('out'), at('map.json'), ['gpunode1', 'nosuch.invalid', 'root@gpunode2']];
    const words = ['--offline', '--map', map, '--format', 'json'];
    const { status, stdout, stderr } = run(['record', '--ssh', ...hosts, out, ...words], here);
    expect(status).toBe(2);
    expect(stderr).toContain('ngc-doctor: nosuch.invalid was not reached: its name is not known here');
    expect(readdirSync(out).sort()).toEqual(['gpunode1.ngcdoc.gz', 'root@gpunode2.ngcdoc.gz']);
    expect(JSON.parse(readFileSync(map, 'utf8')).pseudonyms.host).toEqual({ gpunode1: '1', gpunode2: '2' });
    const own = documentsIn(stdout);
    expect(own.map(({ host }) => host.address)).toEqual(hosts);
    expect(own[1]?.host.unreached?.why).toContain('its name is not known here');
    for (const [file, name, report] of [
      ['gpunode1', 'host-1', own[0]],
      ['root@gpunode2', 'root@host-2', own[2]],
    ] as const) {
      const recording = join(out, `${file}.ngcdoc.gz`);
      expect(textIn(recording)).not.toContain('gpunode');
      const replayed = run(['replay', recording, '--format', 'json']);
      expect(replayed.stderr).toBe('');
      expect(JSON.parse(replayed.stdout)).toEqual({
        ...report,
        host: { ...report?.host, address: name },
      });
      expect(run(['replay', recording]).stdout).toContain(`ngc-doctor --offline --ssh ${name}\n`);
    }
  });

  it('writes into a folder that is there, to a named file, or to a pipe', () => {
    mkdirSync(at('there'));
    expect(run(['record', at('there'), '--ssh', 'gpunode1', '--offline'], here).status).toBe(0);
    expect(existsSync(at('there/gpunode1.ngcdoc.gz'))).toBe(true);
    const piped = run(['record', '--ssh', 'gpunode1', '--preview', '--offline'], here);
    expect(JSON.parse(piped.stdout)).toMatchObject({ schema: 2, address: 'host-1' });
  });

  it('tells of a host whose tools hang what `--ssh` tells of it', () => {
    const [file, json] = [at('hangs.gz'), at('hangs.json')];
    const words = ['--offline', '--timeout', '18', '--format', `json:${json}`];
    expect(run(['record', '--ssh', 'hangs', file, ...words], here).status).toBe(0);
    const report = JSON.parse(readFileSync(json, 'utf8'));
    expect(report.verdict).not.toBe('ready');
    const replayed = JSON.parse(run(['replay', file, '--format', 'json']).stdout);
    expect(replayed).toEqual({ ...report, host: { ...report.host, address: replayed.host.address } });
  });

  it('that is interrupted keeps what is done, leaves no half file, and nothing over there', async () => {
    rmSync(at('mark'), { force: true });
    const out = at('interrupted');
    const hosts = ['gpunode1', 'hangs', 'gpunode2'];
    const child = start(['record', '--ssh', ...hosts, `${out}/`, '--offline', '--jobs', '1'], here);
    const result = ended(child);
    for (let tries = 0; tries < 400 && !existsSync(at('mark')); tries++) await wait(50);
    child.kill('SIGINT');
    expect((await result).code).toBe(130);
    expect(readdirSync(out)).toEqual(['gpunode1.ngcdoc.gz']);
    const left = () => [...running(`sleep ${nap}`), ...hangs.children()];
    for (let tries = 0; tries < 100 && left().length > 0; tries++) await wait(100);
    expect(left()).toEqual([]);
  });

  it('a connection that breaks leaves a recording that says so, and is never ready', async () => {
    rmSync(at('mark'), { force: true });
    const file = at('broken.gz');
    const child = start(['record', '--ssh', 'hangs', file, '--offline'], here);
    const result = ended(child);
    for (let tries = 0; tries < 400 && !existsSync(at('mark')); tries++) await wait(50);
    for (const session of hangs.children()) process.kill(Number(session), 'SIGKILL');
    const { code, stderr } = await result;
    expect(code).toBe(0);
    expect(stderr).toContain('hangs did not tell all: the connection broke');
    const [report] = documentsIn(run(['replay', file, '--format', 'json']).stdout);
    expect(report?.host.cutShort).toContain('the connection broke');
    expect(report?.verdict).not.toBe('ready');
  });

  it('report --ssh prints a request about that host, which does not name it', () => {
    const { status, stdout, stderr } = run(['report', '--ssh', 'gpunode1', '--offline'], here);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^<!--\nWhere to ask: /);
    expect(stdout).not.toContain('gpunode1');
    expect(stderr).toContain('ngc-doctor: asking gpunode1 over ssh ...');
  });

  it('diff takes each kind of host beside the others', () => {
    const kinds = [at('there/gpunode1.ngcdoc.gz'), 'root@gpunode2', at('collected.txt'), 'here'];
    const input = run(['collector']).stdout;
    const { stdout: collected } = spawnSync('sh', ['-s', '--', '--offline'], { input, encoding: 'utf8' });
    writeFileSync(at('collected.txt'), collected);
    const { stdout, status } = run(['diff', ...kinds, '--offline', '--format', 'json'], {
      ...here,
      HOME: process.env['HOME'] ?? '/',
    });
    const { hosts }: DiffReport = JSON.parse(stdout);
    expect(hosts.map(({ name }) => name)).toEqual(kinds);
    expect(hosts.map(({ host }) => host.address)).toEqual([undefined, undefined, undefined, undefined]);
    expect(new Set(hosts.map(({ host }) => host.os)).size).toBe(1);
    expect([0, 1, 2]).toContain(status);
  });
});

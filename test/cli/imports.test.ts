import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { importFolder } from '../support/imports.ts';
import { bin, run } from './built.ts';

const folder = mkdtempSync(join(tmpdir(), 'imports-'));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string) => join(folder, name);
const fixture = (name: string) => join(importFolder, name);

describe('replay of what others wrote down', () => {
  it('knows a bug report, packed in pieces as the script packs it, by what is in it', () => {
    const text = readFileSync(fixture('bug-report-fell-off-bus.log'), 'utf8');
    const pieces = text.split(/(?=^_{44}$)/m).map((piece) => gzipSync(piece));
    writeFileSync(at('ticket-4711.bin'), Buffer.concat(pieces));
    const { status, stdout, stderr } = run(['replay', at('ticket-4711.bin')]);
    expect(status).toBe(1);
    expect(stdout).toContain('XX gpu-fell-off-bus');
    expect(stdout).toContain('Also explains: gpu-device-handle-unknown');
    expect(stderr).toMatch(/this bug report of NVIDIA tells of \d+ things \(.*NVIDIA kernel module/);
  });

  it('gives JSON of a sosreport in an archive, and exits 2 where nothing is proved', () => {
    execFileSync('tar', [
      '-czf',
      at('s.tar.gz'),
      '-C',
      fixture('sosreport-healthy'),
      'sosreport-gpu4-2024-06-11-abcdefg',
    ]);
    const { status, stdout } = run(['replay', at('s.tar.gz'), '--format', 'json']);
    expect(status).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({
      verdict: 'unknown',
      host: { driver: '550.54.15', docker: '26.1.3', gpus: [{ name: 'NVIDIA L40S' }] },
      causes: [],
    });
  });

  it('reads a pasted text from a pipe, several inputs at once, and says what else is in its lines', () => {
    const input = readFileSync(fixture('session-socket.txt'));
    const piped = spawnSync(process.execPath, [bin, 'replay', '-'], { input, encoding: 'utf8' });
    expect(piped.status).toBe(1);
    expect(piped.stdout).toMatch(/^(?:✖|XX) docker-socket-permission/m);
    const both = run(['replay', fixture('session-mismatch.txt'), fixture('sosreport-nouveau')]);
    expect(both.stdout.match(/^(?:== .*\/(\S+)|XX (?!nvidia-driver|module-loading)\S+)$/gm)).toEqual([
      `== ${fixture('session-mismatch.txt')}`,
      'XX driver-library-mismatch',
      `== ${fixture('sosreport-nouveau')}`,
      'XX nouveau-conflict',
    ]);
    expect(run(['replay', fixture('bug-report-healthy.log')]).stderr).toContain(
      'its lines also tell of gpu-fell-off-bus (certain), of now or of before',
    );
    // What the report says is not said again.
    expect(run(['replay', fixture('session-mismatch.txt')]).stderr).not.toContain('also tell');
  });

  it.each([
    ['words', 'Hello, my GPU is gone.\n', 'no output in it is one that is known here'],
    ['nothing', '', 'no output in it is one that is known here'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0]), 'no recording and no text'],
    ['a long log', 'epoch 1 loss 0.1\n'.repeat(600_000), 'longer than what people paste'],
    ['ends of lines', '\n'.repeat(1_000_000), 'longer than what people paste'],
    ['a JSON of something else', '{"a": 1}', 'no recording of ngc-doctor'],
  ])('refuses %s', (name, content, why) => {
    writeFileSync(at(name), content);
    const { status, stdout, stderr } = run(['replay', at(name)]);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(why);
  });

  it('lets nothing reach the terminal that a text wants to do there', () => {
    const evil = '\u001b]0;owned\u0007\u202e\u0008';
    const text = readFileSync(fixture('session-mismatch.txt'), 'utf8')
      .replace('A100 PCIe 40GB', evil)
      .replace('535.171', `535.171${evil}`);
    writeFileSync(at('evil.txt'), `${text}$ foo${evil}bar --baz\nx\n$ uname -r${evil}\n5\n`);
    const { stdout, stderr } = run(['replay', at('evil.txt')]);
    expect(stdout).toContain('driver-library-mismatch');
    expect(stdout + stderr).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u202e]/);
  });

  it('judges a launch that was refused, asks for what is not told, and hands the words on', () => {
    const file = fixture('session-launch-refused.txt');
    const { status, stdout, stderr } = run(['replay', file]);
    expect(status).toBe(1);
    expect(stdout).toContain('XX driver-too-old-for-image');
    expect(stdout).toMatch(/^NOT READY +1 problem, \d+ not known, launch by hand failed$/m);
    const { launch } = JSON.parse(run(['replay', file, '--format', 'json']).stdout);
    expect(launch).toMatchObject({
      byHand: true,
      status: 'failed',
      command: expect.arrayContaining(['--rm', 'nvidia-smi']),
    });
    expect(stdout).toContain('kernel-log          unknown: not told: ');
    expect(stdout).not.toContain('not recorded');
    expect(stderr).toContain('to know more, ask for the outputs of: sudo dmesg; ls -l /dev/nvidia*; ');
    // That there is no specification was told, and that none is needed.
    expect(stderr).not.toContain('also tell');
    const request = run(['report', file]).stdout;
    expect(request).toContain('### What the failed launch said');
    expect(request).toContain('unsatisfied condition: cuda>=12.6');
    // What was pasted goes on to whoever is asked next.
    expect(request).toContain('<summary><code>docker info</code></summary>');
    expect(request).toContain('| NVIDIA-SMI 535.183.01 ');
    expect(request).not.toMatch(/not told:\s*$/m);
    expect(request).not.toMatch(/\bmara\b|\brig\b/);
  });

  it('does not mix two machines into one', () => {
    const { status, stdout, stderr } = run(['replay', fixture('session-two-machines.txt')]);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(
      'it tells of several machines (rack3-a, rack3-b), and not which output is of which',
    );
  });

  it('makes a request of a sosreport, without the names that it tells', () => {
    const folder = at('sosreport-gpu4');
    cpSync(fixture('sosreport-nouveau'), folder, { recursive: true });
    const uname = join(folder, 'sos_commands/kernel/uname_-a');
    writeFileSync(uname, readFileSync(uname, 'utf8').replace(/^Linux \S+/, 'Linux annexbox'));
    const log = join(folder, 'sos_commands/kernel/dmesg');
    const lines =
      '[   15.3] NVRM: Xid (PCI:0000:17:00): 79, pid=1, name=/home/ada/train on annexbox, GPU has fallen off the bus.\n';
    writeFileSync(log, readFileSync(log, 'utf8') + lines);
    const { status, stdout } = run(['report', folder]);
    expect(status).toBe(0);
    expect(stdout).toContain('name=/home/user-1/train on host-');
    expect(stdout).not.toMatch(/\bada\b|annexbox/);
  });
});

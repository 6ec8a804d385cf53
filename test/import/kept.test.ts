import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Evidence, noEvidence } from '../../src/import/evidence.ts';
import { keptOf } from '../../src/import/kept.ts';

const output = (argv: readonly string[], text: string) => ({ argv, kept: 'all', text }) as const;
const kept = (evidence: Partial<Evidence>) => keptOf({ ...noEvidence, ...evidence });

describe('what a recording keeps of what somebody else wrote down', () => {
  it('is no file and no output that no fact is made of', () => {
    const { files, outputs } = kept({
      files: new Map([
        ['/etc/os-release', 'ID=debian\n'],
        ['/etc/shadow', 'root:x:1::::::\n'],
        ['/home/ada/.config/docker/daemon.json', '{}'],
        ['/var/log/Xorg.0.log', 'x'],
      ]),
      outputs: [output(['env'], 'A=b'), output(['docker', 'info'], 'x'), output(['cat', '/etc/shadow'], 'y')],
    });
    expect([...files.keys()]).toEqual(['/etc/os-release', '/home/ada/.config/docker/daemon.json']);
    expect(outputs.map(({ argv }) => argv[0])).toEqual(['docker']);
  });

  it('is of the kernel log what tells of the driver and the machine', () => {
    const log = [
      '[    0.000000] Linux version 6.1.0',
      '[    0.000000] DMI: Supermicro SYS/X12, BIOS 1.0 01/01/2023',
      '[    0.500000] secureboot: Secure boot disabled',
      '[    3.000000] usb 1-1: SerialNumber: 12345',
      '[   15.300000] NVRM: Xid (PCI:0000:17:00): 79, GPU has fallen off the bus.',
    ];
    const [one] = kept({ outputs: [output(['dmesg'], log.join('\n'))] }).outputs;
    expect(one?.text.split('\n')).toEqual([log[1], log[2], log[4]]);
    const file = kept({ files: new Map([['/var/log/dmesg', log.join('\n')]]) }).files;
    expect(file.get('/var/log/dmesg')).toBe(one?.text);
  });

  it('says of a log without the driver that it is one, and of a refusal what it was', () => {
    const { outputs } = kept({
      outputs: [
        output(['dmesg'], '[    0.000000] Linux version 6.1.0\n[    3.000000] usb 1-1: new device'),
        output(['journalctl', '-k'], 'Nov 25 10:00:01 node7 kernel: usb 1-1: new device'),
        output(['dmesg'], 'dmesg: read kernel buffer failed: Operation not permitted'),
        output(['journalctl', '-u', 'docker'], 'Nov 25 10:00:01 node7 dockerd[1]: failed to start'),
      ],
    });
    expect(outputs.map(({ text }) => text)).toEqual([
      '[    0.000000] (no line of the driver)\n',
      '[    0.000000] (no line of the driver)\n',
      'dmesg: read kernel buffer failed: Operation not permitted',
      'Nov 25 10:00:01 node7 dockerd[1]: failed to start',
    ]);
  });

  it('is whatever a fact is made of', () => {
    const folder = join(import.meta.dirname, '../../src/import/facts');
    const sources = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
    const all = (pattern: RegExp) => [
      ...new Set(sources.flatMap((text) => [...text.matchAll(pattern)].map(([, found]) => found ?? ''))),
    ];
    const programs = all(/outputsOf\(\s*\w+,\s*'([\w-]+)'/g);
    expect(programs).toContain('nvidia-smi');
    const { outputs } = kept({ outputs: programs.map((name) => output([name], 'x')) });
    expect(outputs.map(({ argv }) => argv[0])).toEqual(programs);
    const paths = all(/(?:files\.get|fileIn)\((?:\w+, )?'(\/[^']+)'/g);
    expect(paths).toContain('/proc/modules');
    expect([...kept({ files: new Map(paths.map((path) => [path, 'x'])) }).files.keys()]).toEqual(paths);
  });
});

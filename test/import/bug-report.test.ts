import { describe, expect, it } from 'vitest';
import { bugReport, isBugReport } from '../../src/import/bug-report.ts';

const rule = '_'.repeat(44);
const start =
  'Start of NVIDIA bug report log file.  Please send it.\n\nuname: Linux n 5.15.0-91-generic #1 SMP x86_64 GNU/Linux\n';
const report = (...sections: readonly string[]): string =>
  [start, ...sections].map((section) => `${rule}\n\n${section}\n`).join('');

describe('a report of nvidia-bug-report.sh', () => {
  it('is known by its first lines, wherever it was pasted', () => {
    expect(isBugReport(report())).toBe(true);
    expect(isBugReport(`Here it is:\n\n\`\`\`\n${report()}`)).toBe(true);
    expect(isBugReport('nvidia-bug-report.log.gz')).toBe(false);
  });

  it('holds files, what does not exist, and commands', () => {
    const { files, absent, outputs, person } = bugReport(
      report(
        '*** /proc/modules\n*** ls: -r--r--r-- 1 root root 0 2024 /proc/modules\nnvidia 1 0 - Live\n',
        '*** /proc/pci does not exist',
        '*** /proc/driver/nvidia/./version does not exist',
        '*** /var/log/secret is not readable',
        'dmesg:\n\n[    0.000000] Linux version\n',
        '/usr/bin/nvidia-smi --query\n\nNo devices were found\n\n/usr/bin/nvidia-smi --query --unit\n\nNone\n',
        '/usr/bin/systemctl status nvidia-fabricmanager.service\n● nvidia-fabricmanager.service\n',
        'Skipping lsusb output (lsusb not found)\n',
      ),
    );
    expect([...files]).toEqual([['/proc/modules', 'nvidia 1 0 - Live\n']]);
    expect([...absent]).toEqual(['/proc/pci', '/proc/driver/nvidia/version']);
    expect(outputs.map(({ argv, text }) => [argv.join(' '), text.trim()])).toEqual([
      ['uname -a', 'Linux n 5.15.0-91-generic #1 SMP x86_64 GNU/Linux'],
      ['dmesg', '[    0.000000] Linux version'],
      ['nvidia-smi --query', 'No devices were found'],
      ['nvidia-smi --query --unit', 'None'],
      ['systemctl status nvidia-fabricmanager.service', '● nvidia-fabricmanager.service'],
    ]);
    expect(person).toEqual({ name: 'root', uid: 0 });
  });

  it('of 2009 has paths without a mark, and programs of the same form', () => {
    const { files, absent, outputs } = bugReport(
      report(
        '/etc/issue\nUbuntu 9.10 \\n \\l\n',
        '/var/log/XFree86.0.log does not exist',
        '/usr/sbin/dmidecode\n\nSystem Information\n',
      ),
    );
    expect([...files]).toEqual([['/etc/issue', 'Ubuntu 9.10 \\n \\l\n']]);
    expect([...absent]).toEqual(['/var/log/XFree86.0.log']);
    expect(outputs.map(({ argv }) => argv.join(' '))).toEqual(['uname -a', 'dmidecode']);
  });

  it('tells of the boot that runs alone', () => {
    const scan =
      'Scanning kernel log files for NVIDIA kernel messages:\n\n  journalctl -b -0:\nnow\n\n  journalctl -b -1:\nbefore\n';
    const texts = bugReport(report(scan)).outputs.map(({ text }) => text);
    expect(texts.slice(1)).toEqual(['now']);
    expect(bugReport(report(scan.replace('-0', '-2'))).outputs).toHaveLength(1);
  });

  it('that ends early tells nothing by what its last section lacks', () => {
    const modules = '*** /proc/modules\n*** ls: x\next4 1 0 -\n';
    expect(bugReport(report(modules)).files.size).toBe(0);
    expect(bugReport(report(modules, 'End of NVIDIA bug report log file.')).files.size).toBe(1);
    expect(bugReport(report('/usr/bin/lspci -nn\n\nx')).outputs.at(-1)?.open).toBe(true);
    expect(
      bugReport(report('/usr/bin/lspci -nn\n\nx', 'End of NVIDIA bug report log file.')).outputs.at(-1)?.open,
    ).toBe(undefined);
  });

  it.each([0, 10, 100, 300, 500])('that ends after %i characters throws nothing', (length) => {
    const text = report('*** /proc/modules\n*** ls: x\nnvidia 1 0', 'dmesg:\n\nx', '/usr/bin/lspci -nn\n\nx');
    expect(() => bugReport(text.slice(0, length))).not.toThrow();
  });
});

import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { eitherCase, posixPattern, quotedWord } from '../../src/collector/patterns.ts';
import { toldVariables } from '../../src/host/anonymous/environment.ts';
import { driverWords } from '../../src/host/kernel-log.ts';

/** The lines that grep finds. */
const found = (pattern: RegExp, lines: readonly string[]): readonly string[] => {
  const input = `${lines.join('\n')}\n`;
  const script = `grep -iE ${quotedWord(posixPattern(pattern))} || true`;
  return execFileSync('sh', ['-c', script], { input, encoding: 'utf8' }).split('\n').slice(0, -1);
};

describe('a pattern in a shell', () => {
  it('of the words of the driver finds the same lines', () => {
    const lines = [
      'NVRM: Xid (PCI:0000:0b:00): 79, GPU has fallen off the bus.',
      'nvidia-nvlink: Nvlink Core is being initialized, major device number 240',
      "nvidia: version magic '5.15.0-1 SMP' should be '5.15.0-2 SMP'",
      'Loading of unsigned module is rejected',
      'Lockdown: modprobe: unsigned module loading is restricted; see man kernel_lockdown.7',
      'pcieport 0000:00:01.0: AER: Multiple Uncorrected (Fatal) error received',
      'usb 1-1: new high-speed USB device number 2 using xhci_hcd',
      'audit: type=1400 avc:  denied  { module_load } for pid=1 comm="modprobe"',
    ];
    expect(found(driverWords, lines)).toEqual(lines.filter((line) => driverWords.test(line)));
  });

  it('of the names of variables finds the same names', () => {
    const names = [
      'PATH',
      'path',
      'LC_ALL',
      'HTTPS_PROXY',
      'DOCKER_HOST',
      'CUDA_HOME',
      'AWS_SECRET_ACCESS_KEY',
      'PATHS',
      'NGC_API_KEY',
      'NVIDIA_VISIBLE_DEVICES',
    ];
    expect(found(toldVariables, names)).toEqual(names.filter((name) => toldVariables.test(name)));
  });

  it('finds letters of either case without being told to', () => {
    const names = ['Path', 'LC_all', 'HTTPS_PROXY', 'PATHS', 'nvidia_visible_devices', 'lc-all'];
    const pattern = eitherCase(posixPattern(toldVariables));
    const script = `grep -E ${quotedWord(pattern)}`;
    const said = execFileSync('sh', ['-c', script], { input: `${names.join('\n')}\n`, encoding: 'utf8' });
    expect(said.split('\n').slice(0, -1)).toEqual(names.filter((name) => toldVariables.test(name)));
  });

  it('that a shell does not know is refused', () => {
    for (const pattern of [/a(?=b)/, /\bword/, /a+?/, /(?<!x)y/, /\S+/])
      expect(() => posixPattern(pattern)).toThrow('no such pattern');
  });

  it('is one word', () => {
    expect(
      execFileSync('sh', ['-c', `printf %s ${quotedWord("it's $HOME `x`")}`], { encoding: 'utf8' }),
    ).toBe("it's $HOME `x`");
  });
});

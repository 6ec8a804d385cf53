import { describe, expect, it } from 'vitest';
import { read } from '../../src/probe.ts';
import { blocksOnCommandLine } from '../../src/probes/module-blocks.ts';
import { moduleObstacles } from '../../src/probes/module-obstacles.ts';
import { readingsOf } from '../../src/testing/healthy.ts';
import { absent, askProbe } from '../support/ask.ts';
import { captures, capturesMissing } from '../support/captures.ts';
import { folder } from '../support/stats.ts';

const facts = readingsOf({
  kernelModule: { kind: 'not-loaded', builtFor: [], searched: true, nouveau: false },
});
const variable = '/sys/firmware/efi/efivars/SecureBoot-8be4df61-93ca-11d2-aa0d-00e098032b8c';
const plain = {
  read: {
    [variable]: absent,
    '/sys/kernel/security/lockdown': absent,
    '/sys/module/module/parameters/sig_enforce': absent,
    '/proc/cmdline': 'BOOT_IMAGE=/vmlinuz quiet\n',
    '/etc/prime-discrete': absent,
  },
  stat: { '/sys/firmware/efi': absent },
  list: {
    '/etc/modprobe.d': absent,
    '/run/modprobe.d': absent,
    '/usr/local/lib/modprobe.d': absent,
    '/usr/lib/modprobe.d': absent,
    '/lib/modprobe.d': absent,
  },
};

describe('what may keep the module from loading', () => {
  it('is nothing on a plain machine that a BIOS started', async () => {
    expect(await askProbe(moduleObstacles, plain, facts)).toEqual(
      read({
        secureBoot: false,
        lockdown: null,
        signaturesEnforced: null,
        blocks: [],
        retired: [],
        prime: null,
      }),
    );
  });

  it('is not asked for while the module is loaded', async () => {
    expect(await askProbe(moduleObstacles, {}, readingsOf({}))).toMatchObject({ ok: false, asked: false });
  });

  it.each([
    ['\u0006\u0000\u0000\u0000\u0001', true],
    ['\u0006\u0000\u0000\u0000\u0000', false],
    ['', null],
    ['garbage that is longer', null],
  ])('Secure Boot by %j: %s', async (value, secureBoot) => {
    const recording = {
      ...plain,
      read: { ...plain.read, [variable]: value },
      stat: { '/sys/firmware/efi': folder },
    };
    expect(await askProbe(moduleObstacles, recording, facts)).toMatchObject({ value: { secureBoot } });
  });

  it.each([
    ['none [integrity] confidentiality\n', 'integrity'],
    ['[none] integrity confidentiality\n', 'none'],
    ['what?', null],
  ])('lockdown by %j', async (value, lockdown) => {
    const recording = { ...plain, read: { ...plain.read, '/sys/kernel/security/lockdown': value } };
    expect(await askProbe(moduleObstacles, recording, facts)).toMatchObject({ value: { lockdown } });
  });

  it('is what modprobe.d says, a file in /etc before its namesake', async () => {
    const recording = {
      ...plain,
      list: {
        ...plain.list,
        '/etc/modprobe.d': ['a.conf', 'note.txt'],
        '/lib/modprobe.d': ['a.conf', 'b.conf', 'c.conf'],
      },
      read: {
        ...plain.read,
        '/etc/modprobe.d/a.conf':
          '# blacklist nvidia\nblacklist nouveau\nblacklist nvidiafb\n#blacklist nova_core\nblacklist nouveau_old\n',
        '/lib/modprobe.d/b.conf': '  blacklist nvidia # no\r\nalias nvidia off\n',
        '/lib/modprobe.d/c.conf': 'install nvidia /bin/false\ninstall nvidia modprobe -i nvidia-current\n',
      },
    };
    expect(await askProbe(moduleObstacles, recording, facts)).toMatchObject({
      value: {
        blocks: [
          { file: '/lib/modprobe.d/b.conf', line: 'blacklist nvidia # no', always: false },
          { file: '/lib/modprobe.d/b.conf', line: 'alias nvidia off', always: true },
          { file: '/lib/modprobe.d/c.conf', line: 'install nvidia /bin/false', always: true },
        ],
        retired: [{ file: '/etc/modprobe.d/a.conf', line: 'blacklist nouveau', always: false }],
      },
    });
  });

  it.each([
    ['modprobe.blacklist=nouveau,nvidia quiet', 1],
    ['module_blacklist=nvidia', 1],
    ['modprobe.blacklist=nvidia_drm rd.driver.blacklist=nvidia', 0],
    ['', 0],
  ])('is what the command line says: %j', (line, blocks) => {
    expect(blocksOnCommandLine(line)).toHaveLength(blocks);
  });

  it.skipIf(capturesMissing !== null)(`is nothing in captured command lines ${capturesMissing ?? ''}`, () => {
    for (const { text, file } of captures('proc-cmdline'))
      expect(blocksOnCommandLine(text), file).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { read } from '../../src/probe.ts';
import { moduleFile } from '../../src/probes/module-file.ts';
import { absent, askProbe, exited } from '../support/ask.ts';
import { file } from '../support/stats.ts';

const text = (
  licence: string,
  signer: string,
) => `filename:       /lib/modules/6.1.0-30-amd64/updates/dkms/nvidia.ko
alias:          char-major-195-*
version:        550.163.01
license:        ${licence}
srcversion:     0C5B1A2
vermagic:       6.1.0-30-amd64 SMP preempt mod_unload modversions
${signer}parm:           NVreg_DeviceFileMode:int
`;
const path = '/lib/modules/6.1.0-30-amd64/updates/dkms/nvidia.ko';
const signer = 'signer:         DKMS module signing key\nsig_key:        1F:2E\n';

describe('the module on the disk', () => {
  it.each([
    [
      'proprietary and signed',
      text('NVIDIA', signer),
      { version: '550.163.01', flavour: 'proprietary', signer: 'DKMS module signing key' },
    ],
    ['open and unsigned', text('Dual MIT/GPL', ''), { version: '550.163.01', flavour: 'open', signer: null }],
    [
      'with CRLF',
      text('NVIDIA', signer).replaceAll('\n', '\r\n'),
      { version: '550.163.01', signer: 'DKMS module signing key' },
    ],
  ])('%s', async (_, stdout, expected) => {
    const recording = { run: { 'modinfo nvidia': exited(0, stdout) }, stat: { [path]: file } };
    expect(await askProbe(moduleFile, recording)).toMatchObject({
      ok: true,
      value: { kind: 'present', path, sinceMs: file.ctimeMs, ...expected },
    });
  });

  it('may be absent', async () => {
    const answer = exited(1, '', 'modinfo: ERROR: Module nvidia not found.\n');
    expect(await askProbe(moduleFile, { run: { 'modinfo nvidia': answer } })).toEqual(
      read({ kind: 'absent' }),
    );
  });

  it('is asked for where an ordinary user does not look', async () => {
    const run = {
      'modinfo nvidia': { kind: 'not-found' as const },
      '/usr/sbin/modinfo nvidia': exited(0, text('NVIDIA', '')),
    };
    expect(await askProbe(moduleFile, { run, stat: { [path]: absent } })).toMatchObject({
      ok: true,
      value: { sinceMs: null },
    });
  });

  it('was not asked for without modinfo', async () => {
    const none = { kind: 'not-found' as const };
    const run = { 'modinfo nvidia': none, '/usr/sbin/modinfo nvidia': none };
    expect(await askProbe(moduleFile, { run })).toMatchObject({ ok: false, asked: false });
  });

  it.each([
    ['cut off before the signature', text('NVIDIA', signer).slice(0, 120)],
    ['garbage', '\u0000\u0001'],
    ['empty', ''],
  ])('is not known where the answer is %s', async (_, stdout) => {
    expect(await askProbe(moduleFile, { run: { 'modinfo nvidia': exited(0, stdout) } })).toMatchObject({
      ok: false,
      asked: true,
    });
  });
});

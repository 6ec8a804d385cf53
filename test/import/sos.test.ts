import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Header } from 'tar';
import { afterAll, describe, expect, it } from 'vitest';
import { factsFor } from '../../src/import/image.ts';
import { gatherer, innerPath, most } from '../../src/import/sos/gather.ts';
import { reportInArchive, reportInFolder } from '../../src/import/sos/open.ts';
import { mayHold, wantedAt } from '../../src/import/sos/wanted.ts';
import { opened } from '../../src/recording/open.ts';
import { importFolder } from '../support/imports.ts';

const folder = mkdtempSync(join(tmpdir(), 'sos-'));
afterAll(() => rmSync(folder, { recursive: true }));
let made = 0;
const place = () => join(folder, `${made++}`);

/** A folder with these files; a value that begins with `->` is a link. */
function tree(files: Readonly<Record<string, string>>): string {
  const root = place();
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    if (text.startsWith('->')) symlinkSync(text.slice(2), join(root, path));
    else writeFileSync(join(root, path), text);
  }
  return root;
}

interface Entry {
  readonly path: string;
  readonly text?: string;
  readonly link?: string;
}

/** An archive as anybody may write it. */
function archive(entries: readonly Entry[]): Buffer {
  const blocks = entries.flatMap(({ path, text = '', link }) => {
    const header = new Header({
      path,
      size: link === undefined ? Buffer.byteLength(text) : 0,
      type: link === undefined ? 'File' : 'SymbolicLink',
      mode: 0o644,
      uid: 0,
      gid: 0,
      mtime: new Date(0),
      ...(link === undefined ? {} : { linkpath: link }),
    });
    header.encode();
    const body = Buffer.from(link === undefined ? text : '');
    return [header.block ?? Buffer.alloc(0), body, Buffer.alloc((512 - (body.length % 512)) % 512)];
  });
  return Buffer.concat([...blocks, Buffer.alloc(1024)]);
}

function packedFile(entries: readonly Entry[]): string {
  const file = place();
  writeFileSync(file, gzipSync(archive(entries)));
  return file;
}

const uname = 'Linux n 5.15.0-91-generic #1 SMP x86_64 GNU/Linux\n';
const kernel = { path: 'sos/sos_commands/kernel/uname_-a', text: uname };
const shm = 'Filesystem 1K-blocks Used Available Use% Mounted on\ntmpfs 1048576 0 1048576 0% /dev/shm\n';
const keys = async ({ recording: { told, target } }: Awaited<ReturnType<typeof reportInFolder>>) =>
  Object.keys(told === undefined ? {} : await factsFor(told.evidence, target)).filter(
    (key) => key !== 'runtimeBinaries',
  );

describe('what is wanted of a sosreport', () => {
  it.each([
    ['proc/modules', { kind: 'file', path: '/proc/modules' }],
    ['etc/modprobe.d/nvidia.conf', { kind: 'file', path: '/etc/modprobe.d/nvidia.conf' }],
    ['lib/modules/5.14.0-1/modules.dep', { kind: 'file', path: '/lib/modules/5.14.0-1/modules.dep' }],
    ['sos_commands/docker/docker_info', { kind: 'output', argv: ['docker', 'info'] }],
    ['sos_commands/nvidia/nvidia-smi_-q', { kind: 'output', argv: ['nvidia-smi', '-q'] }],
    [
      'sos_commands/nvidia/systemctl_status_nvidia-fabricmanager',
      { kind: 'output', argv: ['systemctl', 'status', 'nvidia-fabricmanager'] },
    ],
    [
      'sos_commands/rpm/sh_-c_rpm_--nodigest_-qa_--qf_-59_NVRA_INSTALLTIME_date_sort_-V',
      { kind: 'output', argv: ['rpm', '-qa'] },
    ],
    ['sos_commands/docker/docker_images', { kind: 'output', argv: ['docker', 'images'] }],
    [
      'sos_commands/docker/images/docker_inspect_nvcr.io.nvidia.pytorch_24.09-py3',
      { kind: 'output', argv: ['docker', 'inspect'] },
    ],
    ['sos_commands/selinux/sestatus', { kind: 'output', argv: ['sestatus'] }],
    ['sos_commands/selinux/sestatus_-b', { kind: 'output', argv: ['sestatus', '-b'] }],
    ['sos_commands/nvidia/nvidia-smi_-q_-d_ECC', null],
    ['etc/shadow', null],
    ['etc/docker/key.json', null],
    ['sos_commands/docker/containers/docker_inspect_x', null],
  ])('%s', (path, wanted) => {
    expect(wantedAt(path)).toEqual(wanted);
    if (wanted === null) return;
    const parents = path.split('/').slice(0, -1);
    for (let depth = 1; depth <= parents.length; depth++)
      expect(mayHold(parents.slice(0, depth).join('/'))).toBe(true);
  });

  it.each([
    ['sos/a/b', 'a/b'],
    ['./sos/./a/b', 'a/b'],
    ['sos', null],
    ['/etc/passwd', null],
    ['sos/../../etc/passwd', null],
    ['../sos/a', null],
  ])('%s within the archive', (path, inner) => {
    expect(innerPath(path)).toBe(inner);
  });

  it('a file of nothing but ends of lines is left aside', () => {
    const found = gatherer();
    found.take('proc/modules', Buffer.alloc(1_000_000, '\n'));
    found.take('proc/version', Buffer.from('Linux version 5.14.0-1.x86_64 (x)\n'));
    found.wants('sos_commands/x', 0);
    expect([...(found.evidence()?.files.keys() ?? [])]).toEqual(['/proc/version']);
  });

  it('a file that is too large, or too much of all, is left aside', () => {
    const found = gatherer();
    expect(found.wants('proc/modules', most.fileBytes + 1)).toBe(false);
    for (let taken = 0; taken < most.bytes; taken += most.fileBytes)
      expect(found.wants('proc/modules', most.fileBytes)).toBe(true);
    expect(found.wants('proc/modules', 1)).toBe(false);
  });
});

describe('a folder', () => {
  it('is a report where sos_commands is, there or one folder further in', async () => {
    const files = { 'sos_commands/kernel/uname_-a': uname, 'sos_commands/filesys/df_-al_-x_autofs': shm };
    const inner = Object.fromEntries(
      Object.entries(files).map(([path, text]) => [`sosreport-n/${path}`, text]),
    );
    expect(await keys(await reportInFolder(tree(files)))).toEqual(['system', 'platform', 'shm']);
    expect(await keys(await reportInFolder(tree(inner)))).toEqual(['system', 'platform', 'shm']);
    await expect(reportInFolder(tree({ 'a/b': 'x' }))).rejects.toThrow('this folder is no sosreport');
    await expect(reportInFolder(tree({ 'sos_commands/x/y': 'x' }))).rejects.toThrow('tells nothing');
  });

  it('is not left by links, of files or of folders', async () => {
    const outside = tree({ docker_info: 'secret', 'kernel/uname_-a': uname, 'os-release': 'ID=ubuntu\n' });
    const root = tree({
      'sos_commands/filesys/df_-al_-x_autofs': shm,
      'sos_commands/kernel': `->${outside}/kernel`,
      'sos_commands/docker/docker_info': `->${outside}/docker_info`,
      'etc/os-release': `->${outside}/os-release`,
      proc: '->/proc',
    });
    expect(await keys(await reportInFolder(root))).toEqual(['shm']);
  });

  it('with a pipe in it is read all the same', async () => {
    const root = tree({ 'sos_commands/filesys/df_-al_-x_autofs': shm });
    mkdirSync(join(root, 'proc'));
    execFileSync('mkfifo', [join(root, 'proc/modules')]);
    expect(await keys(await reportInFolder(root))).toEqual(['shm']);
  });
});

describe('an archive', () => {
  it('is read through, without its links and what leads out of it', async () => {
    const file = packedFile([
      { path: 'sos/etc/os-release', link: '/etc/os-release' },
      { path: 'sos/sos_commands/x/../../../proc/modules', text: 'nvidia 1 0 - Live\n' },
      { path: '/proc/modules', text: 'nvidia 1 0 - Live\n' },
      kernel,
    ]);
    expect(await keys((await reportInArchive(file)) ?? expect.fail())).toEqual(['system', 'platform']);
  });

  it('is no sosreport where it holds something else', async () => {
    await expect(reportInArchive(packedFile([{ path: 'a/b', text: 'x' }]))).rejects.toThrow(
      'this archive is no sosreport',
    );
    const text = place();
    writeFileSync(text, gzipSync('no archive'));
    expect(await reportInArchive(text)).toBe(null);
  });

  it('that was cut, or is damaged within, is refused, and nothing hangs', async () => {
    const file = packedFile([
      kernel,
      ...Array.from({ length: 200 }, (_, at) => ({
        path: `sos/x/${at}`,
        text: `${Math.random()}`.repeat(50),
      })),
    ]);
    truncateSync(file, 3000);
    expect(await opened(file)).toEqual({
      kind: 'refused',
      why: 'it is damaged, or was not transferred whole',
    });
    const garbage = place();
    writeFileSync(garbage, Buffer.concat([archive([kernel]).subarray(0, 1024), Buffer.alloc(4096, 'x')]));
    expect(await opened(garbage)).toMatchObject({ kind: 'opened' });
  });

  it('whose file says that it is larger than all memory is read to its end', async () => {
    const block = archive([{ path: 'sos/proc/modules', text: 'x' }]);
    // The size in octal digits, and the sum of the header, which is counted anew.
    block.write('77777777777\0', 124, 'latin1');
    block.write('        ', 148, 'latin1');
    const sum = block.subarray(0, 512).reduce((total, byte) => total + byte, 0);
    block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
    const file = place();
    writeFileSync(file, Buffer.concat([archive([kernel]).subarray(0, 1024), block]));
    expect(await opened(file)).toMatchObject({ kind: 'opened' });
  });

  it.each([
    ['xz', '-J'],
    ['bzip2', '-j'],
    ['gzip', '-z'],
    ['nothing', null],
  ])('packed by %s is unpacked', async (program, option) => {
    if (option !== null && spawnSync(program, ['--version'], { stdio: 'ignore' }).error !== undefined) return;
    const file = place();
    execFileSync('tar', [
      '-c',
      ...(option === null ? [] : [option]),
      '-f',
      file,
      '-C',
      importFolder,
      'sosreport-nouveau',
    ]);
    expect(await keys((await reportInArchive(file)) ?? expect.fail())).toContain('pci');
  });

  it('packed by a program that is not here says so', async () => {
    const file = place();
    writeFileSync(file, Buffer.from([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0, 0, 4, 0, 0]));
    const path = process.env['PATH'];
    process.env['PATH'] = '/nonexistent';
    try {
      expect(await opened(file)).toMatchObject({
        kind: 'refused',
        why: expect.stringMatching(/xz, which is not installed here/),
      });
    } finally {
      process.env['PATH'] = path;
    }
  });
});

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { framesIn } from '../../src/collector/frames.ts';
import { textIn } from '../../src/collector/texts.ts';
import { functionsOfScript, inShell, programsIn, shells } from '../support/shells.ts';

const folder = mkdtempSync(join(tmpdir(), 'collector-shell-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const program = programsIn(folder);

const onlyFrame = (text: string) => {
  const { frames } = framesIn(text);
  expect(frames).toHaveLength(1);
  return frames[0] ?? expect.fail('there is no answer');
};

describe.each(shells)('under %s', (_, argv) => {
  const said = (then: string, input = '') => inShell(argv, functionsOfScript(then), input);

  it('a program is quoted, whatever it says', () => {
    const evil = program(
      'evil',
      "printf '.\\n! end\\n? stat /bin/sh\\n= 1'; printf '.\\n$ 0\\nwords' >&2; exit 3",
    );
    const frame = onlyFrame(said(`run 5 '${evil}'`).stdout);
    expect(frame).toMatchObject({ kind: 'run', key: evil, status: 3, cut: false });
    expect(textIn(frame)).toBe('.\n! end\n? stat /bin/sh\n= 1');
    expect(textIn({ lines: frame.errors, nul: false })).toBe('.\n$ 0\nwords');
  });

  it('a program that is deaf to signals is ended with what it started', () => {
    const mark = `9${process.pid}${Math.trunc(performance.now())}`;
    const deaf = program('deaf', `trap '' TERM INT HUP; sleep ${mark} & while :; do sleep 1; done`);
    const next = program('next', 'echo on');
    const { stdout, stderr, seconds } = said(`run 1 '${deaf}'; run 5 '${next}'`);
    const { frames } = framesIn(stdout);
    expect(frames.map(({ key, cut }) => [key, cut])).toEqual([
      [deaf, true],
      [next, false],
    ]);
    expect(seconds).toBeLessThan(8);
    expect(stderr).toBe('');
    expect(spawnSync('pgrep', ['-f', `sleep ${mark}`]).stdout.toString()).toBe('');
  });

  it('a program that hands its output on to a child is waited for no longer than its time', () => {
    const parent = program('parent', 'echo out; sleep 30 &');
    const { stdout, seconds } = said(`run 2 '${parent}'`);
    expect(onlyFrame(stdout)).toMatchObject({ key: parent, cut: true });
    expect(seconds).toBeLessThan(8);
  });

  it('of endless words a bounded part is kept', () => {
    const { stdout } = said(
      `run 20 '${program('endless', 'yes abcdefghabcdefghabcdefghabcdefghabcdefghabcdefghabcdefgh | head -c 20000000; exit 4')}'`,
    );
    const frame = onlyFrame(stdout);
    expect(frame.status).toBe(4);
    expect(textIn(frame)?.length).toBe(8 * 1024 ** 2);
  });

  it('a program that is not there, or may not be executed, is known as such', () => {
    writeFileSync(join(folder, 'closed'), '');
    const { frames } = framesIn(said(`run 5 no-such-program-here; run 5 '${folder}/closed'`).stdout);
    expect(frames[0]?.failure).toBe('not-found');
    expect(frames[1]?.failure).toContain('may not be executed');
  });

  it('a file that hangs takes no more than the time of its part', () => {
    spawnSync('mkfifo', [join(folder, 'pipe')], { stdio: 'ignore' });
    const { stdout, seconds } = said(
      `look() { S /proc/self; cat '${folder}/pipe'; }; part 1 look; S /no-such-file`,
    );
    expect(framesIn(stdout).frames.map(({ key }) => key)).toEqual(['/proc/self', '/no-such-file']);
    expect(seconds).toBeLessThan(8);
  });

  it('what a path is, is told for every kind of it', () => {
    const own = mkdtempSync(join(folder, 'paths-'));
    writeFileSync(join(own, 'text'), 'one\ntwo');
    writeFileSync(join(own, 'with blank'), '');
    symlinkSync('text', join(own, 'link'));
    symlinkSync('gone', join(own, 'dangling'));
    const { stdout, stderr } = said(
      ['text', 'with blank', 'link', 'dangling', 'missing', 'text/below', '']
        .map((name) => `S '${own}/${name}'; K '${own}/${name}'; R '${own}/${name}'; A '${own}/${name}'`)
        .join('\n'),
    );
    expect(stderr).toBe('');
    const told = framesIn(stdout).frames.map((one) => {
      const name = one.key.slice(own.length + 1);
      return `${one.kind} ${name}: ${one.failure ?? (one.kind === 'stat' ? one.value?.slice(0, 1) : (one.value ?? textIn(one)))}`;
    });
    expect(told).toEqual([
      ...['stat text: 8', 'link text: failed EINVAL', 'read text: one\ntwo', 'access text: yes'],
      ...[
        'stat with blank: 8',
        'link with blank: failed EINVAL',
        'read with blank: ',
        'access with blank: yes',
      ],
      ...['stat link: 8', 'link link: text', 'read link: one\ntwo', 'access link: yes'],
      ...['stat dangling: absent', 'link dangling: gone', 'read dangling: absent', 'access dangling: absent'],
      ...['stat missing: absent', 'link missing: absent', 'read missing: absent', 'access missing: absent'],
      ...[
        'stat text/below: absent',
        'link text/below: absent',
        'read text/below: absent',
        'access text/below: absent',
      ],
      ...['stat : 4', 'link : failed EINVAL', 'read : failed EISDIR', 'access : yes'],
    ]);
  });

  it('where head cannot count bytes, what a program says is whole', () => {
    const talks = program('talks', 'echo one; echo two >&2; exit 3');
    const frame = onlyFrame(said(`head_counts=; run 5 '${talks}'`).stdout);
    expect(frame).toMatchObject({ lines: ['one', '', '.'], status: 3, errors: ['two', '', '.'] });
  });

  it('of a kernel log that holds nothing of the driver that is told, and what speaks of it', () => {
    const log = program('log', 'echo "usb 1-1: new device"; exit 0');
    const driver = program('driver', 'echo "usb 1-1: new"; echo "NVRM: Xid (PCI:0000:0b:00): 79"; exit 2');
    const empty = program('empty', 'exit 1');
    const { frames } = framesIn(
      said([log, driver, empty].map((one) => `run_for_driver '${one}'`).join('; ')).stdout,
    );
    expect(frames.map((frame) => [textIn(frame), frame.status])).toEqual([
      ['(no line of the driver)\n', 0],
      ['NVRM: Xid (PCI:0000:0b:00): 79\n', 2],
      ['', 1],
    ]);
    expect(said(`missing() { echo '- not-found'; }; run_for_driver '${log}'`).stdout).toBe('');
  });

  it('a link whose target has several lines cannot pass for an answer', () => {
    const own = mkdtempSync(join(folder, 'lines-'));
    symlinkSync('x\n? stat /bin/sh\n= 1', join(own, 'evil'));
    expect(said(`K '${own}/evil'; S '${own}/evil'`).stdout).toBe(`? stat ${own}/evil\n- absent\n`);
  });

  it('what is not there is confirmed where another machine would have to tell', () => {
    const { stdout } = said(
      `remote='${folder}'; S '${folder}/gone/deep'; S '${folder}x/gone'; S '/proc/self/exe/x'`,
    );
    expect(framesIn(stdout).frames.map(({ failure }) => failure)).toEqual(['absent', 'absent', 'absent']);
    const dead = said(
      `stat() { echo "stat: cannot stat 'x': Transport endpoint is not connected" >&2; return 1; }; remote='${folder}'; S '${folder}/gone'`,
    );
    expect(onlyFrame(dead.stdout).failure).toBe('failed Transport endpoint is not connected');
  });

  it('secrets are taken out, and nothing else', () => {
    const secrets = [
      'proxy=http://ada:pa/ss@proxy.example:3128/',
      '"HttpProxy":"http://ada:hunter2@proxy.example:3128"',
      '{"auth":"JG9hdXRodG9rZW46bnZhcGk=","identitytoken":"hunter2", "password": "hun\\"ter2"}',
      'Authorization: Bearer abcdefgh12345678',
      'NGC_API_KEY=nvapi-abcdefghijkl',
      'export MY_TOKEN="hunter2 with blanks"',
      "password='hunter2'",
      'db-password: hunter2',
      'dockerd --registry-token hunter2',
      'https://nvcr.io/v2?token=hunter2&x=1',
      '<serial>1234567890</serial>',
      'DGX_SERIAL_NUMBER="1234567890"',
      '-----BEGIN RSA PRIVATE KEY-----',
      'MIIhunter2',
      '-----END RSA PRIVATE KEY-----',
      'key ghp_abcdefghijklmnop1234',
      '{"Env":["PATH=/usr/bin","HFT=hunter2 and \\"hunter2\\"","B=hunter2"]}',
      'Environment="HFT=hunter2 hunter2" B=hunter2 "C=hunter2"',
      'ExecStart=/usr/bin/docker run -e HFT=hunter2 --env=B=hunter2 -e "C=hunter2 hunter2" x',
      'export HFT=hunter2',
      'ops:$apr1$9Jw8Xq2a$hunter2hunter2',
      'https://chat.example/hooks/T0hunter2/x',
    ].join('\n');
    const { stdout } = said('hide', `${secrets}\n`);
    expect(stdout).not.toMatch(/hunter2|ter2|pa\/ss|nvapi-|JG9h|12345678|MII|ghp_/);
    const plain = [
      'NRM version: NVIDIA UNIX x86_64 Kernel Module  550.163.01  Tue Apr  8 12:41:17 UTC 2025',
      'deb [signed-by=/usr/share/keyrings/nvidia-container-toolkit-keyring.gpg] https://nvidia.github.io/libnvidia-container/stable/deb/$(ARCH) /',
      '{"runtimes":{"nvidia":{"args":[],"path":"nvidia-container-runtime"}},"credsStore":"desktop"}',
      'ExecStart=/usr/bin/dockerd -H fd:// --containerd=/run/containerd/containerd.sock',
      '{"RepoTags":["nvcr.io/nvidia/pytorch:23.10-py3"],"Token":null}',
      'nvcr.io/nvidia/pytorch:23.10-py3@sha256:5314138601502bb2006419b4487468138acc200ba59242c8be98421e1a339ad3',
      'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin',
      'libcuda.so.1 (libc6,x86-64) => /lib/x86_64-linux-gnu/libcuda.so.1',
      '<uuid>GPU-00000000-0000-4000-8000-000000000000</uuid>',
      '{"Env":["PATH=/usr/bin","CUDA_VERSION=12.4.1.003","https_proxy=http://proxy.example:3128"]}',
      '"SecurityOptions":["name=seccomp,profile=builtin","name=cgroupns"]',
      'Environment=HTTPS_PROXY=http://proxy.example:3128 "NO_PROXY=localhost"',
      'Environment="DOCKER_TMPDIR=/var/lib/docker-tmp"',
    ].join('\n');
    expect(said('hide', `${plain}\n`).stdout).toBe(`${plain}\n`);
  });

  it('of an environment only what the checks go by is told', () => {
    const { stdout } = said(
      'told',
      'PATH=/usr/bin\nHOME=/root\nMY_VALUE=hunter2\nLD_PRELOAD=/opt/x.so\nsecond line of it\nEMPTY=\n.\n',
    );
    expect(stdout).toBe('PATH=/usr/bin\nHOME=/root\nMY_VALUE=redacted\nLD_PRELOAD=/opt/x.so\nEMPTY=\n.\n');
  });
});

describe('with BusyBox alone', () => {
  const tools = mkdtempSync(join(tmpdir(), 'collector-busybox-'));
  afterAll(() => rmSync(tools, { recursive: true, force: true }));
  const listed = spawnSync('busybox', ['--list'], { encoding: 'utf8' });
  const missing = ['timeout', 'base64', 'wget', 'nc', 'setsid', 'realpath', 'awk'];
  let text = '';
  beforeAll(() => {
    for (const name of listed.stdout?.split('\n') ?? [])
      if (name !== '' && !missing.includes(name)) symlinkSync('/bin/busybox', join(tools, name));
  });

  it.skipIf(listed.status !== 0)('the script comes to its end', () => {
    const env = { PATH: tools };
    const done = inShell([join(tools, 'ash')], functionsOfScript('main --offline'), '', env);
    text = done.stdout;
    expect(done.stderr).not.toMatch(/not found|syntax|usage/i);
    const { frames, complete } = framesIn(text);
    expect(complete).toBe(true);
    expect(frames.length).toBeGreaterThan(500);
    expect(frames.filter(({ cut }) => cut)).toEqual([]);
  });

  it.skipIf(listed.status !== 0)('an environment is told, and secrets are taken out', () => {
    const under = (then: string, input: string) =>
      inShell([join(tools, 'ash')], functionsOfScript(then), input, { PATH: tools });
    expect(under('told', 'Path=/usr/bin\nSECRET=hunter2\n.\n')).toMatchObject({
      stdout: 'Path=/usr/bin\nSECRET=redacted\n.\n',
      stderr: '',
    });
    expect(under('hide', 'Token=hunter2 x\n').stdout).toBe('Token=redacted x\n');
  });
});

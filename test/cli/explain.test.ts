import { spawn, spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import type { Explanation } from '../../src/explain/answer.ts';
import { bin, ended, root, run, start, temporaryFolder } from './built.ts';

const folder = temporaryFolder();
const schema = JSON.parse(readFileSync(join(root, 'dist/explain.schema.json'), 'utf8'));
const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema);

const noDriver =
  'docker: Error response from daemon: could not select device driver "" with capabilities: [[gpu]].';
const stale =
  'nvidia-container-cli: initialization error: nvml error: driver/library version mismatch: unknown';

const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

const piped = async (text: string, ...args: readonly string[]) => {
  const child = start(['explain', ...args]);
  const result = ended(child);
  child.stdin.end(text);
  return result;
};

const asJson = (text: string): Explanation => {
  const explanation: Explanation = JSON.parse(text);
  expect(validate(explanation), JSON.stringify(validate.errors)).toBe(true);
  return explanation;
};

describe('explain of a text', () => {
  it.each([[[]], [['-']]])('takes what comes through a pipe, with %j', async (args) => {
    const { code, stdout } = await piped(`${noDriver}\n`, ...args);
    expect(stdout).toContain('toolkit-not-installed  likely');
    expect(stdout).toContain('To decide:');
    expect(code).toBe(0);
  });

  it('takes a file, packed or not', () => {
    const plain = file('error.log', `before\n${stale}\n`);
    const packed = file('nvidia-bug-report.log.gz', gzipSync(`before\n${stale}\n`));
    for (const path of [plain, packed]) {
      const { status, stdout } = run(['explain', path, '--format', 'json']);
      const { causes, recognised } = asJson(stdout);
      expect(causes[0]).toMatchObject({ code: 'driver-library-mismatch', confidence: 'certain', line: 2 });
      expect([status, recognised]).toEqual([0, true]);
    }
  });

  it('takes a code for a code, and ./ for a file', () => {
    mkdirSync(join(folder, 'here'), { recursive: true });
    file('here/volume-missing', stale);
    const cwd = join(folder, 'here');
    const explain = (name: string) =>
      ended(spawn(process.execPath, [bin, 'explain', name], { cwd, env: { PATH: '/nowhere' } }));
    return Promise.all([
      explain('volume-missing').then(({ stdout }) => expect(stdout).toMatch(/^### volume-missing/)),
      explain('./volume-missing').then(({ stdout }) => expect(stdout).toContain('driver-library-mismatch')),
    ]);
  });

  it('tells independent problems apart', async () => {
    const { stdout } = await piped(
      `${stale}\n\nRuntimeError: DataLoader worker (pid 7) is killed by signal: Bus error.\n`,
      '--format',
      'json',
    );
    expect(
      asJson(stdout)
        .causes.filter(({ insteadOf }) => insteadOf === null)
        .map(({ code }) => code),
    ).toEqual(['driver-library-mismatch', 'shm-too-small']);
  });

  it('reads figures, and what commands at a prompt came back with', async () => {
    const memory = (own: string): string =>
      `torch.OutOfMemoryError: CUDA out of memory. Tried to allocate 2.00 GiB. GPU 0 has a total capacity of 79.00 GiB of which 1.00 GiB is free. Including non-PyTorch memory, this process has ${own} memory in use.\n`;
    const first = async (text: string): Promise<string | undefined> =>
      asJson((await piped(text, '--format', 'json')).stdout).causes[0]?.code;
    expect(await first(memory('6.00 GiB'))).toBe('gpu-memory-in-use');
    expect(await first(memory('77.90 GiB'))).toBe('gpu-memory-too-small');
    expect(await first('ada@vm:~$ lspci | grep -i nvidia\nada@vm:~$ uname -r\n6.8.0-45-generic\n')).toBe(
      'no-nvidia-gpu',
    );
  });

  it('says of what it does not know that it does not, with an excerpt that names nobody', async () => {
    const { code, stdout } = await piped(
      'alice@box:~$ x\nfrobnication failed at 10.1.2.3\n',
      '--format',
      'json',
    );
    expect(asJson(stdout)).toMatchObject({
      recognised: false,
      causes: [],
      plan: [],
      excerpt: 'frobnication failed at <ip>',
    });
    expect(code).toBe(1);
    const text = await piped('frobnication failed at 10.1.2.3\n');
    expect(text.stdout).toContain('nothing in the text is recognised');
    expect(text.stdout).toContain('frobnication failed at <ip>');
  });

  it('takes what PowerShell writes into a file', () => {
    const utf16 = Buffer.from(`\ufeffFehler f\u00fcr alice:\r\n${stale}\r\n`, 'utf16le');
    for (const bytes of [utf16, Buffer.from(utf16).swap16(), gzipSync(utf16)]) {
      const { stdout } = run(['explain', file('powershell.txt', bytes), '--format', 'json']);
      expect(asJson(stdout).causes[0]).toMatchObject({ code: 'driver-library-mismatch', matched: stale });
    }
    const unknown = file('unknown.txt', Buffer.from('\ufefffrobnication f\u00fcr x failed', 'utf16le'));
    expect(asJson(run(['explain', unknown, '--format', 'json']).stdout).excerpt).toBe(
      'frobnication f\u00fcr x failed',
    );
  });

  it('shows of lines that overwrite one another the one that tells', () => {
    const path = file('progress.log', `Pulling 10 %\rPulling 20 %\r${stale}\rPulling 30 %\r`);
    expect(asJson(run(['explain', path, '--format', 'json']).stdout).causes[0]?.matched).toBe(stale);
  });

  it('says what to do where nothing comes', async () => {
    expect((await piped('')).stderr).toContain('put 2>&1 before the pipe');
    const { status, stderr } = run(['explain', file('empty.log', '')]);
    expect(stderr).toContain('empty.log is empty');
    expect(status).toBe(64);
  });

  it('lets no name of a file write to the terminal', () => {
    const { stderr } = run(['explain', './\u001b[2Jno\nngc-doctor: all is well']);
    expect(stderr).toBe('ngc-doctor: ./no ngc-doctor: all is well: ENOENT: no such file or directory.\n');
  });

  it('mends the way of the system under --host-root', async () => {
    mkdirSync(join(folder, 'root/etc'), { recursive: true });
    file('root/etc/os-release', 'ID=arch\n');
    const { stdout } = await piped(noDriver, '--host-root', join(folder, 'root'));
    expect(stdout).toContain('pacman');
  });

  it('is bad usage where nothing comes, and could not tell where nothing can be read', async () => {
    expect((await piped('')).code).toBe(64);
    for (const path of [folder, join(folder, 'no/such/file')]) {
      const { status, stdout, stderr } = run(['explain', path]);
      expect(stderr).toContain(`ngc-doctor: ${path}: `);
      expect([status, stdout]).toEqual([2, '']);
    }
  });

  it('explains what there is of a file that is cut off, and says that it is', () => {
    const noise = Array.from({ length: 20_000 }, (_, i) => `line ${(i * 7919) % 10_007}\n`).join('');
    const packed = gzipSync(`${stale}\n${noise}`);
    const { status, stdout, stderr } = run([
      'explain',
      file('cut.gz', packed.subarray(0, packed.length / 2)),
    ]);
    expect(stdout).toContain('driver-library-mismatch');
    expect(stderr).toContain('unexpected end of file');
    expect(status).toBe(0);
  });

  it('is neutral where it is asked to be: the fix for each family', async () => {
    const { stdout } = await piped(noDriver, '--neutral');
    for (const words of ['On Ubuntu', 'apt-get install', 'dnf install', 'zypper', 'pacman']) {
      expect(stdout).toContain(words);
    }
  });

  it('lets the host decide where it is asked to', async () => {
    const { code, stdout } = await piped(noDriver, '--here', '--offline', '--format', 'json');
    const { causes } = asJson(stdout);
    expect(causes[0]).toMatchObject({ confidence: 'certain', here: true });
    expect(code).toBe(0);
  });

  it('does not take --here and --neutral together', () => {
    const { status, stderr } = run(['explain', '--here', '--neutral', '/etc/os-release']);
    expect(stderr).toMatch(/cannot be used with/);
    expect(status).toBe(64);
  });

  it('shows nothing that could move a cursor', async () => {
    const { stdout } = await piped(`\u001b[2J\u001b]0;x\u0007${stale}\u001b[1A\n`);
    expect(stdout).toContain('driver-library-mismatch');
    expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
  });

  it('reads a long log in memory that does not grow with it', async () => {
    const child = start(['explain', '--format', 'json']);
    const result = ended(child);
    const block = Buffer.from(
      '2026-01-01T00:00:00Z [rank0] step 123 loss 0.123 lr 1e-4, 1234.5 samples/s\n'.repeat(10_000),
    );
    const write = (bytes: Buffer | string): Promise<void> =>
      new Promise((resolve) => child.stdin.write(bytes, () => resolve()));
    const peak = (): number =>
      Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1024;
    for (let written = 0; written < 20e6; written += block.length) await write(block);
    const early = peak();
    for (let written = 0; written < 100e6; written += block.length) await write(block);
    const late = peak();
    child.stdin.end(`${stale}\n`);
    const { causes } = asJson((await result).stdout);
    expect(causes[0]?.line).toBeGreaterThan(1_500_000);
    expect(late - early).toBeLessThan(60);
  }, 60_000);
});

describe('explain of a text in its usual form', () => {
  const code = readFileSync(join(root, 'dist/src/cli/plain-explain.cjs'), 'utf8');

  /** What of Node's own is loaded beyond what every program has. */
  function loaded(...args: readonly string[]): readonly string[] {
    const list = join(folder, 'loaded.json');
    const listing = file(
      'listing.cjs',
      `const before = new Set(process.moduleLoadList);
process.on('exit', () => {
  const more = process.moduleLoadList.filter((name) => !before.has(name));
  require('node:fs').writeFileSync(${JSON.stringify(list)}, JSON.stringify(more));
});`,
    );
    const output = openSync(join(folder, 'loaded.out'), 'w');
    spawnSync(process.execPath, ['-r', listing, bin, ...args], { stdio: ['ignore', output, 'ignore'] });
    closeSync(output);
    return JSON.parse(readFileSync(list, 'utf8'));
  }

  it('is one file that needs no other, but for the excerpt of what is not known', () => {
    const required = [...code.matchAll(/\brequire\("([^"]+)"\)/g)].map(([, name]) => name);
    expect(new Set(required.filter((name) => name?.startsWith('node:') !== true))).toEqual(
      new Set(['../explain/excerpt.cjs']),
    );
  });

  it('loads nothing of Node for terminals, sockets and streams, nor its loader of modules', () => {
    for (const text of [`${noDriver}\n`, 'frobnication failed\n']) {
      expect(loaded('explain', file('usual.log', text))).toEqual([]);
    }
    // The list tells of them where they are loaded.
    expect(loaded('explain', '--format', 'text', file('usual.log', noDriver))).toContain('NativeModule net');
  });

  it('holds no knowledge of images, which no text alone needs', () => {
    expect(code).not.toContain('minDriver');
    expect(code.length).toBeLessThan(260_000);
  });

  it.each([
    ['text', ['--format', 'text']],
    ['json', ['--format=json']],
  ])('answers what the whole program answers, as %s', (format, others) => {
    const text = file('usual.log', `${noDriver}\n\n${stale}\n`);
    const usual = format === 'json' ? ['--format', 'json', text] : [text];
    expect(run(['explain', ...usual])).toMatchObject({
      stdout: run(['explain', text, ...others]).stdout,
      status: 0,
    });
  });

  it('waits for what comes later, also where standard input would not', async () => {
    // Node makes a pipe that it opens one that does not wait, and a program started from it shares that.
    const reader = `require('node:child_process').spawn(process.execPath, [${JSON.stringify(bin)}, 'explain', '-'], { stdio: 'inherit' }); process.stdin.pause();`;
    const child = spawn(process.execPath, ['-e', reader]);
    const result = ended(child);
    await new Promise((resolve) => setTimeout(resolve, 700));
    child.stdin.end(`${noDriver}\n`);
    expect((await result).stdout).toContain('toolkit-not-installed  likely');
  });

  it('is quiet where nobody reads its answer', async () => {
    const child = start(['explain', '-']);
    child.stdout.destroy();
    const result = ended(child);
    child.stdin.end(`${noDriver}\n`);
    expect(await result).toMatchObject({ code: 0, stderr: '' });
  });

  it('leaves mistakes and help to the whole program', () => {
    expect(run(['explain', '--help']).stdout).toContain('--neutral');
    expect(run(['explain', './none.log', 'more']).status).toBe(64);
    expect(run(['explain', './no/such.log'])).toMatchObject({ status: 2, stdout: '' });
  });

  it('says what was wrong, as the whole program does', () => {
    const empty = file('empty.log', '');
    const { status, stderr } = run(['explain', empty]);
    expect([status, stderr]).toEqual([64, `ngc-doctor: ${empty} is empty.\nTry 'ngc-doctor --help'.\n`]);
  });
});

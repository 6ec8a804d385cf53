import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readAnswers } from '../../src/launch/answers.ts';
import type { LaunchMeasured } from '../../src/launch/measured.ts';

const script = readFileSync(join(import.meta.dirname, '../../src/launch/probe.py'), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'ngc-doctor-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

const python = (() => {
  try {
    return execFileSync('python3', ['-c', 'import sys; print(sys.executable)'], { stdio: 'pipe' })
      .toString()
      .trim();
  } catch {
    return null;
  }
})();

/**
 * A stand-in for torch with two devices, as much of it as the script uses: a tensor is one number, and the batches of
 * its loader are real files in /dev/shm. `CHANGE` names what is broken.
 */
const torch: Readonly<Record<string, string>> = {
  'torch/__init__.py': `
import os, signal, sys, time
__version__ = "9.9"
CHANGE = os.environ.get("CHANGE", "")
if CHANGE == "no-import": raise ImportError("libcudart.so.99: cannot open shared object file")
if CHANGE == "import-crash": os.kill(os.getpid(), signal.SIGSEGV)
if CHANGE == "noise":
    sys.stdout.write("no end of line")
    sys.stdout.flush()
    os.write(1, b'\\n@ngc-doctor {"nonce": "n1", "step": "torch", "ok": tr')
    os.write(1, b'\\n@ngc-doctor {"nonce": "older", "step": "torch", "ok": false}\\n')
    os.write(1, b'@ngc-doctor {"nonce": "n1", "step": "end"}\\n@ngc-doctor 7\\n')
    os.write(2, b"complaint\\n" * 500000)
    for _ in range(50): os.write(1, b"chatter\\n" * 10000 + b"x" * 100000)
    os.write(1, b'\\n@ngc-doctor {"nonce": "n1", "step": "libraries", "cudnn": "in two ')
    time.sleep(0.2)
    os.write(1, b'halves"}\\n')
class version: cuda = "99.1"
class backends:
    class cudnn:
        @staticmethod
        def version():
            if CHANGE == "library-crash": os.abort()
            return 8907
class Number(float):
    def abs(self): return Number(abs(float(self)))
    def max(self): return self
    min = cpu = max
    def to(self, device): return Device(self)
    def __getitem__(self, index): return self
    def __sub__(self, other): return Number(float(self) - float(other))
    def __mul__(self, other): return type(self)(float(self) * float(other))
    def __matmul__(self, other): return Number(float(self) * float(other))
class Device(Number):
    def __matmul__(self, other):
        second = cuda.current == 1
        if CHANGE == "hang" and second: time.sleep(20)
        if CHANGE == "crash" and second: os.abort()
        if CHANGE == "no-kernel": raise RuntimeError("CUDA error: no kernel image is available for execution on the device")
        wrong = {"wrong": 0.5, "not-a-number": float("nan")}.get(CHANGE, 0) if second else 0
        return Device(float(self) * float(other) + wrong)
    def cpu(self): return Number(self)
def randn(*shape): return Number(3.0)
class Row(Number):
    def __len__(self): return self.count
def ones(count):
    row = Row(1.0)
    row.count = count
    return row
from . import cuda
`,
  'torch/cuda.py': `
import os, time, warnings
current = None
COMPATIBILITY = "Unexpected error from cudaGetDeviceCount(). Error 804: forward compatibility was attempted on non supported HW"
def is_available():
    if os.environ["CHANGE"] == "cuda-hang": time.sleep(20)
    if os.environ["CHANGE"] == "no-cuda": warnings.warn("CUDA initialization: " + COMPATIBILITY)
    return os.environ["CHANGE"] != "no-cuda"
def device_count(): return 1 if os.environ["CHANGE"] == "one" else 2
def init(): raise RuntimeError(COMPATIBILITY)
def set_device(index):
    global current
    current = index
def get_device_capability(index): return (8, 6)
def get_device_name(index):
    if os.environ["CHANGE"] == "nameless": raise RuntimeError("no name")
    return "Made up %d" % index
def get_arch_list(): return ["sm_86"]
class nccl: version = staticmethod(lambda: (2, 19, 3))
`,
  'torch/utils/__init__.py': '',
  'torch/utils/data.py': `
import os, signal, tempfile, time
from torch import CHANGE, Number
def batch(bytes):
    file = tempfile.TemporaryFile(dir="/dev/shm")
    file.write(b"1" * bytes)
    file.flush()
    return file
class Batch(list): pass
class DataLoader:
    def __init__(self, data, batch_size, num_workers):
        self.count, self.size, self.ready = len(data) // batch_size, batch_size, num_workers * 2
        self.bytes = len(data[0]) * 4 * batch_size
    def __iter__(self):
        if CHANGE == "bus-error": os.kill(os.getpid(), signal.SIGBUS)
        if CHANGE == "leftovers":
            for name, bytes in (("torch_%d_7_0", self.bytes), ("torch_%d_other", self.bytes + 1)):
                with open("/dev/shm/" + name % os.getpid(), "wb") as file: file.truncate(bytes)
            with open(os.path.join(os.environ["PYTHONPATH"], "loader"), "w") as file: file.write(str(os.getpid()))
        if CHANGE in ("worker-bus-error", "leftovers"): self.lose_worker()
        if CHANGE == "worker-orphan" and os.fork() == 0:
            with open(os.path.join(os.environ["PYTHONPATH"], "orphan"), "w") as file: file.write(str(os.getpid()))
            time.sleep(20)
        return self.batches([batch(self.bytes) for _ in range(0 if CHANGE == "one-by-one" else self.ready)])
    def batches(self, files):
        for number in range(self.count - (CHANGE == "lost-batch")):
            if files: files.pop().close()
            row = [Number(1.0)] * (self.bytes // 4 // self.size)
            yield [row] * (self.size - 1) + [row[1:] + [Number(7.0)] if CHANGE == "changed-batch" else row]
    def lose_worker(self):
        worker = os.fork()
        if worker == 0: os.kill(os.getpid(), signal.SIGBUS)
        died = os.WTERMSIG(os.waitpid(worker, 0)[1])
        raise RuntimeError("DataLoader worker (pid %d) is killed by signal: %s. It is possible that dataloader's "
                           "workers are out of shared memory." % (worker, {int(signal.SIGBUS): "Bus error"}[died]))
`,
  'torch/distributed.py': `
import os, signal, time
from torch import CHANGE
def is_nccl_available(): return CHANGE != "gloo"
def init_process_group(backend, init_method, rank, world_size, **more):
    global number, size
    number, size = rank, world_size
    if CHANGE == "no-time-limit" and more: raise AssertionError("got unexpected keyword arguments")
    if CHANGE == "rank-crash":
        if rank == 1: os.kill(os.getpid(), signal.SIGSEGV)
        raise RuntimeError("Connection closed by peer")
def all_reduce(tensor):
    total = size * (size + 1) / 2.0
    type(tensor).min = type(tensor).max = lambda self: total + (CHANGE == "wrong-sum")
`,
};
for (const [name, text] of Object.entries(torch)) {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
}

interface Run {
  readonly seen: LaunchMeasured;
  readonly stdout: string;
  readonly seconds: number;
}

const settings = { nonce: 'n1', workers: 2, batchBytes: 1 << 20, limitSeconds: 20 };

/** `change` null: there is no torch at all. */
function run(change: string | null, more: object = {}, killAfterMs?: number): Promise<Run> {
  const began = performance.now();
  const path = change === null ? {} : { PYTHONPATH: folder, CHANGE: change };
  // -S keeps packages of this machine out: a real PyTorch may be among them.
  const child = spawn(python ?? '', ['-S', '-c', script, JSON.stringify({ ...settings, ...more })], {
    env: { PATH: process.env['PATH'], ...path },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (killAfterMs !== undefined) setTimeout(() => child.kill('SIGKILL'), killAfterMs);
  let stdout = '';
  child.stdout.on('data', (chunk) => {
    stdout += chunk;
  });
  return new Promise((resolve) =>
    child.once('close', () =>
      resolve({ seen: readAnswers(stdout, 'n1'), stdout, seconds: (performance.now() - began) / 1000 }),
    ),
  );
}

const seenBy = async (change: string | null, more: object = {}): Promise<LaunchMeasured> =>
  (await run(change, more)).seen;

const good = { ok: true };

/** A dead one may wait to be reaped. */
function stillRuns(pid: string): boolean {
  try {
    return !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

describe.skipIf(python === null)(
  `the script in the container${python === null ? ' (skipped: there is no python3 here)' : ''}`,
  { timeout: 60_000 },
  () => {
    it('measures what works', async () => {
      const { seen, seconds } = await run('');
      expect(seen).toMatchObject({
        started: true,
        complete: true,
        torch: { ok: true, version: '9.9', cuda: '99.1', architectures: ['sm_86'] },
        libraries: { cudnn: '8907', nccl: '2.19.3' },
        cuda: {
          available: true,
          devices: [{ name: 'Made up 0', computeCapability: '8.6' }, { name: 'Made up 1' }],
        },
        matmul: [
          { device: 0, ok: true, maxError: 0 },
          { device: 1, ok: true, maxError: 0 },
        ],
        dataloader: { ok: true, workers: 2, batches: 8, allAtOnce: true },
        allreduce: { ok: true, ranks: 2, backend: 'nccl' },
      });
      expect(seen.python).toMatch(/^3\.\d+/);
      expect(seen.limits?.shmTotalBytes).toBeGreaterThan(0);
      if (seen.dataloader?.ok !== true) throw new Error('The loader worked.');
      expect(seen.dataloader.batchBytes).toBeLessThanOrEqual(1 << 20);
      expect(seen.dataloader.batchBytes).toBeGreaterThan(0.99 * (1 << 20));
      expect(seen.dataloader.peakShmBytes).toBeGreaterThan(0.95 * (4 << 20));
      // Nothing is waited for once it is there.
      expect(seconds).toBeLessThan(4);
    });

    it('says each thing in a line of its own with the nonce, on stdout alone', async () => {
      const { stdout } = await run('');
      const lines = stdout.split('\n').filter((line) => line !== '');
      expect(lines.every((line) => /^@ngc-doctor \{.*"nonce": "n1".*\}$/.test(line))).toBe(true);
    });

    it('comes to its end where there is no PyTorch, and blames nothing else', async () => {
      const seen = await seenBy(null);
      expect(seen).toMatchObject({ complete: true, torch: { ok: false }, cuda: null, dataloader: null });
      expect(seen.torch).toMatchObject({ error: expect.stringContaining("No module named 'torch'") });
    });

    it.each([
      ['cannot be imported', 'no-import', 'libcudart'],
      ['crashes when imported', 'import-crash', 'killed by SIGSEGV'],
    ])('comes to its end where PyTorch %s', async (_name, change, error) => {
      expect(await seenBy(change)).toMatchObject({
        complete: true,
        torch: { ok: false, error: expect.stringContaining(error) },
        cuda: null,
        dataloader: null,
      });
    });

    it('takes no crash of a library for one of PyTorch', async () => {
      expect(await seenBy('library-crash')).toMatchObject({ torch: good, libraries: null, complete: true });
    });

    it('is not confused by noise, lines of older runs and floods', async () => {
      const { seen, stdout } = await run('noise');
      expect(seen).toMatchObject({ complete: true, torch: good, matmul: [good, good] });
      expect(stdout.length).toBeLessThan(20_000);
      expect(stdout.match(/"step": "end"/g)).toHaveLength(1);
      expect(stdout.match(/"step": "torch"/g)).toHaveLength(1);
      expect(stdout).toContain('"in two halves"');
    });

    it('tells why CUDA does not start, and tries the loader all the same', async () => {
      expect(await seenBy('no-cuda')).toMatchObject({
        complete: true,
        cuda: {
          available: false,
          devices: [],
          error: expect.stringContaining('804'),
          warnings: [expect.stringContaining('804')],
        },
        matmul: [],
        dataloader: good,
        allreduce: null,
      });
    });

    it('a device that does not tell its name is a device', async () => {
      expect(await seenBy('nameless')).toMatchObject({
        complete: true,
        cuda: { devices: [{ name: '' }, { name: '' }] },
        matmul: [good, good],
      });
    });

    it.each([
      ['wrong', "differs from the processor's by"],
      ['not-a-number', 'it is not a number'],
    ])('finds a result that is %s', async (change, error) => {
      expect(await seenBy(change)).toMatchObject({
        complete: true,
        matmul: [
          { device: 0, ok: true },
          { device: 1, ok: false, error: expect.stringContaining(error) },
        ],
      });
    });

    it('passes an error of the devices on, and does not let them fail together as well', async () => {
      const seen = await seenBy('no-kernel');
      expect(seen.matmul.map(({ device, ok }) => [device, ok])).toEqual([
        [0, false],
        [1, false],
      ]);
      expect(seen.matmul[1]).toMatchObject({ error: expect.stringContaining('no kernel image') });
      expect(seen).toMatchObject({ complete: true, dataloader: good, allreduce: null });
    });

    it('survives a step that crashes', async () => {
      expect(await seenBy('crash')).toMatchObject({
        complete: true,
        matmul: [
          { device: 0, ok: true },
          { device: 1, ok: false, error: expect.stringContaining('SIGABRT'), signal: 'SIGABRT' },
        ],
        dataloader: good,
      });
    });

    it.each([
      ['of a worker', 'worker-bus-error', 'killed by signal: Bus error'],
      ['of its own', 'bus-error', 'killed by SIGBUS'],
    ])('survives a real bus error %s', async (_name, change, error) => {
      expect(await seenBy(change)).toMatchObject({
        complete: true,
        dataloader: { ok: false, error: expect.stringContaining(error), signal: 'SIGBUS' },
        allreduce: good,
      });
    });

    it('removes what a bus error leaves of its own in shared memory, and nothing else', async () => {
      await seenBy('leftovers');
      const name = `torch_${readFileSync(join(folder, 'loader'), 'utf8')}_`;
      const left = readdirSync('/dev/shm').filter((one) => one.startsWith(name));
      for (const one of left) rmSync(join('/dev/shm', one));
      expect(left).toEqual([`${name}other`]);
    });

    it.each([
      ['lost-batch', '7 of 8 batches came through'],
      ['changed-batch', 'came through changed'],
    ])('finds a %s', async (change, error) => {
      expect(await seenBy(change)).toMatchObject({
        dataloader: { ok: false, error: expect.stringContaining(error) },
      });
    });

    it('says so where the batches never lay in shared memory together', async () => {
      expect(await seenBy('one-by-one')).toMatchObject({ dataloader: { ok: true, allAtOnce: false } });
    });

    it('ends a worker that stays behind', async () => {
      expect(await seenBy('worker-orphan')).toMatchObject({ complete: true, dataloader: good });
      expect(stillRuns(readFileSync(join(folder, 'orphan'), 'utf8'))).toBe(false);
    });

    it('needs no loader where none is asked for, and no all-reduce for one device', async () => {
      expect(await seenBy('one', { workers: 0 })).toMatchObject({
        complete: true,
        matmul: [good],
        dataloader: null,
        allreduce: null,
      });
    });

    it.each(['gloo', 'no-time-limit'])('sums over all devices: %s', async (change) => {
      const backend = change === 'gloo' ? 'gloo' : 'nccl';
      expect((await seenBy(change)).allreduce).toEqual({ ok: true, ranks: 2, backend });
    });

    it.each([
      ['wrong-sum', { error: expect.stringContaining('the sums are 4.0 to 4.0') }],
      ['rank-crash', { error: expect.stringContaining('process 1: killed by SIGSEGV'), signal: 'SIGSEGV' }],
    ])('finds devices that fail together: %s', async (change, told) => {
      expect((await seenBy(change)).allreduce).toMatchObject({ ok: false, ...told });
    });

    it('keeps its time where a device hangs, and says what it did not come to', async () => {
      const { seen, seconds } = await run('hang', { limitSeconds: 4 });
      expect(seen).toMatchObject({
        complete: false,
        stoppedBefore: 'dataloader',
        matmul: [
          { device: 0, ok: true },
          { device: 1, ok: false, error: expect.stringContaining('too long') },
        ],
        dataloader: null,
      });
      expect(seconds).toBeLessThan(9);
    });

    it('keeps its time where CUDA hangs', async () => {
      const { seen, seconds } = await run('cuda-hang', { limitSeconds: 3 });
      expect(seen).toMatchObject({ complete: false, cuda: { error: expect.stringContaining('too long') } });
      expect(seconds).toBeLessThan(8);
    });

    it('that is killed in the middle is not complete', async () => {
      const { seen } = await run('hang', { limitSeconds: 6 }, 2500);
      expect(seen).toMatchObject({ started: true, complete: false, torch: good });
    });

    it('fits on a command line: Linux takes 128 KiB in one argument', () => {
      expect(Buffer.byteLength(script)).toBeLessThan(64 * 1024);
    });
  },
);

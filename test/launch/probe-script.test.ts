import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { bannerWarnings, readAnswers } from '../../src/launch/answers.ts';

const script = readFileSync(join(import.meta.dirname, '../../src/launch/probe.py'), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'ngc-doctor-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

const python = (() => {
  try {
    return execFileSync('python3', ['--version']).toString().trim();
  } catch {
    return null;
  }
})();

/** A torch of our own with two devices, enough for the script; `CHANGE` alters it for a case. */
const torch: Readonly<Record<string, string>> = {
  'torch/__init__.py': `
import os
__version__ = "9.9"
CHANGE = os.environ.get("CHANGE", "")
if CHANGE == "no-import": raise ImportError("libcudart.so.99: cannot open shared object file")
class version: cuda = "99.1"
class backends: pass
class Number(float):
    def abs(self): return Number(abs(float(self)))
    def max(self): return self
    def to(self, device): return Device(self)
    def cpu(self): return self
    def __sub__(self, other): return Number(float(self) - float(other))
    def __mul__(self, other): return Number(float(self) * float(other))
    def __matmul__(self, other): return Number(float(self) * float(other))
class Device(Number):
    def __matmul__(self, other):
        if CHANGE == "hang": import time; time.sleep(60)
        if CHANGE == "crash": os.abort()
        if CHANGE == "no-kernel": raise RuntimeError("CUDA error: no kernel image is available for execution on the device")
        return Device(float(self) * float(other) + (5 if CHANGE == "wrong" else 0))
    def __mul__(self, other): return Device(float(self) * float(other))
def randn(*shape): return Number(3.0)
class Batch(list): pass
def ones(count): return Number(1.0)
from . import cuda
`,
  'torch/cuda.py': `
import os
def is_available(): return os.environ.get("CHANGE") != "no-cuda"
def device_count(): return 2
def init(): raise RuntimeError("Unexpected error from cudaGetDeviceCount(). Error 804: forward compatibility was attempted on non supported HW")
def get_device_capability(index): return (8, 6)
def get_device_name(index): return "Made up %d" % index
def get_arch_list(): return ["sm_86"]
`,
  'torch/utils/__init__.py': '',
  'torch/utils/data.py': `
import os, signal
class DataLoader:
    def __init__(self, data, batch_size, num_workers): self.data, self.size = data, batch_size
    def __iter__(self):
        if os.environ.get("CHANGE") == "bus-error": os.kill(os.getpid(), signal.SIGBUS)
        return iter([[[1.0]]] * (len(self.data) // self.size))
`,
  'torch/distributed.py': `
import os
def is_nccl_available(): return False
def init_process_group(backend, **more): pass
def all_reduce(tensor): raise RuntimeError("no peers")
`,
};
for (const [name, text] of Object.entries(torch)) {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
}

function run(
  change: string | null,
  more: object = {},
  killAfterMs?: number,
): Promise<ReturnType<typeof readAnswers>> {
  const settings = JSON.stringify({ nonce: 'n1', workers: 1, batchBytes: 32, limitSeconds: 20, ...more });
  const path = change === null ? {} : { PYTHONPATH: folder, CHANGE: change };
  const child = spawn('python3', ['-c', script, settings], {
    env: { PATH: process.env['PATH'], ...path },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (killAfterMs !== undefined) setTimeout(() => child.kill('SIGKILL'), killAfterMs);
  let text = '';
  child.stdout.on('data', (chunk) => {
    text += chunk;
  });
  return new Promise((resolve) => child.once('close', () => resolve(readAnswers(text, 'n1'))));
}

describe.skipIf(python === null)(
  `the script in the container${python === null ? ': there is no python3 here' : ''}`,
  { timeout: 60_000 },
  () => {
    it('measures what works', async () => {
      const seen = await run('');
      expect(seen).toMatchObject({
        started: true,
        complete: true,
        torch: { ok: true, version: '9.9', cuda: '99.1', architectures: ['sm_86'] },
        cuda: {
          available: true,
          devices: [{ name: 'Made up 0', computeCapability: '8.6' }, { name: 'Made up 1' }],
        },
        matmul: [
          { device: 0, ok: true },
          { device: 1, ok: true },
        ],
        dataloader: { ok: true, workers: 1, batches: 4 },
      });
      expect(seen.limits?.shmTotalBytes).toBeGreaterThan(0);
      expect(seen.allreduce).toMatchObject({ ok: false });
    });

    it('comes to its end where there is no PyTorch', async () => {
      expect(await run('no-import')).toMatchObject({
        complete: true,
        torch: { ok: false, error: expect.stringContaining('libcudart') },
      });
    });

    it('tells why CUDA does not start', async () => {
      expect(await run('no-cuda')).toMatchObject({
        complete: true,
        cuda: { available: false, devices: [], error: expect.stringContaining('804') },
        matmul: [],
      });
    });

    it('finds a wrong result', async () => {
      expect((await run('wrong')).matmul).toMatchObject([
        { device: 0, ok: false, error: expect.stringContaining('differs') },
        { device: 1, ok: false },
      ]);
    });

    it('passes an error of the device on', async () => {
      expect((await run('no-kernel')).matmul[1]).toMatchObject({
        device: 1,
        ok: false,
        error: expect.stringContaining('no kernel image'),
      });
    });

    it('survives a step that crashes', async () => {
      const seen = await run('crash');
      expect(seen).toMatchObject({ complete: true, dataloader: { ok: true } });
      expect(seen.matmul[0]).toMatchObject({
        device: 0,
        ok: false,
        error: expect.stringContaining('SIGABRT'),
      });
    });

    it('survives a real bus error', async () => {
      expect((await run('bus-error')).dataloader).toMatchObject({
        ok: false,
        error: expect.stringContaining('SIGBUS'),
      });
    });

    it('keeps its time where a step hangs', async () => {
      const began = performance.now();
      const seen = await run('hang', { limitSeconds: 4 });
      expect(seen.matmul[0]).toMatchObject({ ok: false, error: expect.stringContaining('too long') });
      expect(performance.now() - began).toBeLessThan(20_000);
    });

    it('that is killed is not complete', async () => {
      expect(await run('hang', {}, 2500)).toMatchObject({ started: true, complete: false });
    });
  },
);

describe('reading the answers', () => {
  const line = (more: object, nonce = 'n1') => `@ngc-doctor ${JSON.stringify({ nonce, ...more })}`;
  it('takes lines of its own run alone, whole ones', () => {
    const text = [
      '== PyTorch ==',
      line({ step: 'start', python: '3.10' }),
      line({ step: 'end' }, 'other'),
      '@ngc-doctor {"nonce": "n1", "step": "en',
      'x @ngc-doctor {}',
    ].join('\n');
    expect(readAnswers(text, 'n1')).toMatchObject({
      started: true,
      complete: false,
      python: '3.10',
      matmul: [],
    });
  });
  it.each(['', '@ngc-doctor ', '@ngc-doctor []', '@ngc-doctor null\n'.repeat(1000), '\u0000'.repeat(100)])(
    'makes nothing of %j',
    (text) => {
      expect(readAnswers(text, 'n1')).toMatchObject({
        started: false,
        complete: false,
        torch: null,
        cuda: null,
      });
    },
  );
});

describe('the banner', () => {
  it("of an image says what it warns of, in the image's own words", () => {
    const text =
      '== PyTorch ==\n\nWARNING: The NVIDIA Driver was not detected.  GPU functionality will not be available.\n   Use the NVIDIA Container Toolkit.\n\nNOTE: The SHMEM allocation limit is set to the default of 64MB.\n\n@ngc-doctor {"x": "CUDA failed to initialize"}\n';
    expect(bannerWarnings(text).map(({ id }) => id)).toEqual(['driver-missing', 'shmem']);
  });
  it('of a healthy image says nothing', () =>
    expect(bannerWarnings('== PyTorch ==\n\nNVIDIA Release 24.01\n\nCopyright (c)')).toEqual([]));
});

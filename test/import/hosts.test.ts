import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { checks } from '../../checks/index.ts';
import { opened } from '../../src/recording/open.ts';
import { replayed } from '../../src/recording/replay.ts';
import { errorsIn, importFolder, reportOf } from '../support/imports.ts';

const folder = mkdtempSync(join(tmpdir(), 'cut-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What is wrong with each machine, and whether that is all that there is to know: written from what it is. */
const hosts: Readonly<Record<string, readonly string[]>> = {
  'bug-report-build-failed.log': ['dkms-build-failed'],
  'bug-report-fell-off-bus.log': ['gpu-fell-off-bus'],
  // The boot before lost its GPU; this one did not.
  'bug-report-healthy.log': [],
  'bug-report-old-blacklisted.log': ['kernel-module-blacklisted'],
  // In the container there is no driver, as there was no --gpus; of the machine nothing is wrong that would be told.
  'session-container.txt': [],
  'session-daemon-json.txt': ['daemon-json-invalid'],
  'session-disk-full.txt': ['disk-full-docker-root'],
  'session-fabric-manager.txt': ['fabric-manager-version-mismatch'],
  'session-healthy.txt': [],
  'session-kernel-upgraded.txt': ['kernel-upgraded-no-module'],
  // By its table the image would run on that driver; the engine says what stands against it.
  'session-launch-refused.txt': ['driver-too-old-for-image'],
  'session-mismatch.txt': ['driver-library-mismatch'],
  'session-no-toolkit.txt': ['toolkit-not-installed'],
  // A data-center GPU would be let through by forward compatibility.
  'session-old-driver.txt': ['forward-compat-unsupported-hw'],
  'session-socket.txt': ['docker-socket-permission'],
  'sosreport-healthy': [],
  'sosreport-nouveau': ['nouveau-conflict'],
};

const twoMachines = 'session-two-machines.txt';

describe('hosts that somebody else wrote down', () => {
  it('are all in the table', () => {
    expect(readdirSync(importFolder).sort()).toEqual([...Object.keys(hosts), twoMachines].sort());
  });

  it('two machines are not mixed into one', async () => {
    expect(await opened(join(importFolder, twoMachines))).toEqual({
      kind: 'refused',
      why: 'it tells of several machines (rack3-a, rack3-b), and not which output is of which',
    });
  });

  it.each(Object.entries(hosts))('%s', async (name, causes) => {
    const report = await reportOf(join(importFolder, name));
    expect(errorsIn(report)).toEqual(causes);
    // Nobody tells it all, so that nothing is ever known to be ready.
    expect(report.verdict).toBe(causes.length === 0 ? 'unknown' : 'not-ready');
    expect(report.outcomes.filter(({ status }) => status === 'crashed')).toEqual([]);
  });
});

it('what nobody wrote down is not told, and not said to be missing from a recording', async () => {
  const answer = await opened(join(importFolder, 'session-mismatch.txt'));
  if (answer.kind === 'refused') throw new Error(answer.why);
  const { facts, report } = await replayed(answer.recording, { checks });
  expect(facts.kernelLog).toEqual({ ok: false, why: 'not told', asked: true });
  expect(report.outcomes.find(({ check }) => check === 'kernel-log')?.why).toBe(
    "not told: The driver's lines in the kernel log",
  );
});

it('takes what a launch said only as long as it is the last word', async () => {
  const text = readFileSync(join(importFolder, 'session-launch-refused.txt'), 'utf8');
  const file = join(folder, 'later.txt');
  const of = async (more: string) => {
    writeFileSync(file, `${text.trimEnd()} ${more}\nmara@rig ~> `);
    return errorsIn(await reportOf(file));
  };
  const again = 'docker run --rm --gpus all nvcr.io/nvidia/pytorch:24.09-py3 nvidia-smi\n';
  expect(await of(`${again}GPU 0`)).toEqual([]);
  expect(await of('docker run --rm ubuntu true\ndocker: Error response from daemon: something')).toEqual([
    'driver-too-old-for-image',
  ]);
  expect(
    await of(
      `${again}docker: Error response from daemon: could not select device driver "" with capabilities: [[gpu]].`,
    ),
  ).not.toContain('driver-too-old-for-image');
});

it('judges the image that was typed, and none where no release is known to fit', async () => {
  const typed = await reportOf(join(importFolder, 'session-old-driver.txt'));
  expect(typed.target.image).toBe('nvcr.io/nvidia/pytorch:24.01-py3');
  expect(typed.host.gpus).toMatchObject([{ name: 'NVIDIA GeForce RTX 3090' }]);
  const mismatch = await reportOf(join(importFolder, 'session-mismatch.txt'));
  expect(mismatch.target.why).toBe('the newest release');
  expect(mismatch.causes.map(({ code }) => code)).toEqual(['driver-library-mismatch']);
});

it.each(['session-healthy.txt', 'bug-report-healthy.log'])(
  '%s, cut anywhere, gives no error',
  async (name) => {
    const text = readFileSync(join(importFolder, name), 'utf8');
    const file = join(folder, name);
    for (let length = 400; length < text.length; length += 163) {
      for (const part of [text.slice(0, length), text.slice(-length)]) {
        writeFileSync(file, part);
        const answer = await opened(file);
        if (answer.kind === 'opened') expect([length, errorsIn(await reportOf(file))]).toEqual([length, []]);
      }
    }
  },
);

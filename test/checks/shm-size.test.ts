import { describe, expect, it } from 'vitest';
import shmSize from '../../checks/shm-size.ts';
import { defaultTarget } from '../../src/target.ts';
import { healthy, readingsOf } from '../../src/testing/healthy.ts';
import { testCheck } from '../support/test-check.ts';

const mebibyte = 1024 ** 2;
// A batch of 32 images of 3 x 224 x 224 float32 is 19,267,584 bytes; two of them for each worker.
const leastForEight = 8 * 2 * 19_267_584;
const hostOf = (totalBytes: number, freeBytes: number) => ({
  shm: { ...healthy.shm, host: { totalBytes, freeBytes } },
});

testCheck(shmSize, {
  passes: {
    'exactly enough': { target: { shmSizeBytes: leastForEight, workers: 8 } },
    'the doctor chooses where nothing is asked': { facts: hostOf(64 * mebibyte, 64 * mebibyte) },
    'a roomy host': { target: { ipcHost: true, workers: 8 } },
  },
  skips: { 'no workers': { target: { workers: 0, shmSizeBytes: mebibyte } } },
  finds: {
    'one byte too little': {
      target: { shmSizeBytes: leastForEight - 1, workers: 8 },
      codes: ['shm-too-small'],
      fixes: ['raise-shm-size'],
      seen: { bytes: leastForEight - 1, neededBytes: leastForEight, workers: 8, from: 'shm-size' },
    },
    'less than the configuration asks for, whatever loaders there are': {
      target: {
        shmSizeBytes: 2048 * mebibyte,
        workers: 0,
        thresholds: { ...defaultTarget.thresholds, shmBytes: 3072 * mebibyte },
      },
      codes: ['shm-too-small'],
      seen: { neededBytes: 3072 * mebibyte },
    },
    "Docker's 64 MiB with the default number of workers": {
      target: { shmSizeBytes: 64 * mebibyte },
      codes: ['shm-too-small'],
    },
    'a small host shared with --ipc=host': {
      facts: hostOf(64 * mebibyte, 60 * mebibyte),
      target: { ipcHost: true },
      codes: ['shm-too-small'],
      seen: { from: 'host' },
    },
    'no /dev/shm on the host': {
      facts: { shm: { ...healthy.shm, host: null } },
      target: { ipcHost: true },
      codes: ['shm-too-small'],
    },
    'a large host that is full': {
      facts: hostOf(8 * 1024 * mebibyte, 10 * mebibyte),
      target: { ipcHost: true },
      codes: ['shm-full-host?'],
      fixes: ['free-host-shm', 'raise-shm-size'],
    },
  },
});

describe('shm-size', () => {
  it('names a size in the fix that fits 8 workers with batches of 256', () => {
    const outcome = shmSize.examine(readingsOf({}), { ...defaultTarget, shmSizeBytes: mebibyte, workers: 8 });
    // 8 workers x 2 batches x 256 x 602,112 bytes = 2.3 GiB
    expect(JSON.stringify(outcome)).toContain('--shm-size 3g');
  });
});

import { likely, proof, type Signature } from '../signature.ts';

/** The host itself ran out of memory. */
export const killedSignatures: readonly Signature[] = [
  ...[
    ['out of memory: kill'],
    ['oom-kill:constraint='],
    ['oom-kill', 'task_memcg='],
    ['invoked oom-killer'],
    ['oom_kill event'],
    ['oom-kill event'],
    ['reason: oomkilled'],
    ['oomkilled: true'],
    ['have been oom killed'],
    ['was killed by the cgroup out-of-memory handler'],
    ['dataloader worker', 'killed by signal: killed'],
  ].map((words) => ({
    words,
    reach: 200,
    causes: proof('host-memory-exhausted'),
    example: `kernel: ${words.join(' (pid 4711), ')}ed process 4711 (python3)`,
    counterExample: 'RuntimeError: CUDA error: out of memory',
  })),
  ...[
    'exitcode : -9 (pid',
    'signal 9 (sigkill) received',
    'signals.sigkill',
    'exited with code 137',
    'exit code 137',
    'exit status 137',
  ].map((word) => ({
    words: [word],
    causes: likely(
      'host-memory-exhausted',
      'Does the kernel log tell of oom-kill at that time (sudo dmesg | grep -i oom)? Then it is this; else somebody stopped it.',
    ),
    example: `worker 3 ${word}: 4711)`,
    counterExample: 'worker 3 exited with code 1',
  })),
  {
    words: ['dataloader worker', 'exited unexpectedly'],
    reach: 60,
    causes: [
      {
        code: 'shm-too-small',
        decides: 'Does df -h /dev/shm in the container show 64M? Then it is this.',
      },
      { code: 'host-memory-exhausted', decides: 'Does the kernel log tell of oom-kill at that time?' },
    ],
    example: 'RuntimeError: DataLoader worker (pid(s) 4711, 4712) exited unexpectedly',
    counterExample: 'RuntimeError: DataLoader worker (pid 13) is killed by signal: Bus error.',
  },
];

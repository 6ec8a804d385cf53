import { likely, type Signature } from '../signature.ts';

const oldEngine = likely(
  'docker-too-old-seccomp',
  'Is the engine older than 20.10.10 (libseccomp older than 2.5.2), and does --security-opt seccomp=unconfined help?',
);

/** How programs in a newer image meet an engine whose filter of system calls does not know theirs. */
export const seccompSignatures: readonly Signature[] = [
  {
    words: ['problem executing scripts', "post-invoke 'rm -f /var/cache/apt/archives"],
    reach: 120,
    causes: oldEngine,
    example:
      "E: Problem executing scripts APT::Update::Post-Invoke 'rm -f /var/cache/apt/archives/*.deb /var/cache/apt/archives/partial/*.deb /var/cache/apt/*.bin || true'",
    counterExample: "E: Problem executing scripts DPkg::Post-Invoke 'apt-show-versions'",
  },
  {
    words: ['getaddrinfo() thread failed to start'],
    causes: oldEngine,
    example: 'curl: (6) getaddrinfo() thread failed to start',
    counterExample: 'curl: (6) Could not resolve host: nvcr.io',
  },
  {
    words: ['libgomp: thread creation failed: operation not permitted'],
    causes: oldEngine,
    example: 'libgomp: Thread creation failed: Operation not permitted',
    counterExample: 'libgomp: Thread creation failed: Resource temporarily unavailable',
  },
  {
    words: ['omp: system error #1: operation not permitted'],
    causes: oldEngine,
    example:
      'OMP: Error #34: System unable to allocate necessary resources for OMP thread:\nOMP: System error #1: Operation not permitted',
    counterExample: 'OMP: System error #11: Resource temporarily unavailable',
  },
  {
    words: ['std::system_error', 'what(): operation not permitted'],
    reach: 80,
    causes: oldEngine,
    example:
      "terminate called after throwing an instance of 'std::system_error'\n  what():  Operation not permitted",
    counterExample:
      "terminate called after throwing an instance of 'std::system_error'\n  what():  Resource temporarily unavailable",
  },
  {
    words: ['pthread_create failed (eperm)'],
    causes: oldEngine,
    example:
      '[0.005s][warning][os,thread] Failed to start thread "GC Thread#0" - pthread_create failed (EPERM)',
    counterExample: 'Failed to start thread "GC Thread#0" - pthread_create failed (EAGAIN)',
  },
  {
    words: ['failed to spawn thread', 'operation not permitted'],
    reach: 120,
    causes: oldEngine,
    example:
      'thread \'main\' panicked: failed to spawn thread: Os { code: 1, kind: PermissionDenied, message: "Operation not permitted" }',
    counterExample: 'failed to spawn thread: Os { code: 11, kind: WouldBlock }',
  },
  {
    words: ['unable to create threaded lstat: operation not permitted'],
    causes: oldEngine,
    example: 'fatal: unable to create threaded lstat: Operation not permitted',
    counterExample: 'fatal: unable to create threaded lstat: Resource temporarily unavailable',
  },
  {
    words: ['creation via pthread_create() failed'],
    causes: likely(
      'docker-too-old-seccomp',
      'Does the line say 1 vs. 0, and does --security-opt seccomp=unconfined help? 11 vs. 0 is a limit of processes instead.',
    ),
    example:
      'F external/tsl/tsl/platform/env.cc] Check failed: ret == 0 (1 vs. 0)Thread tf_foreach creation via pthread_create() failed.',
    counterExample: 'thread creation failed',
  },
  {
    words: ['assertion `(0) == (uv_thread_create'],
    causes: oldEngine,
    example:
      "node[7]: ../src/node_platform.cc:61: std::unique_ptr<long unsigned int> node::WorkerThreadsTaskRunner::DelayedTaskScheduler::Start(): Assertion `(0) == (uv_thread_create(t.get(), start_thread, this))' failed.",
    counterExample: 'node: Assertion failed: uv_loop_init',
  },
  {
    words: ["can't initialize time", 'operation not permitted'],
    reach: 300,
    causes: oldEngine,
    example:
      "Fatal Python error: init_interp_main: can't initialize time\nPermissionError: [Errno 1] Operation not permitted",
    counterExample: "Fatal Python error: init_fs_encoding: can't initialize encodings",
  },
  ...[
    ['failed to create new os thread', 'errno=1)'],
    ['failed to create coreclr', '0x80070008'],
  ].map(
    (words): Signature => ({
      words,
      reach: 60,
      causes: oldEngine,
      example: `runtime: ${words.join(' (have 2 already; HRESULT: ')}`,
      counterExample: 'runtime: failed to create new OS thread (have 2 already; errno=11)',
    }),
  ),
  {
    words: ["can't create thread to", 'errno: 1 '],
    reach: 60,
    causes: oldEngine,
    example: "[ERROR] mysqld: Can't create thread to handle bootstrap (errno: 1 - Operation not permitted)",
    counterExample: "Can't create thread to handle new connection(errno= 11)",
  },
  {
    words: ['clone3', 'operation not permitted'],
    reach: 80,
    causes: oldEngine,
    example: 'clone3: Operation not permitted',
    examples: ['strace: clone3({flags=CLONE_VM}, 88) = -1 EPERM (Operation not permitted)'],
    counterExample: 'clone3: Function not implemented',
  },
  ...[
    'pthread_create: operation not permitted',
    'fork: retry: operation not permitted',
    'thread creation failed: operation not permitted',
    'failed to create thread: operation not permitted',
    'unable to create thread: operation not permitted',
    "can't create thread: operation not permitted",
    'make: /bin/sh: operation not permitted',
    'make: sh: operation not permitted',
    'unable to fork: operation not permitted',
    'failed to fork: operation not permitted',
  ].map(
    (word): Signature => ({
      words: [word],
      causes: oldEngine,
      example: word,
      counterExample: 'pthread_create: Resource temporarily unavailable',
    }),
  ),
  ...[
    ['spawn a new', 'thread'],
    ['spawn', 'worker thread'],
    ['start new thread'],
    ['create worker', 'thread'],
    ['create new', 'thread'],
    ['start thread'],
  ].map(
    (words): Signature => ({
      words: [...words, ': operation not permitted'],
      reach: 60,
      causes: oldEngine,
      example: `OS can't ${words.join(' ')}: Operation not permitted`,
      counterExample: `can't ${words.join(' ')}: Resource temporarily unavailable`,
    }),
  ),
  {
    words: ["ls: cannot access '", 'operation not permitted'],
    reach: 80,
    causes: oldEngine,
    example: "ls: cannot access '/usr': Operation not permitted",
    counterExample: "ls: cannot access '/usr': No such file or directory",
  },
  {
    words: ['at least one invalid signature was encountered'],
    causes: [
      {
        code: 'docker-too-old-seccomp',
        decides:
          'Is the engine older than 20.10.10, and does --security-opt seccomp=unconfined help? Then it is this.',
      },
      { code: 'disk-full-docker-root', decides: 'Is the disk of the engine full (docker system df, df -h)?' },
    ],
    example:
      'W: GPG error: http://archive.ubuntu.com/ubuntu jammy InRelease: At least one invalid signature was encountered.',
    counterExample: 'the signature is valid',
  },
];

import { fromSnap, inWsl } from '../hints.ts';
import { likely, proof, type Signature, type TextCause } from '../signature.ts';

const dxcoreAbsent: TextCause = {
  code: 'wsl-dxcore-not-found',
  decides: 'Is it WSL2 without /dev/dxg or /usr/lib/wsl/lib/libdxcore.so? Then it is this.',
  hints: inWsl,
};

const driverAbsent: TextCause = {
  code: 'driver-not-installed',
  decides: 'Is it no WSL, and does nvidia-smi fail on the host? Then the driver is not there.',
};

/** The daemon, or the tool, looks where no driver is. */
const elsewhere: readonly TextCause[] = [
  {
    code: 'docker-desktop-linux-context',
    decides: 'Does docker info call its operating system Docker Desktop?',
    hints: ['desktop-linux', 'docker desktop', '.docker/desktop', 'linuxkit'],
  },
  {
    code: 'snap-docker',
    decides: 'Does nvidia-smi work on the host, and is docker the snap?',
    hints: fromSnap,
  },
  {
    code: 'config-toml-driver-root',
    decides: 'Does the log say that it uses another root than /?',
    hints: ['using root /run', '/run/nvidia/driver'],
  },
  {
    code: 'driver-libraries-missing',
    decides:
      'Does ldconfig -p on the host list no libnvidia-ml.so.1, though /proc/driver/nvidia/version is there?',
  },
];

/** What WSL, Docker Desktop and Windows say. */
export const wslSignatures: readonly Signature[] = [
  {
    words: ['wsl environment detected but no adapters were found'],
    causes: [
      {
        code: 'wsl-no-adapter',
        decides: 'Is Windows 11 or 10 21H2 and later? Then Windows gives WSL no GPU: look at its driver.',
      },
      {
        code: 'wsl-windows-too-old',
        decides: 'Is Windows older than 10 21H2 (19044)? Then it cannot.',
        hints: [
          '10.0.17',
          '10.0.18',
          '10.0.19041',
          '10.0.19042',
          '10.0.19043',
          'build 19041',
          'build 19042',
          'build 19043',
          '19042.',
          '19043.',
        ],
      },
    ],
    example:
      'nvidia-container-cli: initialization error: WSL environment detected but no adapters were found: unknown',
    counterExample: 'dxcore initialization failed, continuing assuming a non-WSL environment',
  },
  {
    // The whole log of nvidia-container-cli has these words outside WSL too: they tell nothing.
    words: [
      'attempting to load dxcore',
      'dxcore initialization failed',
      'load library failed: libnvidia-ml.so',
    ],
    causes: [driverAbsent, dxcoreAbsent, ...elsewhere],
    example:
      'I0101 nvc.c:393] attempting to load dxcore to see if we are running under Windows Subsystem for Linux (WSL)\nI0101 nvc.c:395] dxcore initialization failed, continuing assuming a non-WSL environment\nnvidia-container-cli: initialization error: load library failed: libnvidia-ml.so.1: cannot open shared object file',
    counterExample:
      'I0101 nvc.c:393] attempting to load dxcore to see if we are running under Windows Subsystem for Linux (WSL)\nI0101 nvc.c:395] dxcore initialization failed, continuing assuming a non-WSL environment',
  },
  {
    // Who picks this line out of the log has reason to.
    words: ['dxcore initialization failed', 'load library failed: libnvidia-ml.so'],
    causes: [dxcoreAbsent, driverAbsent, ...elsewhere],
    example:
      'nvc.c:391] dxcore initialization failed, continuing assuming a non-WSL environment\ncould not start driver service: load library failed: libnvidia-ml.so.1: cannot open shared object file',
    counterExample: 'nvc.c:391] dxcore initialization failed, continuing assuming a non-WSL environment',
  },
  ...[
    "couldn't find libdxcore.so",
    'libdxcore.so: cannot open shared object file',
    'failed to open /dev/dxg',
    '/dev/dxg: no such file or directory',
    'libdxcore.so: no such file',
  ].map(
    (word): Signature => ({
      words: [word],
      causes: proof('wsl-dxcore-not-found'),
      example: `${word}: No such file or directory`,
      counterExample: 'libcuda.so.1: cannot open shared object file',
    }),
  ),
  {
    words: ['/usr/lib/wsl', 'mount error', 'file exists'],
    causes: [
      {
        code: 'wsl-linux-driver-installed',
        decides:
          'Does dpkg -l in the WSL distribution list libnvidia-compute or nvidia-utils? Then it is this.',
      },
      {
        code: 'image-bundles-driver-libs',
        decides: 'Does another image start? Then this one has files of the driver.',
      },
    ],
    example:
      'selecting /usr/lib/wsl/lib/libnvidia-opticalflow.so.1\nnvidia-container-cli: mount error: file creation failed: /var/lib/docker/overlay2/ab/merged/usr/lib/x86_64-linux-gnu/libnvidia-ml.so.1: file exists: unknown',
    counterExample: 'nvidia-container-cli: mount error: file creation failed: /var/lib/docker/x: file exists',
  },
  {
    words: ['mount error', 'file exists', '/usr/lib/wsl'],
    causes: [
      {
        code: 'wsl-linux-driver-installed',
        decides:
          'Does dpkg -l in the WSL distribution list libnvidia-compute or nvidia-utils? Then it is this.',
      },
      {
        code: 'image-bundles-driver-libs',
        decides: 'Does another image start? Then this one has files of the driver.',
      },
    ],
    example:
      'nvidia-container-cli: mount error: file creation failed: /var/lib/docker/overlay2/ab/merged/usr/lib/x86_64-linux-gnu/libnvidia-ml.so.1: file exists: unknown\nselecting /usr/lib/wsl/drivers/nv/libcuda.so',
    counterExample: 'nvidia-container-cli: mount error: file creation failed: /var/lib/docker/x: file exists',
  },
  ...['failed to initialize nvml: n/a', 'failed to properly shut down nvml: n/a'].map(
    (word): Signature => ({
      words: [word],
      causes: [
        {
          code: 'wsl-needs-restart',
          decides: 'Was the driver of Windows changed since WSL began? Then wsl --shutdown helps.',
        },
        {
          code: 'wsl-linux-driver-installed',
          decides: 'Does which nvidia-smi name another than /usr/lib/wsl/lib/nvidia-smi?',
        },
        {
          code: 'wsl-windows-too-old',
          decides: 'Is Windows older than 10 21H2, or its driver older than those for WSL2?',
        },
      ],
      example: word,
      counterExample: 'Failed to initialize NVML: Unknown Error',
    }),
  ),
  {
    words: ['modprobe', 'nvidia', 'microsoft-standard'],
    reach: 160,
    causes: proof('wsl-linux-driver-installed'),
    example:
      'modprobe: FATAL: Module nvidia not found in directory /lib/modules/5.15.153.1-microsoft-standard-WSL2',
    counterExample: 'modprobe: FATAL: Module nvidia not found in directory /lib/modules/5.15.0-91-generic',
  },
  ...[
    ['dkms', 'microsoft-standard'],
    ['microsoft-standard', 'unable to build the nvidia kernel module'],
    ['unable to find the kernel source tree', 'microsoft-standard'],
  ].map((words) => ({
    words,
    reach: 300,
    causes: likely(
      'wsl-linux-driver-installed',
      'Is it the installation of a driver for Linux? WSL has none: the driver of Windows serves it.',
    ),
    example: `Error! ${words.join(' of nvidia/535 for 5.15.153.1 ')}-WSL2`,
    counterExample: 'Linux version 5.15.153.1-microsoft-standard-WSL2',
  })),
  {
    words: ['headers', 'microsoft-standard'],
    reach: 60,
    causes: likely(
      'wsl-linux-driver-installed',
      'Is it the installation of a driver for Linux? WSL has none: the driver of Windows serves it.',
    ),
    example: 'E: Unable to locate package linux-headers-5.15.153.1-microsoft-standard-WSL2',
    counterExample: 'Linux version 5.15.153.1-microsoft-standard-WSL2',
  },
  {
    words: ['/usr/lib/wsl/drivers', 'no such file or directory'],
    reach: 160,
    causes: [
      {
        code: 'wsl-needs-restart',
        decides: 'Was the driver of Windows changed since WSL began? Then wsl --shutdown helps.',
      },
      {
        code: 'cdi-spec-stale',
        decides:
          'Does it come again after that, and does a CDI specification name the folder? Then write it anew.',
        hints: ['cdi'],
      },
    ],
    example:
      'nvidia-container-cli: mount error: stat failed: /usr/lib/wsl/drivers/nv_dispi.inf_amd64_0a1b/libcuda.so.1.1: no such file or directory',
    counterExample: 'stat failed: /usr/lib/x86_64-linux-gnu/libcuda.so.1: no such file or directory',
  },
  {
    words: ['named symbol not found'],
    causes: [
      {
        code: 'toolkit-bug-old-version',
        decides:
          'Is it WSL2 with a driver of 555 or later, and the toolkit older than 1.14.4 (Docker Desktop: older than 4.31)? Then it does not bring a library into the container that this driver needs.',
      },
      {
        code: 'wheel-arch-mismatch',
        decides:
          'Does it come from one package alone, while PyTorch works? Then it is built for another CUDA.',
      },
    ],
    example: 'Error 500: named symbol not found',
    counterExample: 'symbol not found in flat namespace',
  },
  {
    words: ['0x800701bc'],
    causes: proof('wsl-windows-too-old'),
    example: 'WslRegisterDistribution failed with error: 0x800701bc',
    counterExample: 'WslRegisterDistribution failed with error: 0x80370102',
  },
  {
    words: ['wsl 2 requires an update to its kernel component'],
    causes: proof('wsl-windows-too-old'),
    example:
      'WSL 2 requires an update to its kernel component. For information please visit https://aka.ms/wsl2kernel',
    counterExample: 'WSL 2 is up to date',
  },
  {
    words: ['gpu support', 'windows containers'],
    reach: 120,
    causes: likely(
      'gpus-on-windows-docker',
      'Is Docker Desktop switched to Windows containers, or to Hyper-V?',
    ),
    example: 'GPU support is not available for Windows containers',
    counterExample: 'GPU support is enabled',
  },
  {
    words: ['docker_data.vhdx', 'not enough space'],
    reach: 200,
    causes: proof('disk-full-docker-desktop-vm'),
    example:
      'resizing C:\\Users\\ada\\AppData\\Local\\Docker\\wsl\\disk\\docker_data.vhdx: There is not enough space on the disk.',
    counterExample: 'There is not enough space on the disk.',
  },
  {
    words: ['docker desktop', '4.17.1'],
    reach: 12,
    causes: likely(
      'docker-desktop-wsl-regression',
      'Does docker run hang on WSL2 as soon as a GPU is asked for? Another release of Docker Desktop does not.',
    ),
    example: 'Server: Docker Desktop 4.17.1 (101757)',
    counterExample: 'Server: Docker Desktop 4.30.0 (149282)',
  },
  ...[
    ['libdxcore.so', 'not found'],
    ['libdxcore', 'missing'],
  ].map((words) => ({
    words,
    reach: 40,
    causes: likely(
      'wsl-dxcore-not-found',
      'Is it WSL2 without /dev/dxg or /usr/lib/wsl/lib/libdxcore.so? Then it is this.',
    ),
    example: `${words.join(' is ')} here`,
    counterExample: 'libcuda.so not found',
  })),
  ...[
    ['no adapters were found', ' wsl'],
    [' wsl', 'no adapter'],
  ].map((words) => ({
    words,
    reach: 60,
    causes: likely(
      'wsl-no-adapter',
      'Does nvidia-smi.exe on Windows list the GPU, and nvidia-smi in WSL not?',
    ),
    example: `${words.join('2: ')} was found`,
    counterExample: 'no network adapter',
  })),
];

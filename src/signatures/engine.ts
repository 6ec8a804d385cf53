import { fromSnap } from './hints.ts';
import { proof, type Signature, type TextCause } from './signature.ts';

/** The socket is there and may not be used. */
export const socketRefused: readonly TextCause[] = [
  {
    code: 'docker-socket-permission',
    decides: 'Does id -nG not name the group docker? Then it is this.',
  },
  {
    code: 'docker-group-not-active',
    decides:
      'Does getent group docker name you, and id -nG not list it? Then this session is older than that.',
    hints: [
      'usermod -ag docker',
      'gpasswd -a',
      'newgrp docker',
      'already a member',
      'adduser',
      'docker:x:',
      'to the docker group',
      'in the docker group',
    ],
  },
];

/** Nothing answers at the endpoint. */
export const engineSilent: readonly TextCause[] = [
  {
    code: 'daemon-not-running',
    decides: 'Does systemctl status docker say that it does not run? Then start it, or read why it failed.',
  },
  {
    code: 'docker-desktop-linux-context',
    decides: 'Does docker context show say desktop-linux? Then the command asks Docker Desktop.',
    hints: ['desktop-linux', '.docker/desktop'],
  },
  {
    code: 'rootless-daemon-not-started',
    decides: "Does the address begin with unix:///run/user/? Then it is the user's own daemon.",
    hints: ['/run/user/', 'rootless'],
  },
  {
    code: 'docker-not-installed',
    decides: 'Is there no dockerd on this machine? Then it is this.',
  },
];

/** What the docker command and the engine say of themselves, before a runtime is called. */
export const engineSignatures: readonly Signature[] = [
  {
    words: ['permission denied while trying to connect to the', 'docker daemon socket'],
    causes: socketRefused,
    umbrella: 'docker-socket-permission',
    example:
      'docker: Got permission denied while trying to connect to the Docker daemon socket at unix:///var/run/docker.sock: dial unix /var/run/docker.sock: connect: permission denied.',
    counterExample: 'docker: Error response from daemon: exec: "/etc": permission denied: unknown.',
  },
  {
    words: ['permission denied while trying to connect to the docker api'],
    causes: socketRefused,
    umbrella: 'docker-socket-permission',
    example: 'permission denied while trying to connect to the docker API at unix:///var/run/docker.sock',
    counterExample: 'permission denied while trying to connect to the registry API',
  },
  {
    words: ['cannot connect to the docker daemon'],
    causes: engineSilent,
    umbrella: 'daemon-not-running',
    example:
      'docker: Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?.',
    counterExample: 'Error response from daemon: cannot connect to the registry',
  },
  {
    words: ['failed to connect to the docker api'],
    causes: engineSilent,
    umbrella: 'daemon-not-running',
    example:
      'failed to connect to the docker API at unix:///var/run/docker.sock; check if the path is correct and if the daemon is running: dial unix /var/run/docker.sock: connect: no such file or directory',
    counterExample: 'failed to connect to the proxy at 192.0.2.7:3128',
  },
  {
    words: ['docker endpoint: context', 'context not found'],
    causes: proof('docker-context-missing'),
    example:
      'Failed to initialize: unable to resolve docker endpoint: context "nope": context not found: open /home/ada/.docker/contexts/meta/ab/meta.json: no such file or directory',
    counterExample: 'ERRO[0000] error waiting for container: context canceled',
  },
  {
    words: ['context not found: open', '.docker/contexts'],
    reach: 120,
    causes: proof('docker-context-missing'),
    example:
      'context "nope": context not found: open /home/ada/.docker/contexts/meta/ab/meta.json: no such file or directory',
    counterExample: 'security context not found',
  },
  {
    words: ['unable to resolve docker endpoint', 'does not exist'],
    causes: proof('docker-context-missing'),
    example: 'unable to resolve docker endpoint: context "nope" does not exist',
    counterExample: 'Error response from daemon: specified default runtime does not exist',
  },
  {
    words: ['unable to resolve docker endpoint', '/contexts/'],
    reach: 120,
    causes: proof('docker-context-missing'),
    example:
      'unable to resolve docker endpoint: open /home/ada/.docker/contexts/meta/ab/meta.json: no such file or directory',
    counterExample: 'unable to resolve docker endpoint: invalid bind address format: http://127.0.0.1:1',
  },
  {
    words: ['unable to resolve docker endpoint'],
    causes: proof('daemon-not-running'),
    example:
      'Failed to initialize: unable to resolve docker endpoint: invalid bind address format: http://127.0.0.1:1',
    counterExample: 'unable to resolve the host name',
  },
  {
    words: ['client version', 'is too old. minimum supported api version'],
    causes: proof('docker-api-too-old'),
    example:
      'docker: Error response from daemon: client version 1.41 is too old. Minimum supported API version is 1.44, please upgrade your client to a newer version',
    counterExample:
      'docker: Error response from daemon: client version 9.99 is too new. Maximum supported API version is 1.41',
  },
  {
    words: ['client version', 'is too new. maximum supported api version'],
    causes: proof('docker-api-too-new'),
    example:
      'docker: Error response from daemon: client version 9.99 is too new. Maximum supported API version is 1.41',
    counterExample:
      'docker: Error response from daemon: client version 1.41 is too old. Minimum supported API version is 1.44',
  },
  {
    words: ['unknown flag: --gpus '],
    causes: proof('docker-cli-too-old'),
    example: "unknown flag: --gpus\nSee 'docker run --help'.",
    counterExample: 'unknown flag: --gpu\nSee docker run --help.',
  },
  {
    words: ['"--gpus" requires api version'],
    causes: proof('docker-cli-too-old'),
    example: '"--gpus" requires API version 1.40, but the Docker daemon API version is 1.39',
    counterExample: 'invalid argument "foo" for "--gpus" flag: invalid count (foo)',
  },
  {
    words: ['amd cdi spec not found'],
    causes: proof('gpus-vendor-misdetected-amd'),
    example: 'docker: Error response from daemon: AMD CDI spec not found',
    counterExample:
      'docker: Error response from daemon: CDI device injection failed: unresolvable CDI devices amd.com/gpu=all',
  },
];

/** What the engine says when it has no way to give GPUs. The causes are those of one fact: it found no hook. */
const noGpuDriver: readonly TextCause[] = [
  {
    code: 'toolkit-not-installed',
    decides: 'Is there an nvidia-container-runtime-hook on the machine that runs dockerd? None: it is this.',
  },
  {
    code: 'daemon-not-restarted',
    decides:
      'Did dockerd start before the toolkit was installed (systemctl status docker)? Then it is this, and a restart of it helps.',
    hints: [
      'nvidia-container-toolkit is already the newest version',
      'setting up nvidia-container-toolkit',
      'nvidia-ctk runtime configure',
      'ii nvidia-container-toolkit',
      'nvidia container toolkit cli version',
      'cli-version: 1.',
      '/usr/bin/nvidia-container-runtime-hook',
      'runtimes: nvidia',
      'runtimes: io.containerd.runc.v2 nvidia',
      'runtimes: io.containerd.runc.v2 runc nvidia',
    ],
  },
  {
    code: 'docker-desktop-linux-context',
    decides:
      'Does docker context show say desktop-linux? Then Docker Desktop answers, whose virtual machine has no GPU.',
    hints: [
      'desktop-linux',
      '.docker/desktop',
      'operating system: docker desktop',
      'server: docker desktop',
      'com.docker.',
      'docker context use',
      'linuxkit',
    ],
  },
  {
    code: 'snap-docker',
    decides: 'Does snap list docker name one? The snap does not see the toolkit of the host.',
    hints: fromSnap,
  },
  {
    code: 'no-nvidia-gpu',
    decides: 'Does lspci -d 10de: list nothing? Then it is this.',
    hints: [
      'darwin',
      'macos',
      'apple m',
      'colima',
      'docker for mac',
      'macbook',
      'virtualbox',
      'vmware svga',
      ' radeon',
    ],
  },
  {
    code: 'toolkit-hook-missing',
    decides:
      "Is the hook a link that leads nowhere, or not on dockerd's own PATH (tr '\\0' '\\n' < /proc/$(pidof dockerd)/environ)? Then it is this.",
  },
  {
    code: 'gpus-on-windows-docker',
    decides: 'Does Docker Desktop on Windows run in Hyper-V, or with Windows containers?',
    hints: [
      'hyper-v',
      'windows containers',
      'docker_engine_windows',
      'ps c:',
      'c:\\> docker',
      'c:/users',
      'c:users',
      'c:windows',
      'windows 10',
      'windows 11',
    ],
  },
  {
    code: 'nixos-no-gpus-hook',
    decides: 'Is it NixOS? Its toolkit serves --device nvidia.com/gpu=all alone.',
    hints: ['nixos', '/nix/store', 'virtualisation.docker', 'hardware.nvidia-container-toolkit'],
  },
  {
    code: 'cdi-spec-race',
    decides:
      'Does the same container start by hand, and fail at boot alone? Then it was faster than the service that writes the specification.',
    hints: ['restart policy', 'after reboot', 'after a reboot'],
  },
];

/** From Docker 29.3 on. One that knows no vendor has seen no specification either, so a mere restart rarely helps. */
const noGpuVendor: readonly TextCause[] = [
  ...['toolkit-not-installed', 'no-nvidia-gpu'].flatMap((code) =>
    noGpuDriver.filter((cause) => cause.code === code),
  ),
  ...noGpuDriver.filter(
    ({ code }) => !['toolkit-not-installed', 'no-nvidia-gpu', 'daemon-not-restarted'].includes(code),
  ),
  ...noGpuDriver.filter(({ code }) => code === 'daemon-not-restarted'),
];

export const gpuDriverSignatures: readonly Signature[] = [
  {
    words: ['could not select device driver "cdi"'],
    causes: proof('cdi-not-enabled-docker'),
    example: 'docker: Error response from daemon: could not select device driver "cdi" with capabilities: []',
    counterExample:
      'docker: Error response from daemon: could not select device driver "" with capabilities: [[gpu]]',
  },
  {
    causes: noGpuVendor,
    umbrella: 'gpus-not-supported',
    words: ['failed to discover gpu vendor from cdi'],
    example:
      'docker: Error response from daemon: failed to discover GPU vendor from CDI: no known GPU vendor found',
    counterExample: 'docker: Error response from daemon: AMD CDI spec not found',
  },
  {
    causes: noGpuDriver,
    umbrella: 'gpus-not-supported',
    words: ['could not select device driver', 'with capabilities: [['],
    example:
      'docker: Error response from daemon: could not select device driver "" with capabilities: [[gpu]].',
    counterExample:
      'docker: Error response from daemon: could not select device driver "cdi" with capabilities: []',
  },
];

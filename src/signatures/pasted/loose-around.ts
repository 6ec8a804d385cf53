import { likely, type TextCause } from '../signature.ts';
import type { Loose } from './loose-group.ts';

const apparmor = likely(
  'apparmor-denial',
  'Does the container start with --security-opt apparmor=unconfined? Then it is this.',
);

const enroot: readonly TextCause[] = [
  { code: 'enroot-mount-denied', decides: 'Does the line before speak of a mount? Then it is this.' },
  { code: 'user-namespaces-restricted', decides: 'Does unshare -Ur true fail too?' },
];

/** What is around the engine: security, other launchers, Kubernetes, names and certificates. */
export const looseAround: readonly Loose[] = [
  {
    words: [
      ['apparmor', 'failed'],
      ['apparmor', 'could not be'],
      ['apparmor', 'unable to'],
    ],
    reach: 120,
    causes: apparmor,
  },
  {
    words: ['pyxis', 'enroot'].flatMap((launcher) =>
      ['operation not permitted', 'permission denied', 'read-only file system'].map((end) => [launcher, end]),
    ),
    reach: 300,
    causes: enroot,
  },
  {
    words: [['could not find any nv '], ['nvliblist.conf']],
    reach: 80,
    causes: likely(
      'singularity-no-nv-files',
      'Does nvidia-smi on the node work, and find /etc/ld.so.cache its libraries? Singularity looks there.',
    ),
  },
  {
    words: [
      ['did you set the docker default runtime to'],
      ['did you configure the nvidia container toolkit'],
      ['nvidia-device-plugin', 'could not load'],
      ['nvidia-device-plugin', 'failed to initialize'],
      ['device plugin', 'nvml'],
    ],
    reach: 200,
    causes: [
      {
        code: 'k8s-default-runtime-not-nvidia',
        decides: "Does nvidia-smi work on the node? Then the pod is not started by NVIDIA's runtime.",
      },
      { code: 'driver-not-installed', decides: 'Does nvidia-smi on the node say "command not found"?' },
      {
        code: 'kernel-module-not-loaded',
        decides: 'Is the driver installed, and lsmod does not list nvidia?',
      },
    ],
  },
  {
    words: [
      ['temporary failure resolving '],
      ['could not resolve host: '],
      ["couldn't resolve host"],
      ['name resolution failed'],
    ],
    reach: 60,
    causes: likely('dns-failure', 'Does getent hosts of the name in the line find nothing? Then it is this.'),
  },
  {
    words: [
      ['apparmor="denied"', 'profile="lxc'],
      ['apparmor="denied"', 'operation="mount"'],
    ],
    reach: 160,
    causes: apparmor,
  },
  {
    words: [
      ['nvml: library not found', 'plugin'],
      ['device-plugin', 'nvml: '],
      ['get runtime', 'nvidia', 'no such runtime'],
    ],
    reach: 100,
    causes: [
      {
        code: 'k8s-default-runtime-not-nvidia',
        decides: "Does nvidia-smi work on the node? Then the pod is not started by NVIDIA's runtime.",
      },
      {
        code: 'containerd-runtime-not-registered',
        decides: 'Does containerd config dump list no runtime nvidia?',
        hints: ['no such runtime', 'runtimeclass'],
      },
      { code: 'driver-not-installed', decides: 'Does nvidia-smi on the node say "command not found"?' },
    ],
  },
  {
    words: [
      ['nvidia-smi', 'not found on host'],
      ['libnvidia-ml.so', ' not found'],
      ['libnvidia-ml.so', 'no such file'],
      ['waiting for driver-ready'],
    ],
    reach: 40,
    causes: [
      {
        code: 'driver-not-installed',
        decides: 'Does nvidia-smi fail on the host, and is no package of the driver installed?',
      },
      { code: 'gpus-flag-missing', decides: 'Was it said in a container that was started without --gpus?' },
      {
        code: 'driver-libraries-missing',
        decides: 'Is the module loaded, and ldconfig -p lists no libnvidia-ml.so.1?',
      },
    ],
  },
  {
    words: ['unknown host', 'unresolvable host', 'host not found'].flatMap((word) => [
      [word, 'nvcr.io'],
      [word, 'nvidia'],
      [word, 'docker'],
    ]),
    reach: 40,
    causes: likely('dns-failure', 'Does getent hosts of the name in the line find nothing?'),
  },
  {
    words: [
      ['cannot verify', 'certificate', 'issued by'],
      ['self-signed certificate encountered'],
      ['self signed certificate in certificate chain'],
      ['self-signed certificate in certificate chain'],
      ['self signed certificate encountered'],
      ['certificate verify failed'],
      ['unable to get local issuer certificate'],
    ],
    reach: 120,
    causes: [
      {
        code: 'tls-mitm-ca',
        decides: 'Does the issuer that openssl s_client -connect HOST:443 shows belong to your company?',
      },
      {
        code: 'registry-tls-invalid',
        decides: 'Is the certificate expired, or for another name?',
        hints: ['expired', 'is valid for'],
      },
    ],
  },
  {
    words: [['client.timeout exceeded while awaiting headers']],
    reach: 120,
    causes: [
      {
        code: 'registry-unreachable',
        decides: 'Does curl -sSI https://nvcr.io/v2/ on the machine of the engine fail too?',
      },
      {
        code: 'proxy-only-in-shell',
        decides: 'Is a proxy set in this shell, and docker info names none?',
        hints: ['http_proxy', 'https_proxy'],
      },
      { code: 'proxy-misconfigured', decides: 'Does docker info name a proxy? Then look at that.' },
    ],
  },
  {
    words: [
      ['devices.deny', 'operation not permitted'],
      ['devices.deny', 'permission denied'],
      ['/sys/fs/cgroup', ': permission denied'],
      ['/sys/fs/cgroup', ': operation not permitted'],
      ['/sys/fs/cgroup', ': read-only file system'],
    ],
    reach: 200,
    causes: [
      {
        code: 'cgroup-write-denied',
        decides: 'Is the engine itself in a container, as a pod or by docker:dind?',
      },
      {
        code: 'lxc-nested-no-cgroups',
        decides: 'Is it in an LXC container (systemd-detect-virt -c)?',
        hints: [' lxc', ' lxd', 'proxmox'],
      },
      {
        code: 'rootless-no-cgroups',
        decides: 'Is it rootless?',
        hints: ['rootless', 'user.slice', 'podman'],
      },
    ],
  },
  {
    words: [
      ['rootfs at "/proc"', 'permission denied'],
      ['rootfs at "/sys"', 'permission denied'],
      ['ip_unprivileged_port_start', 'permission denied'],
      ['reopen fd', 'permission denied'],
    ],
    reach: 160,
    causes: [
      {
        code: 'lxc-nested-no-cgroups',
        decides:
          'Is the engine in an LXC container? It needs nesting=1 there, and a runc that this host takes.',
      },
      { code: 'apparmor-denial', decides: 'Does the kernel log show apparmor="DENIED"?' },
    ],
  },
  {
    words: [['nvidia-container-toolkit service', 'snap docker'], ['installed as snap'], ['docker snap']],
    reach: 60,
    causes: likely('snap-docker', 'Does snap list docker name one? The snap sees no toolkit of the host.'),
  },
  {
    words: [
      ['docker desktop for linux', 'gpu'],
      ['docker desktop', 'linux', 'could not select device driver'],
    ],
    reach: 80,
    causes: likely(
      'docker-desktop-linux-context',
      'Does docker context show say desktop-linux? Its virtual machine has no GPU.',
    ),
  },
  {
    words: [['wsl 2 requires windows'], ['0x80370102'], ['requires windows build']],
    reach: 80,
    causes: likely(
      'wsl-windows-too-old',
      'Does winver say less than build 19044? Then Windows gives WSL no GPU.',
    ),
  },
];

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

/** What is around the engine: other launchers, Kubernetes, images, folders, disks and names. */
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
      ['docker', 'not enough space'],
      ['image', 'not enough space'],
      ['insufficient disk space'],
      ['disk is full'],
      ['disk full'],
      ['enospc: no space left'],
      ['out of disk space'],
      ['not enough disk space'],
    ],
    reach: 60,
    causes: [
      {
        code: 'disk-full-docker-root',
        decides: 'Does df -h of the folder that docker info calls Docker Root Dir say 100 %?',
      },
      { code: 'disk-full-other-fs', decides: 'Is another file system full (df -h, df -i)?' },
      {
        code: 'containerd-store-disk',
        decides: 'Is it /var/lib/containerd that is full?',
        hints: ['containerd'],
      },
    ],
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
      ["invalid character '<' looking for beginning of value"],
      ['unmarshalling content'],
      ['doctype html', 'docker'],
    ],
    reach: 100,
    causes: [
      {
        code: 'registry-imposter',
        decides:
          'Does curl of the address show a page of the network, or of another service? Then it is this.',
      },
      { code: 'proxy-misconfigured', decides: 'Does docker info name a proxy, whose page it is?' },
      { code: 'ngc-service-outage', decides: 'Does the same pull work some minutes later?' },
    ],
  },
  {
    words: [
      ...[
        '/workspace',
        '/data',
        '/models',
        '/mnt/',
        '/results',
        '/checkpoints',
        '/output',
        '/opt/nim',
        '/.cache',
        '/home',
        '/app/',
        '/root',
        '/tmp/',
      ].flatMap((folder) => [
        ["permission denied: '", folder],
        [`cannot create directory`, folder, ': permission denied'],
        [`read-only file system: '`, folder],
        [`cannot open directory`, folder, ': permission denied'],
      ]),
    ],
    reach: 60,
    causes: [
      {
        code: 'volume-unreadable',
        decides:
          'Is the path mounted into the container, and may the user in it (id) not use it (ls -ldn)? Then it is this.',
      },
      {
        code: 'selinux-denial',
        decides: 'Does SELinux enforce (getenforce), and does -v …:z help?',
        hints: ['selinux', 'fedora', 'red hat', 'centos'],
      },
    ],
  },
  {
    words: ['/bin/bash', '/bin/sh', '/usr/bin/env', '/usr/local/bin', '/opt/nvidia'].map((file) => [
      'exec: ',
      `stat ${file}`,
      'no such file or directory',
    ]),
    reach: 120,
    causes: [
      {
        code: 'image-corrupt-local',
        decides: 'Does docker rmi and a fresh pull help? Then the copy was damaged.',
      },
      {
        code: 'docker-run-args-misparsed',
        decides:
          'Is it the name of a program that the image does not have, or an option that slipped behind the image?',
      },
    ],
  },
  {
    words: [
      ['failed to register layer', 'file exists'],
      ['layerdb', 'file exists'],
      ['failed to register layer', 'no such file'],
      ['failed to register layer', 'invalid argument'],
      ['failed to register layer', 'operation not permitted'],
      ['failed to register layer'],
      ['failed to extract layer'],
    ],
    reach: 300,
    causes: [
      {
        code: 'image-corrupt-local',
        decides:
          "Does a fresh pull help, after docker rmi? Then the copy was damaged; else look at the disk and the engine's folder.",
      },
      {
        code: 'disk-full-docker-root',
        decides: 'Does df -h of the folder that docker info calls Docker Root Dir say 100 %?',
      },
    ],
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
    words: [
      ['nvidia-smi: executable file not found'],
      ['libcuda reported version is'],
      ['nvidia-smi', 'not available in container'],
      ['fp16 is not supported on cpu'],
    ],
    reach: 60,
    causes: [
      {
        code: 'gpus-flag-missing',
        decides: 'Was the container started without --gpus (or a runtime that gives GPUs)? Then it is this.',
      },
      {
        code: 'image-lacks-env',
        decides: 'Was it started by --runtime=nvidia, and has the image no NVIDIA_VISIBLE_DEVICES?',
        hints: ['--runtime'],
      },
      { code: 'driver-not-installed', decides: 'Does nvidia-smi fail on the host too?' },
    ],
  },
  {
    words: [
      ['api key', ' missing'],
      ['ngc_api_key', 'not set'],
      ['ngc_api_key', 'required'],
      ['requires an api key'],
      ['not logged in to ngc'],
    ],
    reach: 80,
    causes: [
      {
        code: 'ngc-not-logged-in',
        decides: 'Is no key of NGC given (NGC_API_KEY, docker login nvcr.io)? Then it is this.',
      },
      {
        code: 'ngc-access-denied',
        decides: 'Is one given, whose organisation may not use this model or image?',
        hints: ['with access'],
      },
      { code: 'ngc-wrong-credentials', decides: 'Is the one that is given refused everywhere?' },
    ],
  },
  {
    words: [['ngc api key', 'invalid'], ['ngc api key', 'expired'], ['api key is invalid'], ['invalid ngc']],
    reach: 60,
    causes: likely(
      'ngc-wrong-credentials',
      'Does docker login nvcr.io (user $oauthtoken) with that key fail too?',
    ),
  },
  {
    words: [
      ['ai enterprise', 'subscription'],
      ['does not have an active', 'nvidia'],
      ['not entitled'],
      ['organization', 'does not have access'],
    ],
    reach: 80,
    causes: likely('ngc-access-denied', 'Does another image of nvcr.io come with the same login?'),
  },
  {
    words: ['registry', 'nvcr.io', 'layer'].flatMap((what) => [
      [what, 'token expired'],
      [what, 'token has expired'],
    ]),
    reach: 40,
    causes: [
      {
        code: 'pull-token-expired',
        decides: 'Had layers come already, and did the pull take many minutes? Then pull again.',
      },
      { code: 'ngc-wrong-credentials', decides: 'Is it the key of NGC that has expired?' },
    ],
  },
  {
    words: [['nvidia/', ' tag not found'], ['no image with tag'], ['no such tag'], ['tag does not exist']],
    reach: 60,
    causes: likely('image-tag-not-found', 'Does the catalogue of the registry not list the tag?'),
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
  {
    words: [['unable to open shared memory object']],
    reach: 60,
    causes: [
      {
        code: 'shm-too-small',
        decides:
          'Does df -h /dev/shm in the container show 64M? Then start it with --ipc=host or --shm-size.',
      },
      {
        code: 'nofile-limit-low',
        decides: 'Does the line end in "Too many open files"?',
        hints: ['too many open files'],
      },
    ],
  },
];

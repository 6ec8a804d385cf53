import { likely, proof, type Signature, type TextCause } from '../signature.ts';

/** A pod that is there for the GPUs finds no library of the driver. */
const noLibrary: readonly TextCause[] = [
  {
    code: 'k8s-default-runtime-not-nvidia',
    decides:
      "Does nvidia-smi work on the node? Then the pod is not started by NVIDIA's runtime: make it containerd's default, or name the RuntimeClass nvidia.",
    hints: ['device-plugin', 'device plugin', 'kubelet', 'kubectl', 'nvml_linux', 'null cdi handler'],
  },
  { code: 'driver-not-installed', decides: 'Does nvidia-smi on the node say "command not found"?' },
  {
    code: 'kernel-module-not-loaded',
    decides: 'Is the driver installed on the node, and lsmod does not list nvidia?',
  },
];

const notConfigured: readonly TextCause[] = [
  {
    code: 'k8s-default-runtime-not-nvidia',
    decides:
      "Does the device plugin's log say that it could not load NVML? Then it is not started by NVIDIA's runtime.",
  },
  {
    code: 'containerd-runtime-not-registered',
    decides: 'Does the log of containerd say no runtime for "nvidia" is configured?',
  },
  {
    code: 'kernel-module-not-loaded',
    decides: 'Does nvidia-smi fail on the node itself? Then it is its driver.',
  },
  { code: 'mig-no-instances', decides: 'Is MIG on, and no instance there (nvidia-smi -L)?', hints: ['mig-'] },
];

/** The image of a pod did not come, without the reason. */
const imageStayedAway: readonly TextCause[] = [
  {
    code: 'ngc-not-logged-in',
    decides: 'Does kubectl describe pod say unauthorized or 401? Then a pull secret is missing.',
  },
  {
    code: 'image-tag-not-found',
    decides: 'Does it say not found? Then the tag does not exist.',
    hints: [': not found', 'not found', 'manifest unknown'],
  },
  {
    code: 'hub-rate-limit',
    decides: 'Does it say toomanyrequests or 429?',
    hints: ['toomanyrequests', '429 too many', 'rate limit'],
  },
  {
    code: 'ngc-access-denied',
    decides: 'Does it say denied or 403?',
    hints: ['403 forbidden', ': denied', 'access denied'],
  },
  {
    code: 'dns-failure',
    decides: 'Does it say no such host or server misbehaving?',
    hints: ['no such host', 'server misbehaving', 'temporary failure'],
  },
  { code: 'ngc-wrong-credentials', decides: 'Is there a pull secret, and does it say 401 all the same?' },
  { code: 'tls-mitm-ca', decides: 'Does it say "certificate signed by unknown authority"?' },
  { code: 'registry-unreachable', decides: 'Does it say i/o timeout or connection refused?' },
  { code: 'arch-no-manifest', decides: 'Does it say "no match for platform in manifest"?' },
  { code: 'containerd-store-disk', decides: 'Does it say "no space left on device"?' },
];

/** What Kubernetes, its NVIDIA device plugin and operator, containerd and CRI-O say. */
export const kubernetesSignatures: readonly Signature[] = [
  ...[
    'no runtime for "nvidia" is configured',
    'no runtime for "nvidia-cdi" is configured',
    'no runtime for "nvidia-legacy" is configured',
    'no runtime for "nvidia-experimental" is configured',
    'failed to find runtime handler nvidia',
    'runtimeclass "nvidia" not found',
    'runtimeclass.node.k8s.io "nvidia" not found',
    'runtimeclasses.node.k8s.io "nvidia" not found',
    'runtimehandler "nvidia" not supported',
    'unknown runtime handler "nvidia"',
    'runtime handler "nvidia" not',
  ].map(
    (word): Signature => ({
      words: [word],
      causes: proof('containerd-runtime-not-registered'),
      example: `Failed to create pod sandbox: rpc error: code = Unknown desc = failed to get sandbox runtime: ${word}`,
      counterExample: 'failed to get sandbox runtime: no runtime for "kata" is configured',
    }),
  ),
  ...[
    'could not load nvml library',
    'could not load nvml: ',
    'detected non-nvml platform',
    'failed to initialize nvml: error_library_not_found',
    'nvml init failed: error_library_not_found',
    'incompatible platform detected',
    'if this is a gpu node, did you configure the nvidia container toolkit',
  ].map(
    (word): Signature => ({
      words: [word],
      causes: noLibrary,
      example: `Failed to initialize NVML: ${word}libnvidia-ml.so.1`,
      counterExample: 'level=info msg="Starting NVML"',
    }),
  ),
  {
    words: ['failed to start nvml with error'],
    causes: noLibrary,
    example: 'Failed to start nvml with error: ERROR_LIBRARY_NOT_FOUND.',
    counterExample: 'Started NVML',
  },
  ...[
    'no valid resources detected, creating a null cdi handler',
    'no devices found. waiting indefinitely',
    'no devices found, waiting indefinitely',
    'incompatible strategy detected',
    'no nvidia gpus found; waiting',
  ].map(
    (word): Signature => ({
      words: [word],
      causes: noLibrary,
      example: `W0121 12:04:24.666244       1 factory.go:31] ${word}`,
      counterExample: 'I0121 12:04:24 Registered device plugin for nvidia.com/gpu with Kubelet',
    }),
  ),
  {
    words: ['unknown service runtime.v1'],
    causes: proof('containerd-cri-disabled'),
    example:
      'validate service connection: CRI v1 runtime API is not implemented for endpoint "unix:///run/containerd/containerd.sock": rpc error: code = Unimplemented desc = unknown service runtime.v1.RuntimeService',
    counterExample: 'unknown service grpc.health.v1.Health',
  },
  {
    words: ['runtime api is not implemented for endpoint'],
    causes: proof('containerd-cri-disabled'),
    example:
      'CRI v1 image API is not implemented for endpoint: validate service connection: CRI v1 runtime API is not implemented for endpoint',
    counterExample: 'the API is not implemented',
  },
  ...['disabled_plugins = ["cri"', 'disabled_plugins = ["io.containerd.grpc.v1.cri"'].map(
    (word): Signature => ({
      words: [word],
      causes: likely(
        'containerd-cri-disabled',
        'Is it the containerd that Kubernetes uses? Docker alone does not need its plugin cri, and its packages switch it off.',
      ),
      example: `${word}]`,
      counterExample: 'disabled_plugins = []',
    }),
  ),
  {
    words: ['insufficient nvidia.com/'],
    causes: notConfigured,
    example:
      '0/3 nodes are available: 1 node(s) had untolerated taint, 2 Insufficient nvidia.com/gpu. preemption: 0/3 nodes are available',
    counterExample: '0/3 nodes are available: 3 Insufficient memory.',
  },
  {
    words: ['cannot allocate unhealthy devices nvidia.com/'],
    causes: [
      {
        code: 'gpu-fell-off-bus',
        decides: 'Does the kernel log of the node tell of Xid 79, or nvidia-smi of a lost GPU?',
      },
      { code: 'ecc-uncorrectable', decides: 'Does it tell of Xid 48, 63, 94 or 95?' },
      {
        code: 'k8s-default-runtime-not-nvidia',
        decides: 'Neither: does the device plugin restart again and again?',
      },
    ],
    example:
      'UnexpectedAdmissionError: Allocate failed due to no healthy devices present; cannot allocate unhealthy devices nvidia.com/gpu, which is unexpected',
    counterExample: 'Allocate failed due to requested number of devices unavailable for smarter-devices/fuse',
  },
  ...['toolkit-ready', 'driver-ready'].map(
    (file): Signature => ({
      words: ['/run/nvidia/validations/', file, 'no such file or directory'],
      reach: 80,
      causes: [
        {
          code: 'containerd-runtime-not-registered',
          decides:
            "Does the toolkit container's log end in an error, or is containerd's configuration elsewhere (RKE2, k3s, microk8s)?",
        },
        { code: 'driver-not-installed', decides: "Is the driver's pod not ready? Then its log says why." },
      ],
      example: `stat: cannot statx '/run/nvidia/validations/${file}': No such file or directory`,
      counterExample: 'created /run/nvidia/validations',
    }),
  ),
  {
    words: ['waiting for nvidia container stack to be setup'],
    causes: [
      {
        code: 'containerd-runtime-not-registered',
        decides:
          "Does the toolkit container's log end in an error, or is containerd's configuration elsewhere (RKE2, k3s, microk8s)?",
      },
      { code: 'driver-not-installed', decides: "Is the driver's pod not ready? Then its log says why." },
    ],
    example: 'waiting for nvidia container stack to be setup',
    counterExample: 'waiting for the pod to be ready',
  },
  {
    words: ['chroot: failed to run command', 'nvidia-smi', 'no such file or directory'],
    reach: 80,
    causes: [
      {
        code: 'driver-not-installed',
        decides:
          'Is the driver neither on the node nor installed by its pod? The log of nvidia-driver-daemonset says.',
      },
      {
        code: 'config-toml-driver-root',
        decides: 'Is the driver on the node itself, and the root set to /run/nvidia/driver?',
      },
    ],
    example: "chroot: failed to run command 'nvidia-smi': No such file or directory",
    counterExample: "chroot: failed to run command 'bash': No such file or directory",
  },
  {
    words: ['using root /run/nvidia/driver', 'failed to change root directory'],
    causes: proof('config-toml-driver-root'),
    example:
      'I0101 nvc.c:376] using root /run/nvidia/driver\nW0101 nvc.c:180] failed to change root directory: No such file or directory',
    counterExample: 'nvc.c:376] using root /',
  },
  {
    words: ['failed to change root directory'],
    causes: likely(
      'config-toml-driver-root',
      'Does root in /etc/nvidia-container-runtime/config.toml name a folder that holds no driver?',
    ),
    example: 'W0101 nvc.c:180] failed to change root directory: No such file or directory',
    counterExample: 'failed to change directory',
  },
  {
    words: ['initialization error', '/run/nvidia/driver', 'no such file or directory'],
    reach: 160,
    causes: proof('config-toml-driver-root'),
    example:
      'nvidia-container-cli: initialization error: open failed: /run/nvidia/driver/proc/sys/kernel/overflowuid: no such file or directory',
    examples: [
      'nvidia-container-cli: initialization error: change root failed: /run/nvidia/driver: no such file or directory',
    ],
    counterExample: 'nvidia-container-cli: initialization error: nvml error: driver not loaded',
  },
  {
    words: ['insufficient privileges to read device list from nvidia_visible_devices'],
    causes: proof('visible-devices-volume-mount'),
    example: 'panic: insufficient privileges to read device list from NVIDIA_VISIBLE_DEVICES envvar',
    counterExample: 'NVIDIA_VISIBLE_DEVICES=all',
  },
  {
    words: ['ignoring devices', 'environment variable', 'unprivileged container'],
    reach: 120,
    causes: proof('visible-devices-volume-mount'),
    example:
      'level=warning msg="Ignoring devices requested by environment variable(s) in unprivileged container: [all]"',
    counterExample: 'ignoring environment variable FOO',
  },
  ...['imagepullbackoff', 'errimagepull', 'back-off pulling image'].map(
    (word): Signature => ({
      words: [word],
      causes: imageStayedAway,
      example: `train-0   0/1   ${word}   0   3m`,
      counterExample: 'train-0   0/1   CrashLoopBackOff   4   3m',
    }),
  ),
  ...[
    'low on resource: ephemeral-storage',
    'failed to garbage collect required amount of images',
    'the node had condition: [diskpressure]',
  ].map(
    (word): Signature => ({
      words: [word],
      causes: [
        {
          code: 'containerd-store-disk',
          decides: 'Does df -h /var/lib/containerd on the node say 85 % and more?',
        },
        { code: 'disk-full-docker-root', decides: 'Does Docker serve this node, and is its folder full?' },
      ],
      example: `Evicted: The node was ${word}`,
      counterExample: 'The node was low on resource: memory.',
    }),
  ),
];

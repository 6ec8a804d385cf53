import { likely, proof, type Signature } from '../signature.ts';

const configured = likely(
  'toolkit-config-invalid',
  'Does nvidia-ctk config print /etc/nvidia-container-runtime/config.toml without an error? Then it is another file that the line names.',
);

/** What the parts of the toolkit say of their configuration, and of what a container asked of them. */
export const toolkitWordsSignatures: readonly Signature[] = [
  ...[
    ['error getting hook config'],
    ['running hook', 'failed to load config'],
    ["couldn't open required configuration file"],
    ["invalid value for config option 'supported-driver-capabilities'"],
    ['error creating config', 'nvidia-container-runtime'],
    ['nvidia-container-runtime', 'error loading config'],
    ['nvidia-container-runtime', 'config.toml', 'parse'],
    ['nvidia-container-runtime', 'config.toml', 'unexpected'],
    ['nvidia-container-runtime', 'config.toml', 'expected'],
    ['nvidia-ctk', 'config.toml', 'failed to load'],
  ].map(
    (words): Signature => ({
      words,
      reach: 200,
      causes: configured,
      example: `error running hook: exit status 1, stdout: , stderr: ${words.join(' of /etc/x/')}: toml: line 2`,
      counterExample: 'cat: /etc/nvidia-container-runtime/config.toml: No such file or directory',
    }),
  ),
  {
    words: ['unknown nvidia driver capability'],
    causes: proof('driver-capabilities-invalid'),
    example: '[ERROR] Unknown NVIDIA driver capability: desktop',
    counterExample: 'NVIDIA_DRIVER_CAPABILITIES=compute,utility',
  },
  {
    words: ['ldcache error: open failed: /run/nvidia/driver'],
    causes: proof('config-toml-driver-root'),
    example:
      'nvidia-container-cli: ldcache error: open failed: /run/nvidia/driver/sbin/ldconfig.real: no such file or directory',
    counterExample:
      'nvidia-container-cli: ldcache error: open failed: /sbin/ldconfig.real: no such file or directory',
  },
  ...['stat failed', 'open failed', 'path error'].map(
    (step): Signature => ({
      words: ['nvidia-container-cli', step, '/proc/driver/nvidia/gpus/', 'no such file or directory'],
      reach: 240,
      causes: [
        {
          code: 'stale-driver-procfs',
          decides: 'Is the path that the line names not there on the host, though nvidia-smi works?',
        },
        {
          code: 'kernel-module-not-loaded',
          decides: 'Is there no /proc/driver/nvidia on the host at all? Then the module is not loaded.',
        },
      ],
      example: `nvidia-container-cli: mount error: ${step}: /proc/driver/nvidia/gpus/0000:01:00.0: no such file or directory`,
      counterExample:
        'nvidia-container-cli: mount error: stat failed: /dev/nvidia0: no such file or directory',
    }),
  ),
  {
    words: ['nvidia-container-cli', 'invalid device node: /dev/nvidia'],
    reach: 120,
    causes: likely(
      'device-nodes-missing',
      'Has the node on the host another number than /proc/devices says? Then remove it and let nvidia-modprobe make it again.',
    ),
    example: 'nvidia-container-cli: mount error: invalid device node: /dev/nvidia-uvm: unknown',
    counterExample:
      'nvidia-container-cli: mount error: stat failed: /dev/nvidia-uvm: no such file or directory',
  },
  ...['detection error', 'initialization error'].map(
    (step): Signature => ({
      words: ['nvidia-container-cli', `${step}: driver not loaded`],
      reach: 60,
      causes: proof('kernel-module-not-loaded'),
      example: `nvidia-container-cli: ${step}: driver not loaded`,
      counterExample: 'nvidia-container-cli: detection error: nvml error: unknown error',
    }),
  ),
  {
    words: ['load kernel module failed', 'nvidia'],
    reach: 40,
    causes: likely(
      'kernel-module-not-loaded',
      'Does sudo modprobe nvidia on the host say why? Then that is it.',
    ),
    example: 'nvidia-container-cli: initialization error: load kernel module failed: nvidia',
    counterExample: 'loading kernel module nvidia',
  },
  ...['additionalgids', 'intelrdt', 'netdevices', 'containeredits.devicenodes.hostpath'].map(
    (field): Signature => ({
      words: [`unknown field "${field}`],
      causes: likely(
        'cdi-version-too-new',
        'Does the specification (cdiVersion) have a higher version than the engine reads? Then update the engine, or write it anew with an older nvidia-ctk.',
      ),
      example: `failed to unmarshal CDI Spec: json: unknown field "${field}"`,
      counterExample: 'failed to unmarshal CDI Spec: yaml: line 3',
    }),
  ),
  ...['libnvidia', 'libcuda.so', 'libglx_nvidia', 'libegl_nvidia', 'nvidia/'].map(
    (file): Signature => ({
      words: ['error: statfs /', file, 'no such file or directory'],
      reach: 160,
      causes: likely(
        'cdi-spec-stale',
        'Does a CDI specification (/etc/cdi, /var/run/cdi) name the file that is not there? Then write it anew.',
      ),
      example: `Error: statfs /usr/lib64/${file}.560.35.03: no such file or directory`,
      counterExample: 'Error: statfs /srv/data: no such file or directory',
    }),
  ),
  {
    words: ['/run/snap.docker/', 'nvidia-container-runtime'],
    reach: 300,
    causes: proof('snap-docker'),
    example:
      'unable to retrieve OCI runtime error (open /run/snap.docker/containerd/daemon/io.containerd.runtime.v2.task/moby/5f9d/log.json: no such file or directory): exec: "nvidia-container-runtime": executable file not found in $PATH: unknown',
    counterExample:
      'unable to retrieve OCI runtime error (open /run/containerd/io.containerd.runtime.v2.task/moby/5f9d/log.json: no such file or directory): exec: "nvidia-container-runtime": executable file not found in $PATH: unknown',
  },
  {
    words: ['unable to load config for runtime containerd'],
    causes: [
      {
        code: 'containerd-not-running',
        decides: 'Does containerd not start either, over the same line of its config.toml?',
      },
      {
        code: 'containerd-runtime-not-registered',
        decides: 'Does it run? Then mend the line that is named, and call nvidia-ctk again.',
      },
    ],
    example:
      'unable to load config for runtime containerd: failed to load config: toml: line 3: expected value',
    counterExample: 'INFO[0000] Wrote updated config to /etc/containerd/config.toml',
  },
  {
    words: ['platform detection failed', 'plugin'],
    reach: 120,
    causes: likely(
      'k8s-default-runtime-not-nvidia',
      'Does a pod with runtimeClassName: nvidia see the GPU? Then the plug-in needs that class too.',
    ),
    example: 'error creating plugin manager: platform detection failed: unable to create plugin manager',
    counterExample: 'Detected NVML platform',
  },
];

/** What says less: a file of the driver is not where the cache of libraries, or the toolkit, has it. */
export const toolkitFilesSignatures: readonly Signature[] = [
  ...['path error', 'open failed', 'stat failed'].map(
    (step): Signature => ({
      words: ['detection error', step, 'no such file or directory'],
      reach: 200,
      causes: [
        {
          code: 'driver-libraries-missing',
          decides:
            'Does ldconfig -p still name the file that is gone? Then run sudo ldconfig, or install the driver again.',
        },
        { code: 'driver-not-installed', decides: 'Does nvidia-smi on the host fail too?' },
      ],
      example: `nvidia-container-cli: detection error: ${step}: /usr/lib64/libcuda.so.1: no such file or directory`,
      counterExample: 'nvidia-container-cli: detection error: nvml error: unknown error',
    }),
  ),
];

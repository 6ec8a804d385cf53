import { likely, type Signature, type TextCause } from '../signature.ts';

/** The plug-in has given fewer GPUs than were asked for. */
const unavailable: readonly TextCause[] = [
  {
    code: 'k8s-default-runtime-not-nvidia',
    decides: "Does the device plugin's log say that it could not load NVML, or restart again and again?",
  },
  {
    code: 'gpu-fell-off-bus',
    decides: 'Does the kernel log of the node tell of Xid 79, or nvidia-smi of a lost GPU?',
  },
  { code: 'ecc-uncorrectable', decides: 'Does it tell of Xid 48, 63, 94 or 95?' },
];

/** The pods of the GPU Operator wait for the one before. */
const waiting: readonly TextCause[] = [
  {
    code: 'driver-not-installed',
    decides:
      "Is the driver's pod not ready, or is there neither such a pod nor a driver? Then its log says why.",
    hints: ['driver-validation', 'driver-daemonset'],
  },
  {
    code: 'containerd-runtime-not-registered',
    decides:
      "Does nvidia-smi work on the node, and does describe of the pod say no runtime for nvidia? Then containerd's configuration is elsewhere (RKE2, k3s, microk8s).",
    hints: ['runtime'],
  },
  {
    code: 'k8s-default-runtime-not-nvidia',
    decides: 'Is the runtime there, and the device plugin not started by it?',
    hints: ['device-plugin'],
  },
];

/** The pod that builds and loads the driver gives up. */
const driverPod: readonly TextCause[] = [
  { code: 'driver-not-installed', decides: 'Does its log name no reason of its own below?' },
  {
    code: 'nouveau-conflict',
    decides: 'Does its log say that nouveau is in use, or could not be unloaded?',
    hints: ['nouveau'],
  },
  {
    code: 'dkms-headers-missing',
    decides: 'Does it say that kernel headers could not be found or resolved?',
    hints: ['kernel headers', 'kernel version', 'linux-headers'],
  },
  {
    code: 'secure-boot-unsigned',
    decides: 'Is Secure Boot on (mokutil --sb-state)?',
    hints: ['secure boot'],
  },
];

/** More of what nodes and the GPU Operator's validators say. */
export const kubernetesNodesSignatures: readonly Signature[] = [
  ...['nvidia-operator-validator', 'nvidia-device-plugin', 'nvidia-dcgm', 'gpu-feature-discovery'].flatMap(
    (pod) =>
      [' init:0/', ' init:1/', ' init:crashloopbackoff', ' init:error', ' init:runcontainererror'].map(
        (state): Signature => ({
          words: [pod, state],
          reach: 120,
          causes: waiting,
          symptom: true,
          example: `${pod}-8xk2p   0/1  ${state}1   0   12m`,
          counterExample: `${pod}-8xk2p   1/1   Running   0   12m`,
        }),
      ),
  ),
  ...['crashloopbackoff', 'error'].map(
    (state): Signature => ({
      words: ['nvidia-driver-daemonset', ` ${state} `],
      reach: 80,
      causes: driverPod,
      symptom: true,
      example: `nvidia-driver-daemonset-4kzxp   0/1   ${state} 7`,
      counterExample: 'nvidia-driver-daemonset-4kzxp   1/1   Running   0',
    }),
  ),
  {
    words: ['failed to get sandbox runtime'],
    causes: likely(
      'containerd-runtime-not-registered',
      'Does containerd config dump list no runtime nvidia? Then it was never registered.',
    ),
    example:
      'Failed to create pod sandbox: rpc error: code = Unknown desc = failed to get sandbox runtime: x',
    counterExample: 'Failed to create pod sandbox: failed to setup network',
  },
  ...['number of devices unavailable for nvidia.com/', 'no healthy devices present'].map(
    (word): Signature => ({
      words: [word],
      causes: unavailable,
      example: `Allocate failed due to requested ${word}gpu. Requested: 1, Available: 0, which is unexpected`,
      counterExample: 'number of devices unavailable for vendor.example/nic',
    }),
  ),
  {
    words: ['error validating toolkit installation'],
    causes: [
      {
        code: 'containerd-runtime-not-registered',
        decides:
          "Does the toolkit container's log end in an error, or is containerd's configuration elsewhere (RKE2, k3s, microk8s)?",
      },
      {
        code: 'k8s-default-runtime-not-nvidia',
        decides: 'Is the runtime there, and the validator not started by it?',
      },
    ],
    example:
      'Error: error validating toolkit installation: exec: "nvidia-smi": executable file not found in $PATH',
    counterExample: 'toolkit installation validated',
  },
  {
    words: ['error validating driver installation'],
    causes: [
      { code: 'driver-not-installed', decides: "Is the driver's pod not ready? Then its log says why." },
      { code: 'kernel-module-not-loaded', decides: 'Does lsmod on the node not list nvidia?' },
    ],
    example: 'Error: error validating driver installation: exit status 9',
    counterExample: 'driver installation validated',
  },
  {
    words: ['failed to load plugin', 'grpc.v1.cri', 'invalid plugin config'],
    reach: 200,
    causes: likely(
      'containerd-cri-disabled',
      'Does containerd config dump complain of /etc/containerd/config.toml? Then Kubernetes finds no containerd.',
    ),
    example:
      'level=warning msg="failed to load plugin io.containerd.grpc.v1.cri" error="invalid plugin config: `systemd_cgroup` only works for runtime io.containerd.runtime.v1.linux"',
    counterExample:
      'failed to load cni during init, please check CRI plugin status before setting up network',
  },
  {
    words: ['containerd', 'failed to load toml'],
    reach: 120,
    causes: likely('containerd-not-running', 'Does systemctl status containerd say that it failed?'),
    example: 'containerd: failed to load TOML: /etc/containerd/config.toml: (12, 3): unexpected token',
    counterExample: 'containerd: loading plugin',
  },
  {
    words: ['binary not installed', 'containerd-shim-nvidia'],
    reach: 60,
    causes: likely(
      'containerd-runtime-not-registered',
      'Does containerd config dump list no runtime nvidia? Then it was never registered.',
    ),
    example:
      'failed to resolve runtime path: runtime "nvidia" binary not installed "containerd-shim-nvidia-v1": file does not exist: unknown',
    counterExample: 'binary not installed "containerd-shim-kata-v2"',
  },
];

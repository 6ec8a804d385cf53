import type { Signature } from '../../signature.ts';
import { harmless } from './harmless.ts';

const running = 'level=info msg="API listen on /run/docker.sock"';

/** One harmless code by its words, which are the text. */
const notes = (code: string, ...texts: readonly string[]): readonly Signature[] =>
  texts.map((text) =>
    harmless(code, [text], `time="2026-01-01T10:00:00Z" level=warning msg="${text}"`, running),
  );

/** Docker, Compose, containerd, Kubernetes, podman and the toolkit. */
export const ofEngines: readonly Signature[] = [
  ...notes(
    'compose-file-note',
    'the attribute `version` is obsolete',
    '`version` is obsolete',
    'found orphan containers',
    'variable is not set. defaulting to a blank string',
  ),
  ...notes(
    'docker-kernel-note',
    'warning: no swap limit support',
    'warning: bridge-nf-call-iptables is disabled',
    'warning: bridge-nf-call-ip6tables is disabled',
    'warning: support for cgroup v1 is deprecated',
    'warning: no blkio throttle',
    'your kernel does not support cgroup blkio weight',
    'running modprobe bridge br_netfilter failed',
    'running modprobe nf_nat failed',
    'running modprobe xt_conntrack failed',
    'unable to find cpuset cgroup in mounts',
  ),
  ...notes(
    'docker-login-note',
    'your password will be stored unencrypted in',
    'using --password via the cli is insecure',
  ),
  ...notes(
    'containerd-start-note',
    'path must be a btrfs filesystem',
    'path must be a zfs filesystem',
    'devmapper not configured',
    'could not use snapshotter devmapper in metadata plugin',
    'aufs is not supported',
    'failed to load cni during init, please check cri plugin status',
    'no network config found in /etc/cni/net.d',
    'no opentelemetry endpoint: skip plugin',
    'not using native diff for overlay2',
  ),
  ...notes(
    'containerd-shim-note',
    'cleaning up after shim disconnected',
    'stream copy error: reading from a closed fifo',
    'cleanup warnings time=',
  ),
  ...['no such container', 'no such image', 'no such exec instance'].map((word) =>
    harmless(
      'docker-request-note',
      ['handler for', `returned error: ${word}`],
      `level=error msg="Handler for GET /v1.43/containers/web/json returned error: ${word}: web"`,
      'Error response from daemon: No such container: web',
    ),
  ),
  harmless(
    'kubernetes-nameserver-note',
    ['nameserver limits were exceeded'],
    'Nameserver limits were exceeded, some nameservers have been omitted, the applied nameserver line is: 192.0.2.53',
    'dial tcp: lookup nvcr.io: no such host',
  ),
  harmless(
    'kubernetes-deprecation-note',
    ['is deprecated in v1.', 'unavailable in v1.'],
    'Warning: policy/v1beta1 PodSecurityPolicy is deprecated in v1.21+, unavailable in v1.25+',
    'no matches for kind "PodSecurityPolicy" in version "policy/v1beta1"',
  ),
  harmless(
    'toolkit-optional-file-note',
    ['could not locate', ': pattern', 'not found'],
    'time="2026-01-01T10:00:00Z" level=warning msg="Could not locate /nvidia-imex: pattern /nvidia-imex not found"',
    'failed to locate libcuda.so: pattern libcuda.so.*.* not found',
  ),
  harmless(
    'toolkit-optional-file-note',
    ['nvsandboxutils', 'ignoring'],
    'level=warning msg="Failed to init nvsandboxutils: ERROR_LIBRARY_LOAD; ignoring"',
    'failed to init NVML: ERROR_LIBRARY_NOT_FOUND',
  ),
  ...['library', 'compat32 library', 'binary', 'ipc path', 'firmware path'].map((what) =>
    harmless(
      'toolkit-optional-file-note',
      ['nvc_info.c', `missing ${what}`],
      `W0101 10:00:00.000000 811 nvc_info.c:399] missing ${what} nv-fabricmanager`,
      'nvc_info.c:157] selecting /usr/bin/nvidia-smi',
      40,
    ),
  ),
  harmless(
    'wsl-link-note',
    ['/usr/lib/wsl/lib/libcuda.so', 'is not a symbolic link'],
    '/sbin/ldconfig.real: /usr/lib/wsl/lib/libcuda.so.1 is not a symbolic link',
    '/usr/lib/wsl/lib/libcuda.so.1: file too short',
    60,
  ),
  harmless(
    'wsl-integrated-gpu-adapter',
    ['dxgk: dxgkio_', 'ioctl failed'],
    'misc dxg: dxgk: dxgkio_query_adapter_info: Ioctl failed: -22',
    'misc dxg: dxgk: dxgglobal_init_global_channel failed',
    80,
  ),
  ...notes('podman-mount-note', 'is not a shared mount, this could cause issues or missing mounts'),
  harmless(
    'singularity-note',
    ['underlay of', 'required more than 50'],
    'WARNING: underlay of /usr/bin/nvidia-smi required more than 50 (469) bind mounts',
    'FATAL: container creation failed: mount hook function failure',
    120,
  ),
];

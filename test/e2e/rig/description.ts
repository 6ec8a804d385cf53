/** The machine that a rig host plays. Everything is optional: what is not said is healthy. */
export interface RigDescription {
  /** Default: two A100. An empty list is a machine without a GPU. */
  readonly gpus?: readonly GpuModel[];
  readonly driver?: DriverState;
  /** `no-uvm`: all but /dev/nvidia-uvm. Default `all` where the module is loaded. */
  readonly nodes?: 'all' | 'none' | 'no-uvm';
  /** An NVML error code (4, 15, 17, 999, …) that the real nvidia-smi then fails with. */
  readonly nvmlCode?: number;
  readonly toolkit?: ToolkitState;
  readonly docker?: DockerState;
  /** Images that the engine has when the host is up. Default: the small one. */
  readonly images?: readonly ImageName[];
  /** Size of the host's /dev/shm as tmpfs writes it. Default `16g`. */
  readonly shmSize?: string;
  /** The machine may raise the limit of locked memory for containers. Default true. */
  readonly grantsMemlock?: boolean;
  /** `sysv`: `service` alone. `none`: nothing that manages services, and no sign of systemd. */
  readonly serviceManager?: 'systemd' | 'sysv' | 'none';
  /** A registry in the host that answers as nvcr.io. Default: none, and nvcr.io does not resolve. */
  readonly registry?: RegistryState;
  /** The engine answers as 18.09 with API 1.39, through a proxy before the real one. */
  readonly engineAnswersAs?: '18.09';
  /** Further files, by path; they are laid over everything else before the services start, and run if they begin with `#!`. */
  readonly files?: Readonly<Record<string, string>>;
  /** Paths of the machine that the host must not have. */
  readonly hidden?: readonly string[];
  /** Further folders of the machine, bound read-write at the same path. */
  readonly binds?: readonly string[];
}

export type ImageName = 'small' | 'torch';

export interface GpuModel {
  readonly name: string;
  readonly architecture: string;
  /** As in `8.0`. */
  readonly computeCapability: string;
  readonly memoryMiB: number;
  /** Four hexadecimal digits each. */
  readonly pciDevice: string;
  readonly pciSubsystem: string;
}

export interface DriverState {
  /** Version of the installed libraries and nvidia-smi; null: not installed. */
  readonly libraries?: string | null;
  /** Version of the loaded kernel module; null: not loaded. Default: as the libraries. */
  readonly module?: string | null;
  /** What the package manager would install. */
  readonly available?: string;
  /** The newest CUDA that the driver serves, as nvidia-smi prints it. */
  readonly cuda?: string;
}

export interface ToolkitState {
  /** `after-dockerd`: installed once the engine is up, so it was never seen by it. */
  readonly installed?: boolean | 'after-dockerd';
  readonly version?: string;
  /** Version of nvidia-container-cli and its library until the package manager brings the toolkit's own. */
  readonly libraryVersion?: string;
  /** Where the programs are, if not where the package puts them, /usr/bin. */
  readonly directory?: string;
  /** Where the hook is, if not with the others. */
  readonly hookDirectory?: string;
  /** Programs of the toolkit that are not there after all. */
  readonly without?: readonly ToolkitProgram[];
  /** `injects-nothing`: the hook says it worked and no device is inside. */
  readonly hook?: 'works' | 'injects-nothing' | { readonly fails: string };
  /** NVIDIA's package repository is configured. Default true. */
  readonly repository?: boolean;
  /** Text of config.toml instead of the package's. */
  readonly config?: string;
}

export type ToolkitProgram =
  | 'nvidia-container-runtime-hook'
  | 'nvidia-container-runtime'
  | 'nvidia-container-cli'
  | 'nvidia-ctk'
  | 'nvidia-cdi-hook';

export interface DockerState {
  readonly installed?: boolean;
  /** Default true; a daemon that cannot start (broken daemon.json) is down whatever is said here. */
  readonly running?: boolean;
  /** Text of /etc/docker/daemon.json; null: no such file. Default: the nvidia runtime registered, if the toolkit is there. */
  readonly daemonJson?: string | null;
  /** PATH of dockerd. */
  readonly path?: string;
  /** Size of the filesystem that holds the images. Default `200g`. */
  readonly dataRootSize?: string;
  /** `tester` is in group docker. Default false. */
  readonly testerInGroup?: boolean;
}

export interface RegistryState {
  /** The key that logs in; the user is always `$oauthtoken`. */
  readonly key?: string;
  /** Pulls are allowed without logging in. Default true. */
  readonly anonymous?: boolean;
  /** Further tags of nvidia/pytorch under which it serves the small image. */
  readonly tags?: readonly string[];
  readonly fault?: RegistryFault;
  /** Credentials in root's and tester's ~/.docker/config.json. */
  readonly loggedInWith?: string;
  /** Which of nvcr.io's two forms of challenge is given. */
  readonly challenge?: 'scope-parameter' | 'scope-in-realm';
}

export type RegistryFault =
  | 'down'
  | 'self-signed'
  | 'does-not-resolve'
  | 'blob-host-blocked'
  | 'blob-host-unknown'
  | 'arm64-only-index'
  | 'arm64-only-manifest'
  | 'stalls'
  | 'slow'
  | 'too-many-requests'
  | 'server-error'
  | 'captive-portal';

export const gpuModels = {
  a100: {
    name: 'NVIDIA A100-SXM4-40GB',
    architecture: 'Ampere',
    computeCapability: '8.0',
    memoryMiB: 40960,
    pciDevice: '20b0',
    pciSubsystem: '144e',
  },
  v100: {
    name: 'Tesla V100-SXM2-32GB',
    architecture: 'Volta',
    computeCapability: '7.0',
    memoryMiB: 32768,
    pciDevice: '1db5',
    pciSubsystem: '1249',
  },
  k80: {
    name: 'Tesla K80',
    architecture: 'Kepler',
    computeCapability: '3.7',
    memoryMiB: 11441,
    pciDevice: '102d',
    pciSubsystem: '106c',
  },
  b200: {
    name: 'NVIDIA B200',
    architecture: 'Blackwell',
    computeCapability: '10.0',
    memoryMiB: 183359,
    pciDevice: '2901',
    pciSubsystem: '1999',
  },
} as const satisfies Readonly<Record<string, GpuModel>>;

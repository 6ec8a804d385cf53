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
  /** Podman is there: beside Docker, or as the docker command as well, by Debian's podman-docker. Default: it is not. */
  readonly podman?: 'beside' | 'as-docker';
  /** Images that the engine has when the host is up. Default: the small one. */
  readonly images?: readonly ImageName[];
  /** Further lines of the kernel log, as the driver writes them; the loading of the module is there anyway. */
  readonly kernelLog?: readonly string[];
  /** NVSwitches beside the GPUs, and the state of the service that sets them up. Default: none of both. */
  readonly fabric?: { readonly switches: number; readonly manager: 'running' | 'stopped' | 'absent' };
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
  /** As nvidia-smi has it. Default: `Tesla` by the name, else `NVIDIA`. */
  readonly brand?: string;
  readonly condition?: GpuCondition;
}

/** What is the matter with a GPU, as nvidia-smi tells of it. What is not said is healthy. */
export interface GpuCondition {
  readonly persistence?: false;
  /** It must be reset before anything runs on it. */
  readonly resetRequired?: true;
  /** Rows of its memory wait for a reset to be replaced; or that has failed. */
  readonly remapping?: 'pending' | 'failed';
  readonly mig?: 'no-instances';
  readonly computeMode?: 'Exclusive_Process' | 'Prohibited';
  /** Its clocks, heat and power cannot be read. */
  readonly silent?: true;
  /** The driver lost it; nvidia-smi then says so and no more. */
  readonly lost?: true;
  /** It is on the bus, and the driver has not taken it. */
  readonly absent?: true;
}

export interface DriverState {
  /** Version of the installed libraries and nvidia-smi; null: not installed. */
  readonly libraries?: string | null;
  /** Version of the loaded kernel module; null: not loaded. Default: as the libraries. */
  readonly module?: string | null;
  /** What the package manager would install. */
  readonly available?: string;
  /** The newest CUDA that the driver serves, as nvidia-smi prints it. Default: by its branch. */
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
  /** A daemon of tester's own beside it (Debian's dockerd-rootless.sh), at /run/user/1999/docker.sock. */
  readonly rootless?: true;
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
  /** The blob host takes a token that a client carries over to it, as Podman does here. Default: it refuses. */
  readonly blobHostTakesTokens?: true;
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

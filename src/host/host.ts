/**
 * Every question that may be put to a machine. A Host never throws for what the machine answers: absence,
 * refusal and silence are values. Times are milliseconds, sizes are bytes.
 */
export interface Host {
  /** Runs a program without a shell, stdin closed, in the C locale, bounded in time and output. */
  run(argv: readonly string[], options?: RunOptions): Promise<RunResult>;
  /** Reads a text file, at most `maxBytes` (default 1 MiB) of it. */
  readText(path: string, maxBytes?: number): Promise<FileResult<string>>;
  /** The names in a directory, sorted. */
  list(path: string): Promise<FileResult<readonly string[]>>;
  /** What a path is; a symbolic link is followed, so a dangling one is `absent`. */
  stat(path: string): Promise<FileResult<FileStat>>;
  /** Where a symbolic link points, as written; `failed` with code EINVAL for what is no link. */
  readLink(path: string): Promise<FileResult<string>>;
  /** Whether the current user may read and write the path, without opening it (opening a device may wake it). */
  access(path: string): Promise<FileResult<true>>;
  /** Opens the path for reading and closes it again: says ENXIO for a device node with no driver behind it. */
  open(path: string): Promise<FileResult<true>>;
  /** The room on the filesystem that holds the path. */
  diskSpace(path: string): Promise<FileResult<DiskSpace>>;
  env(name: string): string | undefined;
  system(): Promise<SystemInfo>;
  /** One HTTP(S) request; redirects are answers, not followed. */
  request(url: string, options?: HttpOptions): Promise<HttpResult>;
  /** One request to the Docker Engine's API at an endpoint such as `unix:///var/run/docker.sock`. */
  engineRequest(endpoint: string, path: string, options?: EngineOptions): Promise<HttpResult>;
}

/** How a program is run. */
export interface RunOptions {
  readonly timeoutMs?: number;
  readonly input?: string;
  /** Added to the environment of the child. */
  readonly env?: Readonly<Record<string, string>>;
  /** Called with stdout as it comes; the result holds it all the same. */
  readonly onStdout?: (chunk: string) => void;
  /** Shows the child's stdout to the user on stderr (a pull's progress); the result's stdout is then empty. */
  readonly show?: boolean;
  /** Runs even after the user interrupted: for cleaning up alone. */
  readonly evenIfInterrupted?: boolean;
}

/** How a program ended. */
export type RunResult =
  | {
      readonly kind: 'exited';
      readonly code: number;
      readonly stdout: string;
      readonly stderr: string;
      /** Output beyond the cap was thrown away. */
      readonly truncated?: boolean;
    }
  | { readonly kind: 'not-found' }
  /** `why` tells what the process waited for when it could not even be killed. */
  | { readonly kind: 'timed-out'; readonly stdout: string; readonly stderr: string; readonly why: string }
  | { readonly kind: 'failed'; readonly why: string };

/** What the file system answers. */
export type FileResult<T> =
  | { readonly kind: 'ok'; readonly value: T }
  | { readonly kind: 'absent' }
  | { readonly kind: 'denied' }
  | { readonly kind: 'failed'; readonly code: string; readonly why: string };

/** What a path is. */
export interface FileStat {
  readonly type: 'file' | 'directory' | 'character-device' | 'block-device' | 'socket' | 'fifo' | 'other';
  readonly sizeBytes: number;
  /** Permission bits, e.g. 0o666. */
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  /** Last change of the inode: when a package put the file here, whatever time the file itself carries. */
  readonly ctimeMs: number;
  /** When the inode was made; null where the filesystem does not say. */
  readonly birthMs: number | null;
  /** Of a device node; null for all else. */
  readonly major: number | null;
  readonly minor: number | null;
}

/** Room in a filesystem. */
export interface DiskSpace {
  /** Free for an ordinary user. */
  readonly freeBytes: number;
  readonly totalBytes: number;
  /** Null where the filesystem has no fixed number of inodes. */
  readonly freeInodes: number | null;
}

/** The running system. */
export interface SystemInfo {
  /** Effective user id; 0 is root. */
  readonly uid: number;
  readonly gids: readonly number[];
  readonly user: string;
  readonly home: string;
  /** As `uname -m` says, e.g. `x86_64`, `aarch64`. */
  readonly machine: string;
  readonly kernelRelease: string;
  /** When the machine was started, milliseconds since 1970, to about 10 ms. */
  readonly bootMs: number;
  readonly cpus: number;
  readonly memoryTotalBytes: number;
  readonly memoryAvailableBytes: number | null;
  /** The directories of PATH, in order. */
  readonly path: readonly string[];
  readonly workingDirectory: string;
  /** Random letters that name what this run creates (the test container); a recording keeps them. */
  readonly runId: string;
}

/** How a request is made. */
export interface HttpOptions {
  readonly method?: 'GET' | 'HEAD' | 'POST';
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly connectTimeoutMs?: number;
  readonly timeoutMs?: number;
  /** `http://[user:password@]host:port`; none when absent. Environment variables are never consulted. */
  readonly proxy?: string;
  /** PEM certificates to trust instead of the runtime's own list. */
  readonly ca?: readonly string[];
  /** Reads at most this much of the body (default 4 MiB), then hangs up. */
  readonly maxBytes?: number;
  /** Accept any certificate: only for hosts that the engine lists as insecure. */
  readonly insecure?: boolean;
}

/** How the engine is asked. */
export interface EngineOptions {
  readonly method?: 'GET' | 'POST' | 'DELETE';
  readonly timeoutMs?: number;
  readonly evenIfInterrupted?: boolean;
}

/** The part of a request that failed, in the order in which they happen. */
export type HttpStage = 'dns' | 'connect' | 'proxy' | 'tls' | 'http';

/** How a request ended. */
export type HttpResult =
  | {
      readonly kind: 'answered';
      readonly status: number;
      /** Names in lower case; repeated ones joined by a comma. */
      readonly headers: Readonly<Record<string, string>>;
      readonly body: string;
    }
  | {
      readonly kind: 'failed';
      readonly stage: HttpStage;
      readonly timedOut: boolean;
      /** The system's or library's code, e.g. ECONNREFUSED, ENOTFOUND, DEPTH_ZERO_SELF_SIGNED_CERT; '' if none. */
      readonly code: string;
      readonly why: string;
      /** Who signed the certificate that was not accepted. */
      readonly issuer?: string;
    };

/** Limits for kinds of questions, in milliseconds. */
export const limits = {
  file: 5_000,
  socket: 5_000,
  tool: 10_000,
  /** Without persistence mode each call initialises every GPU anew. */
  nvidiaSmi: 30_000,
  networkConnect: 5_000,
  network: 10_000,
} as const;

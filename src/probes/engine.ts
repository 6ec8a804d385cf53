import type { JsonObject } from '../check.ts';
import type { HttpResult } from '../host/host.ts';
import { parseObject } from '../json.ts';
import { type Probe, read, unread, valueIn } from '../probe.ts';
import { unreachableEngine } from './engine-failure.ts';
import { runningEngine } from './engine-info.ts';

/** An OCI runtime that is registered with the engine. */
export interface EngineRuntime {
  readonly name: string;
  /** The binary as registered: a bare name is looked up on dockerd's PATH; null for shim runtimes. */
  readonly path: string | null;
}

/** Proxies by which the engine reaches registries; empty: none. */
export interface EngineProxies {
  readonly http: string;
  readonly https: string;
  readonly no: string;
}

/** The Docker Engine that the docker command speaks to. */
export type EngineFact =
  | {
      readonly kind: 'unreachable';
      readonly endpoint: string | null;
      /**
       * `stopped`: its process is there and was stopped by a signal; `no-context`: the context named does not exist. An
       * engine that is slow to answer is none of these: it is not known.
       */
      readonly reason: 'no-socket' | 'permission' | 'refused' | 'stopped' | 'no-context' | 'other';
      readonly why: string;
      /** Group id of the socket, where there is one. */
      readonly socketGid: number | null;
    }
  | RunningEngine;

/** An engine that answers, as it tells of itself. */
export interface RunningEngine {
  readonly kind: 'running';
  readonly endpoint: string;
  /** e.g. `20.10.24+dfsg1` */
  readonly version: string;
  /** e.g. `1.41` */
  readonly apiVersion: string;
  /** The oldest API that it still speaks, e.g. `1.44`; null where it does not say. */
  readonly minApiVersion: string | null;
  /** `podman`: Podman's service, which speaks Docker's API. */
  readonly product: 'docker' | 'podman';
  /** How the build calls itself, e.g. `Docker Engine - Community`, `Docker Desktop 4.41.2 (191736)`; may be empty. */
  readonly platformName: string;
  /** Of the build; distributions put their package's version here, e.g. `20.10.7-0ubuntu5~20.04.2`. */
  readonly gitCommit: string;
  /** e.g. `1.1.12`; null where it does not say. */
  readonly runcVersion: string | null;
  /** What it calls its host, e.g. `Docker Desktop`, `Ubuntu 22.04.5 LTS`. */
  readonly operatingSystem: string;
  /** `uname -r` where the engine runs; empty where it does not say. */
  readonly kernelVersion: string;
  /** `linux` or `windows`: what its containers are; empty where it does not say. */
  readonly osType: string;
  readonly architecture: string;
  readonly rootDir: string;
  readonly storageDriver: string;
  /** Its filesystem does not tell the kind of a directory's entries (XFS with ftype=0), which overlay needs. */
  readonly lacksDType: boolean;
  /** What one image or container may have under devicemapper, bytes; null: no such limit. */
  readonly baseDeviceBytes: number | null;
  /** Images are kept by containerd (snapshotter) and not below `rootDir`. */
  readonly containerdStore: boolean;
  readonly runtimes: readonly EngineRuntime[];
  readonly defaultRuntime: string;
  /** Empty where CDI is off; null where this engine does not say. */
  readonly cdiSpecDirs: readonly string[] | null;
  /** CDI device names that the engine discovered; null where it lists none, or does not say (before 28.2). */
  readonly cdiDevices: readonly string[] | null;
  /** What it could not make out of CDI specifications, in its own words (since 28.2). */
  readonly cdiProblems: readonly { readonly path: string; readonly why: string }[];
  readonly rootless: boolean;
  readonly securityOptions: readonly string[];
  readonly cgroupDriver: string;
  readonly cgroupVersion: string;
  readonly liveRestore: boolean;
  /** Proxies as the engine uses them, credentials removed. */
  readonly proxies: EngineProxies;
  readonly registryMirrors: readonly string[];
  readonly insecureRegistries: readonly string[];
  readonly containersRunning: number;
}

export const engine: Probe<EngineFact> = {
  title: 'Docker Engine',
  cost: 'local',
  needs: ['engineEndpoint'],
  async ask(host, _target, facts) {
    const found = valueIn(facts.engineEndpoint);
    if (found === null) return unread('it is not known where the engine listens');
    const { endpoint } = found;
    if (endpoint === null) {
      const why = `the context ${found.context ?? ''} does not exist`;
      return read({ kind: 'unreachable', endpoint, reason: 'no-context', why, socketGid: null });
    }
    const [version, info] = await Promise.all([
      host.engineRequest(endpoint, '/version'),
      host.engineRequest(endpoint, '/info'),
    ]);
    if (version.kind === 'failed') return unreachableEngine(host, endpoint, version);
    const [versionBody, infoBody] = [bodyOf(version), bodyOf(info)];
    if (versionBody === null || infoBody === null) return unread('the Docker Engine answers only in part');
    return runningEngine(endpoint, versionBody, infoBody);
  },
};

const bodyOf = (result: HttpResult): JsonObject | null =>
  result.kind === 'answered' && result.status === 200 ? parseObject(result.body) : null;

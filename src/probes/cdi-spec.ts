import type { JsonObject, JsonValue } from '../check.ts';
import type { FileResult, Host } from '../host/host.ts';
import { isObject, listAt, objectAt, objectsIn, parseObject, stringAt } from '../json.ts';

/** What some edits of a specification inject from the host, and the host does not have. At most twenty each. */
export interface CdiEdits {
  /** Mounted files, and programs of hooks: without them no container starts. */
  readonly missing: readonly string[];
  /** Device nodes: without them the device is refused before anything starts. */
  readonly missingNodes: readonly string[];
  /** What of both could not be looked at; absent: nothing. */
  readonly unread?: readonly string[];
}

/** A device that a specification defines. */
export interface CdiDevice extends CdiEdits {
  /** e.g. `0`, `GPU-…`, `0:1` (a MIG instance), `all`. */
  readonly name: string;
}

/** A file in a folder of CDI specifications (cncf.io/container-device-interface). */
export type CdiSpec =
  | {
      readonly kind: 'valid';
      readonly path: string;
      /** e.g. `0.5.0` */
      readonly cdiVersion: string;
      /** e.g. `nvidia.com/gpu` */
      readonly deviceKind: string;
      readonly devices: readonly CdiDevice[];
      /** What is injected with any of the devices. */
      readonly common: CdiEdits;
      /** It gives nodes of NVIDIA's own driver (`/dev/nvidia0`), as opposed to those of WSL2 or a Jetson. */
      readonly injectsGpus: boolean;
      readonly injectsUvm: boolean;
      /** Of the driver whose libraries it mounts, e.g. `550.163.01`; null where their names do not tell. */
      readonly driverVersion: string | null;
    }
  | { readonly kind: 'invalid'; readonly path: string; readonly why: string }
  /** This user may not read it, or not whole, and what the engine makes of it is not known. Or so a directory. */
  | { readonly kind: 'unread'; readonly path: string };

/** A specification of eight GPUs with all their MIG instances is some hundreds of kilobytes. */
const maxBytes = 1024 ** 2;

/** Looks at no more paths than this of one specification; NVIDIA's hold about a hundred. */
const maxPaths = 1000;

export async function specAt(host: Host, path: string): Promise<CdiSpec> {
  const file = await host.readText(path, maxBytes);
  const silent = file.kind === 'denied' || (file.kind === 'failed' && file.code !== 'EISDIR');
  if (silent || (file.kind === 'ok' && file.value.length >= maxBytes)) return { kind: 'unread', path };
  if (file.kind !== 'ok') return { kind: 'invalid', path, why: 'it could not be read' };
  const spec = parseObject(file.value) ?? (await parsedYaml(file.value));
  const cdiVersion = spec === null ? null : stringAt(spec, 'cdiVersion');
  const deviceKind = spec === null ? null : stringAt(spec, 'kind');
  if (spec === null || cdiVersion === null || deviceKind === null) {
    return { kind: 'invalid', path, why: 'it is no CDI specification' };
  }
  const devices = objectsIn(listAt(spec, 'devices'));
  if (devices.length === 0) return { kind: 'invalid', path, why: 'it defines no device' };
  const parts = [spec, ...devices].map((part) => objectAt(part, 'containerEdits'));
  const nodes = parts.flatMap(nodesIn);
  const there = await lookedAt(host, [...nodes, ...parts.flatMap(filesIn)]);
  return {
    kind: 'valid',
    path,
    cdiVersion,
    deviceKind,
    devices: devices.flatMap((device) => {
      const name = stringAt(device, 'name');
      return name === null ? [] : [{ name, ...editsOf(device, there) }];
    }),
    common: editsOf(spec, there),
    injectsGpus: nodes.some((node) => /^\/dev\/nvidia\d+$/.test(node)),
    injectsUvm: nodes.includes('/dev/nvidia-uvm'),
    driverVersion: versionIn(parts.flatMap(filesIn)),
  };
}

async function parsedYaml(text: string): Promise<JsonObject | null> {
  const { parse } = await import('yaml');
  try {
    const value: JsonValue = parse(text, { maxAliasCount: 100, logLevel: 'silent' });
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

/** A node without a hostPath has the same path on both sides. */
const nodesIn = (edits: JsonObject): readonly string[] =>
  objectsIn(listAt(edits, 'deviceNodes')).flatMap(
    (node) => stringAt(node, 'hostPath') ?? stringAt(node, 'path') ?? [],
  );

/** What is mounted, and the programs that are called on the host. */
const filesIn = (edits: JsonObject): readonly string[] => [
  ...objectsIn(listAt(edits, 'mounts')).flatMap((mount) => stringAt(mount, 'hostPath') ?? []),
  ...objectsIn(listAt(edits, 'hooks')).flatMap((hook) => stringAt(hook, 'path') ?? []),
];

type Looks = ReadonlyMap<string, FileResult<unknown>['kind']>;

async function lookedAt(host: Host, all: readonly string[]): Promise<Looks> {
  const paths = [...new Set(all)].filter((path) => path.startsWith('/')).slice(0, maxPaths);
  return new Map(await Promise.all(paths.map(async (path) => [path, (await host.stat(path)).kind] as const)));
}

function editsOf(part: JsonObject, there: Looks): CdiEdits {
  const edits = objectAt(part, 'containerEdits');
  const [files, nodes] = [filesIn(edits), nodesIn(edits)];
  const among = (paths: readonly string[], ...kinds: readonly string[]) =>
    [...new Set(paths)].filter((path) => kinds.includes(there.get(path) ?? '')).slice(0, 20);
  const unread = among([...files, ...nodes], 'denied', 'failed');
  const found = { missing: among(files, 'absent'), missingNodes: among(nodes, 'absent') };
  return unread.length === 0 ? found : { ...found, unread };
}

/** `libcuda.so.550.163.01`; that of WSL2 and of older Jetsons is called libcuda.so.1.1 and tells nothing. */
function versionIn(files: readonly string[]): string | null {
  const versions = files.flatMap(
    (file) => /\/lib(?:cuda|nvidia-ml)\.so\.(\d{3,4}\.\d+(?:\.\d+)?)$/.exec(file)?.[1] ?? [],
  );
  return versions[0] ?? null;
}

import type { JsonObject, JsonValue } from '../check.ts';
import type { Host } from '../host/host.ts';
import { isObject, listAt, objectAt, objectsIn, stringAt } from '../json.ts';
import { type Probe, read, valueIn } from '../probe.ts';

export type CdiSpec =
  | {
      readonly kind: 'valid';
      readonly path: string;
      readonly cdiVersion: string;
      /** e.g. `nvidia.com/gpu` */
      readonly deviceKind: string;
      /** Names of its devices, e.g. `0`, `GPU-…`, `all`. */
      readonly devices: readonly string[];
      /** Host paths that it injects and that do not exist; at most twenty. */
      readonly missing: readonly string[];
      readonly injectsUvm: boolean;
    }
  | { readonly kind: 'invalid'; readonly path: string; readonly why: string };

export interface CdiFact {
  /** Where was looked: the engine's directories, else /etc/cdi and /var/run/cdi. */
  readonly dirs: readonly string[];
  readonly specs: readonly CdiSpec[];
}

export const cdi: Probe<CdiFact> = {
  title: 'CDI specifications',
  cost: 'local',
  needs: ['engine'],
  async ask(host, _target, facts) {
    const engine = valueIn(facts.engine);
    const asked = engine?.kind === 'running' ? (engine.cdiSpecDirs ?? []) : [];
    const dirs = asked.length > 0 ? asked : ['/etc/cdi', '/var/run/cdi'];
    const files = await Promise.all(dirs.map((dir) => specsIn(host, dir)));
    return read({ dirs, specs: await Promise.all(files.flat().map((path) => specAt(host, path))) });
  },
};

async function specsIn(host: Host, dir: string): Promise<readonly string[]> {
  const names = await host.list(dir);
  if (names.kind !== 'ok') return [];
  return names.value.filter((name) => /\.(json|ya?ml)$/.test(name)).map((name) => `${dir}/${name}`);
}

const maxBytes = 4 * 1024 ** 2;

async function specAt(host: Host, path: string): Promise<CdiSpec> {
  const file = await host.readText(path, maxBytes);
  if (file.kind !== 'ok') return { kind: 'invalid', path, why: 'it could not be read' };
  const spec = await parsed(file.value);
  const cdiVersion = spec === null ? null : stringAt(spec, 'cdiVersion');
  const deviceKind = spec === null ? null : stringAt(spec, 'kind');
  if (spec === null || cdiVersion === null || deviceKind === null) {
    return { kind: 'invalid', path, why: 'it is no CDI specification' };
  }
  const devices = objectsIn(listAt(spec, 'devices'));
  const edits = [spec, ...devices].map((part) => objectAt(part, 'containerEdits'));
  const paths = [...new Set(edits.flatMap(hostPathsIn))];
  return {
    kind: 'valid',
    path,
    cdiVersion,
    deviceKind,
    devices: devices.flatMap((device) => stringAt(device, 'name') ?? []),
    missing: await missingOf(host, paths),
    injectsUvm: paths.includes('/dev/nvidia-uvm'),
  };
}

async function parsed(text: string): Promise<JsonObject | null> {
  const { parse } = await import('yaml');
  try {
    const value: JsonValue = parse(text, { maxAliasCount: 100 });
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

/** Device nodes and mounts; a node without a hostPath has the same path on both sides. */
function hostPathsIn(edits: JsonObject): readonly string[] {
  const nodes = objectsIn(listAt(edits, 'deviceNodes')).flatMap(
    (node) => stringAt(node, 'hostPath') ?? stringAt(node, 'path') ?? [],
  );
  const mounts = objectsIn(listAt(edits, 'mounts')).flatMap((mount) => stringAt(mount, 'hostPath') ?? []);
  return [...nodes, ...mounts];
}

async function missingOf(host: Host, paths: readonly string[]): Promise<readonly string[]> {
  const stats = await Promise.all(paths.map((path) => host.stat(path)));
  return paths.filter((_, index) => stats[index]?.kind === 'absent').slice(0, 20);
}

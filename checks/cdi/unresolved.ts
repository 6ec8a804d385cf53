import type { Finding } from '../../src/check.ts';
import { gpuKind, isNewer, newestReadBy, type ValidSpec } from '../../src/knowledge/cdi.ts';
import { cdiDir } from '../../src/knowledge/cdi-dirs.ts';
import { valueIn } from '../../src/probe.ts';
import { generateCdiSpec, generateOlderCdiSpec, type HostForCdi } from '../fixes/cdi.ts';
import { askGenerator, keepOneCdiSpec, nameKnownDevices } from '../fixes/cdi-other.ts';
import { type CdiView, specsOfGpus } from './reader.ts';

/** Why the devices asked for are nothing to the one who reads the specifications: one reason, the most basic. */
export function whyUnresolved(view: CdiView, names: readonly string[], host: HostForCdi): Finding {
  const conflict = names.map((name) => view.known.get(name)).find((meaning) => meaning?.kind === 'conflict');
  if (conflict?.kind === 'conflict') return conflicting(conflict.paths, names, host);
  if (names.some((name) => view.known.has(name))) return notReadByEngine(view, names, host);
  const specs = specsOfGpus(view.cdi).filter(({ path }) => isIn(path, view.dirs));
  if (specs.length === 0) return noSpec(view, host);
  const there = specs.flatMap(({ deviceKind, devices }) =>
    devices.map(({ name }) => `${deviceKind}=${name}`),
  );
  return unknownName(there, names, host);
}

const isIn = (path: string, dirs: readonly string[]): boolean =>
  dirs.some((dir) => cdiDir(path).startsWith(`${cdiDir(dir)}/`));

function conflicting(paths: readonly string[], names: readonly string[], host: HostForCdi): Finding {
  const kept = paths.find((path) => /\/nvidia\.(?:yaml|json)$/.test(path)) ?? paths[0] ?? '';
  const others = paths.filter((path) => path !== kept);
  return {
    code: 'cdi-spec-conflict',
    severity: 'error',
    message: `Several CDI specifications of one directory define the same GPUs, so none of them counts: ${paths.join(', ')}.`,
    seen: { names, paths },
    fixes: [keepOneCdiSpec(others, kept), generateCdiSpec(host, kept)],
  };
}

/** Our reading and the engine's own list differ. */
function notReadByEngine(view: CdiView, names: readonly string[], host: HostForCdi): Finding {
  const specs = specsOfGpus(view.cdi).filter(({ path }) => isIn(path, view.dirs));
  const newest = newestReadBy(view.engine.version);
  const said = view.engine.cdiProblems.filter(({ path }) => specs.some((spec) => same(spec.path, path)));
  const tooNew = specs.find(
    (spec) =>
      (newest !== null && isNewer(spec.cdiVersion, newest.reads)) ||
      said.some(({ path, why }) => same(spec.path, path) && /unknown field|\bversion\b/i.test(why)),
  );
  const seen = {
    names,
    specs: specs.map(({ path, cdiVersion }) => ({ path, cdiVersion })),
    engineSays: said.map(({ why }) => why),
  };
  if (tooNew !== undefined) {
    return {
      code: 'cdi-version-too-new',
      severity: 'error',
      message: `Docker ${view.engine.version} cannot read ${tooNew.path}, a CDI specification of version ${tooNew.cdiVersion}, so it does not know the GPUs.`,
      seen: { ...seen, reads: newest?.reads ?? null },
      fixes: [generateOlderCdiSpec(tooNew.path)],
    };
  }
  const why =
    said[0] === undefined ? 'it does not see that file, or cannot read it' : `it says: ${said[0].why}`;
  return {
    code: 'cdi-spec-missing-or-unreadable',
    severity: 'error',
    message: `Docker does not list ${names.join(', ')} among its CDI devices, although ${specs[0]?.path ?? 'a specification'} defines it: ${why}.`,
    seen,
    fixes: [generateCdiSpec(host, specs[0]?.path ?? null)],
  };
}

const same = (one: string, other: string): boolean => cdiDir(one) === cdiDir(other);

/** By its version alone, where the engine does not say what it has read: no more than a warning. */
export function perhapsTooNew(view: CdiView, spec: ValidSpec): readonly Finding[] {
  const newest = view.reader === 'engine' ? newestReadBy(view.engine.version) : null;
  if (view.listed !== null || newest === null || !isNewer(spec.cdiVersion, newest.reads)) return [];
  return [
    {
      code: 'cdi-version-too-new',
      severity: 'warning',
      message: `${spec.path} is a CDI specification of version ${spec.cdiVersion}; Docker ${view.engine.version} is known to read versions up to ${newest.reads}.`,
      seen: { path: spec.path, cdiVersion: spec.cdiVersion, reads: newest.reads, source: newest.source },
      fixes: [generateOlderCdiSpec(spec.path)],
    },
  ];
}

function noSpec(view: CdiView, host: HostForCdi): Finding {
  const refresh = valueIn(host.cdiRefresh);
  const { unit = null, failure = null } = refresh ?? {};
  const unreadable = view.cdi.specs.flatMap((spec) => (spec.kind === 'valid' ? [] : [spec.path]));
  const seen = { searched: [...view.dirs], unreadable };
  if (failure?.problem === 'driver-not-loaded') {
    return {
      code: 'cdi-refresh-before-driver',
      severity: 'error',
      message: `${unit} ran before the NVIDIA driver was loaded, so there is no CDI specification of the GPUs.`,
      seen: { ...seen, log: failure.text },
      fixes: [generateCdiSpec(host, null)],
    };
  }
  if (failure !== null) {
    return {
      code: 'cdi-generate-failed',
      severity: 'error',
      message: `${unit} could not write the CDI specification of the GPUs: ${failure.text === '' ? 'it does not say why' : failure.text}.`,
      seen: { ...seen, log: failure.text },
      fixes: [askGenerator(unit)],
    };
  }
  return {
    code: 'cdi-spec-missing-or-unreadable',
    severity: 'error',
    message: `${view.reader === 'runtime' ? 'The toolkit is set to mode cdi' : 'This engine gives GPUs from CDI here'}, and there is no CDI specification of ${gpuKind} that it could read.`,
    seen,
    fixes: [generateCdiSpec(host, null)],
  };
}

function unknownName(there: readonly string[], names: readonly string[], host: HostForCdi): Finding {
  return {
    code: 'cdi-device-name-unknown',
    severity: 'error',
    message: `No CDI specification defines ${names.join(', ')}.`,
    seen: { names, defined: there.slice(0, 40) },
    // A GPU that is not there has no name either.
    explainedBy: ['gpu-count-exceeds-host', 'gpu-id-changed', 'visible-devices-bad-value'],
    fixes: [generateCdiSpec(host, null), nameKnownDevices(there)],
  };
}

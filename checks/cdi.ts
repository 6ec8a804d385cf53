import { defineCheck, type Finding } from '../src/check.ts';
import { launchHost } from '../src/knowledge/gpu-route.ts';
import { read, valueIn } from '../src/probe.ts';
import { cudaInit, failsByCdi } from './cdi/cuda-init.ts';
import { type MachineNow, stale, withoutUvm } from './cdi/fitness.ts';
import { type CdiView, specsOfGpus, specsUsed, undecided, unresolved, viewOf } from './cdi/reader.ts';
import { perhapsTooNew, whyUnresolved } from './cdi/unresolved.ts';
import { untold } from './cdi/untold.ts';
import { offered, standingInTheWay } from './cdi/unused.ts';
import type { HostForCdi } from './fixes/cdi.ts';

const codes = [
  'cdi-spec-missing-or-unreadable',
  'cdi-spec-stale',
  'cdi-missing-uvm',
  'cdi-spec-conflict',
  'cdi-device-name-unknown',
  'cdi-version-too-new',
  'cdi-not-enabled-docker',
  'cdi-refresh-before-driver',
  'cdi-generate-failed',
  'cuinit-unknown-in-cdi-mode',
] as const;

export default defineCheck({
  id: 'cdi',
  title: 'The CDI specification that the launch uses fits this machine',
  needs: ['engine', 'toolkit', 'cdi'],
  uses: [
    'platform',
    'dockerd',
    'dockerCli',
    'cdiRefresh',
    'kernelModule',
    'driverLibraries',
    'nvidiaSmi',
    'system',
    'os',
    'launch',
  ],
  codes,
  applies(facts, target) {
    const { engine, cdi, toolkit } = facts;
    if (engine.kind !== 'running') return 'no Docker daemon answers';
    if (/^(?:desktop|snap)$/.test(valueIn(facts.dockerd)?.flavour ?? ''))
      return 'this engine has files of its own';
    const launch = launchHost({ ...facts, cdi: read(cdi) }, target.gpus);
    const view = viewOf(engine, toolkit, valueIn(facts.platform), cdi, launch);
    if (view.reader !== null) return undecided(view) ?? true;
    if (failsByCdi(valueIn(facts.launch))) return true;
    return specsOfGpus(cdi).length > 0 || 'containers get their GPUs without CDI here';
  },
  examine(facts, target): readonly Finding[] {
    const { engine, cdi, toolkit } = facts;
    if (engine.kind !== 'running') return [];
    const launch = launchHost({ ...facts, cdi: read(cdi) }, target.gpus);
    const view = viewOf(engine, toolkit, valueIn(facts.platform), cdi, launch);
    const host = { os: facts.os, dockerd: facts.dockerd, cdiRefresh: facts.cdiRefresh, toolkit };
    const now = {
      module: valueIn(facts.kernelModule),
      libraries: valueIn(facts.driverLibraries),
      smi: valueIn(facts.nvidiaSmi),
      // Windows and Jetson share memory with the GPU in other ways.
      uvm: !/^(?:wsl2|jetson)$/.test(valueIn(facts.platform)?.kind ?? ''),
    };
    const ofSpecs =
      view.reader === null
        ? [...standingInTheWay(view, launch, host), ...offered(view, now, host)]
        : used(view, now, host);
    // What is wrong with the specification is reason enough for CUDA not to start.
    return ofSpecs.length > 0 ? ofSpecs : cudaInit(valueIn(facts.launch), toolkit);
  },
  doubt({ engine, cdi, toolkit, ...facts }, target) {
    if (engine.kind !== 'running') return null;
    const launch = launchHost({ ...facts, cdi: read(cdi) }, target.gpus);
    return untold(viewOf(engine, toolkit, valueIn(facts.platform), cdi, launch));
  },
});

/** What is wrong with the specifications that this launch uses. */
function used(view: CdiView, now: MachineNow, host: HostForCdi): readonly Finding[] {
  const names = unresolved(view);
  if (names.length > 0) return [whyUnresolved(view, names, host)];
  const use = view.uncertain ? 'perhaps' : 'yes';
  return firstOfEach(
    specsUsed(view).flatMap((spec) => [
      ...stale(spec, view.devices, now, use, host),
      ...(now.uvm ? withoutUvm(spec, use, host) : []),
      ...perhapsTooNew(view, spec),
    ]),
  );
}

/** One finding a code: what is wrong with one specification is as a rule wrong with the other as well. */
const firstOfEach = (findings: readonly Finding[]): readonly Finding[] =>
  [...new Map([...findings].reverse().map((finding) => [finding.code, finding])).values()].reverse();

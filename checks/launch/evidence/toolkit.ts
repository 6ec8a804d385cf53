import type { JsonValue } from '../../../src/check.ts';
import { hookState } from '../../../src/knowledge/toolkit-hook.ts';
import { refusesLdconfig } from '../../../src/knowledge/toolkit-releases.ts';
import { valueIn } from '../../../src/probe.ts';
import type { CdiSpec } from '../../../src/probes/cdi-spec.ts';
import type { ToolkitFact } from '../../../src/probes/toolkit.ts';
import type { Evidence, SettlingFacts } from '../scene.ts';

const withToolkit =
  (judge: (toolkit: ToolkitFact, host: SettlingFacts) => boolean | null): Evidence =>
  ({ host }) => {
    const toolkit = valueIn(host.toolkit);
    return toolkit === null ? null : judge(toolkit, host);
  };

const nothingThere = ({ binaries }: ToolkitFact): boolean =>
  Object.values(binaries).every((binary) => binary === null);

const hasNvidiaSpec = (host: SettlingFacts): boolean | null => {
  const cdi = valueIn(host.cdi);
  return cdi === null
    ? null
    : cdi.specs.some((spec) => spec.kind === 'valid' && spec.deviceKind === 'nvidia.com/gpu');
};

const lacksSomething = ({ common, devices }: Extract<CdiSpec, { kind: 'valid' }>): boolean =>
  [common, ...devices].some(({ missing, missingNodes }) => missing.length + missingNodes.length > 0);

const hasMember = (value: JsonValue | undefined, name: string): boolean =>
  typeof value === 'object' && value !== null && name in value;

const not = (answer: boolean | null): boolean | null => (answer === null ? null : !answer);

/** What shows a fault of the toolkit, its configuration or its CDI specifications. */
export const toolkitEvidence: Readonly<Record<string, Evidence>> = {
  'toolkit-not-installed': withToolkit(nothingThere),
  'daemon-not-restarted': withToolkit((toolkit, host) =>
    hookState(toolkit, valueIn(host.dockerd)).kind === 'came-later' ? true : null,
  ),
  'toolkit-hook-missing': withToolkit((toolkit, host) => {
    if (nothingThere(toolkit)) return false;
    const { kind } = hookState(toolkit, valueIn(host.dockerd));
    return kind !== 'ok' && kind !== 'came-later';
  }),
  'toolkit-cli-missing': withToolkit((toolkit) => {
    const cli = toolkit.binaries['nvidia-container-cli'];
    return cli === null || cli.dangling || !cli.executable || toolkit.cliFailure !== null;
  }),
  'toolkit-config-invalid': withToolkit((toolkit) => {
    const { kind } = toolkit.config;
    return kind === 'unreadable' ? null : kind === 'invalid' || refusesLdconfig(toolkit);
  }),
  'config-toml-driver-root': withToolkit(({ config, files }) => {
    if (config.kind !== 'valid') return null;
    if (config.driverRoot === '/') return false;
    return files.driverRoot !== 'there' || null;
  }),
  'ld-preload-conflict': ({ host }) => {
    const preload = valueIn(host.preload);
    if (preload === null) return null;
    const none = preload.libraries.length === 0 && preload.daemon?.length === 0;
    if (none && !preload.citrix) return false;
    // Citrix's is known to break nvidia-container-cli; of others it must be tried.
    return preload.citrix || null;
  },
  'nvidia-runtime-not-registered': ({ host }) => {
    const [toolkit, engine, file] = [valueIn(host.toolkit), valueIn(host.engine), valueIn(host.daemonJson)];
    if (toolkit === null || engine?.kind !== 'running' || file === null) return null;
    if (nothingThere(toolkit) || engine.runtimes.some(({ name }) => name === 'nvidia')) return false;
    // Where the file registers it, the engine has not read that file, or not since.
    if (file.kind === 'valid') return !hasMember(file.value['runtimes'], 'nvidia');
    return file.kind === 'absent';
  },
  'cdi-spec-missing-or-unreadable': ({ host }) => not(hasNvidiaSpec(host)),
  'cdi-device-name-unknown': ({ host }) => hasNvidiaSpec(host),
  'cdi-spec-stale': ({ host }) => {
    const cdi = valueIn(host.cdi);
    if (cdi === null || cdi.specs.some(({ kind }) => kind === 'unread')) return null;
    return cdi.specs.some((spec) => spec.kind === 'valid' && lacksSomething(spec));
  },
  'cdi-missing-uvm': ({ host, measured }) => {
    if (measured === null || measured.nodes.includes('/dev/nvidia-uvm'))
      return measured === null ? null : false;
    const specs = valueIn(host.cdi)?.specs ?? [];
    return specs.some((spec) => spec.kind === 'valid' && spec.injectsGpus && !spec.injectsUvm) || null;
  },
};

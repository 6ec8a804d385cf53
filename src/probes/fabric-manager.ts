import { type Host, limits } from '../host/host.ts';
import { type Probe, read, valueIn } from '../probe.ts';
import type { NvidiaSmiFact } from './nvidia-smi.ts';
import type { PciFact } from './pci.ts';

/** NVIDIA's Fabric Manager, which sets up the NVSwitches of DGX and HGX systems. */
export interface FabricManagerFact {
  /** The service as systemd tells it; null where there is no systemd to ask. */
  readonly service: 'absent' | 'active' | 'starting' | 'failed' | 'stopped' | null;
  /** It starts with the machine; null where that is not known. */
  readonly enabled: boolean | null;
  /** A process of it runs, by whatever it was started; null where that was not asked or is not known. */
  readonly process: boolean | null;
  /** Of the installed program, e.g. `550.163.01`; null where there is none, or it was not asked. */
  readonly version: string | null;
}

export const fabricManager: Probe<FabricManagerFact> = {
  title: 'Fabric manager',
  cost: 'local',
  needs: ['pci', 'nvidiaSmi'],
  async ask(host, _target, facts) {
    const wanted = hasFabric(valueIn(facts.pci), valueIn(facts.nvidiaSmi));
    const [service, process] = await Promise.all([
      serviceOf(host),
      // A machine without NVSwitches is asked no more than whether the service is there.
      wanted ? processOf(host) : null,
    ]);
    // Not at the same time: the program that is asked for its version would be found as a process of that name.
    return read({ ...service, process, version: wanted ? await versionOf(host) : null });
  },
};

/** NVSwitches are on the PCI bus up to the third generation; with the fourth, the GPUs alone tell of the fabric. */
function hasFabric(pci: PciFact | null, smi: NvidiaSmiFact | null): boolean {
  if (pci?.devices.some(({ kind }) => kind === 'nvswitch')) return true;
  return smi?.kind === 'answered' && smi.gpus.some(({ state }) => state.fabric !== null);
}

const unit = 'nvidia-fabricmanager';

async function serviceOf(host: Host): Promise<Pick<FabricManagerFact, 'service' | 'enabled'>> {
  const result = await host.run(
    ['systemctl', 'show', unit, '--property=LoadState,ActiveState,UnitFileState'],
    { timeoutMs: limits.tool },
  );
  if (result.kind !== 'exited' || result.code !== 0) return { service: null, enabled: null };
  const values = new Map(
    result.stdout.split('\n').flatMap((line): [string, string][] => {
      const [name = '', value] = line.trim().split('=', 2);
      return value === undefined ? [] : [[name, value]];
    }),
  );
  const unitFile = values.get('UnitFileState') ?? '';
  return { service: stateOf(values), enabled: unitFile === '' ? null : unitFile.startsWith('enabled') };
}

function stateOf(values: ReadonlyMap<string, string>): FabricManagerFact['service'] {
  if (values.get('LoadState') === 'not-found') return 'absent';
  const active = values.get('ActiveState');
  if (active === 'active' || active === 'failed') return active;
  if (active === 'activating' || active === 'reloading') return 'starting';
  return active === 'inactive' || active === 'deactivating' ? 'stopped' : null;
}

/** The kernel keeps 15 characters of a name. It may run in a container, where no service tells of it. */
async function processOf(host: Host): Promise<boolean | null> {
  const result = await host.run(['pgrep', '-x', 'nv-fabricmanage'], { timeoutMs: limits.tool });
  if (result.kind !== 'exited') return null;
  return result.code === 0 ? true : result.code === 1 ? false : null;
}

/** It prints e.g. `Fabric Manager version is : 550.163.01` and does nothing else. */
async function versionOf(host: Host): Promise<string | null> {
  const result = await host.run(['nv-fabricmanager', '--version'], { timeoutMs: limits.tool });
  if (result.kind !== 'exited') return null;
  return /\b(\d{3,4}\.\d{1,4}(?:\.\d{1,4})?)\b/.exec(result.stdout.slice(0, 1000))?.[1] ?? null;
}

import { defineCheck, type Finding } from '../src/check.ts';
import { hasGpu } from '../src/knowledge/has-gpu.ts';
import { links } from '../src/knowledge/links.ts';
import { type Reading, valueIn } from '../src/probe.ts';
import type { OsFact } from '../src/probes/os.ts';
import { installFabricManager, startFabricManager } from './fixes/fabric.ts';
import { asRoot, byHand } from './fixes/steps.ts';
import { type FabricView, fabricView } from './gpu/fabric.ts';
import { fabricDegraded, notCompleted } from './gpu/fabric-state.ts';

type Code =
  | 'fabric-manager-missing'
  | 'fabric-manager-version-mismatch'
  | 'fabric-not-completed'
  | 'fabric-degraded'
  | 'fabric-manager-not-needed';

export default defineCheck({
  id: 'fabric-manager',
  title: 'The NVLink fabric is up',
  needs: ['pci'],
  uses: ['platform', 'nvidiaSmi', 'fabricManager', 'os', 'kernelModule'],
  codes: [
    'fabric-manager-missing',
    'fabric-manager-version-mismatch',
    'fabric-not-completed',
    'fabric-degraded',
    'fabric-manager-not-needed',
  ],
  applies({ pci, platform, nvidiaSmi, fabricManager, kernelModule }) {
    const kind = valueIn(platform)?.kind;
    if (kind === 'wsl2' || kind === 'jetson') return 'this kind of machine has no NVSwitches';
    const view = fabricView(pci, valueIn(nvidiaSmi), valueIn(fabricManager), valueIn(kernelModule));
    const { switches, gpus, manager, needsManager, outside } = view;
    const hidden = hasGpu(pci, valueIn(nvidiaSmi)) && pci.devices.length === 0;
    if (hidden && gpus.length === 0)
      return { unknown: 'the PCI bus does not show even the GPUs that nvidia-smi lists' };
    if (switches === 0 && gpus.length === 0 && manager?.service !== 'failed')
      return 'there are no NVSwitches';
    if (
      !needsManager ||
      isUp(view) ||
      outside.length > 0 ||
      view.running !== null ||
      otherVersion(view, null).length > 0
    )
      return true;
    return { unknown: fabricManager.ok ? 'nobody says whether the fabric manager runs' : fabricManager.why };
  },
  examine({ pci, nvidiaSmi, fabricManager, os, kernelModule }) {
    const view = fabricView(pci, valueIn(nvidiaSmi), valueIn(fabricManager), valueIn(kernelModule));
    if (view.switches === 0 && view.gpus.length === 0) return notNeeded(view);
    return [...down(view, os), ...fabricDegraded(view)];
  },
});

/** One of three, since each would show as the next as well. */
function down(view: FabricView, reading: Reading<OsFact>): readonly Finding<Code>[] {
  const os = valueIn(reading);
  const mismatch = otherVersion(view, os);
  if (mismatch.length > 0) return mismatch;
  const missing = notRunning(view, os);
  return missing.length > 0 ? missing : notCompleted(view, reading);
}

/** All GPUs tell that the fabric has taken them in: whoever manages it does his work. */
const isUp = ({ gpus, outside }: FabricView): boolean => gpus.length > 0 && outside.length === 0;

/** The fabric manager refuses any driver but that of its own version (Fabric Manager guide, "Getting started"). */
function otherVersion(view: FabricView, os: OsFact | null): readonly Finding<Code>[] {
  const { manager, driverVersion, running } = view;
  const version = manager?.version ?? null;
  if (version === null || driverVersion === null || version === driverVersion) return [];
  const works = running === true || isUp(view);
  return [
    {
      code: 'fabric-manager-version-mismatch',
      severity: works ? 'warning' : 'error',
      message: `The fabric manager is version ${version} and the driver ${driverVersion}: ${
        works
          ? 'once it is started anew, it will refuse this driver.'
          : 'it refuses this driver, and CUDA fails with error 802.'
      }`,
      seen: { fabricManager: version, driver: driverVersion, service: manager?.service ?? null },
      fixes: [installFabricManager(os, driverVersion)],
    },
  ];
}

function notRunning(view: FabricView, os: OsFact | null): readonly Finding<Code>[] {
  const { manager, running, needsManager, switches, outside } = view;
  if (!needsManager || running !== false || isUp(view) || manager?.service === 'starting') return [];
  const installed = manager !== null && (manager.version !== null || isInstalled(manager.service));
  return [
    {
      code: 'fabric-manager-missing',
      severity: 'error',
      message: `This machine has NVSwitches, and the fabric manager ${
        installed ? 'does not run' : 'is not installed'
      }: CUDA fails with error 802 (system not yet initialized).`,
      seen: { switches, service: manager?.service ?? null, notInFabric: outside.map(({ index }) => index) },
      fixes: installed
        ? [startFabricManager(os), installFabricManager(os, view.driverVersion)]
        : [installFabricManager(os, view.driverVersion)],
    },
  ];
}

const isInstalled = (service: string | null): boolean => service === 'failed' || service === 'stopped';

/** It fails at every start without NVSwitches. That does no harm but to the list of failed services. */
function notNeeded({ manager }: FabricView): readonly Finding<Code>[] {
  if (manager?.service !== 'failed') return [];
  return [
    {
      code: 'fabric-manager-not-needed',
      severity: 'warning',
      message: 'The fabric manager fails, and nothing here needs it: this machine has no NVSwitches.',
      seen: { service: manager.service },
      fixes: [
        {
          id: 'disable-fabric-manager',
          title: 'Leave the fabric manager off',
          risk: 'safe',
          steps: [
            asRoot('systemctl', 'disable', '--now', 'nvidia-fabricmanager'),
            byHand('The package nvidia-fabricmanager may be removed as well.', links.fabricManager),
          ],
          verify: ['systemctl', 'is-enabled', 'nvidia-fabricmanager'],
          source: links.fabricManager,
        },
      ],
    },
  ];
}

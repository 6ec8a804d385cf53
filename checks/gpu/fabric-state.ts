import type { Finding, Fix } from '../../src/check.ts';
import { links } from '../../src/knowledge/links.ts';
import type { Reading } from '../../src/probe.ts';
import type { Gpu } from '../../src/probes/nvidia-smi.ts';
import type { OsFact } from '../../src/probes/os.ts';
import { resetOrReboot } from '../fixes/gpu.ts';
import { initramfsSteps } from '../fixes/initramfs.ts';
import { byHand } from '../fixes/steps.ts';
import type { FabricView } from './fabric.ts';
import { nameGpus, seenGpus } from './selected.ts';

/** The manager runs, or is elsewhere (the host of a virtual machine, a switch tray), and these GPUs wait for it. */
export function notCompleted(
  { gpus, outside, manager }: FabricView,
  os: Reading<OsFact>,
): readonly Finding<'fabric-not-completed'>[] {
  if (outside.length === 0) return [];
  const states = outside.map(({ state }) => state.fabric?.state ?? '');
  return [
    {
      code: 'fabric-not-completed',
      severity: 'error',
      message: `The NVLink fabric has not taken in ${nameGpus(outside)} (${[...new Set(states)].join(', ')}): CUDA fails there with error 802.`,
      seen: {
        gpus: seenGpus(outside),
        states,
        statuses: outside.map(({ state }) => state.fabric?.status ?? null),
        service: manager?.service ?? null,
      },
      // A guest with one GPU has no peer that it could reach over NVLink.
      fixes: isAlone(gpus) ? [examineFabric, doWithoutNvlink(os)] : [examineFabric],
    },
  ];
}

/** It warns: each GPU works by itself, and programs on several may be slow or fail. */
export function fabricDegraded({ gpus, outside }: FabricView): readonly Finding<'fabric-degraded'>[] {
  const troubled = gpus.filter((gpu) => (gpu.state.fabric?.troubles.length ?? 0) > 0);
  if (troubled.length === 0 || outside.length > 0) return [];
  return [
    {
      code: 'fabric-degraded',
      severity: 'warning',
      message: `The NVLink fabric of ${nameGpus(troubled)} is not in good health: jobs on several GPUs may be slow or fail.`,
      seen: {
        gpus: seenGpus(troubled),
        troubles: troubled.map(({ index, state }) => [index, ...(state.fabric?.troubles ?? [])]),
      },
      fixes: [examineFabric, ...resetOrReboot(troubled)],
    },
  ];
}

const isAlone = (gpus: readonly Gpu[]): boolean =>
  gpus.length === 1 && gpus.every(({ state }) => state.virtualization === 'pass-through');

const doWithoutNvlink = (os: Reading<OsFact>): Fix => ({
  id: 'disable-nvlink',
  title: 'Start the driver without NVLink, for which one GPU has no use',
  risk: 'manual',
  interrupts: 'the machine restarts at the end',
  then: 'reboot',
  steps: [
    byHand(
      'Where the host gives this virtual machine one GPU and no partition of the fabric: write "options nvidia NVreg_NvLinkDisable=1" into /etc/modprobe.d/nvidia-nvlink.conf.',
      links.moduleOptions,
    ),
    ...initramfsSteps(os),
  ],
  verify: ['nvidia-smi', '-q', '-d', 'FABRIC'],
  source: links.moduleOptions,
});

const examineFabric: Fix = {
  id: 'examine-fabric',
  title: 'Find what the fabric waits for',
  risk: 'manual',
  steps: [
    byHand(
      'Right after a start wait some minutes and look again. Then, on the machine that runs the fabric manager (here, on the host of this virtual machine, or in the switch trays): systemctl status nvidia-fabricmanager, and its log /var/log/fabricmanager.log.',
      links.fabricManager,
    ),
    byHand(
      'In the kernel log, Xid and SXid lines name links that failed: sudo dmesg | grep -i xid.',
      links.xidErrors,
    ),
  ],
  verify: ['nvidia-smi', '-q', '-d', 'FABRIC'],
  source: links.fabricManager,
};

import { defineCheck, type Finding } from '../src/check.ts';
import { links } from '../src/knowledge/links.ts';
import { isSetAside } from '../src/knowledge/set-aside.ts';
import type { Reading } from '../src/probe.ts';
import type { KernelEvent } from '../src/probes/kernel-log-lines.ts';
import type { NvidiaSmiFact } from '../src/probes/nvidia-smi.ts';
import { answering } from './driver/answering.ts';
import { enlargeAddressSpace, switchHmmOff } from './fixes/gpu-errors.ts';
import { findingOf, type XidFinding } from './gpu-errors/finding.ts';
import { securityProcessor } from './gpu-errors/security-processor.ts';
import { troublesIn } from './gpu-errors/troubles.ts';

type Code = XidFinding['code'] | 'bar-space-above-4g' | 'hmm-kaslr-802' | 'cc-mode-stuck';

export default defineCheck({
  id: 'kernel-log',
  title: 'The kernel log tells of no GPU in trouble',
  needs: ['pci', 'platform', 'kernelModule', 'kernelLog'],
  uses: ['nvidiaSmi'],
  codes: [
    'gpu-fell-off-bus',
    'gpu-power-missing',
    'gsp-rpc-timeout',
    'nvlink-uncorrectable',
    'bar-space-above-4g',
    'hmm-kaslr-802',
    'cc-mode-stuck',
  ],
  relays: ['ecc-uncorrectable', 'ecc-row-remap-failure', 'ecc-row-remap', 'gpu-busy-or-bad'],
  applies({ platform, kernelModule, kernelLog }) {
    if (platform.kind === 'wsl2') return 'the driver of WSL2 is the one of Windows, and so is its log';
    if (platform.kind === 'jetson') return 'the driver of a Jetson writes a log of its own';
    if (kernelModule.kind === 'loaded' || kernelLog.events.some(endsLoading)) return true;
    return 'the driver is not loaded';
  },
  examine({ pci, platform, kernelModule, kernelLog, nvidiaSmi }): readonly Finding<Code>[] {
    const aside = pci.devices.filter(isSetAside).map(({ address }) => address);
    // What a GPU met before it was given to a virtual machine is none of this host's business.
    const own = kernelLog.events.filter(({ address }) => address === null || !aside.includes(address));
    const loaded = kernelModule.kind === 'loaded';
    const events = loaded ? own : own.filter(endsLoading);
    const driver = loaded ? kernelModule.version : '';
    const cloud = platform.kind === 'cloud';
    const bridged = pci.devices.some(({ kind }) => kind === 'nvswitch');
    return [
      ...troublesIn(events, nvidiaSmi).map((trouble) => findingOf(trouble, { driver, cloud })),
      ...addressSpace(events, nvidiaSmi),
      ...securityProcessor(events, nvidiaSmi),
      ...(bridged ? [] : hmm(events)),
    ];
  },
});

/** Where no GPU is left that it could take on, the module goes away again by itself. */
const endsLoading = ({ kind }: KernelEvent): boolean => kind === 'bar-invalid' || kind === 'fell-off-bus';

function addressSpace(events: readonly KernelEvent[], smi: Reading<NvidiaSmiFact>): readonly Finding<Code>[] {
  const gpus = events.filter(
    ({ kind, address }) => kind === 'bar-invalid' && answering(smi, address) !== 'yes',
  );
  if (gpus.length === 0) return [];
  const finding: Finding<Code> = {
    code: 'bar-space-above-4g',
    severity: 'error',
    message: 'The firmware gave the GPU no address range for its memory, so the driver cannot use it.',
    seen: { gpus: gpus.map(({ address }) => address), log: gpus.map(({ text }) => text) },
    fixes: [enlargeAddressSpace()],
  };
  return [finding];
}

/** CUDA's release notes name this very line; NVSwitches have another reason for the same error 802. */
function hmm(events: readonly KernelEvent[]): readonly Finding<Code>[] {
  const failed = events.find(({ kind }) => kind === 'hmm-failed');
  if (failed === undefined) return [];
  const finding: Finding<Code> = {
    code: 'hmm-kaslr-802',
    severity: 'error',
    message:
      'The kernel had no address range left for the memory that GPU and processor share, so CUDA does not start ("system not yet initialized").',
    seen: { log: failed.text, source: links.cudaKnownIssues },
    fixes: [switchHmmOff()],
  };
  return [finding];
}

import { defineCheck, type Finding } from '../src/check.ts';
import { firstBranchOf, generationOf, lastBranchOf } from '../src/knowledge/gpu-generations.ts';
import { isSetAside } from '../src/knowledge/set-aside.ts';
import type { Reading } from '../src/probe.ts';
import type { KernelLogFact } from '../src/probes/kernel-log.ts';
import type { KernelEvent, KernelEventKind } from '../src/probes/kernel-log-lines.ts';
import type { ModuleFlavour } from '../src/probes/kernel-module.ts';
import type { PciFact } from '../src/probes/pci.ts';
import { majorOf, parseVersion } from '../src/version.ts';
import { answering } from './driver/answering.ts';
import { restoreOnHost } from './fixes/cc-mode.ts';
import { type DriverHost, driverHost } from './fixes/install/own-way.ts';
import { installBranch, switchFlavour } from './fixes/other-driver.ts';

type Code =
  | 'open-kernel-module-unsupported'
  | 'gpu-legacy-for-driver'
  | 'gpu-not-supported-by-driver'
  | 'cc-unsupported-device';

export default defineCheck({
  id: 'gpu-support',
  title: 'The driver supports every GPU',
  needs: ['pci', 'platform', 'kernelModule'],
  uses: ['moduleFile', 'kernelLog', 'nvidiaSmi', 'machine', 'os'],
  codes: [
    'open-kernel-module-unsupported',
    'gpu-legacy-for-driver',
    'gpu-not-supported-by-driver',
    'cc-unsupported-device',
  ],
  applies({ pci, platform, kernelModule, moduleFile }) {
    if (platform.kind === 'jetson' || platform.kind === 'wsl2') return 'this system has a driver of its own';
    if (kernelModule.kind !== 'loaded' && !(moduleFile.ok && moduleFile.value.kind === 'present')) {
      return 'there is no kernel module that could be looked at';
    }
    return pci.devices.some(({ kind }) => kind === 'gpu') || 'there is no NVIDIA GPU';
  },
  examine({ pci, platform, kernelModule, moduleFile, kernelLog, nvidiaSmi, machine, os }) {
    const file = moduleFile.ok && moduleFile.value.kind === 'present' ? moduleFile.value : null;
    const loaded = kernelModule.kind === 'loaded';
    const driver = loaded ? kernelModule : file;
    if (driver === null) return [];
    const gpus = pci.devices.filter((device) => device.kind === 'gpu' && !isSetAside(device));
    // A GPU that nvidia-smi lists is supported, whatever else was said of it.
    const silent = gpus.filter(({ address }) => answering(nvidiaSmi, address) !== 'yes');
    if (silent.length === 0) return [];
    const all = silent.length === gpus.length;
    const known = {
      silent,
      all,
      flavour: driver.flavour,
      version: driver.version ?? '',
      log: kernelLog,
      host: driverHost(platform, machine, os),
    };
    // Without a failure of its own nothing but the log tells that a silent GPU is not one that was not asked.
    const failed = !loaded || silent.some(({ address }) => answering(nvidiaSmi, address) === 'no');
    const finding = legacy(known, failed) ?? flavour(known, failed) ?? unsupported(known);
    return finding === null ? [] : [finding];
  },
});

interface Known {
  readonly silent: PciFact['devices'];
  /** No GPU answers. */
  readonly all: boolean;
  readonly flavour: ModuleFlavour;
  readonly version: string;
  readonly log: Reading<KernelLogFact>;
  readonly host: DriverHost;
}

const eventsOf = (known: Known, kind: KernelEventKind): readonly KernelEvent[] =>
  known.log.ok
    ? known.log.value.events.filter(
        (event) =>
          event.kind === kind &&
          (event.address === null || known.silent.some(({ address }) => address === event.address)),
      )
    : [];

const severityOf = ({ all }: Known) => (all ? 'error' : 'warning');
const olderThanTuring = ({ silent }: Known): PciFact['devices'] =>
  silent.filter(({ deviceId }) => generationOf(deviceId) === 'before-turing');

function legacy(known: Known, failed: boolean): Finding<Code> | null {
  const [event] = eventsOf(known, 'legacy');
  const version = parseVersion(known.version);
  const dropped = known.silent.filter(({ deviceId }) => {
    const last = lastBranchOf(deviceId);
    return failed && last !== null && version !== null && majorOf(version) > last;
  });
  const [first] = dropped;
  if (event === undefined && first === undefined) return null;
  const branch = Number(event?.detail ?? lastBranchOf(first?.deviceId ?? ''));
  return {
    code: 'gpu-legacy-for-driver',
    severity: severityOf(known),
    message: `The driver ${known.version} no longer supports ${known.all ? 'this GPU' : 'one of the GPUs'}: its last branch is ${branch}.`,
    seen: {
      driver: known.version,
      gpus: describe(dropped.length > 0 ? dropped : known.silent),
      log: event?.text ?? null,
    },
    fixes: [installBranch(branch, known.host)],
  };
}

function flavour(known: Known, failed: boolean): Finding<Code> | null {
  const said = { open: eventsOf(known, 'needs-proprietary'), proprietary: eventsOf(known, 'needs-open') };
  const older = olderThanTuring(known);
  const newer = known.silent.filter(({ deviceId }) => generationOf(deviceId) === 'blackwell-or-later');
  const tooOld = said.open.length > 0 || (failed && known.flavour === 'open' && older.length > 0);
  const tooNew =
    said.proprietary.length > 0 || (failed && known.flavour === 'proprietary' && newer.length > 0);
  if (!tooOld && !tooNew) return null;
  const [event] = tooOld ? said.open : said.proprietary;
  const listed = tooOld ? older : newer;
  return {
    code: 'open-kernel-module-unsupported',
    severity: severityOf(known),
    message: messageOf(tooOld, event),
    seen: {
      flavour: known.flavour,
      gpus: describe(listed.length > 0 ? listed : known.silent),
      log: event?.text ?? null,
    },
    fixes: [switchFlavour(tooOld ? 'proprietary' : 'open', known.host)],
  };
}

function messageOf(tooOld: boolean, event: KernelEvent | undefined): string {
  if (!tooOld)
    return 'The proprietary kernel module is installed, and GPUs from Blackwell on need the open one.';
  return event !== undefined && /Data Center/i.test(event.text)
    ? 'The open kernel module is installed, and that of this driver drives data-center GPUs alone.'
    : 'The open kernel module is installed, and drives only GPUs from Turing on: this GPU is older.';
}

/** The driver has known these GPUs for long: what it reads from them is not what they are. */
function isKnown({ silent, version }: Known): boolean {
  const parsed = parseVersion(version);
  return silent.every(({ deviceId }) => {
    const first = firstBranchOf(deviceId);
    return first !== null && parsed !== null && majorOf(parsed) >= first;
  });
}

function unsupported(known: Known): Finding<Code> | null {
  const [event] = eventsOf(known, 'unsupported');
  if (event === undefined) return null;
  if (isKnown(known)) {
    return {
      code: 'cc-unsupported-device',
      severity: severityOf(known),
      message: `The driver ${known.version} takes ${known.all ? 'this GPU' : 'one of the GPUs'} for one that it does not support, though it does: the GPU is in a state in which it cannot be read.`,
      seen: { driver: known.version, gpus: describe(known.silent), log: event.text },
      fixes: [restoreOnHost()],
    };
  }
  return {
    code: 'gpu-not-supported-by-driver',
    severity: severityOf(known),
    message: `The driver ${known.version} does not know ${known.all ? 'this GPU' : 'one of the GPUs'}: it is older than the GPU.`,
    seen: { driver: known.version, gpus: describe(known.silent), log: event.text },
    fixes: [installBranch(null, known.host)],
  };
}

const describe = (gpus: PciFact['devices']) => gpus.map(({ address, deviceId }) => ({ address, deviceId }));

import { defineCheck, type Finding, type Fix } from '../src/check.ts';
import { gpuByName } from '../src/knowledge/gpus.ts';
import { links } from '../src/knowledge/links.ts';
import { type Reading, valueIn } from '../src/probe.ts';
import type { LaunchFact } from '../src/probes/launch.ts';
import type { NvidiaSmiFact } from '../src/probes/nvidia-smi.ts';
import type { OsFact } from '../src/probes/os.ts';
import { hangs, unlisted } from './driver/answering.ts';
import { asRoot, byHand } from './fixes/steps.ts';

export default defineCheck({
  id: 'persistence-mode',
  title: 'The driver starts in time',
  needs: ['pci', 'kernelModule'],
  uses: ['nvidiaSmi', 'persistenced', 'launch', 'os'],
  codes: ['persistence-mode-off'],
  applies({ pci, kernelModule }) {
    if (kernelModule.kind !== 'loaded') return 'the driver is not loaded';
    return pci.devices.some(({ kind }) => kind === 'gpu') || 'there is no NVIDIA GPU';
  },
  examine({ pci, nvidiaSmi, persistenced, launch, os }) {
    const slow = slowness(nvidiaSmi, valueIn(launch));
    // Off is the default, and right on a desktop: it matters where starting the driver takes too long.
    if (slow === null || !isOff(valueIn(nvidiaSmi), valueIn(persistenced)?.socket ?? null)) return [];
    return [
      {
        code: 'persistence-mode-off',
        severity: slow === 'launch' ? 'error' : 'warning',
        message:
          slow === 'launch'
            ? 'The driver did not start in time for the container: persistence mode is off, so every program starts all GPUs anew.'
            : 'The driver did not answer nvidia-smi in time, and nothing keeps it started: without persistence mode each call starts all GPUs anew. A GPU that hangs looks the same: the kernel log tells.',
        seen: { slow, persistenced: valueIn(persistenced)?.socket ?? null },
        ...(slow === 'launch' && !nvidiaSmi.ok && !hangs(nvidiaSmi) ? unasked : {}),
        ...otherwise(nvidiaSmi.ok ? unlisted(pci, nvidiaSmi.value).map(({ address }) => address) : []),
        fixes: [keepDriver(valueIn(os), valueIn(persistenced)?.socket === true)],
      },
    ];
  },
});

/** That no daemon keeps the driver started does not mean that nothing does. */
const unasked: Pick<Finding, 'candidates'> = {
  candidates: [
    { code: 'persistence-mode-off', decides: 'Does nvidia-smi -q | grep Persistence say Disabled?' },
    { code: 'driver-init-rpc', decides: 'Does it say Enabled?' },
  ],
};

/** A GPU that cannot be started makes a launch time out as well, whichever GPUs are asked for. */
const otherwise = (gpus: readonly string[]): Pick<Finding, 'candidates'> =>
  gpus.length === 0
    ? {}
    : {
        candidates: [
          {
            code: 'gpu-not-listed',
            decides: `Does sudo dmesg | grep NVRM tell that GPU ${gpus.join(', ')} could not be initialised?`,
          },
          {
            code: 'persistence-mode-off',
            decides: 'Does the launch command start once sudo nvidia-smi -pm 1 has been run?',
          },
        ],
      };

/** What took too long: the hook that prepares the container, or nvidia-smi; null: nothing is known to. */
function slowness(smi: Reading<NvidiaSmiFact>, launch: LaunchFact | null): 'launch' | 'nvidia-smi' | null {
  if (launch?.kind === 'refused' && /driver (?:rpc )?error: timed out/i.test(launch.text)) return 'launch';
  return hangs(smi) ? 'nvidia-smi' : null;
}

/** By nvidia-smi where it answers, for data-center GPUs; else by whether the daemon runs. */
function isOff(smi: NvidiaSmiFact | null, socket: boolean | null): boolean {
  if (smi?.kind !== 'answered') return socket === false;
  return smi.gpus.some(
    ({ name, state }) => state.persistence === false && gpuByName(name)?.dataCenter !== false,
  );
}

/** Ubuntu's unit starts the daemon with --no-persistence-mode: then it is there, and keeps nothing. */
const keepDriver = (os: OsFact | null, running: boolean): Fix => ({
  id: 'enable-persistence-mode',
  title: 'Keep the driver started',
  risk: 'safe',
  steps: [
    ...(os?.services === 'systemd' && !running
      ? [asRoot('systemctl', 'enable', '--now', 'nvidia-persistenced')]
      : []),
    asRoot('nvidia-smi', '-pm', '1'),
    byHand(
      os?.services === 'systemd'
        ? 'That lasts until the next restart of the machine. To keep it: where `systemctl cat nvidia-persistenced` shows --no-persistence-mode (as on Ubuntu), sudo systemctl edit nvidia-persistenced, with an empty ExecStart= below [Service] and then the line without that word.'
        : 'That lasts until the next restart of the machine: have nvidia-persistenced started with it.',
      links.persistence,
    ),
  ],
  verify: ['nvidia-smi', '--query-gpu=index,persistence_mode', '--format=csv'],
  source: links.persistence,
});

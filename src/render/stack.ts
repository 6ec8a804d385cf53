import { isUnclear, type Report, type ReportedOutcome } from '../report.ts';
import { gpusWords } from './machine-words.ts';
import { launchName } from './verdict.ts';

/** The worst that is to be said of a layer. `affected`: it fails because of another one. */
export type LayerState = 'broken' | 'affected' | 'unknown' | 'warning' | 'passed' | 'skipped';

/** A layer of the stack, with what was found in it. */
export interface Layer {
  readonly name: string;
  /** What is there, as far as the report tells. */
  readonly what: string;
  readonly state: LayerState;
  /** The lowest layer that is broken: what is above rests on it. */
  readonly breaksHere: boolean;
  readonly outcomes: readonly ReportedOutcome[];
}

interface LayerKind {
  readonly name: string;
  /** The first is what the layer stands or falls with: nothing is in order where it did not pass. */
  readonly checks: readonly string[];
  what(report: Report): string | null;
}

/** From the bottom to the top; each check of the house is in one of them. */
export const layerKinds: readonly LayerKind[] = [
  {
    name: 'GPU',
    checks: [
      'nvidia-gpu',
      'kernel-log',
      'gpu-health',
      'fabric-manager',
      'confidential-gpu',
      'mig',
      'vgpu',
      'gpu-sharing',
      'gpu-selection',
      'gpu-peers',
    ],
    what: ({ host }) => gpusWords(host.gpus),
  },
  {
    name: 'Operating system',
    checks: ['containment', 'package-sources', 'wsl', 'cgroups', 'batch-job', 'security-modules'],
    what: ({ host }) => host.os,
  },
  {
    name: 'NVIDIA driver',
    checks: [
      'nvidia-driver',
      'module-loading',
      'module-build',
      'gpu-support',
      'driver-libraries',
      'device-nodes',
      'persistence-mode',
    ],
    what: ({ host }) => host.driver,
  },
  {
    name: 'Docker Engine',
    checks: [
      'docker-daemon',
      'docker-installed',
      'engine-kind',
      'docker-access',
      'docker-version',
      'daemon-config',
    ],
    what: ({ host }) => host.docker,
  },
  {
    name: 'NVIDIA Container Toolkit',
    checks: [
      'nvidia-toolkit',
      'toolkit-versions',
      'toolkit-config',
      'nvidia-runtime',
      'cdi',
      'gpus-flag',
      'gpu-request',
      'preloaded-libraries',
    ],
    what: () => null,
  },
  {
    name: 'Image and container',
    checks: ['image', 'registry', 'disk-space', 'shm-size', 'ulimits', 'volumes'],
    what: ({ target }) => target.image,
  },
  {
    name: 'PyTorch',
    checks: ['test-launch'],
    what: ({ launch }) =>
      launch.status === 'not-run' ? 'not test-launched' : `${launchName(launch)} ${launch.status}`,
  },
];

/** The stack from its top, as it is drawn. Checks of a plugin's are in no layer. */
export function stackOf(report: Report): readonly Layer[] {
  const layers = layerKinds.map((kind) => {
    const outcomes = report.outcomes.filter(({ check }) => kind.checks.includes(check));
    return {
      name: kind.name,
      what: kind.what(report) ?? '',
      outcomes,
      state: stateOf(kind, outcomes, report),
    };
  });
  const lowest = layers.findIndex(({ state }) => state === 'broken');
  return layers.map((layer, index) => ({ ...layer, breaksHere: index === lowest })).reverse();
}

function stateOf(
  { checks: [main] }: LayerKind,
  outcomes: readonly ReportedOutcome[],
  { causes }: Report,
): LayerState {
  const findings = outcomes.flatMap((outcome) => outcome.findings);
  const errors = findings.filter(({ severity }) => severity === 'error');
  const isCause = ({ code }: { code: string }): boolean =>
    causes.some((cause) => cause.code === code && cause.severity === 'error');
  if (errors.some(isCause)) return 'broken';
  if (errors.length > 0) return 'affected';
  if (outcomes.some(isUnclear)) return 'unknown';
  if (findings.length > 0) return 'warning';
  return outcomes.some(({ check, status }) => check === main && status === 'passed') ? 'passed' : 'skipped';
}

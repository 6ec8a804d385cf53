import type { Finding } from '../../src/check.ts';
import { links } from '../../src/knowledge/links.ts';
import { type Reading, valueIn } from '../../src/probe.ts';
import type { DockerPackagesFact } from '../../src/probes/docker-packages.ts';
import type { OsFact } from '../../src/probes/os.ts';
import type { PodmanFact } from '../../src/probes/podman.ts';
import { isBefore } from '../../src/version.ts';
import { leavePodmanService, replacePodmanDocker, upgradePodman, useCdiDevice } from '../fixes/podman.ts';
import { byHand } from '../fixes/steps.ts';

type Code =
  | 'podman-emulates-docker'
  | 'podman-too-old-for-cdi'
  | 'podman-gpus-flag-noop'
  | 'podman-runtime-nvidia-missing'
  | 'podman-userns-nomap';

interface Podman {
  readonly version: string;
  /** It stands in for the command, or for the service behind the command. */
  readonly how: 'command' | 'service';
}

/** Podman 4.1 came with CDI (NVIDIA, CDI support); its --gpus gives GPUs since 5.0 (containers/podman#21180). */
const cdiFrom = '4.1';
const gpusFrom = '5.0';

/** Podman in Docker's place, and what else would keep it from giving GPUs in its own way. */
export function podmanInstead(
  podman: Podman,
  config: Reading<PodmanFact>,
  os: Reading<OsFact>,
  origin: Reading<DockerPackagesFact>,
): readonly Finding<Code>[] {
  const fact = valueIn(config);
  return [
    emulates(podman, os, origin),
    ...(isBefore(podman.version, cdiFrom) ? [withoutCdi(podman)] : []),
    ...(isBefore(podman.version, gpusFrom) ? [ignoresGpus(podman)] : []),
    ...runtimeMissing(fact),
    ...(fact?.userns === 'nomap' ? [nomap(fact)] : []),
  ];
}

const emulates = (
  { version, how }: Podman,
  os: Reading<OsFact>,
  origin: Reading<DockerPackagesFact>,
): Finding<Code> => ({
  code: 'podman-emulates-docker',
  severity: 'error',
  message:
    how === 'command'
      ? `The docker command is Podman ${version} under that name, which gives GPUs in a way of its own.`
      : `The docker command speaks to Podman ${version}, which gives GPUs in a way of its own.`,
  seen: { version, how },
  fixes: [
    how === 'command' ? replacePodmanDocker(os, origin) : leavePodmanService(os),
    ...(isBefore(version, cdiFrom) ? [] : [useCdiDevice]),
  ],
});

const withoutCdi = ({ version }: Podman): Finding<Code> => ({
  code: 'podman-too-old-for-cdi',
  severity: 'error',
  message: `Podman ${version} does not know CDI devices (${cdiFrom} and later do), so it cannot be used in its own way either.`,
  seen: { version, needed: cdiFrom },
  explainedBy: ['podman-emulates-docker'],
  fixes: [upgradePodman(cdiFrom)],
});

const ignoresGpus = ({ version }: Podman): Finding<Code> => ({
  code: 'podman-gpus-flag-noop',
  severity: 'error',
  message: `Podman ${version} takes --gpus without a word and gives no GPU (${gpusFrom} and later do).`,
  seen: { version, needed: gpusFrom },
  explainedBy: ['podman-emulates-docker'],
  fixes: [isBefore(version, cdiFrom) ? upgradePodman(cdiFrom) : useCdiDevice],
});

function runtimeMissing(fact: PodmanFact | null): readonly Finding<Code>[] {
  if (fact?.runtime !== 'nvidia' || fact.runtimes.includes('nvidia')) return [];
  return [
    {
      code: 'podman-runtime-nvidia-missing',
      severity: 'error',
      message: `${fact.path} makes nvidia Podman's runtime, and Podman knows no runtime of that name: no container starts.`,
      seen: { path: fact.path, runtime: fact.runtime },
      explainedBy: ['podman-emulates-docker'],
      fixes: [
        {
          id: 'drop-podman-runtime',
          title: "Leave Podman's runtime as it is by default",
          risk: 'manual',
          steps: [byHand(`Take runtime = "nvidia" out of ${fact.path}; GPUs come by CDI.`, links.podmanCdi)],
          verify: ['podman', 'info', '--format', '{{.Host.OCIRuntime.Name}}'],
          source: links.podmanCdi,
        },
      ],
    },
  ];
}

const nomap = ({ path }: PodmanFact): Finding<Code> => ({
  code: 'podman-userns-nomap',
  severity: 'error',
  message: `${path} sets userns = "nomap", with which the NVIDIA hook fails; keep-id works.`,
  seen: { path, userns: 'nomap' },
  explainedBy: ['podman-emulates-docker'],
  fixes: [
    {
      id: 'change-podman-userns',
      title: 'Choose a user namespace with which the hook works',
      risk: 'manual',
      steps: [
        byHand(
          `Set userns = "keep-id" in ${path}, or give --userns=keep-id.`,
          'https://github.com/NVIDIA/nvidia-container-toolkit/issues/648',
        ),
      ],
    },
  ],
});

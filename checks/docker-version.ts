import { defineCheck, type Finding } from '../src/check.ts';
import { knowsGpus } from '../src/knowledge/running-engine.ts';
import { type Reading, valueIn } from '../src/probe.ts';
import type { OsFact } from '../src/probes/os.ts';
import { apiMismatch } from './docker/api.ts';
import { oldDistributionDocker } from './docker/distribution.ts';
import { tooOldForGpus } from './docker/gpus-option.ts';
import { blockedSyscalls } from './docker/seccomp.ts';
import { removeNvidiaDocker1 } from './fixes/docker.ts';

const codes = [
  'distro-docker-conflict',
  'docker-cli-too-old',
  'docker-api-too-old',
  'docker-api-too-new',
  'docker-too-old-seccomp',
  'nvidia-docker-v1-leftover',
] as const;

type Code = (typeof codes)[number];

export default defineCheck({
  id: 'docker-version',
  title: 'Docker is new enough for --gpus and for the image',
  needs: ['engine', 'dockerCli'],
  uses: ['os', 'dockerPackages', 'localImage', 'registry', 'imageChoice'],
  codes,
  applies: ({ engine }) => engine.kind === 'running' || 'no Docker daemon answers',
  examine({
    engine,
    dockerCli,
    os,
    dockerPackages,
    localImage,
    registry,
    imageChoice,
  }): readonly Finding<Code>[] {
    if (engine.kind !== 'running') return [];
    const client = dockerCli.kind === 'present' && !dockerCli.podman ? dockerCli : null;
    const left = valueIn(dockerPackages)?.nvidiaDocker1 ?? null;
    const host = { os, engine, origin: dockerPackages };
    return [
      ...oldDistributionDocker(engine, os),
      ...tooOldForGpus(engine, client, host),
      ...(client === null ? [] : apiMismatch(engine, client)),
      ...blockedSyscalls(engine, { localImage, registry, imageChoice }, host),
      ...(left === null || !knowsGpus(engine) ? [] : [leftover(left, os)]),
    ];
  },
});

const leftover = (path: string, os: Reading<OsFact>): Finding<Code> => ({
  code: 'nvidia-docker-v1-leftover',
  severity: 'warning',
  message: `There are remains of nvidia-docker 1 (${path}): containers that were made with it ask for a volume of the driver of that time, and do not start any more.`,
  seen: { path },
  fixes: [removeNvidiaDocker1(os)],
});

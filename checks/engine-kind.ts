import { defineCheck, type Finding, type Fix } from '../src/check.ts';
import { valueIn } from '../src/probe.ts';
import type { EngineFact, RunningEngine } from '../src/probes/engine.ts';
import { desktopOnWindows } from './docker/desktop.ts';
import { snapDocker } from './docker/snap.ts';
import { leaveToolkitToSnap, replaceSnap, useEngineOfHost } from './fixes/engine-choice.ts';
import { byHand } from './fixes/steps.ts';

const codes = [
  'snap-docker',
  'docker-desktop-linux-context',
  'docker-desktop-wsl-regression',
  'gpus-on-windows-docker',
  'engine-on-another-machine',
] as const;

type Code = (typeof codes)[number];
export default defineCheck({
  id: 'engine-kind',
  title: "The engine that answers can use this machine's GPUs",
  needs: ['engine', 'dockerd', 'engineEndpoint', 'platform'],
  uses: ['os', 'toolkit', 'system', 'dockerPackages', 'launch'],
  codes,
  applies({ engine, dockerd }) {
    return engine.kind === 'running' || dockerd.flavour === 'desktop' || 'no Docker daemon answers';
  },
  examine({ engine, dockerd, engineEndpoint, platform, os, ...facts }): readonly Finding<Code>[] {
    const { toolkit, system, dockerPackages } = facts;
    const { flavour } = dockerd;
    const wsl = platform.kind === 'wsl2';
    const useHosts = useEngineOfHost(dockerd, engineEndpoint.from, os, dockerPackages);
    if (flavour === 'desktop' && !wsl) return [desktopOnLinux(engine, engineEndpoint.from, useHosts)];
    if (engine.kind !== 'running') return [];
    if (flavour === 'desktop') return desktopOnWindows(engine);
    if (flavour === 'elsewhere') return [elsewhere(engine, valueIn(system)?.kernelRelease ?? null, useHosts)];
    const launch = valueIn(facts.launch);
    // What a container has shown to work needs no warning.
    const works = launch?.kind === 'ran' && launch.measured.cuda?.available === true;
    if (flavour !== 'snap' || works) return [];
    const hostToolkit = Object.values(valueIn(toolkit)?.binaries ?? {}).some((binary) => binary !== null);
    const replace = replaceSnap(dockerd, os, dockerPackages);
    return [snapDocker(engine, hostToolkit, replace, leaveToolkitToSnap(os))];
  },
});

/** It keeps its engine in a virtual machine, into which no GPU is passed on Linux. */
const desktopOnLinux = (engine: EngineFact, from: string, fix: Fix): Finding<Code> => ({
  code: 'docker-desktop-linux-context',
  severity: 'error',
  message: `The docker command is set to Docker Desktop${engine.kind === 'running' ? '' : ', which does not run either'}. Its engine lives in a virtual machine that on Linux is given no GPU.`,
  seen: { endpoint: engine.endpoint, from, answers: engine.kind === 'running' },
  fixes: [fix],
});

/** What is looked at here says nothing of another machine; so it is said, and the launch decides. */
const elsewhere = (engine: RunningEngine, kernel: string | null, fix: Fix): Finding<Code> => ({
  code: 'engine-on-another-machine',
  severity: 'warning',
  message: `The engine at ${engine.endpoint} runs on another machine or in a virtual one (its kernel is ${engine.kernelVersion}), so what is found on this machine says little of it.`,
  seen: { endpoint: engine.endpoint, kernel: engine.kernelVersion, thisKernel: kernel },
  fixes: [
    {
      id: 'run-there',
      title: 'Run the doctor where the engine runs',
      risk: 'manual',
      steps: [byHand('Run ngc-doctor on the machine of the engine; there it sees driver and GPUs.')],
    },
    fix,
  ],
});

import { gpusSelected, hasInstances } from '../../src/gpu-selection.ts';
import { type ImageFacts, imageFacts, seenOf } from '../../src/knowledge/image-facts.ts';
import { driverOf, takesIntegrated } from '../../src/knowledge/machine.ts';
import { judgeEach } from '../../src/knowledge/verdict.ts';
import { type Reading, valueIn } from '../../src/probe.ts';
import type { NvidiaSmiFact } from '../../src/probes/nvidia-smi.ts';
import type { SystemFact } from '../../src/probes/system.ts';
import type { Facts } from '../../src/probes.ts';
import type { Target } from '../../src/target.ts';
import { driverHost } from '../fixes/install/own-way.ts';
import { type Case, type HostGpu, hostGpu } from './machine.ts';

/** What a judgement of the image needs to know. */
export interface ForCase {
  readonly imageChoice: Facts['imageChoice'];
  readonly system: SystemFact;
  readonly nvidiaSmi: Reading<NvidiaSmiFact>;
  readonly localImage: Reading<Facts['localImage']>;
  readonly registry: Reading<Facts['registry']>;
  readonly platform: Reading<Facts['platform']>;
  readonly machine: Reading<Facts['machine']>;
  readonly os: Reading<Facts['os']>;
}

export const selected = (
  smi: NvidiaSmiFact | null,
  system: SystemFact,
  target: Target,
): readonly HostGpu[] =>
  smi?.kind === 'answered' ? gpusSelected(smi.gpus, target.gpus, system.visibleDevices).map(hostGpu) : [];

/** The image against this host's driver and GPUs; null where one of them is not known. */
export function caseOf(given: ForCase, target: Target): Case | null {
  const { imageChoice, system } = given;
  const platform = valueIn(given.platform);
  const facts = imageFacts(imageChoice, seenOf(valueIn(given.localImage), valueIn(given.registry)));
  const smi = valueIn(given.nvidiaSmi);
  const driver = driverOf(smi, platform);
  const gpus = selected(smi, system, target);
  if (facts === null || driver === null || gpus.length === 0) return null;
  const integratedHere = takesIntegrated(platform, driver);
  return {
    choice: imageChoice,
    facts,
    driver,
    judged: judgeEach(driver, forPlatform(facts, integratedHere), gpus),
    architecture: system.architecture,
    integratedHere,
    repository: `${target.registry ?? 'nvcr.io'}/nvidia/pytorch`,
    host: driverHost(platform, given.machine, given.os),
    restricts: target.gpus === null && system.visibleDevices === null && !hasInstances(smi),
  };
}

/** What an ordinary image has code for says nothing on a Jetson that takes those for its integrated GPU. */
const forPlatform = (facts: ImageFacts, integratedHere: boolean): ImageFacts =>
  integratedHere && !facts.integrated ? { ...facts, computeCapabilities: null } : facts;

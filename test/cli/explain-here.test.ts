import { describe, expect, it } from 'vitest';
import { checks } from '../../checks/index.ts';
import { knownHere } from '../../src/cli/explain-here.ts';
import { diagnosis } from '../../src/diagnose.ts';
import { problemsIn } from '../../src/explain/problems.ts';
import { collectorOf } from '../../src/explain/sightings.ts';
import { defaultTarget } from '../../src/target.ts';
import { fixtureHost } from '../support/fixture-hosts.ts';
import { pasted } from '../support/pasted.ts';

const text =
  "NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver. Make sure that the latest NVIDIA driver is installed and running.";

/** What the text comes to on a recorded host: the first cause, and how sure it is. */
async function onHost(name: string) {
  const target = { ...defaultTarget, image: 'nvcr.io/nvidia/pytorch:23.10-py3', launch: 'never' as const };
  const { report, facts } = await diagnosis({ host: fixtureHost(name), checks, target });
  const known = knownHere(report, facts);
  const collector = collectorOf(pasted);
  collector.read(Buffer.from(text));
  const [problem] = problemsIn(collector.end(), known.settle).problems;
  return { code: problem?.code, confidence: problem?.confidence, here: known.isHere(problem?.code ?? '') };
}

describe('what a host says of a text with several causes', () => {
  it('is certain where a check has found one of them', async () => {
    expect(await onHost('debian12-a100-secure-boot-unsigned')).toEqual({
      code: 'secure-boot-unsigned',
      confidence: 'certain',
      here: true,
    });
  });

  it('is no proof where a check only warns of one: what is sure counts', async () => {
    expect(await onHost('debian12-a100-secure-boot-key-unknown')).toEqual({
      code: 'kernel-module-not-loaded',
      confidence: 'certain',
      here: true,
    });
  });
});

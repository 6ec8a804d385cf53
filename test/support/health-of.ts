import { checks } from '../../checks/index.ts';
import { unread } from '../../src/probe.ts';
import { gpusIn } from '../../src/probes/nvidia-smi-xml.ts';
import { defaultTarget } from '../../src/target.ts';
import { readingsOf } from '../../src/testing/healthy.ts';

const topics = ['gpu-health', 'gpu-sharing', 'persistence-mode', 'mig', 'vgpu', 'fabric-manager'];

/** What the checks of GPUs find in a document of nvidia-smi, on a machine of which nothing else is known to be wrong. */
export async function findingsIn(xml: string): Promise<readonly string[]> {
  const answer = await gpusIn(xml, new Map());
  if (answer === null) throw new Error('The document could not be read.');
  const devices = answer.gpus.map(({ busId }) => ({
    address: busId,
    deviceId: '20b2',
    kind: 'gpu' as const,
    driver: 'nvidia',
  }));
  const readings = {
    ...readingsOf({ nvidiaSmi: answer, pci: { bus: true, devices } }),
    migCapabilities: unread('not recorded'),
  };
  return checks
    .filter(({ id }) => topics.includes(id))
    .flatMap((check) => {
      const outcome = check.examine(readings, defaultTarget);
      if (outcome.status === 'crashed') throw new Error(outcome.error);
      const found = outcome.status === 'found' ? outcome.findings : [];
      return found.map(({ code, severity }) => (severity === 'error' ? code : `${code}?`));
    });
}

import type { Host } from '../host/host.ts';
import { greetingPaths, nvidiaGreeting } from '../host/kept.ts';
import type { CloudInstanceFact } from './cloud-instance.ts';

/** Ready-made system images with GPU drivers, by the marks that their makers leave in them. */
export type MachineImage = 'aws-dlami' | 'gcp-dlvm' | 'nvidia-ngc' | 'azure-hpc' | 'azure-dsvm';

/**
 * DLAMI: messages of the day and scripts name its folder. Deep Learning VM: its documentation calls the driver's script
 * there. HPC images: their README names the list of versions. Data Science VM: its tools' folder. NVIDIA's own: what the
 * script of the first login on Google Cloud reads its versions from, and the script itself, in its earlier place.
 */
const marks: readonly (readonly [MachineImage, string])[] = [
  ['aws-dlami', '/opt/aws/dlami'],
  ['gcp-dlvm', '/opt/deeplearning'],
  ['azure-hpc', '/opt/azurehpc'],
  ['azure-dsvm', '/dsvm'],
  ['nvidia-ngc', '/etc/nvidia-vmi-version.txt'],
  ['nvidia-ngc', '/usr/bin/gcp-ngc-login.sh'],
];

/** The maker's image that this system was started from; null: none that is known here. */
export async function imageOf(host: Host, instance: CloudInstanceFact | null): Promise<MachineImage | null> {
  if (instance?.publisher === 'nvidia') return 'nvidia-ngc';
  const [stats, greeted, script] = await Promise.all([
    Promise.all(marks.map(([, path]) => host.stat(path))),
    greetsForNvidia(host),
    hasLoginScript(host),
  ]);
  const marked = marks.find((_, index) => stats[index]?.kind === 'ok')?.[0];
  return marked ?? (greeted || script ? 'nvidia-ngc' : null);
}

/** On every cloud its greeting is the same. */
async function greetsForNvidia(host: Host): Promise<boolean> {
  const texts = await Promise.all(greetingPaths.map((path) => host.readText(path)));
  return texts.some((text) => text.kind === 'ok' && nvidiaGreeting.test(text.value));
}

/** The later place of the script that puts in the driver: `gcp-ngc-login.sh`, named by the cloud. */
async function hasLoginScript(host: Host): Promise<boolean> {
  const names = await host.list('/opt/nvidia');
  return names.kind === 'ok' && names.value.some((name) => /^[a-z]+-ngc-login\.sh$/.test(name));
}

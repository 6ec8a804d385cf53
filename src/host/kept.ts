import { instanceDataPath, namedInstanceData } from './instance-data.ts';
import { keptMountInfo, mountInfoPath } from './mount-info.ts';

/** The greeting at a login, as the administrator wrote it and as the system put it together (pam_motd(8)). */
export const greetingPaths = ['/etc/motd', '/run/motd.dynamic'] as const;

/** How NVIDIA's images for the clouds greet whoever logs in. */
export const nvidiaGreeting = /^.*\bNVIDIA GPU Cloud image\b.*$/m;

/** What a recording keeps of a file: of those that also tell who and where the machine is, no more than is asked for. */
export function keptOf(path: string, text: string): string {
  if (path.endsWith(instanceDataPath)) return JSON.stringify(namedInstanceData(text));
  if (path.endsWith(mountInfoPath)) return keptMountInfo(text);
  if (greetingPaths.some((one) => path.endsWith(one))) return nvidiaGreeting.exec(text)?.[0] ?? '';
  return text;
}

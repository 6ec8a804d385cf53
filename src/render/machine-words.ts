import type { Report } from '../report.ts';

const platformWords: Readonly<Partial<Record<Report['host']['platform'], string>>> = {
  wsl2: 'WSL',
  vgpu: 'virtual GPU',
};

/** How it was named, its model, the system, what they run on; each as far as it is known. */
export function machineWords(host: Report['host']): readonly string[] {
  const { address = null, model, os, virtual, image, platform } = host;
  if (host.unreached !== undefined) return address === null ? [] : [address];
  // One that has a name of its own is a virtual machine of Hyper-V.
  const named = platform === 'wsl2' && model !== null;
  const kind = (named ? undefined : platformWords[platform]) ?? (virtual === true ? 'virtual machine' : null);
  return [address, model, os, kind, image].filter((word) => word !== null);
}

/** All that the head of a report tells of a host; of one that could not be asked nothing is known. */
export const hostWords = (host: Report['host']): readonly string[] =>
  host.unreached !== undefined
    ? machineWords(host)
    : [
        ...machineWords(host),
        gpusWords(host.gpus),
        host.driver === null ? 'no driver seen' : `driver ${host.driver}`,
        host.docker === null ? 'no Docker Engine seen' : `Docker ${host.docker}`,
      ];

/** How many of which. */
export function gpusWords(gpus: Report['host']['gpus']): string {
  if (gpus.length === 0) return 'no NVIDIA GPU seen';
  const names = [...new Set(gpus.map(({ name }) => name))];
  return names.map((name) => `${gpus.filter((gpu) => gpu.name === name).length}x ${name}`).join(', ');
}

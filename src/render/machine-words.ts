import type { Report } from '../report.ts';

const platformWords: Readonly<Partial<Record<Report['host']['platform'], string>>> = {
  wsl2: 'WSL',
  vgpu: 'virtual GPU',
};

/** The model, the system, what they run on; each as far as it is known. */
export function machineWords({ model, os, virtual, image, platform }: Report['host']): readonly string[] {
  // One that has a name of its own is a virtual machine of Hyper-V.
  const named = platform === 'wsl2' && model !== null;
  const kind = (named ? undefined : platformWords[platform]) ?? (virtual === true ? 'virtual machine' : null);
  return [model, os, kind, image].filter((word) => word !== null);
}

/** How many of which. */
export function gpusWords(gpus: Report['host']['gpus']): string {
  if (gpus.length === 0) return 'no NVIDIA GPU seen';
  const names = [...new Set(gpus.map(({ name }) => name))];
  return names.map((name) => `${gpus.filter((gpu) => gpu.name === name).length}x ${name}`).join(', ');
}

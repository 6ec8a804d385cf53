import { defineCheck } from '../src/check.ts';
import { valueIn } from '../src/probe.ts';
import type { Target } from '../src/target.ts';
import { exclusiveMode, mps } from './gpu/exclusive.ts';
import { inUse, orphaned } from './gpu/memory.ts';
import { selectedGpus } from './gpu/selected.ts';

export default defineCheck({
  id: 'gpu-sharing',
  title: 'The GPUs are free for the container',
  needs: ['nvidiaSmi'],
  uses: ['gpuUsers', 'platform', 'containment', 'system'],
  codes: ['gpu-exclusive-process', 'mps-unreachable', 'gpu-memory-in-use', 'gpu-memory-orphaned'],
  applies({ nvidiaSmi }) {
    return (nvidiaSmi.kind === 'answered' && nvidiaSmi.gpus.length > 0) || 'nvidia-smi tells of no GPU';
  },
  examine({ nvidiaSmi, gpuUsers, platform, containment, system }, target) {
    if (nvidiaSmi.kind !== 'answered') return [];
    const selected = selectedGpus(nvidiaSmi.gpus, target, system);
    const users = valueIn(gpuUsers);
    const where = valueIn(platform);
    const outermost = valueIn(containment)?.container === 'none';
    const listsAll = where !== null && outermost && where.kind !== 'wsl2' && where.kind !== 'vgpu';
    const around = { users, listsAll, windows: where?.kind === 'wsl2' };
    return [
      ...exclusiveMode(selected),
      ...mps(selected, { mpsControl: users?.mpsControl ?? false, joined: joinsMps(target) }),
      ...inUse(selected, around),
      ...orphaned(selected, around),
    ];
  },
});

const joinsMps = ({ ipcHost, volumes }: Target): boolean =>
  ipcHost && volumes.some(({ destination }) => /^\/tmp(?:\/nvidia-mps)?\/?$/.test(destination));

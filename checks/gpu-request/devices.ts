import type { Finding } from '../../src/check.ts';
import type { ToolkitFact } from '../../src/probes/toolkit.ts';
import type { VolumeFact } from '../../src/probes/volumes.ts';
import { acceptVariable, askByMount, dropMount } from '../fixes/gpu-request.ts';

type Code = 'visible-devices-volume-mount';

/** Where the toolkit looks for GPUs that are asked for by mounts (container_config.go). */
const folder = '/var/run/nvidia-container-devices';

const isAsked = ({ request, source }: VolumeFact): boolean =>
  source === '/dev/null' && request.destination.startsWith(`${folder}/`);

/** Set up for Kubernetes, so that only what mounts ask for counts: --gpus asks by a variable, as all but mounts do. */
export function envIgnored(toolkit: ToolkitFact, volumes: readonly VolumeFact[]): readonly Finding<Code>[] {
  const { settings, configPath } = toolkit;
  if (settings.envWhenUnprivileged || (settings.volumeMounts && volumes.some(isAsked))) return [];
  return [
    {
      code: 'visible-devices-volume-mount',
      severity: 'error',
      message: `${configPath} lets the toolkit ignore which GPUs an unprivileged container asks for by a variable, as --gpus does: the container starts without a GPU.`,
      seen: { path: configPath, byMounts: settings.volumeMounts },
      fixes: settings.volumeMounts
        ? [askByMount(folder), acceptVariable(toolkit)]
        : [acceptVariable(toolkit)],
    },
  ];
}

/** Asked for by a mount, where only the variable counts: every GPU gets in instead. */
export function devicesByMount(
  toolkit: ToolkitFact,
  volumes: readonly VolumeFact[],
): readonly Finding<Code>[] {
  const mounts = volumes.filter(isAsked).map(({ request }) => request.destination);
  const { settings, configPath } = toolkit;
  if (mounts.length === 0 || settings.volumeMounts || !settings.envWhenUnprivileged) return [];
  return [
    {
      code: 'visible-devices-volume-mount',
      severity: 'warning',
      message: `GPUs are asked for by mounts (${mounts.join(', ')}), which the toolkit ignores unless ${configPath} says otherwise: --gpus alone decides.`,
      seen: { path: configPath, mounts },
      fixes: [dropMount],
    },
  ];
}

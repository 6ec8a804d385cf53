import type { Finding } from '../../src/check.ts';
import type { LaunchFact } from '../../src/probes/launch.ts';
import type { ToolkitFact } from '../../src/probes/toolkit.ts';
import type { HostForFix } from '../fixes/toolkit.ts';
import { upgradeToolkit } from '../fixes/toolkit-upgrade.ts';

/** The release of April 2021 whose driver service fails in WSL; the one before it and later ones do not. */
const failing = /^1\.4\.0\b/;
const source = 'https://github.com/NVIDIA/nvidia-docker/issues/1496';

/** It warns until a launch has failed in the words of this bug. */
export function failingToolkit(
  toolkit: ToolkitFact | null,
  launch: LaunchFact | null,
  host: HostForFix,
): readonly Finding<'wsl-toolkit-too-new-2021'>[] {
  const version = toolkit?.libraryVersion ?? null;
  if (version === null || !failing.test(version) || launch?.kind === 'ran') return [];
  const failed = launch?.kind === 'refused' && /failed to process request/i.test(launch.text);
  return [
    {
      code: 'wsl-toolkit-too-new-2021',
      severity: failed ? 'error' : 'warning',
      message: `The library libnvidia-container ${version} is known to fail in WSL ("driver error: failed to process request"): it was too new for the Windows of its time, and later releases work.`,
      seen: { libnvidiaContainer: version, source },
      fixes: [{ ...upgradeToolkit(host), then: 'restart-engine' }],
    },
  ];
}

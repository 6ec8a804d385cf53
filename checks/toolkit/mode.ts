import type { Finding } from '../../src/check.ts';
import type { PlatformFact } from '../../src/probes/platform.ts';
import type { ToolkitFact } from '../../src/probes/toolkit.ts';
import { setLine } from '../fixes/toolkit-config.ts';

/** What `nvidia-container-runtime.mode` may be (nvidia-container-toolkit, internal/config and internal/info). */
const modes: ReadonlySet<string> = new Set(['auto', 'legacy', 'cdi', 'csv', 'jit-cdi']);

/** Mode csv injects what JetPack's files list: nothing on any other machine. */
export function mode(
  toolkit: ToolkitFact,
  platform: PlatformFact | null,
): readonly Finding<'toolkit-mode-unsuitable'>[] {
  const { config, configPath, files, version } = toolkit;
  if (config.kind !== 'valid') return [];
  const problem = problemOf(config.mode, files.csv === false, platform);
  if (problem === null) return [];
  return [
    {
      code: 'toolkit-mode-unsuitable',
      severity: 'error',
      message: `${configPath} sets the mode ${config.mode}, ${problem}.`,
      seen: { path: configPath, mode: config.mode, toolkit: version },
      fixes: [
        setLine(toolkit, 'mode', 'mode = "auto"', {
          id: 'set-toolkit-mode',
          title: 'Let the toolkit choose its mode',
        }),
      ],
    },
  ];
}

function problemOf(name: string, noFiles: boolean, platform: PlatformFact | null): string | null {
  if (!modes.has(name)) return 'which the toolkit does not know, so its hook refuses --gpus';
  if (name !== 'csv' || platform === null || platform.kind === 'jetson' || !noFiles) return null;
  return 'which is for Jetson: it gives a container what files of JetPack list, and there are none here';
}

/** Why it is not known whether a mode for Jetson finds what it is for. */
export function modeUnread({ config, files }: ToolkitFact, platform: PlatformFact | null): string | null {
  if (config.kind !== 'valid' || config.mode !== 'csv' || platform?.kind === 'jetson') return null;
  return files.csv === null ? 'the files of JetPack, which mode csv needs, could not be looked at' : null;
}

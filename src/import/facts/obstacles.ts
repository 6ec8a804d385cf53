import { blocksIn, blocksOnCommandLine, retiredIn } from '../../probes/module-blocks.ts';
import type { ModuleObstaclesFact } from '../../probes/module-obstacles.ts';
import { type Evidence, outputsOf } from '../evidence.ts';

/** What is told of what keeps the module from loading; null where nothing is. */
export function moduleObstaclesIn(evidence: Evidence): ModuleObstaclesFact | null {
  const files = [...evidence.files].filter(([path]) =>
    /^\/(?:etc|run|(?:usr\/)?(?:local\/)?lib)\/modprobe\.d\/.+\.conf$/.test(path),
  );
  const commandLine = evidence.files.get('/proc/cmdline');
  const secureBoot = secureBootIn(evidence);
  if (files.length === 0 && commandLine === undefined && secureBoot === null) return null;
  return {
    secureBoot,
    lockdown: null,
    signaturesEnforced: null,
    blocks: [
      ...files.flatMap(([path, text]) => blocksIn(text, path)),
      ...(commandLine === undefined ? [] : blocksOnCommandLine(commandLine)),
    ],
    retired: files.flatMap(([path, text]) => retiredIn(text, path)),
    prime: null,
  };
}

/** By `mokutil --sb-state`, else as the kernel says when it starts (arch/x86/kernel/setup.c, security/lockdown). */
function secureBootIn(evidence: Evidence): boolean | null {
  for (const { text } of outputsOf(evidence, 'mokutil', '--sb-state')) {
    const state = /^SecureBoot (enabled|disabled)/m.exec(text)?.[1];
    if (state !== undefined) return state === 'enabled';
  }
  for (const { text } of outputsOf(evidence, 'dmesg')) {
    const state = /\] secureboot: Secure boot (enabled|disabled)/i.exec(text)?.[1];
    if (state !== undefined) return state === 'enabled';
  }
  return null;
}

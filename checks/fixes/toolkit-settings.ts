import type { Fix, Step } from '../../src/check.ts';
import { links } from '../../src/knowledge/links.ts';
import type { ToolkitFact } from '../../src/probes/toolkit.ts';
import { isAtLeast } from '../../src/version.ts';
import { asRoot, byHand } from './steps.ts';

/** `nvidia-ctk config --set` writes the right type from this version on (the toolkit's changelog, 1.15.0-rc.1). */
const firstSetting = '1.15.0';

/** The hook reads the file at every launch: no restart is needed. */
export const setNoCgroups = (toolkit: ToolkitFact, value: boolean): Fix => ({
  id: value ? 'leave-cgroups-alone' : 'let-hook-open-devices',
  title: value
    ? "Have the toolkit's hook leave control groups alone"
    : "Let the toolkit's hook open the GPU devices to containers",
  risk: 'safe',
  interrupts: value
    ? 'engines that run as root on this machine need it the other way round'
    : 'rootless engines on this machine need it the other way round',
  steps: [settingStep(toolkit, value)],
  verify: ['grep', '-n', 'no-cgroups', toolkit.configPath],
  source: links.toolkitInstall,
});

function settingStep(toolkit: ToolkitFact, value: boolean): Step {
  return settingOf(toolkit, 'no-cgroups', String(value), String(value));
}

/** Whom nvidia-container-cli asks the driver as: nobody, unless the file names a user and a group. */
export const setHookUser = (toolkit: ToolkitFact, user: string): Fix => ({
  id: 'set-hook-user',
  title: `Have the toolkit's hook ask the driver as ${user}`,
  risk: 'safe',
  steps: [settingOf(toolkit, 'user', user, `"${user}"`)],
  verify: ['grep', '-n', 'user =', toolkit.configPath],
  source: 'https://github.com/NVIDIA/libnvidia-container/blob/main/src/nvc.c',
});

/** The line that is there is changed; else NVIDIA's tool sets it; else somebody writes it. */
function settingOf(toolkit: ToolkitFact, key: string, value: string, literal: string): Step {
  const { configPath, settings } = toolkit;
  const line = settings.lines[key];
  if (line !== undefined) {
    // The line break before it tells it from the same line commented out.
    const change = { kind: 'replace', old: `\n${line}`, new: `\n${key} = ${literal}` } as const;
    return { kind: 'edit', file: configPath, change, root: true };
  }
  if (hasSetting(toolkit)) {
    return asRoot('nvidia-ctk', 'config', '--set', `nvidia-container-cli.${key}=${value}`, '--in-place');
  }
  return byHand(`Put the line ${key} = ${literal} into the section [nvidia-container-cli] of ${configPath}.`);
}

function hasSetting({ binaries, version }: ToolkitFact): boolean {
  return binaries['nvidia-ctk']?.executable === true && isAtLeast(version, firstSetting);
}

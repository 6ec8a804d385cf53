import type { Fix } from '../../src/check.ts';
import { links } from '../../src/knowledge/links.ts';
import type { ToolkitFact } from '../../src/probes/toolkit.ts';
import { byHand } from './steps.ts';

/** Changes the line of config.toml that sets a key; the next launch reads it. */
export function setLine(
  { settings, configPath }: ToolkitFact,
  key: string,
  line: string,
  what: Pick<Fix, 'id' | 'title'>,
): Fix {
  const old = settings.lines[key];
  const common = { ...what, verify: ['grep', '-n', key, configPath], source: links.toolkitConfig };
  if (old === undefined) {
    return {
      ...common,
      risk: 'manual',
      steps: [byHand(`In ${configPath}, make the line that sets ${key}: ${line}`)],
    };
  }
  // The line break before it tells it from the same line commented out.
  const change = { kind: 'replace', old: `\n${old}`, new: `\n${line}` } as const;
  return { ...common, risk: 'safe', steps: [{ kind: 'edit', file: configPath, change, root: true }] };
}

export const startDriverContainer = (root: string): Fix => ({
  id: 'start-driver-container',
  title: 'Start the driver container that this host is set up for',
  risk: 'manual',
  steps: [byHand(`Start the driver container (or the GPU operator's) that brings the driver to ${root}.`)],
  verify: ['ls', root],
  source: links.toolkitConfig,
});

export const correctToolkitConfig = (path: string): Fix => ({
  id: 'correct-toolkit-config',
  title: `Correct ${path}`,
  risk: 'manual',
  steps: [
    byHand(
      `Correct the line that is named above in ${path}; nvidia-ctk config default prints a fresh file to compare with.`,
    ),
  ],
  verify: ['nvidia-ctk', 'config'],
  source: links.toolkitInstall,
});

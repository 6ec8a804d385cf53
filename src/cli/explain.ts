import { type Config, pluginSources } from './config.ts';
import type { ExplainFlags } from './explain-text.ts';
import { isTyped } from './standard.ts';
import { isPath } from './text-name.ts';
import { UsageError } from './usage-error.ts';

/**
 * `ngc-doctor explain [CODE|CHECK|FILE|-]`: a code wins over a check, and a check over a file; without a name, what comes
 * through a pipe.
 */
export async function explain(
  name: string | undefined,
  flags: ExplainFlags & { readonly plugin?: readonly string[] },
  config: Config,
): Promise<number> {
  // Pages and texts are loaded each without the other: the answer to a paste shall be quick.
  const text = async (file: string | null): Promise<number> =>
    (await import('./explain-text.ts')).explainText(file, flags, config);

  if (name === undefined && isTyped()) throw new UsageError(nothingNamed);
  if (name === undefined || name === '-') return text(null);
  if (isPath(name)) return text(name);
  const { explainPage } = await import('./explain-page.ts');
  return (await explainPage(name, flags.format, pluginSources(flags.plugin, config))) ?? text(name);
}

const nothingNamed =
  'Name a code, a check or a file; or paste a text: ngc-doctor explain -, and Ctrl-D after it.';

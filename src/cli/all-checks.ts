import { checks } from '../../checks/index.ts';
import type { AnyCheck } from '../check.ts';
import type { PluginSource } from './plugins.ts';

/** Every check there is; nothing is loaded where there are no plugins. */
export async function allChecks(sources: readonly PluginSource[]): Promise<readonly AnyCheck[]> {
  if (sources.length === 0) return checks;
  const { withPlugins } = await import('./plugins.ts');
  return withPlugins(checks, sources);
}

import { existsSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type AnyCheck, defineCheck } from '../check.ts';
import { brokenPlugin, pluginCheck } from '../plugin.ts';

/** A file or a package, and the folder from which it is looked for. */
export interface PluginSource {
  readonly name: string;
  readonly from: string;
}

/** Code that never comes to an end of being loaded is given up. Milliseconds. */
const patienceMs = 10_000;

/** The checks of these plugins, after those that there are; one that cannot be loaded is a check that crashes. */
export async function withPlugins(
  own: readonly AnyCheck[],
  sources: readonly PluginSource[],
): Promise<readonly AnyCheck[]> {
  const all = [...own];
  for (const source of sources) all.push(...(await checksOf(source, all)));
  return all;
}

async function checksOf(source: PluginSource, others: readonly AnyCheck[]): Promise<readonly AnyCheck[]> {
  try {
    const exported = await inTime(load(source));
    const checks: AnyCheck[] = [];
    for (const value of exported) checks.push(pluginCheck(value, source.name, [...others, ...checks]));
    return checks;
  } catch (error) {
    return [brokenPlugin(source.name, error instanceof Error ? error.message : String(error))];
  }
}

/** What a plugin exports by default: a check, a list of them, or a function that is given `defineCheck` and makes them. */
async function load(source: PluginSource): Promise<readonly unknown[]> {
  const module: { readonly default?: unknown } = await import(await addressOf(source));
  const { default: exported } = module;
  if (exported === undefined) throw new Error('it has no default export');
  const made: unknown = typeof exported === 'function' ? await exported({ defineCheck }) : exported;
  return Array.isArray(made) ? made : [made];
}

async function addressOf({ name, from }: PluginSource): Promise<string> {
  const file = resolve(from, name);
  if (isAbsolute(name) || name.startsWith('.') || existsSync(file)) return pathToFileURL(file).href;
  const { resolve: resolvePackage } = await import('import-meta-resolve');
  return resolvePackage(name, pathToFileURL(join(from, 'ngc-doctor.config.json')).href);
}

async function inTime<T>(loaded: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`it was not loaded within ${patienceMs / 1000} s`)),
      patienceMs,
    );
  });
  try {
    return await Promise.race([loaded, late]);
  } finally {
    clearTimeout(timer);
  }
}

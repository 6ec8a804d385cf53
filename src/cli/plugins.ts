import { existsSync, statSync } from 'node:fs';
import { extname, isAbsolute, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AnyCheck } from '../check.ts';
import { brokenPlugin, pluginCheck } from '../plugin.ts';
import { hostPlugin, type LoadedPlugin } from './plugin-host.ts';

/** A file or a package, and the folder from which it is looked for. */
export interface PluginSource {
  readonly name: string;
  readonly from: string;
}

/** The checks of these plugins, after those that there are; what of a plugin cannot be used is a check that crashes. */
export async function withPlugins(
  own: readonly AnyCheck[],
  sources: readonly PluginSource[],
): Promise<readonly AnyCheck[]> {
  const loaded = await Promise.all((await located(sources)).map(loadedFrom));
  const all = [...own];
  for (const { name, plugin } of loaded) all.push(...checksOf(name, plugin, all));
  return all;
}

interface Located {
  readonly name: string;
  /** The URL of its module; or why there is none. */
  readonly address: URL | string;
}

/** One that the file and the command line name alike is one. */
async function located(sources: readonly PluginSource[]): Promise<readonly Located[]> {
  const all = await Promise.all(
    sources.map(async (source) => ({ ...source, address: await addressOf(source) })),
  );
  const keyOf = ({ name, address }: Located): string => (typeof address === 'string' ? name : address.href);
  return [...new Map(all.map((one) => [keyOf(one), one] as const).reverse()).values()].reverse();
}

async function loadedFrom({ name, address }: Located): Promise<{ name: string; plugin: LoadedPlugin }> {
  const plugin =
    typeof address === 'string' ? { ok: false as const, why: address } : await hostPlugin(address.href);
  return { name, plugin };
}

function checksOf(name: string, plugin: LoadedPlugin, others: readonly AnyCheck[]): readonly AnyCheck[] {
  if (!plugin.ok) return [brokenPlugin(name, plugin.why)];
  const checks: AnyCheck[] = [];
  const mistakes: string[] = [];
  for (const value of plugin.exported) {
    const made = pluginCheck(value, name, [...others, ...checks]);
    if (typeof made === 'string') mistakes.push(made);
    else checks.push(made);
  }
  return mistakes.length === 0 ? checks : [...checks, brokenPlugin(name, mistakes.join('; '))];
}

const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() === true;

async function addressOf({ name, from }: PluginSource): Promise<URL | string> {
  const file = resolve(from, name);
  if (isFile(file)) return pathToFileURL(file);
  const asFile = isAbsolute(name) || name.startsWith('.');
  if (asFile)
    return existsSync(file) ? `${file} is a folder: name the file in it` : `there is no file ${file}`;
  const { resolve: resolvePackage } = await import('import-meta-resolve');
  try {
    return new URL(resolvePackage(name, pathToFileURL(join(from, 'package.json')).href));
  } catch (error) {
    return noPackage(name, from, error);
  }
}

function noPackage(name: string, from: string, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (existsSync(resolve(from, name))) return `${resolve(from, name)} is a folder: name the file in it`;
  if (code !== 'ERR_MODULE_NOT_FOUND') return error instanceof Error ? error.message : String(error);
  const file = extname(name) === '' ? '' : `no file ${resolve(from, name)}, and `;
  return `there is ${file}no package ${name} in ${join(from, 'node_modules')} or above`;
}

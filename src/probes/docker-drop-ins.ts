import type { FileResult, Host } from '../host/host.ts';

/** It may say something, and does not. */
export const isSilent = ({ kind }: FileResult<unknown>): boolean => kind === 'denied' || kind === 'failed';

/** A file of a unit. */
export interface UnitText {
  readonly path: string;
  readonly text: string;
}

/**
 * The drop-ins that hold, in the order in which systemd reads them: by name, the stronger folder's of one name. Null where
 * one of them may not be read.
 */
export async function dropInsOf(host: Host, folders: readonly string[]): Promise<readonly UnitText[] | null> {
  const found = await Promise.all(
    folders.map(async (folder) => {
      const list = await host.list(`${folder}/docker.service.d`);
      if (isSilent(list)) return null;
      const names = list.kind === 'ok' ? list.value.filter((name) => name.endsWith('.conf')) : [];
      return names.map((name) => ({ name, path: `${folder}/docker.service.d/${name}` }));
    }),
  );
  if (found.includes(null)) return null;
  const byName = new Map(
    found
      .filter((list) => list !== null)
      .reverse()
      .flatMap((list) => list.map((one) => [one.name, one.path] as const)),
  );
  const paths = [...byName].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, path]) => path);
  const texts = await Promise.all(paths.slice(0, 20).map((path) => host.readText(path)));
  if (texts.some(isSilent)) return null;
  return texts.flatMap((text, index) =>
    text.kind === 'ok' ? [{ path: paths[index] ?? '', text: text.value }] : [],
  );
}

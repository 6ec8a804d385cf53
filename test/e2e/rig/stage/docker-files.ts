import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** The files of Debian's engine packages that make it an engine: programs, units, settings. */
export function dockerFiles(): readonly string[] {
  return ['docker.io', 'containerd', 'runc']
    .flatMap((name) => readFileSync(`/var/lib/dpkg/info/${name}.list`, 'utf8').split('\n'))
    .filter(
      (path) =>
        /^\/(usr\/(s?bin|libexec|lib\/systemd)|lib\/systemd|etc)\/.*[^/]$/.test(path) && existsSync(path),
    )
    .map((path) => join(realpathSync(dirname(path)), basename(path)))
    .filter((path) => !statSync(path).isDirectory());
}

import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const mountPoint = '/sys/fs/cgroup';
const prefix = 'ngc-doctor-rig-';

/** Our place in each cgroup hierarchy: one for version 2, one a controller for version 1. */
function ownFolders(): readonly string[] {
  if (existsSync(join(mountPoint, 'cgroup.controllers'))) return [mountPoint];
  return readFileSync('/proc/self/cgroup', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .filter(([, controllers]) => controllers !== undefined && controllers !== '')
    .map(([, controllers = '', path = '/']) => join(mountPoint, controllers.replace('name=', ''), path));
}

/** Makes one group for a host in every hierarchy. Containers of the host live below, so removing it is clean. */
export function makeCgroups(name: string): readonly string[] {
  return ownFolders().map((parent) => {
    const folder = join(parent, `${prefix}${name}`);
    mkdirSync(folder);
    for (const file of ['cpuset.cpus', 'cpuset.mems']) {
      if (existsSync(join(folder, file))) writeFileSync(join(folder, file), readFileSync(join(parent, file)));
    }
    return folder;
  });
}

/** Removes the groups with all below them; what is still busy stays, and is told. */
export function removeCgroups(folders: readonly string[]): readonly string[] {
  return folders.filter((folder) => !removeTree(folder));
}

function removeTree(folder: string): boolean {
  if (!existsSync(folder)) return true;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) removeTree(join(folder, entry.name));
  }
  try {
    rmdirSync(folder);
    return true;
  } catch {
    return false;
  }
}

/** Groups that a killed run left behind: their name tells whose they were. */
export function sweepCgroups(): void {
  for (const parent of ownFolders()) {
    for (const name of readdirSync(parent)) {
      const owner = new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1];
      if (owner !== undefined && !existsSync(`/proc/${owner}`)) removeTree(join(parent, name));
    }
  }
}

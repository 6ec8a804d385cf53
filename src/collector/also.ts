import { bundles } from '../probes/registry/endpoint.ts';
import { usualDirs } from '../probes/toolkit-binaries.ts';
import type { PathQuestions } from './file-questions.ts';

const dropIns = [
  '/run/systemd/system',
  '/usr/local/lib/systemd/system',
  '/usr/lib/systemd/system',
  '/lib/systemd/system',
];

/** What probes ask of machines of which there is no recording, so that no list shows it. */
export const also: PathQuestions = {
  read: [
    '/usr/lib/os-release',
    '/etc/default/docker',
    '/etc/conf.d/docker',
    '/etc/zypp/repos.d/*',
    '/run/modprobe.d/*',
    '/usr/local/lib/modprobe.d/*',
    '/usr/lib/modprobe.d/*',
    '/usr/share/containers/containers.conf.d/*',
    '{home}/.config/containers/containers.conf.d/*',
    '{home}/.config/systemd/user/docker.service.d/*',
    ...bundles,
    '/etc/docker/certs.d/nvcr.io/*',
    ...usualDirs.map((folder) => `${folder}/.config/nvidia-container-runtime/config.toml`),
    ...dropIns.map((folder) => `${folder}/docker.service.d/*`),
  ],
  list: ['/etc/zypp/repos.d', '/etc/yum.repos.d'],
  stat: [],
  link: [],
  access: [],
  disk: [],
};

/** Of both lists, each question once. */
export const joined = (one: PathQuestions, other: PathQuestions): PathQuestions => ({
  read: once(one.read, other.read),
  list: once(one.list, other.list),
  stat: once(one.stat, other.stat),
  link: once(one.link, other.link),
  access: once(one.access, other.access),
  disk: once(one.disk, other.disk),
});

const once = (one: readonly string[], other: readonly string[]): readonly string[] => [
  ...new Set([...one, ...other]),
];

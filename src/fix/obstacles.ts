import type { Fix, Step } from '../check.ts';
import { valueIn } from '../probe.ts';
import type { Readings } from '../probes.ts';

/** What keeps this host from carrying out a fix is said first, so that nobody finds out halfway. */
export function withObstacles(fix: Fix, facts: Readings): Fix {
  const obstacles = [
    ...withoutRoot(fix, facts),
    ...readOnly(fix, facts),
    ...intoAnImage(fix, facts),
    ...byNix(fix, facts),
    ...withoutRepositories(fix, facts),
    ...withoutNetwork(fix, facts),
  ];
  if (obstacles.length === 0) return fix;
  return { ...fix, risk: 'manual', steps: [...obstacles, ...fix.steps] };
}

const needsRoot = (step: Step): boolean => step.kind !== 'do' && step.root === true;

function withoutRoot(fix: Fix, facts: Readings): readonly Step[] {
  const system = valueIn(facts.system);
  const os = valueIn(facts.os);
  if (system === null || os === null || system.uid === 0 || os.sudo || !fix.steps.some(needsRoot)) return [];
  return [
    {
      kind: 'do',
      text: `These steps need root, and there is no sudo here: become root (su -), or ask whoever administers this machine.`,
    },
  ];
}

const packageManagers: ReadonlySet<string> = new Set([
  ...['apt-get', 'dnf', 'yum', 'tdnf', 'zypper', 'pacman'],
  ...['dpkg', 'rpm', 'ubuntu-drivers'],
]);

const installs = (step: Step): boolean => step.kind === 'run' && packageManagers.has(step.argv[0] ?? '');

const inEtc = (step: Step): boolean =>
  (step.kind === 'edit' && step.file.startsWith('/etc/')) ||
  (step.kind === 'run' && step.root === true && step.argv.some((word) => /(?:^|=)\/etc\//.test(word)));

/** A system that comes as an image has /usr so, which is said of it in words of its own. */
function readOnly(fix: Fix, facts: Readings): readonly Step[] {
  const os = valueIn(facts.os);
  const concerned = (os?.readOnly ?? []).filter((folder) =>
    folder === '/usr'
      ? os?.immutable === false && fix.steps.some(installs)
      : fix.steps.some((step) => installs(step) || inEtc(step) || configures(step)),
  );
  if (concerned.length === 0) return [];
  const are = concerned.length > 1 ? 'are' : 'is';
  return [
    {
      kind: 'do',
      text: `${concerned.join(' and ')} ${are} mounted read-only, and these steps write there. After an error of the disk the kernel does that: see dmesg, and have the filesystem checked (fsck) before anything else. Where it is meant so, make it writable in the way of this system, e.g. sudo mount -o remount,rw / (findmnt --target ${concerned[0]} names the mount).`,
    },
  ];
}

function intoAnImage(fix: Fix, facts: Readings): readonly Step[] {
  const os = valueIn(facts.os);
  if (os?.immutable !== true || !fix.steps.some(installs)) return [];
  return [
    {
      kind: 'do',
      text: `${os.prettyName} comes as an image, into which packages are not simply installed: layer them, or use an image that has them.`,
    },
  ];
}

/** What these programs write below /etc is gone with the next generation of NixOS, or cannot be written at all. */
const configures = (step: Step): boolean =>
  step.kind === 'run' && step.argv[0] === 'nvidia-ctk' && /^(?:runtime|config)$/.test(step.argv[1] ?? '');

const writes = (step: Step): boolean =>
  (step.kind === 'edit' && step.root === true) ||
  (step.kind === 'run' && step.argv.some((word) => word.startsWith('/etc/modprobe.d/'))) ||
  configures(step);

function byNix(fix: Fix, facts: Readings): readonly Step[] {
  if (valueIn(facts.os)?.id !== 'nixos' || !fix.steps.some(writes)) return [];
  return [
    {
      kind: 'do',
      text: 'NixOS makes these files from its configuration: make the changes below there (virtualisation.docker.daemon.settings is daemon.json, boot.blacklistedKernelModules is in modprobe.d), then: nixos-rebuild switch.',
    },
  ];
}

const removes = /^(?:remove|purge|erase|autoremove|-R\w*)$/;

/** From a repository, or by an address. */
const fromRepository = (step: Step): boolean =>
  installs(step) &&
  step.kind === 'run' &&
  !/^(?:dpkg|rpm)$/.test(step.argv[0] ?? '') &&
  !step.argv.some((word) => removes.test(word));
const downloads = (step: Step): boolean =>
  fromRepository(step) || (step.kind === 'run' && step.argv.some((word) => word.startsWith('https://')));

function withoutRepositories(fix: Fix, facts: Readings): readonly Step[] {
  const os = valueIn(facts.os);
  if (os?.withoutRepositories !== true || !fix.steps.some(fromRepository)) return [];
  const whence: Readonly<Record<string, string>> = {
    rhel: 'register this system (subscription-manager register), or name a mirror of yours',
    sles: 'register this system (SUSEConnect), or name a mirror of yours',
  };
  return [
    {
      kind: 'do',
      text: `${os.packages} has no repository here that is switched on, so that it finds none of this distribution's packages, which others need: ${whence[os.id] ?? 'name the usual ones, or a mirror of yours'}.`,
    },
  ];
}

/** What does not reach NVIDIA's registry without a proxy does not reach a distribution's packages either, unless they are near. */
function withoutNetwork(fix: Fix, facts: Readings): readonly Step[] {
  const registry = valueIn(facts.registry);
  if (registry?.kind !== 'failed' || !offline.has(registry.problem) || !fix.steps.some(downloads)) return [];
  const { host, proxy, shellProxy } = registry.route;
  if (host !== 'nvcr.io' || proxy !== null || (shellProxy ?? '') !== '') return [];
  return [
    {
      kind: 'do',
      text: `These steps download packages, and this machine did not reach ${registry.at} (${registry.why}): where that holds for all of the internet, mend it first, give the package manager a proxy, or a mirror within reach.`,
    },
  ];
}

const offline: ReadonlySet<string> = new Set(['dns', 'unreachable', 'timeout']);

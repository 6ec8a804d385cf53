import type { Fix, Step } from '../check.ts';
import { valueIn } from '../probe.ts';
import type { Readings } from '../probes.ts';

/** What keeps this host from carrying out a fix is said first, so that nobody finds out halfway. */
export function withObstacles(fix: Fix, facts: Readings): Fix {
  const obstacles = [...withoutRoot(fix, facts), ...intoAnImage(fix, facts), ...byNix(fix, facts)];
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

const packageManagers: ReadonlySet<string> = new Set(['apt-get', 'dnf', 'yum', 'tdnf', 'zypper', 'pacman']);

const installs = (step: Step): boolean => step.kind === 'run' && packageManagers.has(step.argv[0] ?? '');

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

/** Programs that write below /etc: what they write is gone with the next generation, or cannot be written at all. */
const writes = (step: Step): boolean =>
  (step.kind === 'edit' && step.root === true) ||
  (step.kind === 'run' && step.argv[0] === 'nvidia-ctk' && /^(?:runtime|config)$/.test(step.argv[1] ?? ''));

function byNix(fix: Fix, facts: Readings): readonly Step[] {
  if (valueIn(facts.os)?.id !== 'nixos' || !fix.steps.some(writes)) return [];
  return [
    {
      kind: 'do',
      text: 'NixOS makes these files from its configuration: make the changes below there (virtualisation.docker.daemon.settings is daemon.json), then: nixos-rebuild switch.',
    },
  ];
}

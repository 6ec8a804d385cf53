import { likely, type Signature } from '../signature.ts';

const kernelRefuses = likely(
  'user-namespaces-restricted',
  'Does unshare -Ur true fail too? Then look at sysctl user.max_user_namespaces, kernel.unprivileged_userns_clone and kernel.apparmor_restrict_unprivileged_userns.',
);

/** Who makes user namespaces for containers; browsers and their like are denied them at every start. */
const launchers = [
  'rootlesskit',
  'podman',
  'apptainer',
  'singularity',
  'starter',
  'enroot',
  'unshare',
  'buildah',
  'runc',
  'crun',
];

/** What rootless engines, Apptainer, enroot and podman say where the kernel lets them make no user namespace. */
export const userNamespaceSignatures: readonly Signature[] = [
  ...launchers.map(
    (name): Signature => ({
      words: ['apparmor="denied"', 'userns_create', `comm="${name}`],
      reach: 260,
      causes: kernelRefuses,
      example: `audit: type=1400 audit(1.1:5): apparmor="DENIED" operation="userns_create" class="namespace" info="Userns create restricted - failed to find unprivileged_userns profile" error=-13 profile="unconfined" pid=811 comm="${name}" requested="userns_create"`,
      counterExample:
        'audit: type=1400 audit(1.1:5): apparmor="DENIED" operation="userns_create" class="namespace" profile="unconfined" pid=811 comm="chrome" requested="userns_create"',
    }),
  ),
  ...[
    ['could not write info to setgroups: permission denied'],
    ['error while waiting event for user namespace mappings'],
    ['while applying uid/gid map', 'namespace'],
    ['failed to start the child: fork/exec /proc/self/exe: permission denied'],
    ['failed to start the child: fork/exec /proc/self/exe: no space left on device'],
    ['user namespaces are not enabled in /proc/sys/user/max_user_namespaces'],
    ['error creating user namespace: operation not permitted'],
    ['cannot clone: no space left on device'],
    ['cannot re-exec process', 'user namespace'],
    ['unshare: unshare failed: operation not permitted'],
    ['unshare: unshare(0x', 'operation not permitted'],
    ['unshare: write failed /proc/self/uid_map: operation not permitted'],
    ['bwrap: no permissions to create', 'namespace'],
    ['bwrap: creating new namespace failed'],
    ['bwrap: setting up uid map: permission denied'],
    ['user.max_user_namespaces is 0 '],
    ['max_user_namespaces = 0 '],
    ['unprivileged_userns_clone = 0 '],
    ['proot', 'user namespace', 'not permitted'],
  ].map(
    (words): Signature => ({
      words,
      reach: 200,
      causes: kernelRefuses,
      example: `ERROR  : ${words.join(' of the ')} `,
      counterExample: 'INFO:    Converting SIF file to temporary sandbox...',
    }),
  ),
  ...['newuidmap', 'newgidmap'].flatMap((tool) =>
    ['operation not permitted', 'permission denied'].map(
      (end): Signature => ({
        words: [tool, end],
        reach: 160,
        causes: [
          {
            code: 'user-namespaces-restricted',
            decides:
              'Does unshare -Ur true fail too? Then the kernel, or AppArmor, lets this user make none.',
          },
          {
            code: 'rootless-daemon-not-started',
            decides: `Is ${tool} without its setuid bit or capability, or /etc/subuid without this user? Then install uidmap again and add the ranges.`,
          },
          {
            code: 'lxc-nested-no-cgroups',
            decides: 'Is the engine in an LXC container, whose own range of ids is too small?',
            hints: [' lxc', ' lxd', 'proxmox'],
          },
        ],
        example: `cannot set up namespace using "/usr/bin/${tool}": exit status 1: ${tool}: write to uid_map failed: ${end}`,
        counterExample: `failed to setup UID/GID map: ${tool} 4711 failed: exit status 1`,
      }),
    ),
  ),
];

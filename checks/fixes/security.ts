import type { Fix } from '../../src/check.ts';
import { links } from '../../src/knowledge/links.ts';
import type { Reading } from '../../src/probe.ts';
import type { OsFact } from '../../src/probes/os.ts';
import type { SecurityModulesFact } from '../../src/probes/security-modules.ts';
import { asRoot, byHand } from './steps.ts';

/** One switch of the policy; none where the policy is too old to have it. */
export function allowBySelinux({ booleans }: SecurityModulesFact): Fix {
  const names = ['container_use_xserver_devices', 'container_use_devices'] as const;
  const name = names.find((one) => booleans[one] === false);
  const common = {
    id: 'allow-gpu-devices',
    title: "Have SELinux's policy let containers use the GPU devices",
    interrupts: 'nothing stops; every container may then use such devices, where it is given them',
    source: links.containerSelinux,
  };
  if (name === undefined) {
    return {
      ...common,
      risk: 'manual',
      steps: [
        byHand(
          'Install a container-selinux that has the switch container_use_xserver_devices (those of mid-2024 and later), and set it: sudo setsebool -P container_use_xserver_devices 1.',
          links.containerSelinux,
        ),
      ],
      verify: ['getsebool', '-a'],
    };
  }
  return {
    ...common,
    risk: 'safe',
    steps: [asRoot('setsebool', '-P', name, '1')],
    verify: ['getsebool', name],
  };
}

export const launchUnlabelled: Fix = {
  id: 'launch-unlabelled',
  title: 'Launch this container without a label',
  risk: 'manual',
  interrupts: 'nothing stops; SELinux does not confine this container then',
  steps: [
    byHand(
      'Put --security-opt label=disable into the docker run command, as NVIDIA names it.',
      links.toolkitTroubleshooting,
    ),
  ],
  source: links.toolkitTroubleshooting,
};

export const launchUnconfined = (where: string): Fix => ({
  id: 'launch-unconfined',
  title: "Launch without AppArmor's profile",
  risk: 'manual',
  interrupts: 'nothing stops; AppArmor does not confine this container then',
  steps: [byHand(`Put --security-opt apparmor=unconfined into the docker run command${where}.`)],
});

/** `apparmor` is the package's name in Debian, Ubuntu and openSUSE alike (there with `-parser`). */
export function installApparmorParser(os: Reading<OsFact>): Fix {
  const packages = os.ok ? os.value.packages : 'none';
  const step =
    packages === 'apt'
      ? asRoot('apt-get', 'install', '-y', 'apparmor')
      : packages === 'zypper'
        ? asRoot('zypper', '--non-interactive', 'install', 'apparmor-parser')
        : byHand("Install this distribution's package that has the program apparmor_parser.");
  return {
    id: 'install-apparmor-parser',
    title: "Install the program that loads AppArmor's profiles",
    risk: step.kind === 'do' ? 'manual' : 'safe',
    then: 'restart-engine',
    steps: [step],
    verify: ['docker', 'run', '--rm', 'hello-world'],
    source: 'https://github.com/moby/moby/pull/44902',
  };
}

export const updateRunc: Fix = {
  id: 'update-runc-profile',
  title: 'Update runc and AppArmor',
  risk: 'manual',
  then: 'restart-engine',
  steps: [
    byHand(
      'Install the distribution\'s updates of runc, containerd and apparmor: its profile of runc forbids the signal that ends a container. dmesg shows apparmor="DENIED" operation="signal" profile="runc".',
    ),
  ],
  source: 'https://github.com/NVIDIA/nvidia-container-toolkit/issues/796',
};

/** Docker's page names the numbers and files. */
export function allowUserNamespaces(modules: SecurityModulesFact): Fix {
  const [setting, value] =
    modules.mostUserNamespaces === 0
      ? ['user.max_user_namespaces', 28633]
      : ['kernel.unprivileged_userns_clone', 1];
  const bySetting = modules.mostUserNamespaces === 0 || modules.userNamespacesForAll === false;
  return {
    id: 'allow-user-namespaces',
    title: 'Let users make user namespaces, without which no rootless engine starts',
    risk: bySetting ? 'safe' : 'manual',
    steps: bySetting
      ? [
          asRoot('sysctl', '-w', `${setting}=${value}`),
          byHand(
            `So that it lasts, put ${setting}=${value} into /etc/sysctl.d/99-rootless.conf.`,
            links.dockerRootlessTroubles,
          ),
          byHand('Start the rootless engine: systemctl --user start docker.'),
        ]
      : [
          byHand(
            "Give rootlesskit a profile in /etc/apparmor.d that allows userns, as Docker's page has it, and run: sudo systemctl restart apparmor.service. The packages docker-ce-rootless-extras and apparmor bring one for /usr/bin/rootlesskit.",
            links.dockerRootlessTroubles,
          ),
        ],
    verify: ['docker', 'info'],
    source: links.dockerRootlessTroubles,
  };
}

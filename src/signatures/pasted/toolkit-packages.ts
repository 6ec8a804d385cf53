import { likely, proof, type Signature } from '../signature.ts';

const conflict = likely(
  'package-dependency-conflict',
  'Does dpkg -l (rpm -qa) list packages of nvidia-docker or the toolkit of several releases? Then remove the old ones first.',
);

const distroDocker = likely(
  'distro-docker-conflict',
  "Is Docker of the distribution (docker.io, docker, podman-docker, containerd, runc) installed beside Docker's own packages?",
);

const ours = ['nvidia.github.io', 'nvidia-container', 'nvidia-docker'];

/** What package managers say of the toolkit, of Docker and of their repositories. */
export const toolkitPackagesSignatures: readonly Signature[] = [
  ...ours.flatMap((name): readonly Signature[] => [
    {
      words: ['public key for', name, 'is not installed'],
      reach: 120,
      causes: likely('apt-key-missing', "Does rpm -q gpg-pubkey list no key of NVIDIA's? Then import it."),
      example: `Public key for ${name}-1.17.4-1.x86_64.rpm is not installed`,
      counterExample: 'Public key for bash-5.1.rpm is not installed',
    },
    {
      words: [name, 'repomd.xml signature could not be verified'],
      reach: 200,
      causes: likely(
        'apt-key-missing',
        "Does the repository's file lack gpgkey, or name a key that is no more?",
      ),
      example: `https://mirror.example/${name}/stable/rpm/x86_64/repodata/repomd.xml: [Errno -1] repomd.xml signature could not be verified for ${name}`,
      counterExample: 'repomd.xml signature could not be verified for epel',
    },
    {
      words: ['trying to overwrite', name, 'which is also in package'],
      reach: 160,
      causes: proof('package-dependency-conflict'),
      example: `dpkg: error processing archive /var/cache/apt/archives/x.deb (--unpack):\n trying to overwrite '/usr/bin/${name}', which is also in package ${name} 3.13.0-1`,
      counterExample: "trying to overwrite '/usr/bin/foo', which is also in package bar",
    },
    {
      words: ['unmet dependencies', name],
      reach: 400,
      causes: conflict,
      example: `The following packages have unmet dependencies:\n ${name} : Depends: other (>= 1.17.4-1) but 1.13.5-1 is to be installed`,
      counterExample: 'The following packages have unmet dependencies:\n gimp : Depends: libfoo',
    },
    {
      words: [name, 'conflicts with', name],
      reach: 200,
      causes: conflict,
      example: `Problem: package ${name}-1.17.4-1.x86_64 conflicts with ${name}-runtime provided by ${name}-runtime-3.5.0-1`,
      counterExample: 'package docker-ce conflicts with docker',
    },
    {
      words: ['file /usr/bin/', 'from install of', name, 'conflicts with file from package'],
      reach: 300,
      causes: proof('package-dependency-conflict'),
      example: `file /usr/bin/nvidia-container-cli from install of ${name}-1.17.4-1.x86_64 conflicts with file from package other-1.0`,
      counterExample:
        'file /usr/bin/docker from install of docker-ce conflicts with file from package docker-common',
    },
    {
      words: ['dependency problems prevent configuration of', name],
      reach: 40,
      causes: conflict,
      example: `dpkg: dependency problems prevent configuration of ${name}:\n ${name} depends on other (>= 1.3); however:`,
      counterExample: 'dpkg: dependency problems prevent configuration of gimp:',
    },
    {
      words: ['nothing provides', name],
      reach: 160,
      causes: conflict,
      example: `nothing provides libseccomp >= 2.3.3 needed by ${name}-1.17.4-1.x86_64`,
      counterExample: 'nothing provides libfoo needed by gimp',
    },
    {
      words: ['trying to overwrite', 'which is also in package', name],
      reach: 120,
      causes: proof('package-dependency-conflict'),
      example: `dpkg: error processing archive x.deb (--unpack):\n trying to overwrite '/usr/bin/nvidia-ctk', which is also in package ${name}-x 1.9.0-1`,
      counterExample: "trying to overwrite '/usr/bin/a', which is also in package b 1.0",
    },
    {
      words: ['cannot install both', name],
      reach: 40,
      causes: conflict,
      example: `Problem: cannot install both ${name}-1.13.5-1.x86_64 and ${name}-1.17.8-1.x86_64`,
      counterExample: 'cannot install both kernel-5 and kernel-6',
    },
    {
      words: ['conflicts between attempted installs of', name],
      reach: 80,
      causes: proof('package-dependency-conflict'),
      example: `file /usr/bin/nvidia-container-cli conflicts between attempted installs of ${name}-1.17.4-1.x86_64 and other-1.4.0`,
      counterExample: 'file /usr/bin/a conflicts between attempted installs of a-1 and b-1',
    },
    {
      words: [name, 'are in conflict'],
      reach: 120,
      causes: conflict,
      example: `:: ${name} and other-toolkit are in conflict. Remove other-toolkit? [y/N]`,
      counterExample: 'gimp and krita are in conflict',
    },
    {
      words: [name, 'none of the providers can be installed'],
      reach: 300,
      causes: conflict,
      example: `package ${name}-2.13.0-1.noarch requires other >= 1.13.0, but none of the providers can be installed`,
      counterExample: 'package gimp requires libfoo, but none of the providers can be installed',
    },
  ]),
  {
    words: ['error: package: nvidia-', 'requires: docker'],
    reach: 200,
    causes: conflict,
    example:
      'Error: Package: nvidia-docker2-2.0.3-1.docker18.06.1.ce.noarch (nvidia-docker)\n           Requires: docker-ce = 18.06.1.ce',
    counterExample: 'Error: Package: docker-ce Requires: container-selinux',
  },
  ...['container-selinux', 'containerd.io', 'fuse-overlayfs', 'slirp4netns'].map(
    (name): Signature => ({
      words: ['docker-ce', 'requires', name],
      reach: 200,
      causes: distroDocker,
      example: `Error: Package: 3:docker-ce-24.0.7-1.el7.x86_64 (docker-ce-stable)\n           Requires: ${name} >= 1.2`,
      counterExample: 'docker-ce-24.0.7 installed',
    }),
  ),
  {
    words: ['containerd.io', 'conflicts'],
    reach: 100,
    causes: distroDocker,
    example: 'The following packages have unmet dependencies:\n containerd.io : Conflicts: containerd',
    examples: [
      'package containerd.io-1.6.26-3.1.el9.x86_64 conflicts with runc provided by runc-4:1.1.9-1.el9.x86_64',
    ],
    counterExample: 'containerd.io is already the newest version',
  },
  {
    words: ['package docker-ce', 'conflicts with'],
    reach: 160,
    causes: distroDocker,
    example:
      'Problem: problem with installed package podman-docker-4.2.0\n - package docker-ce-3:24.0.7-1.el9.x86_64 conflicts with docker provided by podman-docker-4.2.0',
    counterExample: 'package docker-ce-24.0.7 is already installed',
  },
  {
    words: ['podman-docker', 'conflicts with', 'docker-ce'],
    reach: 200,
    causes: distroDocker,
    example: 'package podman-docker-4.9.4 conflicts with docker-ce provided by docker-ce-3:26.1.0',
    counterExample: 'podman-docker is installed',
  },
  {
    words: ['from install of docker-ce', 'conflicts with file from package'],
    reach: 160,
    causes: proof('distro-docker-conflict'),
    example:
      'file /usr/bin/docker from install of docker-ce-24.0.7-1 conflicts with file from package docker-common-1.13.1-209',
    counterExample: 'file /usr/bin/foo from install of bar conflicts with file from package baz',
  },
  {
    words: ['docker-runc not installed on system'],
    causes: proof('distro-docker-conflict'),
    example: 'docker: Error response from daemon: shim error: docker-runc not installed on system.',
    counterExample: 'runc is not installed',
  },
  {
    words: ['no such volume: nvidia_driver_'],
    causes: proof('nvidia-docker-v1-leftover'),
    example: 'Error response from daemon: get nvidia_driver_381.22: no such volume: nvidia_driver_381.22',
    counterExample: 'Error response from daemon: get data: no such volume: data',
  },
  {
    words: ['error looking up volume plugin nvidia-docker'],
    causes: proof('nvidia-docker-v1-leftover'),
    example:
      'docker: Error response from daemon: create nvidia_driver_384.90: error looking up volume plugin nvidia-docker: plugin "nvidia-docker" not found.',
    counterExample: 'error looking up volume plugin rexray: plugin not found',
  },
  {
    words: ['plugins/nvidia-docker.sock'],
    causes: likely(
      'nvidia-docker-v1-leftover',
      'Is nvidia-docker 1 (its plugin or its volumes) still there?',
    ),
    example:
      'create nvidia_driver_384.90: Post http://%2Frun%2Fdocker%2Fplugins%2Fnvidia-docker.sock/VolumeDriver.Create: dial unix /run/docker/plugins/nvidia-docker.sock: connect: no such file or directory',
    counterExample: 'dial unix /run/docker/plugins/rexray.sock',
  },
  {
    words: ['nvidia_driver_', 'volumedriver.'],
    reach: 200,
    causes: likely(
      'nvidia-docker-v1-leftover',
      'Is nvidia-docker 1 (its plugin or its volumes) still there?',
    ),
    example:
      'docker: Error response from daemon: create nvidia_driver_367.57: VolumeDriver.Create: internal error.',
    counterExample: 'VolumeDriver.Create: internal error',
  },
];

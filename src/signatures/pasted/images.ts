import { fromSnap } from '../hints.ts';
import { likely, proof, type Signature, type TextCause } from '../signature.ts';

/** systemd knows no service of that name; Docker may be there all the same, in another form. */
const noUnit: readonly TextCause[] = [
  {
    code: 'docker-not-installed',
    decides: 'Is there no dockerd on this machine (command -v dockerd)? Then it is this.',
  },
  {
    code: 'snap-docker',
    decides: 'Does snap list docker name one? Its service is snap.docker.dockerd.',
    hints: fromSnap,
  },
  {
    code: 'docker-desktop-linux-context',
    decides: 'Is it Docker Desktop for Linux? Its service is docker-desktop, of the user.',
    hints: ['desktop-linux', 'docker-desktop', 'docker desktop'],
  },
  {
    code: 'podman-emulates-docker',
    decides: 'Does docker --version say podman? Podman needs no service.',
    hints: ['podman'],
  },
];

/** What is said of an image for another processor, and of paths that are mounted into a container. */
export const imageSignatures: readonly Signature[] = [
  {
    words: ["requested image's platform", 'does not match the detected host platform'],
    reach: 60,
    causes: proof('arch-exec-format'),
    example:
      "WARNING: The requested image's platform (linux/amd64) does not match the detected host platform (linux/arm64/v8) and no specific platform was requested",
    counterExample: 'the platform of this host is linux/arm64',
  },
  ...[
    ['was found but does not match the specified platform'],
    ['was found but its platform', 'does not match'],
    ['does not provide the specified platform'],
    ['no match for platform in manifest'],
    ['no image found in', 'for architecture'],
    ['image platform', 'does not match the expected platform'],
  ].map((words) => ({
    words,
    reach: 80,
    causes: proof('arch-no-manifest'),
    example: `image with reference registry.example/a:1 ${words.join(' (linux/amd64) ')} linux/arm64`,
    counterExample: 'manifest for registry.example/a:1 not found: manifest unknown',
  })),
  ...['qemu: uncaught target signal', 'rosetta error: failed to open elf'].map((word) => ({
    words: [word],
    causes: likely(
      'arch-exec-format',
      'Do docker image inspect --format "{{.Architecture}}" IMAGE and uname -m name different processors? Then the image is emulated, and CUDA with it is not.',
    ),
    example: `${word} 11 (Segmentation fault) - core dumped`,
    counterExample: 'qemu-system-x86_64: terminating on signal 15',
  })),
  {
    words: ['no image satisfies requested platform'],
    causes: proof('arch-no-manifest'),
    example:
      'FATAL: While making image from oci registry: no image satisfies requested platform: linux/arm64',
    counterExample: 'manifest for registry.example/a:1 not found: manifest unknown',
  },
  {
    words: ['qemu-', 'could not open', '/ld-linux'],
    reach: 60,
    causes: proof('arch-exec-format'),
    example: "qemu-x86_64: Could not open '/lib64/ld-linux-x86-64.so.2': No such file or directory",
    counterExample: 'qemu-system-x86_64: terminating on signal 15',
  },
  ...['bind source path does not exist', 'error: statfs /'].map((word) => ({
    words: [word],
    causes: proof('volume-missing'),
    example: `docker: Error response from daemon: invalid mount config for type "bind": ${word}: /data/imagenet.`,
    counterExample: 'statfs of the filesystem',
  })),
  ...["'/workspace", "'/data", "'/mnt"].map((path) => ({
    words: ['permissionerror: [errno 13] permission denied', path],
    reach: 20,
    causes: likely(
      'volume-unreadable',
      'Is the path mounted into the container, and may the user in it (id) not use it (ls -ldn)? Then it is this.',
    ),
    example: `PermissionError: [Errno 13] Permission denied: ${path}/train/a.jpg'`,
    counterExample: "PermissionError: [Errno 13] Permission denied: '/etc/shadow'",
  })),
  ...['unit docker.service could not be found', 'docker.service not found'].map((word) => ({
    words: [word],
    causes: noUnit,
    example: `Failed to start docker.service: ${word}.`,
    counterExample: "docker: 'compose' is not a docker command.",
  })),
  ...['docker: command not found', "command 'docker' not found"].map((word) => ({
    words: [word],
    causes: proof('docker-not-installed'),
    example: `bash: ${word}.`,
    counterExample: "docker: 'compose' is not a docker command.",
  })),
  {
    words: [' docker: not found'],
    causes: likely('docker-not-installed', 'Does command -v docker show nothing? Then it is this.'),
    example: 'sh: 1: docker: not found',
    counterExample: 'bash: docker: command not found',
  },
];

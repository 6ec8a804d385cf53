import { likely, proof, type Signature } from '../signature.ts';

/** What dockerd, its units and the libraries that speak to it say when the engine does not start or does not answer. */
export const dockerdSignatures: readonly Signature[] = [
  {
    words: ['the following directives are specified both as a flag and in the configuration file'],
    causes: proof('daemon-flag-conflict'),
    example:
      'unable to configure the Docker daemon with file /etc/docker/daemon.json: the following directives are specified both as a flag and in the configuration file: hosts: (from flag: [fd://], from file: [tcp://192.0.2.1:2375])',
    examples: [
      'dockerd[4711]: unable to configure the Docker daemon with file /etc/docker/daemon.json: the following directives are specified both as a flag and in the configuration file: runtimes: (from flag: [nvidia], from file: map[nvidia:map[path:nvidia-container-runtime]])',
    ],
    counterExample: "the following directives don't match any configuration option: default-runtimes",
  },
  {
    words: ["the following directives don't match any configuration option"],
    causes: proof('daemon-flag-unsupported'),
    example:
      "unable to configure the Docker daemon with file /etc/docker/daemon.json: the following directives don't match any configuration option: runtime",
    counterExample:
      'the following directives are specified both as a flag and in the configuration file: hosts',
  },
  {
    words: ['dockerd', ': unknown flag: --'],
    reach: 60,
    causes: proof('daemon-flag-unsupported'),
    example: "Nov 25 10:00:00 host dockerd[4711]: unknown flag: --graph\nSee 'dockerd --help'.",
    examples: ['dockerd-current[811]: Status: unknown flag: --gpus-all'],
    counterExample: "unknown flag: --gpus\nSee 'docker run --help'.",
  },
  {
    words: ['specified default runtime', 'does not exist'],
    reach: 80,
    causes: proof('default-runtime-broken'),
    example:
      'unable to configure the Docker daemon with file /etc/docker/daemon.json: specified default runtime "nvidia" does not exist',
    counterExample: 'Error response from daemon: unknown or invalid runtime name: nvidia',
  },
  {
    words: ['unable to configure the docker daemon with file'],
    causes: proof('daemon-json-invalid'),
    example:
      "unable to configure the Docker daemon with file /etc/docker/daemon.json: invalid character '}' looking for beginning of object key string",
    examples: [
      "unable to configure the Docker daemon with file /etc/docker/daemon.json: invalid character '{' after top-level value",
      'failed to start daemon, ensure docker is not running or delete /var/run/docker.pid: unable to configure the Docker daemon with file /home/ada/.config/docker/daemon.json: EOF',
    ],
    counterExample: "error loading config file: /home/ada/.docker/config.json: invalid character '}'",
  },
  {
    words: ['daemon.json: invalid character'],
    causes: proof('daemon-json-invalid'),
    example:
      'level=error msg="unable to load config: failed to read /etc/docker/daemon.json: invalid character \'r\' looking for beginning of value"',
    counterExample: 'cat: /etc/docker/daemon.json: No such file or directory',
  },
  {
    words: ['nvidia-ctk', 'unable to load config', 'invalid character'],
    reach: 400,
    causes: proof('daemon-json-invalid'),
    example:
      "sudo nvidia-ctk runtime configure --runtime=docker\nERRO[0000] unable to load config for runtime docker: unable to read config: invalid character ',' looking for beginning of value",
    counterExample: 'nvidia-ctk: unable to load config: open /etc/docker: permission denied',
  },
  {
    words: ['unit docker.service is masked'],
    causes: proof('docker-service-masked'),
    example: 'Failed to start docker.service: Unit docker.service is masked.',
    counterExample: 'Failed to start docker.service: Unit docker.service not found.',
  },
  {
    words: ['docker.service', 'loaded: masked'],
    reach: 200,
    causes: proof('docker-service-masked'),
    example: '○ docker.service\n     Loaded: masked (/dev/null; bad)\n     Active: inactive (dead)',
    counterExample: 'docker.service - Docker Application Container Engine\n   Loaded: loaded',
  },
  {
    words: ['unit containerd.service is masked'],
    causes: proof('containerd-not-running'),
    example: 'Failed to start containerd.service: Unit containerd.service is masked.',
    counterExample: 'Failed to start containerd.service: Unit containerd.service not found.',
  },
  {
    words: ['failed to dial', 'containerd.sock', 'context deadline exceeded'],
    reach: 300,
    causes: likely('containerd-not-running', 'Does systemctl status containerd say that it is not active?'),
    example:
      'failed to start daemon: failed to dial "/run/containerd/containerd.sock": failed to dial "/run/containerd/containerd.sock": context deadline exceeded',
    counterExample: 'dial unix /run/containerd/containerd.sock: connect: permission denied',
  },
  {
    words: ['containerd.sock', 'connection refused'],
    reach: 120,
    causes: likely('containerd-not-running', 'Does systemctl status containerd say that it is not active?'),
    example:
      'level=fatal msg="connect: connect endpoint \'unix:///run/containerd/containerd.sock\', make sure you are running as root and the endpoint has been started: dial unix /run/containerd/containerd.sock: connect: connection refused"',
    counterExample: 'containerd.sock: connect: permission denied',
  },
  {
    words: ['devices cgroup isn', 't mounted'],
    reach: 20,
    causes: proof('cgroup-v2-old-engine'),
    example: "Error starting daemon: Devices cgroup isn't mounted",
    counterExample: 'mountpoint for devices not found',
  },
  {
    words: ['pid file found, ensure docker is not running'],
    causes: likely(
      'daemon-not-running',
      'Is no process of that number alive (ps -p NUMBER)? Then the file was left behind: remove it and start the service.',
    ),
    example:
      'failed to start daemon: pid file found, ensure docker is not running or delete /var/run/docker.pid',
    counterExample: 'pid file written to /var/run/docker.pid',
  },
  {
    words: ['error initializing graphdriver', 'driver not supported'],
    reach: 200,
    causes: [
      {
        code: 'daemon-flag-unsupported',
        decides:
          'Does daemon.json or a flag name a storage driver that this kernel or release does not have?',
      },
      {
        code: 'storage-driver-unfit',
        decides: "Is it a driver that the filesystem below does not suit (df -T of docker's folder)?",
        hints: ['failed to mount overlay', 'd_type', 'ftype=0', 'driver not supported: overlay', 'zfs'],
      },
    ],
    example: 'failed to start daemon: error initializing graphdriver: driver not supported: aufs',
    counterExample: '[graphdriver] using prior storage driver: overlay2',
  },
  {
    words: ['containerd.sock', ': no such file or directory'],
    reach: 60,
    causes: likely('containerd-not-running', 'Does systemctl status containerd say that it is not active?'),
    example:
      'FATA[0000] cannot access containerd socket "/run/containerd/containerd.sock": no such file or directory',
    counterExample: 'containerd.sock: connect: permission denied',
  },
];

/** What looks like an error and is none, by code, and why it is harmless. */
export const noise: Readonly<Record<string, string>> = {
  'gpu-fan-err-only': 'The speed of the fan cannot be read; nothing else about the GPU is in error.',
  'ngc-shm-note':
    "The image's start script says this in every start without --ipc=host, however much shared memory there is.",
  'ngc-banner-false-positive-wsl':
    "The image's start script looks for a device that WSL does not have; CUDA works all the same.",
  'pcie-link-idle-false-positive': 'An idle GPU lowers the speed of its link, and raises it under load.',
  'sm-warning-false-positive':
    'PyTorch does not list this compute capability, and runs the programs of its family on it.',
  'wsl-integrated-gpu-adapter': "These messages are about the processor's own GPU, beside NVIDIA's.",
  'module-taint-note':
    'The kernel notes that a module is not part of it, or not signed with its own key, and loads it all the same.',
  'acpi-dsm-note':
    'The firmware describes a method of the GPU in an unusual way; the driver does without it.',
  'kernel-mapping-note':
    'The kernel notes how the driver maps the memory of the firmware; nothing is refused.',
  'driver-persistence-note': 'The driver recommends its newer way, nvidia-persistenced; the older one works.',
  'peermem-note':
    'The module for GPUDirect RDMA is not needed on a single machine, and notes programs that end before it.',
  'xid-ignored-note': "NVIDIA's catalogue of Xids asks for nothing after this one.",
  'gpu-recovered-note': 'The driver says that the GPU needs nothing more.',
  'pcie-corrected-note':
    'The PCIe link has corrected an error by itself; very many of them tell of a bad connection.',
  'display-edid-note': 'It is about a display; computing needs none.',
  'console-note': 'It is about the text console on the screen; computing needs none.',
  'ngc-compatibility-note':
    "The image's start script says in which of CUDA's compatibility modes it runs, and why not in another: it runs.",
  'ngc-mofed-note': 'It is about the driver of InfiniBand adapters, for work on several machines.',
  'container-user-note': "The container's user has a number and no name; few programs need the name.",
  'container-terminal-note': 'The shell has no terminal of its own; only job control is missing.',
  'docker-kernel-note': 'The kernel cannot limit swap; nothing here needs that limit.',
  'tensorflow-numa-note': 'The machine has one memory node, or does not tell; the first is taken.',
  'tensorflow-factory-note': 'Two libraries bring the same plug-in; one is used.',
  'tensorflow-memory-note':
    'TensorFlow tried a faster way that takes more memory of the GPU, and goes on with another.',
  'tensorrt-missing-note': 'TensorRT is not installed; TensorFlow does without it.',
  'nccl-plugin-note': 'NCCL looked for an optional plug-in or adapter, and goes on without it.',
  'torchrun-threads-note': 'torchrun limits the threads of each process; the number can be set.',
  'torch-ipv6-note': 'The address was tried by IPv6 first, and then by IPv4.',
  'torch-shutdown-note': 'It is said while the program ends, of what it did not tidy up.',
  'dataloader-workers-note': 'More workers than processors are slower; they work.',
  'pynvml-deprecated-note': 'The package has another name today; it works.',
  'mpi-display-note': 'mpirun looked for a display, which it does not need.',
  'preload-ignored-note':
    'A library that was to be loaded before all others is not there, and the program goes on without it.',
  'apt-interface-note': 'apt tells scripts that its output may change.',
  'apt-keyring-note': 'The key of a package source lies in an older place, where apt still finds it.',
  'apt-architecture-note':
    'A package source has nothing for a further architecture of this system; what is needed comes all the same.',
  'debconf-note': 'No terminal was there to ask questions in; the defaults were taken.',
  'firmware-note': 'The firmware is for a device that this machine need not have.',
  'pip-root-note': 'In a container root installs, and breaks nothing of the host.',
  'dpkg-directory-note': 'A folder with other files in it was left.',
  'compose-file-note': 'Compose notes something about the file that it can do without.',
  'docker-login-note': 'Docker says how it keeps the password; the login works.',
  'containerd-start-note':
    'containerd and dockerd note at their start which of their parts this machine does not use.',
  'containerd-shim-note': 'It is said each time that a container ends.',
  'docker-request-note': 'A program asked the engine for something that is not there, and was told so.',
  'kubernetes-nameserver-note':
    'More name servers are configured than a pod can use; the first three are used.',
  'kubernetes-deprecation-note':
    'The interface works in this version of Kubernetes, and will be gone in a later one.',
  'toolkit-optional-file-note':
    'The toolkit looked for a file that not every driver brings, and goes on without it.',
  'wsl-link-note': 'Windows puts a file there where Linux has a link; CUDA works all the same.',
  'podman-mount-note': 'Only mounts that are made later are not passed on to containers.',
  'singularity-note': 'Singularity made many bind mounts, which it may.',
};

/** Whether a text comes from nothing that is wrong. */
export const isHarmless = ({ causes }: { readonly causes: readonly { readonly code: string }[] }): boolean =>
  causes.every(({ code }) => code in noise);

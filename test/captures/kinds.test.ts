import { expect, it } from 'vitest';
import { captureKinds, capturesMissing } from '../support/captures.ts';

/** The test that reads each kind of capture; or, after a dash, why no probe asks for such a text. */
const readBy: Readonly<Record<string, string>> = {
  'cdi-spec': 'captures/system',
  df: '- free space is asked of the filesystem itself (statfs), which no language or column width changes',
  'dgx-release': 'captures/system',
  dmesg: 'captures/driver',
  dmi: 'captures/system',
  'docker-daemon-json': 'captures/engine',
  'docker-info-json': 'captures/engine',
  'docker-info-text': '- the engine answers on its socket, in JSON',
  'docker-run-error': 'captures/launch',
  'docker-version-json': 'captures/engine',
  'docker-version-text':
    '- the engine answers on its socket, in JSON; of the client, `docker --version` is enough',
  'fabricmanager-log':
    '- for root alone, and of any age: what the fabric does now is told by nvidia-smi, and SXids stand in the kernel log. gpu-facts tests that it is taken for no version',
  lsmod: 'captures/driver, as /sys/module has it',
  lspci: 'captures/bus, as /sys/bus/pci has it: lspci need not be installed',
  modprobe: '- it would load the module; the kernel log tells why it was refused',
  mount: '- /proc/self/mountinfo, which no tool needs to print',
  'ngc-banner': 'captures/launch',
  'nvidia-container-cli-debug': '- with -k it loads modules, and without it does what the launch does',
  'nvidia-container-cli-info': '- nvidia-smi tells the same, and the versions are asked with --version',
  'nvidia-container-runtime-config': 'captures/system',
  'nvidia-ctk-cdi-generate': '- it writes a specification',
  'nvidia-ctk-cdi-list': '- the files of the specifications are read',
  'nvidia-smi-L': '- the XML holds the same',
  'nvidia-smi-failure': 'captures/driver',
  'nvidia-smi-nvlink':
    '- the state of the fabric is in the XML; errors of links stand in the kernel log as Xids',
  'nvidia-smi-q-text':
    'captures/smi-text: no probe asks for it, and the XML that it stands for is made of it',
  'nvidia-smi-query-compute-apps-csv': '- the XML holds the same',
  'nvidia-smi-query-gpu-csv': 'captures/gpus: of it, compute_cap alone is asked, which the XML lacks',
  'nvidia-smi-table': '- for people; the XML holds the same',
  'nvidia-smi-topo': '- how GPUs are wired decides how fast, not whether a container runs',
  'nvidia-smi-version': '- the XML names the driver; the library is told by its file',
  'nvidia-smi-xml': 'captures/gpus',
  'nvidia-toolkit-version': 'captures/system',
  'os-release': 'captures/system',
  'podman-text': '- podman offers the socket of Docker, and answers there in JSON',
  'proc-cmdline': 'probes/module-obstacles',
  'proc-cpuinfo': '- Node tells the number of processors, and uname the architecture',
  'proc-devices': 'probes/device-nodes',
  'proc-driver-nvidia-gpus-information': 'captures/driver',
  'proc-driver-nvidia-version': 'captures/bus',
  'proc-filesystems': '- no filesystem decides whether a container runs',
  'proc-meminfo': '- Node tells the memory',
  'proc-modules': '- /sys/module lists the same, and is open where this is hidden',
  'proc-mounts': 'captures/bus',
  'proc-pid_mountinfo': 'captures/bus',
  'proc-version': '- uname tells the release of the kernel',
  'proc-version2': '- uname tells the release of the kernel',
  'proc-version3': '- uname tells the release of the kernel',
  'pytorch-collect-env': '- a summary of tools that are asked themselves',
};

it.skipIf(capturesMissing !== null)(
  `every kind of capture is read, or it is said why not ${capturesMissing ?? ''}`,
  () => {
    expect(captureKinds()).toEqual(Object.keys(readBy).sort());
  },
);

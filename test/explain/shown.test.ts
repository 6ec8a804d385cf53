import { describe, expect, it } from 'vitest';
import { problemsIn } from '../../src/explain/problems.ts';
import { cudaSince, kernelsSince, kernelsUntil } from '../../src/explain/shown/releases.ts';
import { shownBy } from '../../src/explain/shown/shown.ts';
import { collectorOf } from '../../src/explain/sightings.ts';
import { releases } from '../../src/knowledge/releases.ts';
import { pasted } from '../support/pasted.ts';

/** The codes of what is shown, the first of each. */
const shown = (text: string): readonly string[] =>
  shownBy(text).shown.map(({ causes, loose }) => `${causes[0]?.code}${loose === true ? ' loosely' : ''}`);

const ruledOut = (text: string): ReadonlySet<string> => shownBy(text).ruledOut;

/** Everything that the text may come from, in order. */
function told(text: string): readonly string[] {
  const collector = collectorOf(pasted);
  collector.read(Buffer.from(text));
  return problemsIn(collector.end()).problems.flatMap(({ code, others }) => [
    code,
    ...others.map((other) => other.code),
  ]);
}

describe('memory of a GPU that runs out', () => {
  const old = (total: string, own: string, free: string): string =>
    `RuntimeError: CUDA out of memory. Tried to allocate 20.00 MiB (GPU 0; ${total} total capacity; 1.00 GiB already allocated; ${free} free; ${own} reserved in total by PyTorch)`;

  it('is with others where the program itself has little', () => {
    expect(shown(old('24.00 GiB', '2.00 GiB', '100.00 MiB'))).toEqual(['gpu-memory-in-use']);
  });

  it('is too small where the program has nearly all', () => {
    expect(shown(old('24.00 GiB', '22.00 GiB', '1.20 GiB'))).toEqual(['gpu-memory-too-small']);
  });

  it('is read in the words of later releases', () => {
    const later = (process: string): string =>
      `torch.OutOfMemoryError: CUDA out of memory. Tried to allocate 2.00 GiB. GPU 0 has a total capacity of 79.00 GiB of which 1.00 GiB is free. ${process} Of the allocated memory 6.00 GiB is allocated by PyTorch, and 500.00 MiB is reserved by PyTorch but unallocated.`;
    expect(shown(later('Process 12 has 71.00 GiB memory in use.'))).toEqual(['gpu-memory-in-use']);
    expect(shown(later('Including non-PyTorch memory, this process has 77.90 GiB memory in use.'))).toEqual([
      'gpu-memory-too-small',
    ]);
  });

  it('says nothing without its figures', () => {
    expect(shown('RuntimeError: CUDA out of memory. Tried to allocate 20.00 MiB')).toEqual([]);
  });

  it('is held by nobody where the table lists no program, which says little', () => {
    const table = (used: number): string =>
      `| 30%   33C    P8    20W / 250W |  ${used}MiB / 24576MiB |      0%      Default |\n|  No running processes found   |`;
    expect(shown(table(20_000))).toEqual(['gpu-memory-orphaned loosely']);
    expect(shown(table(12))).toEqual([]);
  });
});

describe("PyTorch's collect_env", () => {
  const env = (fields: Readonly<Record<string, string>>): string =>
    Object.entries({
      'PyTorch version': '2.3.0+cu121',
      'CUDA used to build PyTorch': '12.1',
      'ROCM used to build PyTorch': 'N/A',
      'Is CUDA available': 'False',
      'GPU models and configuration': 'GPU 0: NVIDIA A10',
      'Nvidia driver version': '550.90.07',
      ...fields,
    })
      .map(([name, value]) => `${name}: ${value}`)
      .join('\n');

  it('tells of a build without CUDA', () => {
    expect(shown(env({ 'PyTorch version': '2.3.0+cpu' }))).toEqual(['wheel-arch-mismatch']);
    expect(shown(env({ 'CUDA used to build PyTorch': 'None' }))).toEqual(['wheel-arch-mismatch']);
  });

  it('says little of such a build on a machine without a GPU', () => {
    const laptop = {
      'PyTorch version': '2.3.0+cpu',
      'Nvidia driver version': 'Could not collect',
      'GPU models and configuration': 'No CUDA',
    };
    expect(shown(env(laptop))).toEqual(['wheel-arch-mismatch loosely']);
  });

  it('tells of no fault in a build for GPUs of another maker', () => {
    const rocm = { 'CUDA used to build PyTorch': 'N/A', 'ROCM used to build PyTorch': '6.0.32830' };
    expect(shown(env(rocm))).toEqual([]);
  });

  it('tells of a driver that is older than the generation of CUDA', () => {
    expect(shown(env({ 'Nvidia driver version': '470.82.01' }))).toEqual(['driver-too-old-for-image']);
    expect(shown(env({ 'Nvidia driver version': '525.60.13' }))).toEqual([]);
  });

  it('says little where neither driver nor GPU is in sight', () => {
    const nothing = {
      'Nvidia driver version': 'Could not collect',
      'GPU models and configuration': 'Could not collect',
    };
    expect(shown(env(nothing))).toEqual(['gpus-flag-missing loosely']);
  });

  it('tells of nothing where CUDA works', () => {
    expect(shown(env({ 'Is CUDA available': 'True', 'CUDA used to build PyTorch': 'None' }))).toEqual([]);
  });
});

describe('commands and what came of them', () => {
  const failed =
    "NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver. Make sure that the latest NVIDIA driver is installed and running.";

  it('an empty list of GPUs', () => {
    expect(shown('$ lspci | grep -i nvidia\n$ uname -r\n6.8.0')).toEqual(['no-nvidia-gpu']);
    expect(shown('[ada@vm ~]$ lspci -d 10de:\n[ada@vm ~]$')).toEqual(['no-nvidia-gpu']);
  });

  it('is none where it could not have been found: in lower case, in WSL, on a Jetson, in a container', () => {
    expect(shown('$ lspci | grep nvidia\n$ uname -r\n6.8.0')).toEqual([]);
    expect(shown('$ lspci | grep -i nvidia\n$ uname -r\n5.15.153.1-microsoft-standard-WSL2')).toEqual([]);
    expect(shown('$ lspci | grep -i nvidia\n$ uname -r\n5.15.136-tegra')).toEqual([]);
    expect(shown('root@0a1b2c3d4e5f:/# lspci | grep -i nvidia\nroot@0a1b2c3d4e5f:/# ls')).toEqual([]);
  });

  it('is none where the paste was cut off, or the list is not empty', () => {
    expect(shown('$ lspci | grep -i nvidia')).toEqual([]);
    expect(
      shown('$ lspci | grep -i nvidia\n01:00.0 3D controller: NVIDIA Corporation GA100 (rev a1)\n$ uname -r'),
    ).toEqual([]);
  });

  it('graphics of other makers alone', () => {
    const vga = '$ lspci | grep -i vga\n00:02.0 VGA compatible controller: Intel Corporation UHD Graphics';
    expect(shown(vga)).toEqual(['no-nvidia-gpu loosely']);
    expect(shown(vga.replace('-i vga', '-iE "vga|3d"'))).toEqual(['no-nvidia-gpu']);
    expect(shown(`${vga}\n01:00.0 VGA compatible controller: NVIDIA Corporation GA104`)).toEqual([]);
  });

  it('a module that is there for the kernel that runs, and a driver that does not answer', () => {
    const there = `$ nvidia-smi\n${failed}\n$ modinfo nvidia\nfilename:       /lib/modules/6.8.0-45-generic/updates/dkms/nvidia.ko\n$ lsmod | grep nvidia\n$`;
    expect(told(there)[0]).toBe('kernel-module-not-loaded');
    expect(told(`$ nvidia-smi\n${failed}`)[0]).toBe('kernel-upgraded-no-module');
  });

  it('kernels that DKMS has built for', () => {
    const status = (running: string): string =>
      `$ nvidia-smi\n${failed}\n$ dkms status\nnvidia/550.90.07, 6.8.0-40-generic, x86_64: installed\n$ uname -r\n${running}\n$`;
    expect(told(status('6.8.0-45-generic'))[0]).toBe('kernel-upgraded-no-module');
    expect(told(status('6.8.0-40-generic'))[0]).toBe('kernel-module-not-loaded');
  });

  it('no package of the driver, on a host and not in a container', () => {
    expect(shown('ada@srv:~$ dpkg -l | grep nvidia\nada@srv:~$ uname -r')).toEqual(['driver-not-installed']);
    expect(shown('root@0a1b2c3d4e5f:/# which nvidia-smi\nroot@0a1b2c3d4e5f:/# ls')).toEqual([]);
  });

  it('a host without a driver, by the name that TensorFlow gives it', () => {
    const none = (host: string): string =>
      `kernel driver does not appear to be running on this host (${host}): /proc/driver/nvidia/version does not exist`;
    expect(shown(none('workstation'))).toEqual(['driver-not-installed']);
    for (const host of ['0a1b2c3d4e5f', 'trainer-worker-0', 'train-7f9c6d5b8-x2x9q']) {
      expect(shown(none(host))).toEqual([]);
    }
  });

  it('a variable that hides all GPUs', () => {
    expect(shown('$ echo $CUDA_VISIBLE_DEVICES\n-1\n>>> torch.cuda.is_available()\nFalse')).toEqual([
      'cuda-visible-devices-wrong',
    ]);
    expect(shown('$ echo $CUDA_VISIBLE_DEVICES\n0,1\n>>> torch.cuda.is_available()\nFalse')).toEqual([]);
    expect(shown('export CUDA_VISIBLE_DEVICES=MIG-0a1b,MIG-2c3d')).toEqual([
      'mig-single-instance-per-process',
    ]);
  });
});

describe('devices and packages', () => {
  const gpu = '01:00.0 3D controller: NVIDIA Corporation GA100 [A100]';

  it('a GPU that no driver has', () => {
    expect(
      shown(`${gpu}\n\tSubsystem: x\n\tKernel modules: nvidiafb, nouveau, nvidia_drm, nvidia\n`),
    ).toEqual(['kernel-module-not-loaded']);
    expect(shown(`${gpu}\n\tKernel modules: nvidiafb, nouveau\n`)).toEqual(['driver-not-installed']);
    expect(shown(`${gpu}\n\tKernel driver in use: nvidia\n\tKernel modules: nvidia\n`)).toEqual([]);
    expect(
      shown(
        '01:00.3 Serial bus controller: NVIDIA Corporation TU104 UCSI\n\tKernel modules: i2c_nvidia_gpu\n',
      ),
    ).toEqual([]);
  });

  it('a package of the module that is not set up', () => {
    expect(shown('iF  nvidia-dkms-550  550.90.07-1  amd64  NVIDIA DKMS package')).toEqual([
      'dkms-build-failed',
    ]);
    expect(shown('ii  nvidia-dkms-550  550.90.07-1  amd64  NVIDIA DKMS package')).toEqual([]);
  });

  it('fabric manager and driver of different versions', () => {
    const list = (version: string): string =>
      `ii  nvidia-driver-550-server  550.127.05-0ubuntu1  amd64  x\nii  nvidia-fabricmanager-550  ${version}-1  amd64  y`;
    expect(shown(list('550.90.07'))).toEqual(['fabric-manager-version-mismatch']);
    expect(shown(list('550.127.05'))).toEqual([]);
    expect(
      shown(`rc  nvidia-driver-470-server  470.82.01-0ubuntu1  amd64  x\n${list('550.127.05')}`),
    ).toEqual([]);
  });

  it('a link with fewer lanes than the card, and not one that is merely slow', () => {
    const link = (lanes: number): string =>
      `pci 0000:41:00.0: 63.008 Gb/s available PCIe bandwidth, limited by 2.5 GT/s PCIe x${lanes} link at 0000:40:03.1 (capable of 252.048 Gb/s with 16.0 GT/s PCIe x16 link)`;
    expect(shown(link(4))).toEqual(['pcie-link-degraded loosely']);
    expect(shown(link(16))).toEqual([]);
  });
});

describe('what nvidia-smi was asked for, as a list', () => {
  const list = (head: string, ...rows: readonly string[]): string => [head, ...rows].join('\n');

  it.each([
    ['gpu_bus_id, remapped_rows.pending, remapped_rows.failure', '0, 0, 1', ['ecc-row-remap-failure']],
    ['gpu_bus_id, remapped_rows.pending, remapped_rows.failure', '0, 1, 0', ['ecc-row-remap']],
    ['gpu_bus_id, remapped_rows.pending, remapped_rows.failure', '0, 0, 0', []],
    ['index, pcie.link.width.current, pcie.link.width.max', '0, 8, 16', ['pcie-link-degraded']],
    ['index, pcie.link.width.current, pcie.link.width.max', '0, 16, 16', []],
    ['index, compute_mode', '0, Exclusive_Process', ['gpu-exclusive-process']],
    ['index, compute_mode', '0, Default', []],
    ['index, mig.mode.current, mig.mode.pending', '0, Disabled, Enabled', ['mig-mode-pending']],
    ['index, mig.mode.current, mig.mode.pending', '0, [N/A], [N/A]', []],
    ['index, ecc.errors.uncorrected.volatile.total', '0, 2', ['ecc-uncorrectable']],
    ['index, fabric.state', '0, In Progress', ['fabric-not-completed']],
  ])('%s: %s', (head, row, codes) => {
    expect(shown(list(head, row))).toEqual(codes);
  });

  it('has units, and ends where another text begins', () => {
    const head = 'index, memory.used [MiB], pcie.link.width.current, pcie.link.width.max';
    expect(shown(list(head, '0, 12 MiB, 16, 16', '1, 12 MiB, 4, 16', 'done', '2, 12 MiB, 4, 16'))).toEqual([
      'pcie-link-degraded',
    ]);
  });
});

describe('what the exporter of DCGM counts', () => {
  it.each([
    ['DCGM_FI_DEV_ROW_REMAP_PENDING{gpu="0",UUID="GPU-1"} 1', ['ecc-row-remap']],
    ['DCGM_FI_DEV_ROW_REMAP_PENDING{gpu="0",UUID="GPU-1"} 0', []],
    ['DCGM_FI_DEV_ROW_REMAP_FAILURE 1', ['ecc-row-remap-failure']],
    ['DCGM_FI_DEV_XID_ERRORS{gpu="3"} 79', ['gpu-fell-off-bus']],
    ['DCGM_FI_DEV_XID_ERRORS{gpu="3"} 0', []],
    ['DCGM_FI_DEV_ECC_DBE_VOL_TOTAL{gpu="3"} 2', ['ecc-uncorrectable']],
  ])('%s', (line, codes) => {
    expect(shown(line)).toEqual(codes);
  });
});

describe("a release of NVIDIA's image", () => {
  const table = (driver: string): string =>
    `| NVIDIA-SMI ${driver}   Driver Version: ${driver}   CUDA Version: 11.4 |\n$ docker run --gpus all nvcr.io/nvidia/pytorch:24.03-py3`;

  it('wants a newer driver', () => {
    expect(shown(table('470.82.01'))).toEqual(['driver-too-old-for-image']);
    expect(shown(table('535.54.03'))).toEqual([]);
  });

  it('is older or younger than the GPU', () => {
    const refused = (release: string, capability: string): string =>
      `FROM nvcr.io/nvidia/pytorch:${release}-py3\nnvcc fatal   : Unsupported gpu architecture 'compute_${capability}'`;
    expect(shown(refused('23.10', '120'))).toEqual(['gpu-too-new-for-image']);
    expect(shown(refused('25.03', '120'))).toEqual([]);
    expect(shown(refused('25.03', '61'))).toEqual(['gpu-too-old-for-image']);
  });

  it('is known as the table of releases has it', () => {
    const number = (text: string): number => Number(text.replace('.', ''));
    for (const [release, cuda] of cudaSince) {
      const first = releases.find((one) => Number(one.cuda.split('.')[0]) === cuda);
      expect(first?.release).toBe(release);
    }
    for (const [release, capability] of kernelsSince) {
      const first = releases.find((one) =>
        one.computeCapabilities.all.some((own) => number(own) === capability),
      );
      expect(first?.release).toBe(release);
    }
    const dropped = releases.find((one) => number(one.computeCapabilities.min) >= kernelsUntil.capability);
    expect(dropped?.release).toBe(kernelsUntil.release);
  });
});

describe('what a paste speaks against', () => {
  const table = '| NVIDIA-SMI 550.90.07   Driver Version: 550.90.07   CUDA Version: 12.4 |';

  it('a driver that works is not missing, unless it fails in the same paste', () => {
    expect(ruledOut(table)).toContain('driver-not-installed');
    expect(
      ruledOut(`${table}\nNVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver.`),
    ).toEqual(new Set());
  });

  it('comes last, and does not vanish', () => {
    const error = 'libnvidia-ml.so.1: cannot open shared object file: no such file or directory';
    const alone = told(`nvidia-container-cli: initialization error: load library failed: ${error}`);
    const beside = told(
      `${table}\nnvidia-container-cli: initialization error: load library failed: ${error}`,
    );
    expect(beside.toSorted()).toEqual(alone.toSorted());
    expect(beside.indexOf('driver-not-installed')).toBeGreaterThan(beside.length / 2);
  });

  it('is heard by what commands say', () => {
    expect(ruledOut('SecureBoot disabled')).toContain('secure-boot-unsigned');
    expect(ruledOut('NVIDIA Container Toolkit CLI version 1.17.4')).toContain('toolkit-not-installed');
    expect(ruledOut('Docker version 27.3.1, build ce12230')).toContain('docker-too-old-seccomp');
    expect(ruledOut('Docker version 20.10.7, build f0df350')).not.toContain('docker-too-old-seccomp');
    expect(ruledOut('shm              16G     0   16G   0% /dev/shm')).toContain('shm-too-small');
    expect(ruledOut('shm              64M     0   64M   0% /dev/shm')).not.toContain('shm-too-small');
    expect(ruledOut('tmpfs             63G     0   63G   0% /dev/shm')).not.toContain('shm-too-small');
    expect(ruledOut('$ getenforce\nPermissive')).toContain('selinux-denial');
    expect(ruledOut('Persistence Mode\nDisabled')).not.toContain('selinux-denial');
    expect(ruledOut('Compute Mode : Default')).toContain('gpu-exclusive-process');
    expect(ruledOut('Compute Mode : Default\nCompute Mode : Exclusive_Process')).not.toContain(
      'gpu-exclusive-process',
    );
  });
});

it('is as quick as any other part, and throws for nothing', () => {
  const odd = [
    '',
    '\0\0\0',
    '$ \n$ \n',
    '>'.repeat(9000),
    `|${' '.repeat(20_000)}|`,
    '\ud800',
    'i'.repeat(30_000),
  ];
  const began = performance.now();
  for (const text of odd) expect(() => shownBy(text)).not.toThrow();
  expect(performance.now() - began).toBeLessThan(1000);
});

import { release } from 'node:os';
import { join } from 'node:path';
import { gpuFields, gpuXml, type PlacedGpu, procInformation } from '../gpu.ts';
import { cacheDir } from '../paths.ts';
import type { Settled } from '../settle.ts';
import { putProgram, type Writer } from './writer.ts';

export const libraryDirectory =
  process.arch === 'arm64' ? '/usr/lib/aarch64-linux-gnu' : '/usr/lib/x86_64-linux-gnu';

/** The driver as a package that can be installed, and what its stand-ins answer. */
export function stageDriver(host: Settled, put: Writer): void {
  const version = host.driver.libraries ?? host.driver.available;
  const tree = '/opt/stand-in/packages/driver';
  for (const name of ['libcuda', 'libnvidia-ml']) {
    put.copy(`${tree}${libraryDirectory}/${name}.so.${version}`, join(cacheDir, `${name}.so`), 0o755);
    put.link(`${tree}${libraryDirectory}/${name}.so.1`, `${name}.so.${version}`);
  }
  putProgram(put, `${tree}/usr/bin/nvidia-smi`, 'nvidia-smi');
  putProgram(put, `${tree}/usr/bin/nvidia-modprobe`, 'nvidia-modprobe');
  put.text(`${tree}/usr/lib/modules/${release()}/updates/dkms/nvidia.ko`, 'stand-in\n');
  put.text(`${tree}/usr/lib/modules/${release()}/updates/dkms/nvidia-uvm.ko`, 'stand-in\n');

  put.text('/opt/stand-in/answers/driver-version', `${version}\n`);
  put.text('/opt/stand-in/answers/cuda-version', `${host.driver.cuda}\n`);
  put.text('/opt/stand-in/answers/library', `${libraryDirectory}/libnvidia-ml.so.1\n`);
  put.folder('/opt/stand-in/answers/gpus');
  put.folder('/opt/stand-in/pci');
  put.text(
    '/opt/stand-in/proc/version',
    'NVRM version: NVIDIA UNIX x86_64 Kernel Module  @VERSION@  Tue Apr  8 12:41:17 UTC 2025\nGCC version:  gcc version 12.2.0 (Debian 12.2.0-14) \n',
  );
  put.text(
    '/opt/stand-in/proc/params',
    'ModifyDeviceFiles: 1\nDeviceFileUID: 0\nDeviceFileGID: 0\nDeviceFileMode: 438\n',
  );
  for (const gpu of host.gpus) stageGpu(gpu, put);
}

function stageGpu(gpu: PlacedGpu, put: Writer): void {
  put.text(`/opt/stand-in/answers/gpus/${gpu.index}/xml`, gpuXml(gpu));
  put.text(`/opt/stand-in/answers/gpus/${gpu.index}/fields`, gpuFields(gpu));
  put.text(`/opt/stand-in/proc/gpus/${gpu.address}`, procInformation(gpu));
  const attributes: Readonly<Record<string, string>> = {
    vendor: '0x10de',
    device: `0x${gpu.pciDevice}`,
    class: '0x030200',
    subsystem_vendor: '0x10de',
    subsystem_device: `0x${gpu.pciSubsystem}`,
    revision: '0xa1',
    numa_node: '0',
    enable: '1',
    uevent: `PCI_CLASS=30200\nPCI_ID=10DE:${gpu.pciDevice.toUpperCase()}\nPCI_SLOT_NAME=${gpu.address}`,
  };
  for (const [name, value] of Object.entries(attributes))
    put.text(`/opt/stand-in/pci/${gpu.address}/${name}`, `${value}\n`);
}

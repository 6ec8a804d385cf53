import { release } from 'node:os';
import { join } from 'node:path';
import { gpuFields, type PlacedGpu, procInformation } from '../gpu.ts';
import { gpuXml } from '../gpu-xml.ts';
import { cacheDir } from '../paths.ts';
import type { Settled } from '../settle.ts';
import { stageFabric, stagePci } from './pci.ts';
import { putProgram, type Writer } from './writer.ts';

export const libraryDirectory =
  process.arch === 'arm64' ? '/usr/lib/aarch64-linux-gnu' : '/usr/lib/x86_64-linux-gnu';

/** The driver as a package that can be installed, a later one where there is one, and what its stand-ins answer. */
export function stageDriver(host: Settled, put: Writer): void {
  const { libraries, available } = host.driver;
  stagePackage(host, put, 'driver', libraries ?? available);
  if (libraries !== null && available !== libraries) stagePackage(host, put, 'driver-next', available);
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
  stageFabric(host, put);
}

function stagePackage(host: Settled, put: Writer, name: string, version: string): void {
  const tree = `/opt/stand-in/packages/${name}`;
  for (const library of ['libcuda', 'libnvidia-ml']) {
    put.copy(`${tree}${libraryDirectory}/${library}.so.${version}`, join(cacheDir, `${library}.so`), 0o755);
    put.link(`${tree}${libraryDirectory}/${library}.so.1`, `${library}.so.${version}`);
  }
  putProgram(put, `${tree}/usr/bin/nvidia-smi`, 'nvidia-smi');
  putProgram(put, `${tree}/usr/bin/nvidia-modprobe`, 'nvidia-modprobe');
  put.text(`${tree}/usr/lib/modules/${release()}/updates/dkms/nvidia.ko`, 'stand-in\n');
  put.text(`${tree}/usr/lib/modules/${release()}/updates/dkms/nvidia-uvm.ko`, 'stand-in\n');
  put.text(`${tree}/opt/stand-in/answers/driver-version`, `${version}\n`);
  put.text(`${tree}/opt/stand-in/answers/cuda-version`, `${host.driver.cudaOf(version)}\n`);
  put.text(`${tree}/opt/stand-in/answers/library`, `${libraryDirectory}/libnvidia-ml.so.1\n`);
}

function stageGpu(gpu: PlacedGpu, put: Writer): void {
  stagePci(put, gpu.address, '030200', gpu.pciDevice, gpu.pciSubsystem);
  if (gpu.condition?.absent) return;
  put.text(`/opt/stand-in/answers/gpus/${gpu.index}/xml`, gpuXml(gpu));
  put.text(`/opt/stand-in/answers/gpus/${gpu.index}/fields`, gpuFields(gpu));
  if (gpu.condition?.lost) put.text(`/opt/stand-in/answers/gpus/${gpu.index}/lost`, lostText(gpu.address));
  put.text(`/opt/stand-in/proc/gpus/${gpu.address}`, procInformation(gpu));
}

const lostText = (address: string): string =>
  `Unable to determine the device handle for GPU ${address}: GPU is lost.  Reboot the system to recover this GPU\n`;

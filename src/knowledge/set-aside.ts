/**
 * Drivers that hold a device for a virtual machine: VFIO's, the one for Grace, the stub of before, and Xen's.
 * https://docs.kernel.org/driver-api/vfio.html
 */
const holders = /^(?:vfio-pci|nvgrace_gpu_vfio_pci|pci-stub|pciback)$/;

/** The device is meant for a virtual machine, and is none of this system's own. */
export const isSetAside = ({ driver }: { readonly driver: string | null }): boolean =>
  holders.test(driver ?? '');

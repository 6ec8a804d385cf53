import { notAsked, type Probe, read, valueIn } from '../probe.ts';

/** Whether the IOMMU translates what the GPUs send over PCIe. */
export interface IommuFact {
  /**
   * By GPU that has a group, the kind of its domain (kernel ABI, sysfs-kernel-iommu_groups): `DMA` and `DMA-FQ`
   * translate, `identity` does not.
   */
  readonly domains: readonly string[];
}

export const iommu: Probe<IommuFact> = {
  title: 'IOMMU of the GPUs',
  cost: 'local',
  needs: ['pci'],
  async ask(host, _target, facts) {
    const gpus = valueIn(facts.pci)?.devices.filter(({ kind }) => kind === 'gpu') ?? [];
    if (gpus.length < 2) return notAsked('there are not several GPUs');
    const files = await Promise.all(
      gpus.map(({ address }) => host.readText(`/sys/bus/pci/devices/${address}/iommu_group/type`)),
    );
    return read({ domains: files.flatMap((file) => (file.kind === 'ok' ? [file.value.trim()] : [])) });
  },
};

/**
 * What the questions are put in, and what their readers go by. Somebody may be called so, and nothing could be read of a
 * recording in which such a word stands by a pseudonym everywhere.
 */
export const vocabulary: ReadonlySet<string> = new Set(
  (
    '0x030200 0x10de 0x1af4 0x8086 2fpytorch 3anvidia 3apull aarch64 activestate amd64 api apiversion apparmor ' +
    'apt architecture arm64 asset auto aws azurehpc base batchbytes batches bearer blobs booleans booted bus ' +
    'ca cap cat cdi cdispecdirs certificates certs cgroup char chassis citrix class cli clone cloud cmdline ' +
    'comm compat compute conf config container container1 containerenv containers context control controllers ' +
    'cpuinfo crt csv ctk current dataloader deeplearning delete dep device devices digest dir discrete dispi ' +
    'display dkms dlami dmesg dmi dnf doc dockerenv dockerrootdir doctor doctype dpkg driver drivers drm dsvm ' +
    'dxg dynamic efi efivars end enforce env environ error exe extra fabricmanage fabricmanager failed files ' +
    'firmware for force format fs fuser generator get gnu gridd group holders hook hypervisor icaclient id ' +
    'images incus index inf infiniband info information init instance io iommu ipc job jobid journalctl json ' +
    'keyrings ko kubernetes layers ld ldconfig lib64 libcuda libnvidia library limits list loadstate lockdown ' +
    'locked log lsb lxd manifests map memory microsoft misc ml model modinfo modprobe module modules monotonic ' +
    'motd mountinfo mps multi namespaces never ngc no nodes noheader nonce nouveau nv nvcr nvhda nvidia0 ' +
    'nvidia1 nvidia2 nvidia3 nvidia4 nvidia5 nvidia6 nvidia7 nvidiactl nvrm ok opengl openrc os osrelease ' +
    'ostree pacman pager parameters params parser path pbs pci peakshmbytes persistenced pgrep physfn pid ' +
    'plugin preload prime proc process product property pull py3 python3 query real realm refcnt refresh ' +
    'release repo repos repository restrict rm rootlesskit runc runtime runtimes sbin scope seconds secrets ' +
    'secureboot security self selinux service sh sha256 shm short show sig signature size slurm smi snap so ' +
    'sock socket sockets sources src ssl stack standard start stat status step sw system system32 systemctl ' +
    'tag target tdnf to toml toolboxenv toolkit tools topo tree txt type uid ulimit unitfilestate unprivileged ' +
    'updates use userns uvm v2 vendor version visible vmi volumes wants weak workers wsl2 x86 xdg xserver yaml ' +
    'yum zypper ' +
    'ce contexts meta credential make ns boot unit output lines quiet capabilities mig lspci vvv via basic grs ' +
    'memlock uninstall generic ' +
    // GPUs and their machines.
    'a2 a10 a16 a30 a40 a100 a800 a4000 a5000 a6000 h20 h100 h200 h800 b100 b200 b300 gb200 gb300 gh200 l4 l20 ' +
    'l40 l40s t4 v100 p4 p40 p100 k40 k80 m40 m60 tesla quadro geforce rtx gtx orin xavier thor spark station hgx igpu l4t nvgpu'
  ).split(' '),
);

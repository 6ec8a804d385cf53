import { likely, type Signature, type TextCause } from '../signature.ts';

/** NCCL gave up; its own lines before, with NCCL_DEBUG=WARN, say why. */
export const ncclGaveUp: readonly TextCause[] = [
  {
    code: 'shm-too-small',
    decides: 'Does df -h /dev/shm in the container show 64M? Then start it with --ipc=host.',
  },
  {
    code: 'nccl-acs-iommu',
    decides: 'Does NCCL_P2P_DISABLE=1 help? Then the GPUs do not reach one another over PCIe.',
  },
  { code: 'nvlink-uncorrectable', decides: 'Does the kernel log tell of Xid 74 or 144 to 150?' },
  { code: 'gpu-fell-off-bus', decides: 'Does it tell of Xid 79?' },
  {
    code: 'memlock-limit',
    decides: 'Are there InfiniBand or RoCE adapters, and does ulimit -l in the container not say unlimited?',
  },
  { code: 'fabric-manager-missing', decides: 'Are there NVSwitches, and does nvidia-fabricmanager not run?' },
];

/** CUDA failed within NCCL, which says no more without NCCL_DEBUG=WARN. */
const cudaInNccl: readonly TextCause[] = [
  {
    code: 'driver-too-old-for-image',
    decides: 'Does the image say when it starts that the driver is older than it wants? Then it is this.',
  },
  {
    code: 'fabric-manager-missing',
    decides: 'Are there NVSwitches, and does nvidia-fabricmanager not run?',
  },
  { code: 'gpu-memory-in-use', decides: 'Is a GPU nearly full (nvidia-smi)?' },
  { code: 'wheel-arch-mismatch', decides: 'Was PyTorch or NCCL in the image replaced by pip?' },
  { code: 'gpu-fell-off-bus', decides: 'Does the kernel log tell of Xid 79?' },
  { code: 'nvlink-uncorrectable', decides: 'Does it tell of Xid 74 or 144 to 150?' },
  { code: 'shm-too-small', decides: 'Does df -h /dev/shm in the container show 64M?' },
];

/** A collective operation hangs. */
export const ncclHangs: readonly TextCause[] = [
  {
    code: 'nccl-acs-iommu',
    decides:
      'Does it hang from the start, and does NCCL_P2P_DISABLE=1 help? Then the GPUs do not reach one another over PCIe.',
  },
  { code: 'nvlink-uncorrectable', decides: 'Does the kernel log tell of Xid 74 or 144 to 150?' },
  { code: 'gpu-fell-off-bus', decides: 'Does it tell of Xid 79?' },
  { code: 'shm-too-small', decides: 'Does df -h /dev/shm in the container show 64M?' },
  {
    code: 'xid-app-fault',
    decides: 'Did one rank fail or fall behind before (the first traceback says so)?',
  },
  { code: 'gpu-memory-in-use', decides: "Did a rank run out of a GPU's memory before, which others held?" },
  {
    code: 'gpu-memory-too-small',
    decides: "Did a rank run out of a GPU's memory before, which it held itself?",
  },
  { code: 'host-memory-exhausted', decides: 'Was a rank killed before (sudo dmesg | grep -i oom)?' },
];

/** What NCCL says, and the kernel of GPUs that do not reach one another. */
export const ncclSignatures: readonly Signature[] = [
  ...[
    ['nccl', 'unhandled system error'],
    ['ncclsystemerror'],
    ['nccl', 'system call or external library call failed'],
    ['nccl error 2 '],
  ].map((words) => ({
    words,
    reach: 200,
    causes: ncclGaveUp,
    example: `RuntimeError: ${words.join(' Error 2: ')}`,
    counterExample: 'NCCL INFO Bootstrap : Using eth0:192.0.2.4<0>',
  })),
  {
    words: ['nccl', 'unhandled cuda error'],
    reach: 200,
    causes: cudaInNccl,
    example:
      'torch.distributed.DistBackendError: NCCL error in: NCCLUtils.hpp:317, unhandled cuda error, NCCL version 2.21.5',
    counterExample: 'NCCL INFO cudaDriverVersion 12040',
  },
  ...[
    ['acsctl:', 'srcvalid+'],
    ['nvidia 0000:', 'io_page_fault', 'flags='],
    ['peer access is not supported between these two devices'],
    ['verification error @ element'],
    ['nccl_p2p_disable=1', 'works'],
    ['nccl_p2p_disable=1', 'help'],
    ['nccl_p2p_disable=1', 'fix'],
    ['hang', 'nccl_p2p_disable'],
    ['out of bounds values', 'failed'],
    ['p2p is disabled between nvlink connected gpus'],
    ['acs is enabled'],
    ['io_page_fault', 'nvrm'],
    ['io_page_fault', 'torchrun'],
    ['io_page_fault', 'all_reduce'],
    ['io_page_fault', 'nvidia'],
    ['dmar: ', 'fault addr', 'nvrm'],
    ['dmar: ', 'fault addr', 'nvidia'],
    ['hang', 'p2pbandwidthlatencytest'],
    ['simplep2p', 'hang'],
    ['peer to peer', 'corrupt'],
    ['p2p', 'corrupt'],
    ['cudamemcpypeer', 'wrong'],
    ['iommu', 'nccl', 'hang'],
    ['nccl', 'hang', 'iommu'],
    ['iommu=pt', 'nccl'],
    ['p2p', 'peer access', 'failed'],
  ].map((words) => ({
    words,
    reach: 120,
    causes: likely(
      'nccl-acs-iommu',
      'Do GPUs hang or fail together and run alone, and does NCCL_P2P_DISABLE=1 help? Then it is this.',
    ),
    example: `nvidia 0000:3b:00.0: ${words.join(' ')}`,
    counterExample:
      '\t\tACSCtl:\tSrcValid- TransBlk- ReqRedir- CmpltRedir- UpstreamFwd- EgressCtrl- DirectTrans-',
  })),
  // Of themselves they are of any device: many machines are started with some.
  ...['io_page_fault', 'dmar: [dma'].flatMap((fault) =>
    [
      [fault, 'nccl'],
      ['nccl', fault],
    ].map((words) => ({
      words,
      causes: likely(
        'nccl-acs-iommu',
        'Is the device in the fault one of the GPUs (lspci -d 10de:), and does NCCL_P2P_DISABLE=1 help? Then it is this.',
      ),
      example: words.join(' 0000:3b:00.0 '),
      counterExample: 'DMAR: [DMA Read NO_PASID] Request device [03:00.0] fault addr 0x0',
    })),
  ),
  ...[
    ['watchdog caught collective operation timeout'],
    ['ncclremoteerror'],
    ['socketprogress: connection closed by remote peer'],
    ['nccl', 'connection closed by remote peer'],
    ['nccl', 'ran for', 'milliseconds before timing out'],
    ['nccl', 'timed out in blocking wait'],
    ['heartbeat monitor timed out'],
    ['nccl', 'watchdog thread got stuck'],
    ['some nccl operations have failed or timed out'],
    ['timeout at nccl work'],
    ['nccl', 'collective operation timeout'],
    ['flight recorder', 'nccl', 'timeout'],
    ['nccl communicator was aborted'],
  ].map((words) => ({
    words,
    reach: 300,
    causes: ncclHangs,
    example: `[rank3]:[E1120 10:00:00.000 ProcessGroupNCCL.cpp:607] ${words.join(' WorkNCCL(SeqNum=1, OpType=ALLREDUCE) ')}`,
    counterExample: 'the heartbeat was received',
  })),
];

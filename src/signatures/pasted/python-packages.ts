import { likely, type Signature, type TextCause } from '../signature.ts';

/** Packages of Python do not go together; the image's own do. */
const mixed: readonly TextCause[] = [
  {
    code: 'python-packages-mixed',
    decides:
      "Was something installed by pip or conda over the image's own (pip list | grep torch: a version without NVIDIA's suffix), or does it come from ~/.local or a mounted folder? Then it is this.",
  },
  {
    code: 'wheel-arch-mismatch',
    decides: 'Does PyTorch alone, without that package, fail on the GPU too?',
  },
];

/** What Python says where a package was built for another PyTorch, CUDA or NumPy than is there. */
export const pythonPackagesSignatures: readonly Signature[] = [
  ...[
    ['undefined symbol: _zn3c10'],
    ['undefined symbol: _zn2at'],
    ['undefined symbol: _znk3c10'],
    ['undefined symbol: _znk2at'],
    ['undefined symbol: _zn5torch'],
    ['undefined symbol: __nvjitlink'],
    ['undefined symbol: nccl'],
    ['undefined symbol: cublas'],
    ['undefined symbol: cudnn'],
    ['undefined symbol: cusparse'],
    ['undefined symbol: cusolver'],
    ['undefined symbol: ijit_notifyevent'],
    ['libcudnn', 'undefined symbol'],
    ['libcublas', 'not defined in file', 'with link time reference'],
    ['libcudart.so.', 'cannot open shared object file'],
    ['libcublas.so.', 'cannot open shared object file'],
    ['libcublaslt.so.', 'cannot open shared object file'],
    ['libcudnn.so.', 'cannot open shared object file'],
    ['libcusparse', 'cannot open shared object file'],
    ['libcufft.so.', 'cannot open shared object file'],
    ['libnvrtc.so.', 'cannot open shared object file'],
    ['libnccl.so.', 'cannot open shared object file'],
    ['libnvinfer.so.', 'cannot open shared object file'],
    ['libtorch', '.so: cannot open shared object file'],
    ['libc10', '.so: cannot open shared object file'],
    ['cudnn_status_sublibrary_version_mismatch'],
    ['cudnn version incompatibility'],
    ['unable to load any of {libcudnn'],
    ['could not load library libcudnn'],
    ['pytorch and torchvision were compiled with different cuda'],
    ['operator torchvision::nms does not exist'],
    ['compiled using numpy 1.x cannot be run in'],
    ['numpy.dtype size changed, may indicate binary incompatibility'],
    ['mismatches the version that was used to compile pytorch'],
    ['cuda version mismatch', 'torch was compiled'],
    ['torch was compiled with cuda', 'current installation is'],
    ['loaded runtime cudnn library', 'but source was compiled with'],
    ['the nvidia cuda version', 'does not match the', 'pytorch'],
  ].map((words) => ({
    words,
    reach: 200,
    causes: mixed,
    example: `ImportError: ${words.join('8.9 (12.1) ')} of this`,
    counterExample: 'ImportError: No module named torch_geometric',
  })),
];

const unreached = likely(
  'nccl-network',
  'Does each rank name an address and an interface that the others reach (MASTER_ADDR, NCCL_SOCKET_IFNAME), and does no firewall stand between? On one machine it is mostly a rank that ended before.',
);

/** Ranks on several machines, or in several containers, that do not reach one another. */
export const ncclNetworkSignatures: readonly Signature[] = [
  ['no socket interface found'],
  ['no usable listening interface found'],
  ['the client socket has timed out after', 'while trying to connect'],
  ['the client socket has failed to connect to any network address'],
  ['the server socket has failed to listen on any local network address'],
  ['net/ib', 'got completion', 'with error 12'],
  ['net/socket', 'no route to host'],
  ['nccl warn', 'connect to', 'failed : connection refused'],
  ['nccl warn', 'connect to', 'failed : no route to host'],
  ['nccl warn', 'connect to', 'failed : software caused connection abort'],
  ['nccl warn', 'connect to', 'failed : connection timed out'],
].map(
  (words): Signature => ({
    words,
    reach: 160,
    causes: unreached,
    example: `NCCL WARN ${words.join(' 10.0.0.2<41> ')}, torch and more`,
    counterExample: 'NCCL INFO Bootstrap : Using eth0:192.0.2.4<0>',
  }),
);

import { likely, proof, type Signature, type TextCause } from '../signature.ts';

const withoutRuntime: readonly TextCause[] = [
  {
    code: 'jetson-gpus-flag',
    decides:
      'Was the container started without --runtime nvidia (--gpus alone does not serve Jetson)? Then it is this.',
  },
  {
    code: 'device-node-permissions',
    decides:
      'Does ls -l /dev/nvhost* /dev/nvmap show a group that the user is not in (video)? Then it is this.',
  },
];

/** What Jetson and other boards with a GPU of their own say. */
export const jetsonSignatures: readonly Signature[] = [
  {
    words: ['nvrmmeminitnvmap failed', 'permission denied'],
    reach: 60,
    causes: likely('device-node-permissions', 'Is the user (in the container, too) not in the group video?'),
    example: 'NvRmMemInitNvmap failed with Permission denied\n549: Memory Manager Not supported',
    counterExample: 'NvRmMemInitNvmap failed with No such file or directory',
  },
  {
    words: ['nvrmmeminitnvmap failed'],
    causes: withoutRuntime,
    example: 'NvRmMemInitNvmap failed with No such file or directory\n549: Memory Manager Not supported',
    counterExample: 'NvRmMem initialised',
  },
  ...[
    'libnvrm_gpu.so',
    'libnvbufsurface.so',
    'libnvdla_compiler.so',
    'libnvos.so',
    'libnvrm_mem.so',
    'libnvbuf_utils.so',
    'libnvmm.so',
  ].map(
    (library): Signature => ({
      words: [library, 'cannot open shared object file'],
      reach: 60,
      causes: withoutRuntime,
      example: `ImportError: ${library}: cannot open shared object file: No such file or directory`,
      counterExample: 'ImportError: libcuda.so.1: cannot open shared object file: No such file or directory',
    }),
  ),
  {
    words: ['aarch64-linux-gnu/', 'file too short'],
    reach: 60,
    causes: withoutRuntime,
    example: 'OSError: /usr/lib/aarch64-linux-gnu/libcudnn.so.8: file too short',
    counterExample: 'OSError: /usr/lib/x86_64-linux-gnu/libcudnn.so.8: file too short',
  },
  ...['/host-files-for-container.d', 'l4t.csv'].map(
    (file): Signature => ({
      words: [file, 'no such file or directory'],
      reach: 80,
      causes: likely(
        'jetson-runtime-not-registered',
        'Is the package nvidia-container of JetPack (nvidia-l4t-*) not installed in whole? It brings the list of files.',
      ),
      example: `could not read /etc/nvidia-container-runtime${file}: no such file or directory`,
      counterExample: 'reading /etc/nvidia-container-runtime/host-files-for-container.d/drivers.csv',
    }),
  ),
  {
    words: ['iptables table `raw', 'table does not exist'],
    reach: 60,
    causes: proof('kernel-lacks-raw-table'),
    example:
      "docker: Error response from daemon: failed to set up container networking: Unable to enable DIRECT ACCESS FILTERING - DROP rule: (iptables failed: iptables --wait -t raw -A PREROUTING: iptables v1.8.7 (legacy): can't initialize iptables table `raw': Table does not exist (do you need to insmod?)",
    counterExample: "can't initialize iptables table `nat': Table does not exist (do you need to insmod?)",
  },
];

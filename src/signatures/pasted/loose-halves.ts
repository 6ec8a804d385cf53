import { likely } from '../signature.ts';
import type { Loose } from './loose-group.ts';

/** Halves of messages whose beginning or end was not copied, and what shells say of a program that is not there. */
export const looseHalves: readonly Loose[] = [
  {
    words: [
      [': nvidia-ctk: not found'],
      ['nvidia-ctk: no such file'],
      ['nvidia-cdi-refresh.service could not be found'],
    ],
    reach: 60,
    causes: likely(
      'toolkit-not-installed',
      'Does nvidia-ctk --version on the machine of the engine say nothing? The unit nvidia-cdi-refresh came with release 1.18.',
    ),
  },
  {
    words: [['unknown runtime: nvidia'], ['containerd-shim-nvidia']],
    reach: 60,
    causes: [
      {
        code: 'containerd-runtime-not-registered',
        decides: 'Is it nerdctl or containerd? Then its configuration, or --gpus alone, has to name it.',
      },
      { code: 'nvidia-runtime-not-registered', decides: 'Is it docker, whose info lists no runtime nvidia?' },
    ],
  },
  {
    words: [
      ['podman.sock', 'no such file'],
      ['podman.sock', 'connection refused'],
    ],
    reach: 80,
    causes: likely(
      'daemon-not-running',
      'Does systemctl --user status podman.socket say that it is not active?',
    ),
  },
  {
    words: [['no cdi spec'], ['nvidia.com/gpu=', 'unknown device'], ['no cdi devices']],
    reach: 60,
    causes: likely(
      'cdi-spec-missing-or-unreadable',
      'Does nvidia-ctk cdi list name no device? Then write one.',
    ),
  },
  {
    words: [['enroot-mount: failed'], ['enroot-switchroot: failed']],
    reach: 60,
    causes: likely(
      'enroot-mount-denied',
      'Does the line end in "Operation not permitted" or "Permission denied"?',
    ),
  },
  {
    words: [['no adapters were found']],
    reach: 60,
    causes: likely('wsl-no-adapter', 'Is it WSL2? Then Windows gives it no GPU of NVIDIA.'),
  },
  {
    words: [
      ['unsatisfied condition: cuda'],
      ['unsatisfied condition: driver'],
      ['unsatisfied condition: brand'],
    ],
    reach: 60,
    causes: likely(
      'driver-too-old-for-image',
      'Does nvidia-smi show a lower CUDA Version than the line wants?',
    ),
  },
  {
    words: [['devices was unexpected'], ['property devices is not allowed']],
    reach: 60,
    causes: likely('compose-too-old', 'Is docker-compose older than 1.28? Then use docker compose.'),
  },
  {
    words: [['invalid tar header'], ['unexpected eof', 'layer'], ['unexpected eof', 'tar']],
    reach: 80,
    causes: likely('image-corrupt-local', 'Does the image work once it was removed and pulled again?'),
  },
];

import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { must } from './commands.ts';
import type { ImageName } from './description.ts';
import { withLock } from './lock.ts';
import { start } from './machine.ts';
import { cacheDir, rigDir } from './paths.ts';
import { settle } from './settle.ts';

/** An image of the rig: a stand-in that is laid out as the NGC release whose tag it carries. */
export interface RigImage {
  readonly reference: string;
  /** Debian packages that make its root. */
  readonly packages: readonly string[];
  /** mmdebstrap's variant: `extract` unpacks only, `essential` also configures. */
  readonly variant: 'extract' | 'essential';
  /** Run on the finished root by mmdebstrap. */
  readonly trim: readonly string[];
  /** Folder of files below images/ and where its content goes. */
  readonly adds: Readonly<Record<string, string>>;
  readonly env: Readonly<Record<string, string>>;
}

const archList = '5.2 6.0 6.1 7.0 7.2 7.5 8.0 8.6 8.7 9.0+PTX';
const commonEnv = {
  NVIDIA_VISIBLE_DEVICES: 'all',
  NVIDIA_DRIVER_CAPABILITIES: 'compute,utility,video',
  NVIDIA_REQUIRE_CUDA: 'cuda>=9.0',
  NVIDIA_PRODUCT_NAME: 'PyTorch',
  TORCH_CUDA_ARCH_LIST: archList,
  _CUDA_COMPAT_PATH: '/usr/local/cuda/compat',
  LANG: 'C.UTF-8',
} as const;

/** Versions are those of NVIDIA's release notes for the month in the tag. */
export const rigImages: Readonly<Record<ImageName, RigImage>> = {
  small: {
    reference: 'nvcr.io/nvidia/pytorch:23.10-py3',
    packages: ['python3', 'bash', 'dash', 'coreutils', 'grep', 'sed', 'libc-bin'],
    variant: 'extract',
    trim: [],
    adds: { 'small-torch': '/usr/lib/python3/dist-packages' },
    env: {
      ...commonEnv,
      CUDA_VERSION: '12.2.2.009',
      CUDA_DRIVER_VERSION: '535.104.05',
      NCCL_VERSION: '2.19.3',
      NVIDIA_BUILD_ID: '0',
      NVIDIA_PYTORCH_VERSION: '23.10',
      PYTORCH_VERSION: '2.1.0a0+32f93b1',
      PYTORCH_BUILD_VERSION: '2.1.0a0+32f93b1',
    },
  },
  torch: {
    reference: 'nvcr.io/nvidia/pytorch:24.01-py3',
    packages: ['python3-torch', 'python3-numpy'],
    variant: 'essential',
    trim: [
      'rm -rf "$1/usr/lib/python3/dist-packages/sympy/integrals/rubi/rubi_tests" "$1/usr/share/proj"',
      'rm -rf "$1/var/lib/apt" "$1/var/cache/apt"',
    ],
    adds: { torch: '/usr/lib/python3/dist-packages' },
    env: {
      ...commonEnv,
      CUDA_VERSION: '12.3.2.001',
      CUDA_DRIVER_VERSION: '545.23.08',
      NCCL_VERSION: '2.19.4',
      NVIDIA_BUILD_ID: '0',
      NVIDIA_PYTORCH_VERSION: '24.01',
      PYTORCH_VERSION: '2.2.0a0+81ea7a4',
      PYTORCH_BUILD_VERSION: '2.2.0a0+81ea7a4',
    },
  },
};

const imagesDir = join(rigDir, 'images');

/** Builds what of the images is not in the cache, once for all processes. */
export async function ensureImages(names: readonly ImageName[]): Promise<void> {
  for (const name of names) {
    if (isBuilt(name)) continue;
    await withLock(`image-${name}`, async () => {
      if (!isBuilt(name)) await build(name);
    });
  }
}

const isBuilt = (name: ImageName) => {
  const path = join(cacheDir, 'images', `${name}.key`);
  return existsSync(path) && readFileSync(path, 'utf8') === keyOf(name);
};

const keys = new Map<ImageName, string>();

/** What the image is made of: when it changes, the image is built anew. */
export function keyOf(name: ImageName): string {
  const known = keys.get(name);
  if (known !== undefined) return known;
  const image = rigImages[name];
  const hash = createHash('sha256').update('layout 1').update(JSON.stringify(image));
  for (const folder of [...Object.keys(image.adds), '.'])
    hashFolder(join(imagesDir, folder), hash, folder !== '.');
  const key = hash.digest('hex');
  keys.set(name, key);
  return key;
}

function hashFolder(folder: string, hash: ReturnType<typeof createHash>, deep: boolean): void {
  for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) =>
    a.name < b.name ? -1 : 1,
  )) {
    const path = join(folder, entry.name);
    if (entry.isFile()) hash.update(entry.name).update(readFileSync(path));
    else if (deep) hashFolder(path, hash, deep);
  }
}

async function build(name: ImageName): Promise<void> {
  const image = rigImages[name];
  const work = join(cacheDir, 'work', name);
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  makeRoot(image, work);
  makeContext(image, work);
  const host = await start(settle({ gpus: [], images: [], toolkit: { installed: false }, binds: [work] }));
  try {
    const built = await host.exec(['docker', 'build', '--tag', image.reference, work], {
      timeoutMs: 600_000,
    });
    if (built.code !== 0)
      throw new Error(`docker build of ${image.reference} failed: ${built.stderr}${built.stdout}`);
    const stopped = await host.exec(['systemctl', 'stop', 'docker']);
    if (stopped.code !== 0) throw new Error(`dockerd did not stop: ${stopped.stderr}`);
    keep(name, `/proc/${host.pid}/root/var/lib/docker`);
  } finally {
    await host.stop();
    rmSync(work, { recursive: true, force: true });
  }
}

function makeRoot(image: RigImage, work: string): void {
  const excluded = ['/usr/share/man/*', '/usr/share/doc/*', '/usr/share/locale/*', '/usr/share/info/*'];
  const argv = [
    `--variant=${image.variant}`,
    `--include=${image.packages.join(',')}`,
    ...excluded.map((path) => `--dpkgopt=path-exclude=${path}`),
    ...image.trim.map((command) => `--customize-hook=${command}`),
    'bookworm',
    join(work, 'root.tar'),
    'http://deb.debian.org/debian',
  ];
  must('mmdebstrap', argv);
}

function makeContext(image: RigImage, work: string): void {
  cpSync(join(imagesDir, 'entrypoint.sh'), join(work, 'entrypoint.sh'));
  for (const folder of Object.keys(image.adds))
    cpSync(join(imagesDir, folder), join(work, folder), { recursive: true });
  if ('small-torch' in image.adds) {
    const helper = join(work, 'small-torch/torch/_arithmetic');
    must('gcc', ['-shared', '-fPIC', '-O3', '-o', `${helper}.so`, `${helper}.c`]);
  }
  const version = image.env['NVIDIA_PYTORCH_VERSION'];
  const text = [
    'FROM scratch',
    'ADD root.tar /',
    ...Object.entries(image.adds).map(([folder, target]) => `COPY ${folder} ${target}`),
    'COPY entrypoint.sh /opt/nvidia/nvidia_entrypoint.sh',
    ...Object.entries(image.env).map(([key, value]) => `ENV ${key}="${value}"`),
    'LABEL com.nvidia.build.id="0" com.nvidia.cuda.version="9.0" com.nvidia.volumes.needed="nvidia_driver"',
    `LABEL com.nvidia.pytorch.version="${image.env['PYTORCH_VERSION']}" com.nvidia.build.ref="stand-in-${version}"`,
    'WORKDIR /workspace',
    'ENTRYPOINT ["/opt/nvidia/nvidia_entrypoint.sh"]',
  ];
  writeFileSync(join(work, 'Dockerfile'), `${text.join('\n')}\n`);
}

/**
 * Puts the stopped engine's image store into the cache. The layers go into one folder that every host sees
 * read-only; in the copy that each host gets, a layer's `diff` is a link to it, so that a host with a gigabyte
 * of images costs some dozen small files.
 */
function keep(name: ImageName, dataRoot: string): void {
  const target = join(cacheDir, 'images', name);
  const fresh = `${target}.new`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { recursive: true });
  mkdirSync(join(cacheDir, 'layers'), { recursive: true });
  must('cp', ['-a', join(dataRoot, 'image'), fresh]);
  mkdirSync(join(fresh, 'overlay2'));
  for (const id of readdirSync(join(dataRoot, 'overlay2'))) {
    const source = join(dataRoot, 'overlay2', id);
    must('cp', ['-a', source, join(fresh, 'overlay2', id)]);
    if (id === 'l') continue;
    const layer = join(cacheDir, 'layers', id);
    rmSync(layer, { recursive: true, force: true });
    renameSync(join(fresh, 'overlay2', id, 'diff'), layer);
    must('ln', ['-s', `/opt/stand-in/layers/${id}`, join(fresh, 'overlay2', id, 'diff')]);
  }
  rmSync(target, { recursive: true, force: true });
  renameSync(fresh, target);
  writeFileSync(join(cacheDir, 'images', `${name}.key`), keyOf(name));
}

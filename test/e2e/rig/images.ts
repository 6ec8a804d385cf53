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
import { type RigImage, rigImages } from './rig-images.ts';
import { settle } from './settle.ts';

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

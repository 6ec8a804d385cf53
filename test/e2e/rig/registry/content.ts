import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { must } from '../commands.ts';
import type { ExecResult } from '../exec.ts';
import { ensureImages, keyOf } from '../images.ts';
import { withLock } from '../lock.ts';
import { type RigHost, start } from '../machine.ts';
import { cacheDir, registryDir, rigDir, storedTag } from '../paths.ts';
import { rigImages } from '../rig-images.ts';
import { settle } from '../settle.ts';

const source = join(rigDir, 'registry');
const makers = ['fill.mjs', 'variants.mjs', 'certificates.sh'].map((name) => join(source, name));

function registryKey(): string {
  const hash = createHash('sha256').update('layout 2').update(keyOf('small'));
  for (const path of makers) hash.update(readFileSync(path));
  return hash.digest('hex');
}

const isFilled = () => {
  const path = join(registryDir, 'key');
  return existsSync(path) && readFileSync(path, 'utf8') === registryKey();
};

/** Fills the cache with what the registry of a host serves, once for all processes. */
export async function ensureRegistry(): Promise<void> {
  if (isFilled()) return;
  await ensureImages(['small']);
  await withLock('registry', async () => {
    if (!isFilled()) await fill();
  });
}

async function fill(): Promise<void> {
  const work = join(cacheDir, 'work', 'registry');
  rmSync(work, { recursive: true, force: true });
  mkdirSync(join(work, 'store'), { recursive: true });
  must('bash', [join(source, 'certificates.sh')], work);
  const host = await start(
    settle({ gpus: [], images: ['small'], toolkit: { installed: false }, binds: [work] }),
  );
  try {
    await push(host, work);
  } finally {
    await host.stop();
  }
  writeFileSync(join(work, 'key'), registryKey());
  rmSync(registryDir, { recursive: true, force: true });
  renameSync(work, registryDir);
}

async function push(host: RigHost, work: string): Promise<void> {
  const config = `version: 0.1
log: { level: warn }
storage: { filesystem: { rootdirectory: ${work}/store } }
http: { addr: "127.0.0.1:5000" }
`;
  await host.writeFile('/tmp/registry.yml', config);
  const registry = host.spawn(['docker-registry', 'serve', '/tmp/registry.yml'], { timeoutMs: 300_000 });
  const base = 'http://127.0.0.1:5000';
  const local = `127.0.0.1:5000/nvidia/pytorch:${storedTag}`;
  await ok(
    host.exec(['curl', '-sf', '--retry', '50', '--retry-connrefused', '--retry-delay', '1', `${base}/v2/`]),
  );
  await ok(host.exec(['docker', 'tag', rigImages.small.reference, local]));
  await ok(host.exec(['docker', 'push', local], { timeoutMs: 300_000 }));
  await ok(host.exec([process.execPath, join(source, 'fill.mjs'), base, 'nvidia/pytorch', storedTag]));
  registry.signalGroup('SIGTERM');
  await registry.done;
}

async function ok(result: Promise<ExecResult>): Promise<void> {
  const { code, stdout, stderr } = await result;
  if (code !== 0) throw new Error(`Filling the registry failed (${code}): ${stdout}${stderr}`);
}

import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'ngc-doctor-test-'));
const root = join(import.meta.dirname, '../..');
const server = createServer((_, response) => response.end('hello'));
let port = 0;

beforeAll(async () => {
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  await build({
    entryPoints: [join(root, 'src/host/live.ts')],
    outfile: join(folder, 'live.mjs'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  port = typeof address === 'object' && address !== null ? address.port : 0;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true });
});

/** Runs a script beside the host in a process of its own that has to end by itself, without `process.exit`. */
async function alone(script: string, cwd = folder) {
  const file = join(folder, 'script.mjs');
  const head = `import { liveHost } from ${JSON.stringify(join(folder, 'live.mjs'))};\nconst host = liveHost();\n`;
  const late = '\nprocess.on("exit", () => console.log("+" + Math.round(performance.now() - ended)));';
  writeFileSync(file, `${head}${script}\nconst ended = performance.now();${late}`);
  const { stdout } = await promisify(execFile)(process.execPath, [file], { cwd, timeout: 15_000 });
  const [text = '', lateness = ''] = stdout.split('+');
  return { text, lateMs: Number(lateness) };
}

describe('the program that asked is not held', () => {
  it('by a grandchild that keeps the pipes', async () => {
    const { text, lateMs } = await alone(
      `console.log(JSON.stringify(await host.run(['sh', '-c', 'sleep 8 & echo hi'])));`,
    );
    expect(JSON.parse(text)).toMatchObject({ kind: 'exited', stdout: 'hi\n' });
    expect(lateMs).toBeLessThan(1000);
  });

  it('by a grandchild in a session of its own that outlives the kill', async () => {
    const { text, lateMs } = await alone(
      `console.log((await host.run(['sh', '-c', 'setsid sleep 8 & sleep 30'], { timeoutMs: 300 })).kind);`,
    );
    expect(text).toBe('timed-out\n');
    expect(lateMs).toBeLessThan(1000);
  });

  it('by connections that are kept', async () => {
    const { text, lateMs } = await alone(
      `console.log((await host.request('http://127.0.0.1:${port}/')).body);`,
    );
    expect(text).toBe('hello\n');
    expect(lateMs).toBeLessThan(500);
  });

  it('by a pipe that is taken for a file', async () => {
    const { text, lateMs } = await alone(`
      await host.run(['mkfifo', 'fifo']);
      console.log((await host.readText('fifo')).kind, (await host.open('fifo')).kind);
    `);
    expect(text).toBe('failed ok\n');
    expect(lateMs).toBeLessThan(500);
  });
});

describe('a working directory that was removed', () => {
  it('keeps nothing from being asked', async () => {
    const { text } = await alone(`
      await host.run(['mkdir', 'gone']);
      process.chdir('gone');
      await host.run(['rmdir', '${folder}/gone']);
      console.log((await host.run(['true'])).code, (await host.run(['no-such-program'])).kind);
      console.log((await host.system()).workingDirectory);
    `);
    expect(text).toBe('0 not-found\n/\n');
  });
});

describe('a user without a name', () => {
  it.runIf(process.getuid?.() === 0)('is described by the number', async () => {
    const { text } = await alone(`
      delete process.env.USER;
      delete process.env.HOME;
      process.setgid(54321);
      process.setuid(54321);
      const { uid, user, home } = await host.system();
      console.log(uid, user, typeof home);
    `);
    expect(text).toBe('54321 54321 string\n');
  });
});

import { writeFileSync } from 'node:fs';
import { it } from 'vitest';
import { type RigDescription, rigHost } from './host.ts';

const image = 'nvcr.io/nvidia/pytorch:23.10-py3';
const doctor = ['node', '/work/main/dist/src/bin.js', 'check'];
const cases: [string, RigDescription, string[], ('root' | 'tester')?][] = [
  ['healthy', { registry: {} }, []],
  ['healthy torch', { images: ['torch'], registry: {} }, []],
  ['no toolkit no repo', { toolkit: { installed: false, repository: false }, registry: {} }, []],
  ['late', { toolkit: { installed: 'after-dockerd' }, registry: {} }, []],
  ['hook path', { toolkit: { hookDirectory: '/opt/nvidia/bin' }, registry: {} }, []],
];
it('try', { timeout: 600_000 }, async () => {
  let text = '';
  for (const [name, description, args, user] of cases) {
    const host = await rigHost(description);
    const r = await host.exec([...doctor, ...args], { user: user ?? 'root', timeoutMs: 120_000 });
    text += `\n##### ${name} -> ${r.code} ${Math.round(r.ms)}ms\n${r.stdout}E: ${r.stderr.slice(-600)}\n`;
    await host.stop();
  }
  writeFileSync('/tmp/proto/try.txt', text);
});

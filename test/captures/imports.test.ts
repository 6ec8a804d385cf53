import { describe, expect, it } from 'vitest';
import { factsIn } from '../../src/import/facts.ts';
import { session } from '../../src/import/session.ts';
import { valueIn } from '../../src/probe.ts';
import type { Gpu } from '../../src/probes/nvidia-smi.ts';
import { captures, capturesMissing } from '../support/captures.ts';

const facts = (text: string) => factsIn(session(text));
const gpusIn = async (text: string): Promise<readonly Gpu[]> => {
  const smi = valueIn((await facts(text)).nvidiaSmi);
  return smi?.kind === 'answered' ? smi.gpus : [];
};
const bare = (file: string): string => file.replace(/^.*\//, '').replace(/\.\w+$/, '');

/** Tables that tell of nothing: whose version is N/A, or that end within. */
const untold = /driver-NA|windows-.*-load/;

describe.skipIf(capturesMissing !== null)(`Outputs as they were pasted ${capturesMissing ?? ''}`, () => {
  it.each(captures('nvidia-smi-table'))(
    '$file: as many GPUs as rows, whatever the release',
    async ({ file, text }) => {
      const rows = text.match(/^\|\s+\d+\s+\S.*\|\s*(?:[0-9A-F]{8}:|N\/A)/gim) ?? [];
      expect(await gpusIn(text)).toHaveLength(untold.test(file) ? 0 : rows.length);
    },
  );

  it('table and long text of one machine tell the same of its GPUs', async () => {
    const tables = new Map(captures('nvidia-smi-table').map(({ file, text }) => [bare(file), text]));
    const both = captures('nvidia-smi-q-text').filter(({ file }) => tables.has(bare(file)));
    expect(both.length).toBeGreaterThan(3);
    for (const { file, text } of both) {
      const [long, short] = await Promise.all([gpusIn(text), gpusIn(tables.get(bare(file)) ?? '')]);
      expect(short.map(outlineOf)).toEqual(long.map(outlineOf));
    }
  });

  it.each([...captures('docker-info-text'), ...captures('docker-version-text')])(
    '$file throws nothing',
    async ({ text }) => {
      const { engine } = await facts(text);
      const server = /^ ?Docker Root Dir: (\S+)/m.exec(text)?.[1];
      const release = /^ ?Server Version: (\d+)\./m.exec(text)?.[1];
      // What was cut at its beginning is none.
      if (!/^(?:Client:|Containers:)/m.test(text)) return;
      // Before 18.09 the API is not known by the release, and a snap tells no version.
      if (server === undefined || release === undefined || Number(release) < 19) return;
      expect(engine).toMatchObject({ ok: true, value: { kind: 'running', rootDir: server } });
    },
  );

  it.each(captures('os-release'))('$file: the distribution', async ({ text }) => {
    const id = /^ID="?([\w-]+)/m.exec(text)?.[1];
    expect(valueIn((await facts(text)).os)?.id).toBe(id);
  });
});

/** What both forms tell; the table shortens names. */
const outlineOf = ({ name, busId, mig, memoryTotalBytes, state }: Gpu) => ({
  name: name.replace(/ ?\.\.\.$/, '').slice(0, 20),
  busId,
  mig,
  memoryTotalBytes,
  persistence: state.persistence,
  computeMode: state.computeMode,
  instances: state.migInstances?.length ?? null,
});

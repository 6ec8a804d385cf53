import { describe, expect, it } from 'vitest';
import { read } from '../../src/probe.ts';
import { daemonJson } from '../../src/probes/daemon-json.ts';
import { engine } from '../../src/probes/engine.ts';
import { defaultTarget } from '../../src/target.ts';
import { healthy } from '../../src/testing/healthy.ts';
import { judged } from '../support/captured-host.ts';
import { captures, capturesMissing } from '../support/captures.ts';
import { type Answers, fixtureHost } from '../support/fixture-hosts.ts';
import { wslLayerFor } from '../support/gpu-layer.ts';
import { file } from '../support/stats.ts';

const like = 'debian12-a100-healthy';
const bare = (path: string): string => path.replace(/^.*\//, '').replace(/\.\w+$/, '');
const facts = { engineEndpoint: read(healthy.engineEndpoint), system: read(healthy.system) };
const answered = (body: unknown) => ({ kind: 'answered', status: 200, body });

/** Docker's own table of the API version that each engine speaks. */
const apis: Readonly<Record<string, string>> = {
  '1.10.1': '1.22',
  '1.10.2': '1.22',
  '17.06.1-ce': '1.30',
  '17.12.0-ce': '1.35',
  '18.06.1-ce': '1.38',
  '28.2.2': '1.50',
  '28.3.2': '1.51',
};

interface Info {
  readonly ServerVersion: string;
  readonly DockerRootDir: string;
  readonly KernelVersion?: string;
  readonly Runtimes?: Readonly<Record<string, { readonly path: string }>>;
}

function layerOf(info: Info): Answers {
  const paths = Object.values(info.Runtimes ?? {}).map(({ path }) => `/usr/bin/${path}`);
  return {
    engine: {
      'GET unix:///var/run/docker.sock /info': answered(info),
      'GET unix:///var/run/docker.sock /version': answered({
        Version: info.ServerVersion,
        ApiVersion: apis[info.ServerVersion],
      }),
    },
    disk: {
      [info.DockerRootDir]: { freeBytes: 500 * 1024 ** 3, totalBytes: 1000 * 1024 ** 3, freeInodes: null },
    },
    stat: { ...Object.fromEntries(paths.map((path) => [path, file])), '/.dockerenv': { failed: 'absent' } },
    // The engine is the machine's own.
    system: { kernelRelease: info.KernelVersion ?? '' },
    read: { '/proc/170/status': 'Name:\tdockerd\nCapEff:\t000001ffffffffff\n' },
  };
}

const smi = captures('nvidia-smi-xml').find(({ file: path }) => path.endsWith('telegraf-rtx-3080-v12.xml'));

describe.skipIf(capturesMissing !== null)(`The engine ${capturesMissing ?? ''}`, () => {
  const all = captures('docker-info-json');

  it.each(all)('$file: as it says itself', async ({ text }) => {
    const info: Info = JSON.parse(text);
    const fact = await engine.ask(fixtureHost(like, layerOf(info)), defaultTarget, facts);
    expect(fact).toMatchObject({
      value: {
        kind: 'running',
        version: info.ServerVersion,
        apiVersion: apis[info.ServerVersion],
        rootDir: info.DockerRootDir,
      },
    });
    const runtimes = fact.ok && fact.value.kind === 'running' ? fact.value.runtimes : [];
    expect(runtimes.map(({ name }) => name)).toEqual(Object.keys(info.Runtimes ?? {}).sort());
  });

  // None of these was made for GPUs, and none of them is new enough for --gpus.
  it.each(all.filter(({ file: path }) => !path.includes('desktop-28')))(
    '$file gives no GPU to a container',
    async ({ text }) => {
      const plain = { read: { '/etc/docker/daemon.json': { failed: 'absent' } } };
      const { verdict, found, report } = await judged([layerOf(JSON.parse(text)), plain]);
      expect(verdict).toBe('not-ready');
      expect(found).toContain('nvidia-runtime-not-registered');
      expect(report.outcomes.filter(({ status }) => status === 'crashed')).toEqual([]);
    },
  );

  it('of Docker Desktop in WSL2 gives the GPU of Windows', async () => {
    const [desktop] = all.filter(({ file: path }) => bare(path) === 'docker-desktop-28.2.2-wsl2-nvidia');
    const layers = [layerOf(JSON.parse(desktop?.text ?? '{}')), wslLayerFor(smi?.text ?? '', '8.6')];
    const { found, verdict } = await judged(layers);
    expect(found.filter((code) => !code.endsWith('?'))).toEqual([]);
    expect(verdict).toBe('ready');
  });

  it.each(captures('docker-daemon-json'))('$file', async ({ text }) => {
    const layer = {
      read: { '/etc/docker/daemon.json': text },
      stat: { '/.dockerenv': { failed: 'absent' } },
    };
    const fact = await daemonJson.ask(fixtureHost(like, layer), defaultTarget, {
      dockerd: read(healthy.dockerd),
    });
    expect(fact).toMatchObject({ value: { kind: 'valid' } });
    const { found } = await judged([layer]);
    expect(found.filter((code) => !code.endsWith('?'))).toEqual([]);
  });

  it.each(captures('docker-version-json'))('$file: versions', ({ text }) => {
    const { Version, ApiVersion }: { Version: string; ApiVersion: string } = JSON.parse(text);
    expect(apis[Version]).toBe(ApiVersion);
  });
});

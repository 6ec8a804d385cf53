import { describe, expect, it } from 'vitest';
import { gpuLinks, matrixIn } from '../../src/probes/gpu-links.ts';
import { healthy, readingsOf } from '../../src/testing/healthy.ts';
import { askProbe, exited } from '../support/ask.ts';

const pair = '\t\u001b[4mGPU0\tGPU1\tmlx5_0\tCPU Affinity\tNUMA Affinity\u001b[0m\r\n'
  .concat('GPU0\t X \tNV12\tSYS\t0-63\t0\r\nGPU1\tNV12\t X \tSYS\t64-127\t1\r\n')
  .concat('mlx5_0\tSYS\tSYS\t X \t\t\r\n\r\nLegend:\r\n');
const linked = [
  ['X', 'NV12'],
  ['NV12', 'X'],
];

describe("nvidia-smi's matrix of links", () => {
  it.each<[string, string, readonly (readonly string[])[] | null]>([
    ['coloured, with a network card', pair, linked],
    [
      'in blanks, a card between',
      '  GPU0  NIC0  GPU1  CPU Affinity\nGPU0 X PIX SYS 0-1\nNIC0 PIX X SYS\nGPU1 SYS PIX X 2-3\n',
      [
        ['X', 'SYS'],
        ['SYS', 'X'],
      ],
    ],
    [
      'of old',
      '\tGPU0\tGPU1\tCPU Affinity\nGPU0\t X \tSOC\t0-7\nGPU1\tSOC\t X \t8-15\n',
      [
        ['X', 'SOC'],
        ['SOC', 'X'],
      ],
    ],
    ['of one GPU', '\tGPU0\tCPU Affinity\nGPU0\t X \t0-7\n', [['X']]],
    ['cut off', pair.slice(0, pair.indexOf('GPU1\tNV12')), null],
    ['cut off in a row', pair.slice(0, pair.indexOf(' X \tSYS\t64')), null],
    ['with a word that nobody knows', pair.replaceAll('NV12', 'what?'), null],
    ['whose GPUs are not themselves', pair.replaceAll(' X ', 'PIX'), null],
    ['in which a GPU is left out', pair.replaceAll('GPU1', 'GPU2'), null],
    ['an error', 'Failed to initialize NVML: Unknown Error\n', null],
    ['nothing', '', null],
    ['a flood', `\t${'GPU0\t'.repeat(100_000)}\n`, null],
  ])('%s', (_name, text, expected) => expect(matrixIn(text)).toEqual(expected));
});

describe('the links of GPUs', () => {
  const command = 'nvidia-smi topo -m';
  const nodes = (gpuMinors: readonly number[]) => ({
    deviceNodes: { ...healthy.deviceNodes, gpuMinors },
  });
  const ask = (facts: Parameters<typeof readingsOf>[0], answer = exited(0, pair)) =>
    askProbe(gpuLinks, { run: { [command]: answer } }, readingsOf(facts));
  const two = nodes(
    healthy.deviceNodes.nodes.flatMap(({ path }) => /^\/dev\/nvidia(\d+)$/.exec(path)?.[1] ?? []).map(Number),
  );

  it('are asked for where there are several', async () => {
    expect(await ask(two)).toEqual({ ok: true, value: { matrix: linked } });
    expect(await ask(nodes([0]))).toMatchObject({ ok: false, asked: false });
  });

  it('are never asked for where that would touch the machine', async () => {
    expect(
      await ask({ ...two, kernelModule: { ...healthy.kernelModule, kind: 'not-loaded' } as never }),
    ).toMatchObject({
      ok: false,
      asked: false,
    });
    expect(await ask(nodes([0, 1, 2]))).toMatchObject({ ok: false, asked: false });
  });

  it.each([exited(255, pair), exited(0, 'ERROR: Option -m is not recognized.')])(
    'are not known else',
    async (answer) => expect(await ask(two, answer)).toMatchObject({ ok: false, asked: true }),
  );
});

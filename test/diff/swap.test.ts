import { describe, expect, it } from 'vitest';
import { allDifferences, type Compared } from '../../src/diff/facts.ts';
import { swapped } from '../../src/diff/swap.ts';
import { ancestorsOf, comparedFixture } from '../support/compared.ts';
import { fixtureNames } from '../support/fixture-hosts.ts';
import { targetThere } from '../support/recordings.ts';

/** One host as it would be with all that differs as it is on the other. */
function turnedInto(from: Compared, to: Compared): Compared {
  const hosts = [to, from];
  return { ...from, ...swapped(hosts, allDifferences(hosts), [1, 0]) };
}

const pair = async (a: string, b: string) => {
  const target = targetThere(b);
  return [await comparedFixture(a, target), await comparedFixture(b, { ...target, workers: 9 })] as const;
};

describe('a host with all that differs as it is on another', () => {
  const names = fixtureNames().filter((name, at) => at % 5 === 0 && ancestorsOf(name).length > 0);
  it.each(names)('%s does not differ from it any more', async (name) => {
    const [to, from] = await pair(ancestorsOf(name)[0] ?? '', name);
    expect(allDifferences([to, from]).length).toBeGreaterThan(0);
    expect(allDifferences([to, turnedInto(from, to)])).toEqual([]);
    expect(allDifferences([from, turnedInto(to, from)])).toEqual([]);
  });

  it.each([
    ['dgxos6-a100x8-healthy', 'ubuntu22-wsl-rtx3070-healthy'],
    ['debian12-a100-pod', 'ubuntu22-h100x8-healthy'],
    ['centos7-a100-docker113', 'ubuntu22-orin-jetpack6-healthy'],
  ])('%s and %s do not, which have little in common', async (a, b) => {
    const [to, from] = await pair(a, b);
    expect(allDifferences([to, turnedInto(from, to)])).toEqual([]);
  });

  it('is another one: neither of the two is changed', async () => {
    const [to, from] = await pair('debian12-a100-healthy', 'debian12-a100-gpu-faulty');
    const before = JSON.stringify([to, from]);
    turnedInto(from, to);
    expect(JSON.stringify([to, from])).toBe(before);
  });
});

it('in one place alone, the host keeps all else', async () => {
  const [to, from] = await pair('debian12-a100-healthy', 'debian12-a100-no-toolkit');
  const list = allDifferences([to, from]);
  const cli = list.filter(({ place }) => place.path.join('.') === 'toolkit.binaries.nvidia-container-cli');
  expect(cli).toHaveLength(1);
  const { readings, target } = swapped([to, from], cli, [1, 0]);
  expect(target).toEqual(from.target);
  const left = allDifferences([from, { ...from, readings }]);
  expect(left.map(({ place }) => place.path.join('.'))).toEqual(['toolkit.binaries.nvidia-container-cli']);
});

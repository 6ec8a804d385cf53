import { Chalk } from 'chalk';
import { describe, expect, it } from 'vitest';
import { checks } from '../../checks/index.ts';
import { defineCheck } from '../../src/check.ts';
import { diffOf } from '../../src/diff/diff.ts';
import { renderDiff } from '../../src/render/diff.ts';
import { comparedFixture, diffOfFixtures, valuesIn } from '../support/compared.ts';
import { targetThere } from '../support/recordings.ts';

const plain = { width: 80, unicode: true, paint: new Chalk({ level: 0 }) };
const healthy = 'debian12-a100-healthy';

describe('what explains a finding', () => {
  it('comes first, with the finding, and what follows from it after it', async () => {
    const { findings, differences, good } = await diffOfFixtures(healthy, 'debian12-a100-module-not-loaded');
    expect(good).toBe('A');
    expect(findings).toMatchObject([
      { code: 'kernel-module-not-loaded', hosts: ['B'], explainedBy: [0], together: false, follows: [1] },
    ]);
    expect(differences[0]).toMatchObject({
      places: [['kernelModule']],
      label: 'NVIDIA kernel module',
      explains: ['kernel-module-not-loaded'],
    });
    expect(differences[1]).toMatchObject({ goesWith: ['kernel-module-not-loaded'] });
    expect(differences[1]?.places).toContainEqual(['deviceNodes', 'nodes', '/dev/nvidia0']);
  });

  it('is found whichever host is named first', async () => {
    const target = targetThere('debian12-a100-module-not-loaded');
    const hosts = await Promise.all(
      ['debian12-a100-module-not-loaded', healthy].map((name) => comparedFixture(name, target)),
    );
    const { findings, good } = diffOf(hosts, checks);
    expect(good).toBe('B');
    expect(findings).toMatchObject([{ code: 'kernel-module-not-loaded', hosts: ['A'], explainedBy: [0] }]);
  });

  it('may be what is noise otherwise, such as free room on the disk', async () => {
    const { findings, differences, leftOut } = await diffOfFixtures(
      'debian12-a100-image-absent',
      'debian12-a100-disk-full',
    );
    expect(findings[0]).toMatchObject({ code: 'disk-full-docker-root', together: false });
    expect(findings[0]?.explainedBy[0]).toBe(0);
    expect(differences[0]?.label).toBe('free where images are kept');
    expect(leftOut.map(({ label }) => label)).not.toContain('free where images are kept');
  });

  it('may be several differences that only together do away with it', async () => {
    const { findings, differences } = await diffOfFixtures(healthy, 'debian12-a100-exclusive-busy');
    expect(findings[0]).toMatchObject({ code: 'gpu-exclusive-process', together: true, explainedBy: [0] });
    expect(differences[0]?.places).toHaveLength(2);
  });

  it('is told for checks that could not tell, once for all that give the same reason', async () => {
    const report = await diffOfFixtures(healthy, 'debian12-a100-engine-slow');
    const untold = report.findings.filter(({ severity }) => severity === 'unknown');
    expect(untold).toMatchObject([{ code: null, hosts: ['B'], explainedBy: [] }]);
    expect(untold[0]?.checks.length).toBeGreaterThan(5);
    // It is no difference of the machines that something could not be read.
    expect(report.differences.map(({ label }) => label)).not.toContain('Docker Engine');
    const engine = report.untold.find(({ label }) => label === 'Docker Engine');
    expect(engine?.explains.join()).toContain('docker-daemon');
    expect(renderDiff(report, plain, false).replace(/\s+/g, ' ')).toMatch(
      / \? not known: \S+, \S+, \S+ and \d+ more, on B, not on A the Docker Engine /,
    );
  });

  it('is not looked for where the other host could have it as well', async () => {
    const target = targetThere('debian12-a100-registry-no-dns-image-local');
    const [a, b] = [
      await comparedFixture('debian12-a100-registry-no-dns', target),
      await comparedFixture('debian12-a100-registry-no-dns', { ...target, offline: true }),
    ];
    const report = diffOf([a, b], checks);
    expect(report.findings).toMatchObject([
      { code: 'dns-failure', hosts: ['A'], unclear: ['B'], explainedBy: [] },
    ]);
    expect(report.answer).toBe('unknown');
    expect(report.leftOut.map(({ label }) => label)).toContain('--offline');
    expect(renderDiff(report, plain, false)).toContain('dns-failure, on A, not known of B\n');
  });

  it('is not claimed where nothing accounts for it', async () => {
    const odd = defineCheck({
      id: 'odd',
      title: 'Nothing is odd',
      needs: ['system'],
      codes: ['odd'],
      examine: ({ system }) =>
        system.runId === 'odd'
          ? [{ code: 'odd', severity: 'error', message: 'Odd.', seen: {}, fixes: [] }]
          : [],
    });
    const target = targetThere(healthy);
    const [a, b] = [await comparedFixture(healthy, target), await comparedFixture(healthy, target)];
    const found = {
      code: 'odd',
      severity: 'error',
      message: 'Odd.',
      seen: {},
      explainedBy: [],
      fixes: [],
    } as const;
    const report = {
      ...b.report,
      causes: [{ ...found, check: 'odd', explains: [] }],
      outcomes: [{ check: 'odd', title: '', status: 'found', findings: [found] } as const],
    };
    const { findings } = diffOf([a, { ...b, report }], [odd]);
    expect(findings.find(({ code }) => code === 'odd')).toMatchObject({ explainedBy: [], together: false });
  });
});

describe('differences', () => {
  it('in the very same values are told once', async () => {
    const { differences } = await diffOfFixtures(healthy, 'ubuntu22-a100x8-p4d-healthy');
    const driver = differences.find(({ label }) => label === 'driver (kernel module)');
    expect(driver?.also).toEqual(expect.arrayContaining(['driver (nvidia-smi)', 'libcuda']));
    expect(differences.map(({ label }) => label)).not.toContain('libcuda');
  });

  it('that are the same for several GPUs are told once', async () => {
    const values = valuesIn(
      await diffOfFixtures('debian12-a100-detailed-healthy', 'debian12-a100-persistence-off'),
    );
    expect(Object.keys(values)).toContain('GPU 0000:07:00.0, 0000:0b:00.0: persistence mode');
  });

  it('of an answer that one side lacks are not called differences', async () => {
    const target = targetThere(healthy);
    const [a, b] = [await comparedFixture(healthy, target), await comparedFixture(healthy, target)];
    const unread = { ok: false, why: 'it did not answer in time', asked: true } as const;
    const report = diffOf([a, { ...b, readings: { ...b.readings, rdma: unread } }], checks);
    expect(report).toMatchObject({ answer: 'unknown', differences: [], findings: [] });
    expect(report.untold).toMatchObject([
      {
        places: [['rdma']],
        values: [{ state: 'value' }, { state: 'unknown', text: 'not known: it did not answer in time' }],
      },
    ]);
  });

  it('of a launch that somebody did not want are told, and make nothing unknown', async () => {
    const target = targetThere('debian12-a100-launched');
    const [a, b] = [
      await comparedFixture('debian12-a100-launched', target),
      await comparedFixture('debian12-a100-launched', { ...target, launch: 'never' }),
    ];
    const report = diffOf([a, { ...b, target }], checks);
    expect(report).toMatchObject({ answer: 'same', differences: [] });
    expect(report.untold.map(({ label }) => label)).toEqual(['test launch']);
  });

  it('in what was asked for are differences as well', async () => {
    const target = targetThere(healthy);
    const [a, b] = [
      await comparedFixture(healthy, target),
      await comparedFixture(healthy, { ...target, image: 'nvcr.io/nvidia/pytorch:20.03-py3', workers: 64 }),
    ];
    const values = valuesIn(diffOf([a, b], checks));
    expect(values).toMatchObject({ '--workers': ['4', '64'] });
    expect(values['--image']?.[1]).toContain('20.03');
  });
});

describe('three hosts', () => {
  it('are told by the one that is odd', async () => {
    const report = await diffOfFixtures(healthy, 'debian12-a100-launched', 'debian12-a100-no-toolkit');
    expect(report.hosts.map(({ label }) => label)).toEqual(['A', 'B', 'C']);
    expect(report).toMatchObject({ odd: 'C', common: ['memlock-not-grantable'] });
    expect(report.findings).toMatchObject([{ code: 'toolkit-not-installed', hosts: ['C'] }]);
    expect(report.differences.every(({ odd }) => odd === 'C')).toBe(true);
  });

  it('have none that is odd where each is otherwise', async () => {
    const report = await diffOfFixtures(
      healthy,
      'debian12-a100-module-not-loaded',
      'debian12-a100-no-toolkit',
    );
    expect(report.odd).toBe(null);
    const odds = new Set(report.differences.map(({ odd }) => odd));
    expect([...odds]).toEqual(expect.arrayContaining(['B', 'C']));
  });

  it('explain a problem by what differs between the two that can be compared', async () => {
    const target = targetThere('debian12-a100-launch-bus-error');
    const hosts = await Promise.all([
      comparedFixture(healthy, { ...target, launch: 'never' }),
      comparedFixture('debian12-a100-launched', target),
      comparedFixture('debian12-a100-launch-bus-error', target),
    ]);
    const { findings, differences } = diffOf(hosts, checks);
    const finding = findings.find(({ code }) => code === 'shm-too-small');
    expect(finding).toMatchObject({ hosts: ['C'], unclear: ['A'] });
    const labels = finding?.explainedBy.map((at) => differences[at]?.label);
    // What died is but seen of it; the size that the evidence names stands behind that.
    expect(labels).toEqual(['/dev/shm in the test container', 'in the test container: dataloader']);
    expect(finding?.together).toBe(true);
  });

  it('show a problem that two of them have by the one that has it not', async () => {
    const report = await diffOfFixtures('debian12-a100-no-toolkit', healthy, 'debian12-a100-no-toolkit');
    expect(report).toMatchObject({ good: 'B', odd: 'B' });
    expect(report.findings).toMatchObject([{ code: 'toolkit-not-installed', hosts: ['A', 'C'] }]);
    expect(report.findings[0]?.explainedBy).not.toEqual([]);
  });
});

describe('what stands behind that which is but seen of a fault', () => {
  it.each([
    [
      'debian12-a100-driver-mismatch',
      healthy,
      'driver-library-mismatch',
      ['driver (kernel module)', 'nvidia-smi'],
    ],
    [
      'ubuntu2404-rtx4090-kernel-upgraded',
      'ubuntu2404-rtx4090-healthy',
      'kernel-upgraded-no-module',
      ['kernel', 'NVIDIA kernel module'],
    ],
    ['debian12-a100-module-not-loaded', healthy, 'kernel-module-not-loaded', ['NVIDIA kernel module']],
    // The daemon's last words were asked for on the one alone.
    ['debian12-a100-daemon-down', healthy, 'daemon-not-running', ['Docker Engine']],
  ])('%s', async (ill, well, code, labels) => {
    const { findings, differences } = await diffOfFixtures(well, ill);
    const finding = findings.find((one) => one.code === code);
    expect(finding?.explainedBy.map((at) => differences[at]?.label)).toEqual(labels);
    expect(finding?.together).toBe(labels.length > 1);
  });
});

describe('what is told by another difference', () => {
  const told = async (well: string, ill: string) => {
    const { differences, untold, leftOut } = await diffOfFixtures(well, ill);
    const patterns = (list: readonly { readonly places: readonly (readonly string[])[] }[]) =>
      list.flatMap(({ places }) => places.map((place) => place.join('.')));
    return {
      told: patterns([...differences, ...untold]),
      leftOut: patterns(leftOut.filter(({ why }) => why === 'follows')),
    };
  };

  it('without a module there are no numbers of it, no driver of devices, and nvidia-smi was not to be run', async () => {
    const { told: shown, leftOut } = await told(healthy, 'debian12-a100-module-not-loaded');
    expect(shown.join(' ')).not.toMatch(/registered|pci|nvidiaSmi/);
    expect(leftOut).toEqual(
      expect.arrayContaining(['deviceNodes.registeredMajor', 'pci.devices.0000:07:00.0.driver']),
    );
  });

  it('without a toolkit there is nothing to be set in it', async () => {
    const { told: shown, leftOut } = await told(healthy, 'debian12-a100-no-toolkit');
    expect(shown.join(' ')).not.toMatch(/toolkit\.(?:version|config|settings)|runtimeBinaries/);
    expect(leftOut).toContain('toolkit.version');
  });

  it('where it is something else that is there, it is told', async () => {
    const { told: shown } = await told(healthy, 'debian12-a100-one-vfio');
    expect(shown.join(' ')).toMatch(/pci\.devices\.\S+\.driver/);
  });
});

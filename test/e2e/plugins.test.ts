import { describe, expect, it } from 'vitest';
import { diagnoseOn, doctorArgv, onHost } from './doctor.ts';
import { rigMissing } from './rig/host.ts';

const missing = rigMissing();
const suite = missing === null ? 'plugins on a real host' : `plugins (skipped: ${missing})`;

/** A plugin in one file, with one check. */
const plugin = (id: string, needs: string, examine: string): string =>
  `export default ({ defineCheck }) => defineCheck({ id: '${id}', title: 'It holds', needs: ['${needs}'],
    codes: ['${id}-bad'], examine: ${examine} });\n`;
const found = (id: string, severity: string): string =>
  `[{ code: '${id}-bad', severity: '${severity}', message: 'It is so.', seen: {}, fixes: [
    { id: 'ask', title: 'Ask', risk: 'manual', steps: [{ kind: 'do', text: 'Ask the platform team.' }] }] }]`;

const files = {
  '/srv/gpus.mjs': plugin(
    'two-gpus',
    'nvidiaSmi',
    '({ nvidiaSmi }) => nvidiaSmi.gpus.length === 2 ? [] : null',
  ),
  '/srv/disk.mjs': plugin(
    'data-disk',
    'storage',
    `({ storage }) => storage.path.startsWith('/data/') ? [] : ${found('data-disk', 'error')}`,
  ),
  '/srv/torch.mjs': plugin(
    'torch-version',
    'launch',
    `({ launch }) => launch.measured.torch === undefined ? ${found('torch-version', 'error')} : []`,
  ),
  '/srv/loops.mjs': plugin('loops', 'system', '() => { for (;;); }'),
  '/srv/exits.mjs': 'process.exit(0);\n',
};

describe.skipIf(missing !== null).concurrent(suite, { timeout: 300_000 }, () => {
  it('judge the machine and what the launch brought to light', () =>
    onHost({ files }, async (host) => {
      const { report } = await diagnoseOn(host, ['--plugin', '/srv/gpus.mjs', '--plugin', '/srv/torch.mjs']);
      expect(report.outcomes.slice(-2)).toMatchObject([
        { check: 'two-gpus', status: 'passed', plugin: '/srv/gpus.mjs' },
        { check: 'torch-version', status: 'passed', plugin: '/srv/torch.mjs' },
      ]);
      expect(report).toMatchObject({ verdict: 'ready', launch: { status: 'passed' } });
    }));

  it('find problems, with a fix in the plan, that keep the container from being launched', () =>
    onHost({ files }, async (host) => {
      const { report } = await diagnoseOn(host, ['--plugin', '/srv/disk.mjs']);
      expect(report.causes).toMatchObject([{ code: 'data-disk-bad', check: 'data-disk' }]);
      expect(report.plan).toMatchObject([{ id: 'ask' }]);
      expect(report.launch.status).toBe('not-run');
      const refused = await host.exec(doctorArgv('run', '--plugin', '/srv/disk.mjs', '--', 'true'));
      expect(refused.code).toBe(1);
      expect(refused.stderr).toContain('explain data-disk-bad --plugin /srv/disk.mjs');
    }));

  it('that break leave the report whole, and no launch makes up for them', () =>
    onHost({ files }, async (host) => {
      const args = ['--plugin', '/srv/loops.mjs', '--plugin', '/srv/exits.mjs', '--plugin', '/srv/gone.mjs'];
      const { report } = await diagnoseOn(host, args);
      expect(report.outcomes.slice(-3)).toMatchObject([
        { check: 'loops', status: 'crashed', why: expect.stringContaining('within 5 s') },
        { check: 'plugin:/srv/exits.mjs', status: 'crashed', why: expect.stringContaining('process.exit') },
        { check: 'plugin:/srv/gone.mjs', status: 'crashed', why: expect.stringContaining('no file') },
      ]);
      expect(report).toMatchObject({ verdict: 'unknown', launch: { status: 'passed' } });
    }));
});

import { describe, expect, it } from 'vitest';
import { causesIn, diagnoseOn, doctorArgv, onHost } from './doctor.ts';
import { type RigHost, rigMissing } from './rig/host.ts';

const missing = rigMissing();
const suite = missing === null ? 'a configuration on a real host' : `configuration (skipped: ${missing})`;
const place = '/srv/project';
const written = (host: RigHost, config: object): Promise<void> =>
  host.writeFile(`${place}/ngc-doctor.config.json`, JSON.stringify(config));
const named = ['--config', `${place}/ngc-doctor.config.json`];
const waiver = (code: string, until = '2999-12-31') => ({ code, reason: 'It is known.', until });

describe.skipIf(missing !== null).concurrent(suite, { timeout: 300_000 }, () => {
  it('waives a problem up to its day, and says so; strictly too', () =>
    onHost({}, async (host) => {
      const args = [...named, '-v', '/no/such:/data', '--launch', 'never', '--strict'];
      await written(host, { waivers: [waiver('volume-missing')] });
      const { report } = await diagnoseOn(host, args);
      expect(report.verdict).toBe('ready');
      expect(report.causes).toMatchObject([
        { code: 'volume-missing', waived: { until: '2999-12-31', severity: 'error' } },
      ]);
      expect(report.plan).toEqual([]);
      expect((await host.exec(doctorArgv(...args))).stdout).toMatch(/^READY {2}1 waived/m);
      await written(host, { waivers: [waiver('volume-missing', '2020-02-29')] });
      const later = await diagnoseOn(host, args);
      expect(later.report).toMatchObject({ verdict: 'not-ready', waivers: [{ status: 'expired' }] });
    }));

  it('cannot waive a launch that was seen to fail', () =>
    onHost({ toolkit: { installed: false } }, async (host) => {
      await written(host, {
        waivers: [waiver('toolkit-not-installed'), waiver('gpus-not-supported')],
      });
      const { report } = await diagnoseOn(host, named);
      expect(report.causes.filter(({ waived }) => waived === undefined)).toEqual([]);
      expect(report.launch.status).toBe('failed');
      expect(report.verdict).toBe('not-ready');
    }));

  it('sets what must stay free, and the registry that stands in for nvcr.io', () =>
    onHost({ docker: { dataRootSize: '20g' }, images: [] }, async (host) => {
      await written(host, { thresholds: { 'free-disk': '30g' }, registry: 'registry.example:5000/ngc' });
      const { report } = await diagnoseOn(host, [...named, '--offline']);
      expect(report.target.image).toMatch(/^registry\.example:5000\/ngc\/nvidia\/pytorch:\d\d\.\d\d-py3$/);
      expect(Object.keys(causesIn(report))).toContain('disk-too-small-for-image');
      const { stdout } = await host.exec(doctorArgv('images', ...named));
      expect(stdout).toContain('ngc-doctor run --image registry.example:5000/ngc/nvidia/pytorch:');
    }));

  it('that lies in the working directory is an ordinary user’s own, and root names it', () =>
    onHost({ docker: { testerInGroup: true } }, async (host) => {
      await written(host, { image: 'nvcr.io/nvidia/pytorch:24.01-py3', skip: ['ulimits'] });
      const args = ['--only', 'shm-size,ulimits'];
      const user = await diagnoseOn(host, args, { user: 'tester', cwd: place });
      expect(user.report.target.image).toBe('nvcr.io/nvidia/pytorch:24.01-py3');
      expect(user.report.checks).toMatchObject({ ran: 1, switchedOff: ['ulimits'] });
      const root = await diagnoseOn(host, args, { cwd: place });
      expect(root.report.checks).toMatchObject({ ran: 2, switchedOff: [] });
      expect(root.result.stderr).toContain('root reads it only if it is named: --config');
      await host.exec(['chown', '65533', `${place}/ngc-doctor.config.json`]);
      const stranger = await diagnoseOn(host, args, { user: 'tester', cwd: place });
      expect(stranger.report.checks.switchedOff).toEqual([]);
      expect(stranger.result.stderr).toContain('it belongs to another user');
    }));
});

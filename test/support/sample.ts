import { Chalk } from 'chalk';
import { checks } from '../../checks/index.ts';
import { diagnose } from '../../src/diagnose.ts';
import { renderDiff } from '../../src/render/diff.ts';
import { renderText } from '../../src/render/text.ts';
import { defaultTarget } from '../../src/target.ts';
import { diffOfFixtures } from './compared.ts';
import { fixtureHost } from './fixture-hosts.ts';

/** The failing run that README shows: a recorded host, rendered as the program renders it. */
export async function sampleRun(): Promise<string> {
  const report = await diagnose({
    host: fixtureHost('debian12-a100-module-not-loaded'),
    checks,
    target: { ...defaultTarget, image: 'nvcr.io/nvidia/pytorch:23.10-py3' },
  });
  return renderText(report, { width: 80, unicode: true, paint: new Chalk({ level: 0 }) }).trimEnd();
}

/** The comparison that its page shows. */
export async function sampleDiff(): Promise<string> {
  const report = await diffOfFixtures('debian12-a100-healthy', 'debian12-a100-mode-csv');
  const hosts = report.hosts.map((host, at) => ({
    ...host,
    name: ['good.ngcdoc.gz', 'bad.ngcdoc.gz'][at] ?? '',
  }));
  const style = { width: 80, unicode: true, paint: new Chalk({ level: 0 }) };
  const reports = { B: 'ngc-doctor replay bad.ngcdoc.gz' };
  return renderDiff({ ...report, hosts }, style, false, reports).trimEnd();
}

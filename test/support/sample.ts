import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Chalk } from 'chalk';
import { checks } from '../../checks/index.ts';
import { diagnose } from '../../src/diagnose.ts';
import { recordedHost } from '../../src/host/recorded.ts';
import { renderText } from '../../src/render/text.ts';
import { defaultTarget } from '../../src/target.ts';

/** The failing run that README shows: a recorded host, rendered as the program renders it. */
export async function sampleRun(): Promise<string> {
  const file = join(import.meta.dirname, '../../fixtures/hosts/debian12-a100-module-not-loaded/host.json');
  const report = await diagnose({
    host: recordedHost(JSON.parse(readFileSync(file, 'utf8'))),
    checks,
    target: { ...defaultTarget, image: 'nvcr.io/nvidia/pytorch:23.10-py3' },
  });
  return renderText(report, { width: 80, unicode: true, paint: new Chalk({ level: 0 }) }).trimEnd();
}

import { checks } from '../../checks/index.ts';
import { diagnose } from '../../src/diagnose.ts';
import type { Host } from '../../src/host/host.ts';
import type { Report } from '../../src/report.ts';
import { defaultTarget } from '../../src/target.ts';

/** What the checks say of a host without a launch. */
export const reportFor = (host: Host): Promise<Report> =>
  diagnose({ host, checks, target: { ...defaultTarget, launch: 'never' } });

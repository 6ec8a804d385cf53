import { checks } from '../../checks/index.ts';
import { diagnose } from '../../src/diagnose.ts';
import type { Host } from '../../src/host/host.ts';
import type { Report } from '../../src/report.ts';
import { defaultTarget, type Target } from '../../src/target.ts';
import { type Answers, fixtureHost } from './fixture-hosts.ts';

export interface Judged {
  readonly verdict: Report['verdict'];
  /** Codes of the causes, in order; `code?` is a warning. */
  readonly found: readonly string[];
  readonly report: Report;
}

/** Diagnoses a machine that differs in these layers from one of ours, as every check sees it, without a launch. */
export async function judged(
  layers: readonly Answers[],
  { like = 'debian12-a100-healthy', ...target }: Partial<Target> & { readonly like?: string } = {},
): Promise<Judged> {
  const report = await diagnose({
    host: withoutImages(fixtureHost(like, ...layers)),
    checks,
    // The registry is no part of these machines.
    target: { ...defaultTarget, launch: 'never', offline: true, ...target },
  });
  const found = report.causes.map(({ code, severity }) => (severity === 'error' ? code : `${code}?`));
  return { verdict: report.verdict, found, report };
}

/** An engine that is asked for an image which it does not have says so. */
export const withoutImages = (host: Host): Host => ({
  ...host,
  async engineRequest(endpoint, path, options) {
    const answer = await host.engineRequest(endpoint, path, options);
    const refused = answer.kind === 'failed' && /^\/images\/.+\/json$/.test(path);
    return refused
      ? { kind: 'answered', status: 404, headers: {}, body: '{"message":"No such image"}' }
      : answer;
  },
});

import { describe, expect, it } from 'vitest';
import { judged } from '../support/captured-host.ts';
import { captures, capturesMissing } from '../support/captures.ts';

const bare = (path: string): string => path.replace(/^.*\//, '').replace(/\.\w+$/, '');
const how = {
  like: 'debian12-a100-launched',
  launch: 'always',
  offline: false,
  image: 'nvcr.io/nvidia/pytorch:23.10-py3',
} as const;

/**
 * What each text of a refused launch is proof of, on a machine where nothing else is wrong; `launch-refused` where the
 * words alone prove nothing, and the machine around them shows no reason.
 */
const refusals: Readonly<Record<string, readonly string[]>> = {
  '1.19.0-nothing-injected': ['launch-refused'],
  '19.03-driver-error-failed-to-process-request': ['driver-init-rpc'],
  'cdi-unresolvable-all': ['cdi-spec-missing-or-unreadable'],
  'cdi-unresolvable-docker-device': ['cdi-spec-missing-or-unreadable'],
  'determined-require-cuda10-unsatisfied': ['driver-too-old-for-image'],
  // The engine's words of 29.3, of an engine that is older: which of its causes it is, is left open.
  'docker29-cdi-no-vendor': ['gpus-not-supported'],
  // This machine's module is loaded, and its nodes are there: it is neither of the two.
  'legacy-driver-not-loaded': ['launch-refused'],
  'legacy-nvml-driver-library-mismatch': ['driver-library-mismatch'],
  'podman-cdi-unresolvable': ['cdi-spec-missing-or-unreadable'],
  // Where docker is the snap it is snap-docker; this machine's is not.
  'snap-docker-mps-control': ['launch-refused', 'snap-docker', 'cdi-spec-stale'],
};

describe.skipIf(capturesMissing !== null)(`A launch that is refused ${capturesMissing ?? ''}`, () => {
  const all = captures('docker-run-error');

  it('docker-run-error: all are in the table', () => {
    expect(all.map(({ file }) => bare(file)).sort()).toEqual(Object.keys(refusals).sort());
  });

  it.each(all)('$file: $status', async ({ file, text }) => {
    const { found, report } = await judged([{ run: { 'docker run ...': { code: 125, stderr: text } } }], how);
    const errors = found.filter((code) => !code.endsWith('?'));
    expect(errors).toHaveLength(1);
    expect(refusals[bare(file)]).toContain(errors[0]);
    expect(report.verdict).toBe('not-ready');
    expect(report.launch.status).toBe('failed');
  });

  it.each(captures('ngc-banner'))('$file: words alone are no launch that passed', async ({ text }) => {
    const { found, report } = await judged([{ run: { 'docker run ...': { code: 0, stdout: text } } }], how);
    expect(report.verdict).toBe('not-ready');
    expect(found.filter((code) => !code.endsWith('?'))).not.toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import testLaunch from '../../checks/test-launch.ts';
import type { Outcome } from '../../src/check.ts';
import type { Facts } from '../../src/probes.ts';
import { defaultTarget } from '../../src/target.ts';
import { healthy, readingsOf } from '../../src/testing/healthy.ts';
import { spec, specs } from '../support/cdi.ts';
import { labMissing, labRecords } from '../support/lab.ts';

const without = (...programs: readonly string[]): Partial<Facts> => {
  const binaries = Object.entries(healthy.toolkit.binaries).map(([name, binary]) => [
    name,
    programs.includes(name) ? null : binary,
  ]);
  return { toolkit: { ...healthy.toolkit, binaries: Object.fromEntries(binaries) } };
};
const hooks = ['nvidia-container-runtime-hook', 'nvidia-cdi-hook'];
const noToolkit = without(...Object.keys(healthy.toolkit.binaries));
const noModule: Partial<Facts> = {
  kernelModule: { kind: 'not-loaded', builtFor: [], searched: true, nouveau: false },
};
const noLibraries = { driverLibraries: { cuda: null, nvml: null, searched: [] } };
const late = Object.values(healthy.toolkit.binaries).map((binary) => binary?.installedMs ?? 0);
const started = healthy.dockerd.process?.startedMs ?? 0;
const cameLater: Partial<Facts> = {
  toolkit: {
    ...healthy.toolkit,
    oldestTraceMs: Math.max(started, ...late) + 1,
    binaries: {
      ...healthy.toolkit.binaries,
      'nvidia-container-runtime-hook': {
        path: '/usr/bin/nvidia-container-runtime-hook',
        executable: true,
        dangling: false,
        onDockerdPath: true,
        installedMs: started + 60_000,
      },
    },
  },
};
const gone = specs(spec({ common: { missing: ['/srv/fake/gone'], missingNodes: [] } }));
const broken: Partial<Facts> = {
  toolkit: { ...healthy.toolkit, config: { kind: 'invalid', why: 'line 2' } },
};

/** By the record's name, what its machine lacked, as the one who broke it wrote down. */
const causes: readonly (readonly [RegExp, string, Partial<Facts>])[] = [
  [/^[ABCDE]-.*-cdi$/, 'cdi-not-enabled-docker', {}],
  [/^A-registered-no-binary-.*-gpus$/, 'toolkit-not-installed', noToolkit],
  [/^A-registered-no-binary-.*-runtime$/, 'runtime-binary-missing', noToolkit],
  [/^B-hook-missing-.*-gpus$/, 'toolkit-hook-missing', without(...hooks)],
  [/^B-hook-missing-.*-runtime$/, 'toolkit-hook-missing', without(...hooks)],
  [/^C-cli-missing-.*$/, 'toolkit-cli-missing', without('nvidia-container-cli')],
  [/^D-lib-but-no-kmod-ctk17-/, 'toolkit-version-mix', {}],
  [/^D-mismatch-ctk13-/, 'driver-library-mismatch', {}],
  [/^D-mismatch-ctk17-/, 'toolkit-version-mix', {}],
  [/^D-no-driver-nolib-ctk17-|^D-no-driver-nolib-ctk18-.*-gpus$/, 'toolkit-version-mix', noLibraries],
  [/^D-no-driver-nolib-/, 'driver-libraries-missing', noLibraries],
  [/^E-modecdi-nospec-.*-(?:gpus-)?runtime$/, 'cdi-spec-missing-or-unreadable', {}],
  [/^E-modecdi-nospec-.*-gpus$/, 'cdi-mode-with-gpus-flag', {}],
  [/^F-dockerd26-cdi-(?:bad|empty)$/, 'cdi-spec-missing-or-unreadable', {}],
  [/^F-dockerd\d+-cdi-\w+-gpus/, 'toolkit-not-installed', noToolkit],
  [/^F-dockerd26-cdi-missfile$/, 'cdi-spec-stale', gone],
  [/^F-dockerd26-cdi-ok-unknown$/, 'cdi-device-name-unknown', specs(spec())],
  [/^G-fakehook-fail-d2[06]$/, 'gpu-count-exceeds-host', {}],
  [/^G-fakehook-fail-d28$/, 'kernel-module-not-loaded', noModule],
  [/^G-hook-installed-after-start/, 'daemon-not-restarted', cameLater],
  [/^G-hook-removed-after-start/, 'toolkit-hook-missing', {}],
  [/^G-fakehook-ok-.*-badarg$/, 'launch-refused', {}],
  [/^L-cmd-no/, 'launch-refused', {}],
  [/^L-exec-format/, 'image-corrupt-local', {}],
  [/^L-memlock-unlimited/, 'memlock-not-grantable', {}],
  [/^L-oom/, 'launch-refused', {}],
  [/^RL-gpus$/, 'toolkit-not-installed', noToolkit],
  [/^RL-memlock$/, 'memlock-not-grantable', {}],
  [/^S-nobody-run/, 'docker-socket-permission', {}],
  [/^S-nosock-run/, 'daemon-not-running', {}],
  [/^S-(?:host|tlsverify)-/, 'daemon-not-running', {}],
  [/^S-apiver-old/, 'docker-api-too-old', {}],
  [/^S-apiver-bad/, 'docker-api-too-new', {}],
  [/^T-defaultrt-gone$/, 'runtime-binary-missing', {}],
  [/^T-real13-(?:disable-require|ldconfigreal)$/, 'stale-driver-procfs', {}],
  [/^T-real13-gpu9$/, 'gpu-count-exceeds-host', {}],
  [/^T-real13-require/, 'driver-too-old-for-image', {}],
  [/^T-real13-tomlbad-runtime$/, 'toolkit-config-invalid', broken],
  [/^T-real18-jitcdi-gpu9/, 'gpu-count-exceeds-host', {}],
  [/^run-runtime-nvidia-/, 'nvidia-runtime-not-registered', {}],
];

const withLogin: Partial<Facts> = {
  registry: { ...healthy.registry, route: { ...healthy.registry.route, credentials: 'config.json' } },
};

const noLayers: Partial<Facts> = {
  registry: {
    kind: 'failed',
    route: healthy.registry.route,
    problem: 'blob-host',
    at: 'layers.nvcr.io',
    why: 'connection refused',
    status: null,
    issuer: null,
    architectures: [],
  },
};

/** The same for pulls: the name says what the registry, the network or the disk was made to do. */
const pulls: readonly (readonly [RegExp, string, Partial<Facts>?])[] = [
  [/^K-full-(?:pull|import)-/, 'disk-full-docker-root'],
  [/^R-armlist-/, 'arch-no-manifest'],
  [/^R-dns-/, 'dns-failure'],
  [/^R-(?:refused|blackhole)-/, 'registry-unreachable'],
  [/^R-(?:redirect-dead|truncate)-d26/, 'registry-cdn-blocked', noLayers],
  [/^R-html-/, 'registry-imposter'],
  [/^R-proxy-(?:403|407|502|noname|blackhole-d20)/, 'proxy-misconfigured'],
  [/^R-proxy-(?:stall-|blackhole-d26)/, 'registry-unreachable'],
  [/^R-tls-selfsigned-/, 'tls-mitm-ca'],
  [/^R-tls-/, 'registry-tls-invalid'],
  [/^R-(?:manifest500|token500|v2-503)-/, 'ngc-service-outage'],
  [/^R-(?:manifest402|token403)-/, 'ngc-access-denied'],
  // The words alone are those of a registry that wants a login as well.
  [/^R-manifest403-/, 'ngc-access-denied', withLogin],
  [/^R-manifest401-/, 'ngc-not-logged-in'],
  [/^R-storedcreds-wrong-/, 'ngc-wrong-credentials', withLogin],
];

function codeOf(launch: Facts['launch'], facts: Partial<Facts>): string {
  const outcome: Outcome = testLaunch.examine(readingsOf({ ...facts, launch }), defaultTarget);
  if (outcome.status !== 'found') throw new Error(`not found: ${outcome.status}`);
  expect(outcome.findings).toHaveLength(1);
  return outcome.findings[0]?.code ?? '';
}

const inWords = (record: { stderr: string; stdout: string }): string =>
  `${record.stderr}\n${record.stdout}`.trim();

describe.skipIf(labMissing !== null)(`what real engines said (${labMissing ?? 'recorded'})`, () => {
  const failed = labRecords().filter(({ exitCode }) => exitCode !== 0);
  const isRun = (cmd: readonly string[]): boolean =>
    cmd.includes('run') && cmd.some((word) => /(?:^|\/)docker$/.test(word));
  const isPull = (cmd: readonly string[]): boolean => cmd.includes('pull') || cmd.includes('import');

  it.each(failed.filter(({ cmd }) => isRun(cmd)).map((one) => [one.name, one] as const))(
    'refused: %s',
    (name, record) => {
      const [, code, facts] = causes.find(([pattern]) => pattern.test(name)) ?? [];
      expect(code, `${name} is in the table`).toBeDefined();
      const { cmd, exitCode } = record;
      const text = inWords(record);
      expect(codeOf({ kind: 'refused', command: cmd, exitCode: exitCode ?? -1, text }, facts ?? {})).toBe(
        code,
      );
    },
  );

  it.each(
    failed
      .filter(({ name, cmd }) => isPull(cmd) && pulls.some(([pattern]) => pattern.test(name)))
      .map((one) => [one.name, one] as const),
  )('pull: %s', (name, record) => {
    const [, code, facts] = pulls.find(([pattern]) => pattern.test(name)) ?? [];
    const { cmd } = record;
    expect(codeOf({ kind: 'pull-failed', command: cmd, text: inWords(record) }, facts ?? {})).toBe(code);
  });

  it('are as many as were recorded', () => {
    expect(failed.filter(({ cmd }) => isRun(cmd)).length).toBeGreaterThan(80);
  });
});

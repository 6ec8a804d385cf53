import { describe, expect, it } from 'vitest';
import registry from '../../checks/registry.ts';
import { notAsked } from '../../src/probe.ts';
import type { RegistryFact, RegistryProblem, RegistryRoute } from '../../src/probes/registry.ts';
import { defaultTarget } from '../../src/target.ts';
import { healthy, readingsOf } from '../../src/testing/healthy.ts';
import { type FindsCase, testCheck } from '../support/test-check.ts';

const route: RegistryRoute = healthy.registry.route;
const failed = (problem: RegistryProblem, more: object = {}): RegistryFact => ({
  kind: 'failed',
  route,
  problem,
  at: 'nvcr.io',
  why: 'HTTP 403',
  status: 403,
  issuer: null,
  architectures: [],
  ...more,
});
const notHere = { localImage: { kind: 'absent' } } as const;

// Each problem, and the cause that it is.
const table: readonly (readonly [RegistryProblem, string, ...string[]])[] = [
  ['dns', 'dns-failure', 'fix-name-resolution'],
  ['unreachable', 'registry-unreachable', 'open-firewall'],
  ['proxy', 'proxy-misconfigured', 'set-daemon-proxy'],
  ['tls-unknown-ca', 'tls-mitm-ca', 'trust-authority'],
  ['tls-other', 'registry-tls-invalid', 'mend-tls'],
  ['tls-timeout', 'registry-tls-timeout', 'find-tls-bottleneck'],
  ['not-logged-in', 'ngc-not-logged-in', 'log-in'],
  ['wrong-credentials', 'ngc-wrong-credentials', 'log-in', 'log-out'],
  ['denied', 'ngc-access-denied', 'get-access'],
  ['rate-limited', 'hub-rate-limit', 'log-in', 'wait'],
  ['tag-not-found', 'image-tag-not-found', 'choose-tag'],
  ['no-architecture', 'arch-no-manifest', 'choose-tag'],
  ['blob-host', 'registry-cdn-blocked', 'open-firewall'],
  ['outage', 'ngc-service-outage', 'wait'],
  ['not-a-registry', 'registry-imposter', 'find-imposter'],
];

const finds: Record<string, FindsCase> = Object.fromEntries(
  table.map(([problem, code, ...fixes]) => [
    `${problem}, and the image is not here`,
    { facts: { ...notHere, registry: failed(problem) }, codes: [code], fixes },
  ]),
);

testCheck(registry, {
  finds: {
    ...finds,
    'no answer in time': {
      facts: { ...notHere, registry: failed('timeout') },
      codes: ['registry-unreachable'],
    },
    'an unknown authority signs for the host of the layers': {
      facts: { ...notHere, registry: failed('blob-host', { at: 'layers.nvcr.io', issuer: 'Corp Root' }) },
      codes: ['registry-cdn-blocked'],
      fixes: ['trust-authority', 'open-firewall'],
    },
    'too many pulls by an account': {
      facts: {
        ...notHere,
        registry: failed('rate-limited', { route: { ...route, credentials: 'config.json' } }),
      },
      codes: ['hub-rate-limit'],
      fixes: ['wait'],
    },
    'a fault is a warning when the image is here': {
      facts: { registry: failed('dns') },
      codes: ['dns-failure?'],
    },
    'a fault is left to a launch when the engine does not say what is here': {
      facts: { registry: failed('dns') },
      unread: ['localImage'],
      codes: ['dns-failure?'],
    },
    'the shell has a proxy that the daemon lacks': {
      facts: {
        registry: { ...healthy.registry, route: { ...route, shellProxy: 'http://proxy.example:3128' } },
      },
      codes: ['proxy-only-in-shell?'],
      seen: { shell: 'http://proxy.example:3128', daemon: null },
    },
    'a helper that is not there': {
      facts: {
        registry: {
          ...healthy.registry,
          route: { ...route, helperProblem: 'docker-credential-pass: not found' },
        },
      },
      codes: ['credential-helper-missing?'],
    },
  },
});

describe('registry', () => {
  it('names who signed a certificate that is not trusted', () => {
    const fact = failed('tls-unknown-ca', { issuer: 'Example Corp Root' });
    const outcome = registry.examine({ registry: { ok: true, value: fact } }, defaultTarget);
    expect(JSON.stringify(outcome)).toContain('signed by Example Corp Root');
  });

  it.each([
    ['no Docker is installed, so that there can be no image', null, 'error'],
    ['its daemon does not run', '/usr/bin/dockerd', 'warning'],
  ])('weighs a fault where %s', (_, binary, severity) => {
    const dockerd = { ...healthy.dockerd, binary, process: null };
    const facts = { ...readingsOf({ registry: failed('dns'), dockerd }), localImage: notAsked('no engine') };
    const outcome = registry.examine(facts, defaultTarget);
    const [finding] = outcome.status === 'found' ? outcome.findings : [];
    expect(finding?.severity).toBe(severity);
    expect(finding?.undecided).toBe(severity === 'warning' ? true : undefined);
  });

  it.each([
    ['tag-not-found', 'docker.io', 'pytorch/pytorch', /in Docker Hub,/],
    ['tag-not-found', 'nvcr.io', 'nvidia/pytorch', /in the NGC catalogue,/],
    ['tag-not-found', 'r.example:5000', 'team/x', /in the registry r\.example:5000,/],
    ['denied', 'r.example:5000', 'team/x', /whoever runs r\.example:5000/],
    ['not-logged-in', 'r.example:5000', 'team/x', /^Run: docker login r\.example:5000\.$/],
    ['dns', 'r.example:5000', 'team/x', /getent hosts r\.example\./],
    ['tls-other', 'r.example:5000', 'team/x', /-connect r\.example:5000\./],
    ['tls-other', 'docker.io', 'pytorch/pytorch', /-connect registry-1\.docker\.io:443\./],
    ['unreachable', 'r.example:5000', 'team/x', /reach r\.example on port 5000,/],
  ] as const)('names the registry that is asked: %s at %s', (problem, at, repository, words) => {
    const fact = failed(problem, { at, route: { ...route, host: at } });
    const image = { ...healthy.imageChoice, registry: at, repository };
    const facts = readingsOf({ ...notHere, registry: fact, imageChoice: image });
    const outcome = registry.examine(facts, defaultTarget);
    const [step] = (outcome.status === 'found' ? outcome.findings[0]?.fixes[0]?.steps : []) ?? [];
    expect(step?.kind === 'do' ? step.text : null).toMatch(words);
  });

  it('names the folder that this very engine reads', () => {
    const certificates = '/home/ada/.config/docker/certs.d/nvcr.io';
    const fact = failed('tls-unknown-ca', { route: { ...route, certificates } });
    const outcome = registry.examine({ registry: { ok: true, value: fact } }, defaultTarget);
    expect(JSON.stringify(outcome)).toContain(`as ${certificates}/ca.crt`);
  });

  it.each([
    ['package', /docker\.service\.d\/http-proxy\.conf.*sudo systemctl daemon-reload.*lose their GPUs/],
    ['rootless', /~\/\.config\/systemd\/user.*systemctl --user daemon-reload/],
    ['snap', /^Put the right proxy into "proxies" in \/var\/snap\/daemon\.json/],
    ['desktop', /Resources, Proxies/],
  ] as const)('gives the proxy in the way of the engine: %s', (flavour, words) => {
    const dockerd = { ...healthy.dockerd, flavour, configFile: '/var/snap/daemon.json' };
    const facts = readingsOf({ ...notHere, registry: failed('proxy'), dockerd });
    const outcome = registry.examine(facts, defaultTarget);
    const [finding] = outcome.status === 'found' ? outcome.findings : [];
    const [step] = finding?.fixes[0]?.steps ?? [];
    expect(step?.kind === 'do' ? step.text : null).toMatch(words);
  });
});

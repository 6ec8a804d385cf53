import { defineCheck, type Finding } from '../src/check.ts';
import { isImageHere } from '../src/knowledge/image-here.ts';
import { valueIn } from '../src/probe.ts';
import type { RegistryFact, RegistryProblem } from '../src/probes/registry.ts';
import { type RegistryFix, registryFixes } from './fixes/registry.ts';

const codeOf = {
  dns: 'dns-failure',
  unreachable: 'registry-unreachable',
  timeout: 'registry-unreachable',
  proxy: 'proxy-misconfigured',
  'tls-unknown-ca': 'tls-mitm-ca',
  'tls-other': 'registry-tls-invalid',
  'tls-timeout': 'registry-tls-timeout',
  'not-logged-in': 'ngc-not-logged-in',
  'wrong-credentials': 'ngc-wrong-credentials',
  denied: 'ngc-access-denied',
  'rate-limited': 'hub-rate-limit',
  'tag-not-found': 'image-tag-not-found',
  'no-architecture': 'arch-no-manifest',
  'blob-host': 'registry-cdn-blocked',
  outage: 'ngc-service-outage',
  'not-a-registry': 'registry-imposter',
} as const satisfies Record<RegistryProblem, string>;

type Code = (typeof codeOf)[RegistryProblem] | 'proxy-only-in-shell' | 'credential-helper-missing';

type Failed = Extract<RegistryFact, { kind: 'failed' }>;

export default defineCheck({
  id: 'registry',
  title: 'The image can be pulled from its registry',
  needs: ['registry'],
  uses: ['localImage', 'imageChoice', 'system', 'os', 'dockerd'],
  codes: [...new Set(Object.values(codeOf)), 'proxy-only-in-shell', 'credential-helper-missing'],
  examine({ registry, localImage, imageChoice, system, os, dockerd }): readonly Finding<Code>[] {
    const here = isImageHere(localImage, dockerd);
    const host: RegistryFix = { registry, image: valueIn(imageChoice), system: valueIn(system), os, dockerd };
    const failed = registry.kind === 'failed' ? [failure(registry, here, host)] : [];
    return [...failed, ...onlyInShell(registry, host), ...helper(registry, host)];
  },
});

/** What is here already need not be pulled; where the engine does not say, a launch decides. */
function failure(fact: Failed, here: boolean | null, host: RegistryFix): Finding<Code> {
  const message = messages[fact.problem](fact, host);
  return {
    code: codeOf[fact.problem],
    severity: here === false ? 'error' : 'warning',
    ...(here === null ? { undecided: true } : {}),
    message: here === null ? `${message} Whether the image is here already could not be told.` : message,
    seen: {
      at: fact.at,
      why: fact.why,
      status: fact.status,
      asked: fact.route.as,
      proxy: fact.route.proxy,
      credentials: fact.route.credentials,
      ...(fact.issuer === null ? {} : { issuer: fact.issuer }),
      ...(fact.problem === 'no-architecture' ? { architectures: fact.architectures } : {}),
    },
    fixes: registryFixes(fact.problem, host),
  };
}

const reference = ({ image }: RegistryFix): string => image?.reference ?? 'the image';

const messages: Readonly<Record<RegistryProblem, (fact: Failed, host: RegistryFix) => string>> = {
  dns: ({ at }) => `The name ${at} does not resolve on this host.`,
  unreachable: ({ at, why }) => `${at} cannot be reached from this host: ${why}.`,
  timeout: ({ at }) =>
    `${at} does not answer: connecting or waiting took too long, as behind a firewall that drops packets.`,
  proxy: ({ at, why }) => `The proxy ${at} does not let the request through: ${why}.`,
  'tls-unknown-ca': ({ at, issuer }) =>
    `${at} shows a certificate that this host does not trust, signed by ${issuer ?? 'an unknown authority'}: a proxy that opens TLS, or a private authority.`,
  'tls-other': ({ at, why }) => `No secure connection to ${at}: ${why}.`,
  'tls-timeout': ({ at }) =>
    `${at} takes the connection and never ends the TLS handshake: something on the way holds it back.`,
  'not-logged-in': (fact, host) =>
    `${fact.at} refuses ${reference(host)} without a login, and none was used.`,
  'wrong-credentials': ({ at, route }) =>
    `${at} refuses the login that Docker has stored (${route.credentials}).`,
  denied: (fact, host) =>
    `${fact.at} denies access to ${reference(host)}: no such repository, or no right to it.`,
  'rate-limited': ({ at }) => `${at} refuses for now, because too much was pulled from here.`,
  'tag-not-found': (_, host) => `${reference(host)} does not exist in the registry.`,
  'no-architecture': (fact, host) =>
    `${reference(host)} is offered for ${fact.architectures.join(', ') || 'other architectures'} only, and this machine is ${host.system?.architecture ?? 'another'}.`,
  'blob-host': ({ at, why }) =>
    `The registry answers, but the host that serves the layers, ${at}, does not: ${why}.`,
  outage: ({ at, why }) => `${at} has trouble of its own: ${why}.`,
  'not-a-registry': ({ at, why }) => `What answers as ${at} is no registry: ${why}.`,
};

function onlyInShell(fact: RegistryFact, host: RegistryFix): readonly Finding<Code>[] {
  const { route } = fact;
  if (route.as !== 'daemon' || route.shellProxy === null) return [];
  const shell = route.shellProxy === '' ? 'no proxy' : `the proxy ${route.shellProxy}`;
  const daemon = route.proxy === null ? 'no proxy' : `the proxy ${route.proxy}`;
  return [
    {
      code: 'proxy-only-in-shell',
      severity: 'warning',
      message: `This shell uses ${shell} for ${route.host}, and the Docker daemon, which does the pulling, uses ${daemon}.`,
      seen: { host: route.host, shell: route.shellProxy, daemon: route.proxy },
      fixes: registryFixes('shell-proxy', host),
    },
  ];
}

function helper({ route }: RegistryFact, host: RegistryFix): readonly Finding<Code>[] {
  if (route.helperProblem === null) return [];
  return [
    {
      code: 'credential-helper-missing',
      severity: 'warning',
      message: `Docker's configuration names a credential helper that could not be asked, so the registry was asked without a login.`,
      seen: { problem: route.helperProblem },
      fixes: registryFixes('helper', host),
    },
  ];
}

import type { Fix } from '../../src/check.ts';
import { links } from '../../src/knowledge/links.ts';
import type { RegistryProblem } from '../../src/probes/registry.ts';
import { setDaemonProxy } from './proxy.ts';
import { chooseTag, getAccess, login, logOut, rateLimited, waitForRegistry } from './registry-access.ts';
import { manual, type RegistryFix } from './registry-common.ts';
import {
  findBottleneck,
  findImposter,
  fixResolver,
  mendTls,
  openFirewall,
  trustAuthority,
} from './registry-network.ts';

export type { RegistryFix } from './registry-common.ts';

type Topic = RegistryProblem | 'shell-proxy' | 'helper';

/** What mends a problem with the registry, best first. */
export const registryFixes = (topic: Topic, host: RegistryFix): readonly Fix[] => fixes[topic](host);

const fixes: Readonly<Record<Topic, (host: RegistryFix) => readonly Fix[]>> = {
  dns: (host) => [fixResolver(host)],
  unreachable: (host) => [openFirewall(host)],
  timeout: (host) => [openFirewall(host)],
  proxy: (host) => [setDaemonProxy(host)],
  'tls-unknown-ca': (host) => [trustAuthority(host)],
  'tls-other': (host) => [mendTls(host)],
  'tls-timeout': (host) => [findBottleneck(host)],
  'not-logged-in': (host) => [login(host)],
  'wrong-credentials': (host) => [login(host), logOut(host)],
  denied: (host) => [getAccess(host)],
  'rate-limited': rateLimited,
  'tag-not-found': (host) => [chooseTag(host)],
  'no-architecture': (host) => [chooseTag(host)],
  // Docker trusts the host of the layers by what it trusts the registry by.
  'blob-host': (host) => [...(showsIssuer(host) ? [trustAuthority(host)] : []), openFirewall(host)],
  outage: () => [waitForRegistry],
  'not-a-registry': (host) => [findImposter(host)],
  'shell-proxy': (host) => [setDaemonProxy(host)],
  helper: () => [mendHelper],
};

const showsIssuer = ({ registry }: RegistryFix): boolean =>
  registry.kind === 'failed' && registry.issuer !== null;

const mendHelper = manual(
  'mend-credential-helper',
  'Install the credential helper, or take it out of the configuration',
  'Look at credsStore and credHelpers in ~/.docker/config.json: the program docker-credential-NAME must be on the PATH.',
  links.dockerLogin,
);

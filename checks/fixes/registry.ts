import type { Fix } from '../../src/check.ts';
import { links } from '../../src/knowledge/links.ts';
import type { Reading } from '../../src/probe.ts';
import type { DockerdFact } from '../../src/probes/dockerd.ts';
import type { ImageChoiceFact } from '../../src/probes/image-choice.ts';
import type { OsFact } from '../../src/probes/os.ts';
import type { RegistryFact, RegistryProblem } from '../../src/probes/registry.ts';
import type { SystemFact } from '../../src/probes/system.ts';
import { setDaemonProxy } from './proxy.ts';
import { byHand } from './steps.ts';

/** What the fixes of registry problems depend on. */
export interface RegistryFix {
  readonly registry: RegistryFact;
  readonly image: ImageChoiceFact | null;
  readonly system: SystemFact | null;
  readonly os: Reading<OsFact>;
  readonly dockerd: Reading<DockerdFact>;
}

type Topic = RegistryProblem | 'shell-proxy' | 'helper';

export const registryFixes = (topic: Topic, host: RegistryFix): readonly Fix[] => [fixes[topic](host)];

const manual = (id: string, title: string, text: string, source?: string): Fix => ({
  id,
  title,
  risk: 'manual',
  steps: [byHand(text)],
  ...(source === undefined ? {} : { source }),
});

const at = ({ registry }: RegistryFix): string =>
  registry.kind === 'failed' ? registry.at : registry.route.host;

/** NGC's hosts for images, all of which a firewall must let through on port 443. */
const ngcHosts = 'nvcr.io, layers.nvcr.io and authn.nvidia.com';

const openFirewall = (host: RegistryFix): Fix => ({
  ...manual(
    'open-firewall',
    `Let this host reach ${at(host)}`,
    `Ask whoever runs the network to let this host reach ${at(host)} on port 443${isNgc(host) ? ` (images of NGC need ${ngcHosts})` : ''}, or set the proxy for the Docker daemon.`,
    links.dockerDaemonProxy,
  ),
  verify: ['curl', '-sSI', `https://${at(host)}/`],
});

const isNgc = ({ registry }: RegistryFix): boolean => registry.route.host === 'nvcr.io';

const login = (host: RegistryFix): Fix => {
  const { host: registry } = host.registry.route;
  const account = isNgc(host)
    ? ` Use $oauthtoken, literally, as the user name, and an API key of ngc.nvidia.com as the password.`
    : '';
  return {
    id: 'log-in',
    title: `Log in to ${registry}`,
    risk: 'manual',
    steps: [
      byHand(`Run: docker login ${registry}${isNgc(host) ? " --username '$oauthtoken'" : ''}.${account}`),
    ],
    source: links.ngcLogin,
  };
};

const trustAuthority = ({ registry: { route } }: RegistryFix): Fix => ({
  id: 'trust-authority',
  title: 'Have the daemon trust the authority, if it is one of yours',
  risk: 'manual',
  steps: [
    byHand(
      `Ask whoever runs the network whether this authority is theirs. If it is, save its certificate (PEM) as ${route.certificates}/ca.crt; Docker reads that folder at each pull, no restart is needed. If nobody knows it, do not trust it.`,
      links.dockerCertificates,
    ),
  ],
  source: links.dockerCertificates,
});

const chooseTag = (host: RegistryFix): Fix =>
  manual(
    'choose-tag',
    'Name a tag that exists',
    `Look ${host.image?.repository ?? 'the repository'} up in the NGC catalogue, or leave --image out and let the doctor choose.`,
    links.ngcPytorch,
  );

const fixResolver = (host: RegistryFix): Fix => ({
  ...manual(
    'fix-name-resolution',
    'Mend the name resolution',
    `Look at /etc/resolv.conf, and try: getent hosts ${at(host)}. Where names resolve through a proxy alone, set the proxy for the Docker daemon.`,
  ),
  verify: ['getent', 'hosts', at(host)],
});

const findBottleneck = (host: RegistryFix): Fix => ({
  ...manual(
    'find-tls-bottleneck',
    `Find out what holds the connection to ${at(host)} back`,
    `Compare: curl -sSI https://${at(host)}/v2/ on this host and on another network. Where it hangs here alone, it is a firewall or proxy that looks into TLS, or large packets that are lost (tunnels and clouds: ping -M do -s 1472 ${at(host)}; a smaller MTU on this host's interface then helps). The daemon may need the network's proxy.`,
    links.dockerDaemonProxy,
  ),
  verify: ['curl', '-sSI', `https://${at(host)}/v2/`],
});

const fixes: Readonly<Record<Topic, (host: RegistryFix) => Fix>> = {
  dns: fixResolver,
  unreachable: openFirewall,
  timeout: openFirewall,
  proxy: setDaemonProxy,
  'tls-unknown-ca': trustAuthority,
  'tls-other': (host) =>
    manual(
      'mend-tls',
      'Find out why the connection is not secure',
      `See that this machine's clock is right (date), and what really answers at ${at(host)}: openssl s_client -connect ${at(host)}:443.`,
    ),
  'tls-timeout': findBottleneck,
  'not-logged-in': login,
  'wrong-credentials': login,
  denied: (host) =>
    manual(
      'get-access',
      'Get access',
      `Check the spelling of ${host.image?.repository ?? 'the repository'}, and in the NGC catalogue that your organisation may use it; some images need a key and accepted terms.`,
      links.ngcPytorch,
    ),
  'rate-limited': login,
  'tag-not-found': chooseTag,
  'no-architecture': chooseTag,
  'blob-host': openFirewall,
  outage: () =>
    manual('wait', 'Try again later', 'The registry itself is in trouble: try again in a few minutes.'),
  'not-a-registry': (host) =>
    manual(
      'find-imposter',
      'Find out what answers',
      `Something between this host and ${at(host)} answers in its place, such as a login page of the network: open https://${at(host)}/v2/ and see.`,
    ),
  'shell-proxy': setDaemonProxy,
  helper: () =>
    manual(
      'mend-credential-helper',
      'Install the credential helper, or take it out of the configuration',
      'Look at credsStore and credHelpers in ~/.docker/config.json: the program docker-credential-NAME must be on the PATH.',
    ),
};

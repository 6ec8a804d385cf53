import type { Fix } from '../../src/check.ts';
import { links } from '../../src/knowledge/links.ts';
import { isNgc, manual, type RegistryFix, serverOf } from './registry-common.ts';
import { byHand } from './steps.ts';

/** A name without its port, as resolvers and `ping` take it. */
const nameOf = (server: string): string => server.replace(/:\d+$/, '');
const withPort = (server: string): string => (server === nameOf(server) ? `${server}:443` : server);
const portOf = (server: string): string => withPort(server).slice(nameOf(server).length + 1);

/** NGC's hosts for images, all of which a firewall must let through on port 443. */
const ngcHosts = 'nvcr.io, layers.nvcr.io and authn.nvidia.com';

export function openFirewall(host: RegistryFix): Fix {
  const server = serverOf(host);
  return {
    ...manual(
      'open-firewall',
      `Let this host reach ${nameOf(server)}`,
      `Ask whoever runs the network to let this host reach ${nameOf(server)} on port ${portOf(server)}${isNgc(host) ? ` (images of NGC need ${ngcHosts})` : ''}, or set the proxy for the Docker daemon.`,
      links.dockerDaemonProxy,
    ),
    verify: ['curl', '-sSI', `https://${server}/`],
  };
}

export function fixResolver(host: RegistryFix): Fix {
  const name = nameOf(serverOf(host));
  return {
    ...manual(
      'fix-name-resolution',
      'Mend the name resolution',
      `Look at /etc/resolv.conf, and try: getent hosts ${name}. Where names resolve through a proxy alone, set the proxy for the Docker daemon.`,
    ),
    verify: ['getent', 'hosts', name],
  };
}

export function findBottleneck(host: RegistryFix): Fix {
  const server = serverOf(host);
  return {
    ...manual(
      'find-tls-bottleneck',
      `Find out what holds the connection to ${server} back`,
      `Compare: curl -sSI https://${server}/v2/ on this host and on another network. Where it hangs here alone, it is a firewall or proxy that looks into TLS, or large packets that are lost (tunnels and clouds: ping -M do -s 1472 ${nameOf(server)}; a smaller MTU on this host's interface then helps). The daemon may need the network's proxy.`,
      links.dockerDaemonProxy,
    ),
    verify: ['curl', '-sSI', `https://${server}/v2/`],
  };
}

export const mendTls = (host: RegistryFix): Fix =>
  manual(
    'mend-tls',
    'Find out why the connection is not secure',
    `See that this machine's clock is right (date), and what really answers: openssl s_client -connect ${withPort(serverOf(host))}.`,
  );

export const findImposter = (host: RegistryFix): Fix =>
  manual(
    'find-imposter',
    'Find out what answers',
    `Something between this host and ${serverOf(host)} answers in its place, such as a login page of the network: open https://${serverOf(host)}/v2/ and see.`,
  );

export const trustAuthority = ({ registry: { route } }: RegistryFix): Fix => ({
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

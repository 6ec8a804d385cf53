import type { Fix } from '../../src/check.ts';
import { links } from '../../src/knowledge/links.ts';
import { catalogueOf, isNgc, loginPage, manual, type RegistryFix } from './registry-common.ts';
import { asUser } from './steps.ts';

export function login(host: RegistryFix): Fix {
  const { host: registry } = host.registry.route;
  const text = isNgc(host)
    ? `Run: docker login ${registry} --username '$oauthtoken'. Use $oauthtoken, literally, as the user name, and an API key of ngc.nvidia.com as the password.`
    : `Run: docker login ${registry}.`;
  return manual('log-in', `Log in to ${registry}`, text, loginPage(registry));
}

/** A registry refuses a bad login even for what is public. */
export const logOut = ({ registry: { route } }: RegistryFix): Fix => ({
  id: 'log-out',
  title: 'Forget the stored login, if the image is public',
  risk: 'safe',
  steps: [asUser('docker', 'logout', route.host)],
  source: loginPage(route.host),
});

/** Limits are counted by account, and by address where there is none. */
export function rateLimited(host: RegistryFix): readonly Fix[] {
  const wait = manual(
    'wait',
    'Try again later',
    'Wait until pulls are free again: Docker Hub counts them by the hour.',
    links.dockerHubLimits,
  );
  return host.registry.route.credentials === 'none' ? [login(host), wait] : [wait];
}

export const waitForRegistry: Fix = manual(
  'wait',
  'Try again later',
  'The registry itself is in trouble: try again in a few minutes.',
);

export function chooseTag(host: RegistryFix): Fix {
  const { name, url } = catalogueOf(host);
  return manual(
    'choose-tag',
    'Name a tag that exists',
    `Look ${repositoryOf(host)} up in ${name}, or leave --image out and let the doctor choose.`,
    url,
  );
}

export function getAccess(host: RegistryFix): Fix {
  const right = isNgc(host)
    ? 'and in the NGC catalogue that your organisation may use it; some images need a key and accepted terms'
    : `and with whoever runs ${host.registry.route.host} that your account may pull it`;
  const text = `Check the spelling of ${repositoryOf(host)}, ${right}.`;
  return manual('get-access', 'Get access', text, catalogueOf(host).url);
}

const repositoryOf = ({ image }: RegistryFix): string => image?.repository ?? 'the repository';

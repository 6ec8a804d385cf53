import { likely, proof, type Signature } from '../signature.ts';

const notOnlyRegistries =
  'Is it the registry that the line is about? Other programs say the same of their own servers.';

/** What programs say of a network that does not serve them, whoever they asked; of a registry it tells the cause. */
export const networkSignatures: readonly Signature[] = [
  ...[
    ['proxyconnect tcp', 'proxy-misconfigured'],
    ['proxy authentication required', 'proxy-misconfigured'],
    ['first record does not look like a tls handshake', 'registry-tls-invalid'],
    ['certificate signed by unknown authority', 'tls-mitm-ca'],
    ['net/http: tls handshake timeout', 'registry-tls-timeout'],
    ['request canceled while waiting for connection (client.timeout exceeded', 'registry-unreachable'],
  ].map(
    ([word = '', code = '']): Signature => ({
      words: [word],
      causes: likely(code, notOnlyRegistries),
      example: `Get "https://registry.example/x": ${word}`,
      counterExample: 'Get "https://registry.example/x": EOF',
    }),
  ),
  ...['no such host', 'server misbehaving', 'temporary failure in name resolution', 'i/o timeout'].map(
    (end): Signature => ({
      words: ['dial tcp: lookup', end],
      reach: 160,
      causes: likely('dns-failure', notOnlyRegistries),
      example: `Get "https://registry.example/x": dial tcp: lookup registry.example on 192.0.2.53:53: ${end}`,
      counterExample: `dial tcp 192.0.2.7:443: ${end}`,
    }),
  ),
  {
    words: ['manifest for ', ' not found'],
    reach: 160,
    causes: proof('image-tag-not-found'),
    example: 'docker: Error response from daemon: manifest for nvidia/cuda:latest not found.',
    counterExample: 'no matching manifest for linux/arm64/v8',
  },
];

import { likely, proof, type Signature } from '../signature.ts';

export const noRoute = likely(
  'registry-unreachable',
  'Does curl -sSI https://nvcr.io/v2/ on the machine of the engine fail too? Then a firewall is on the way.',
);

/** How clients name what they asked a registry for. */
export const askedOfRegistry = ['/v2/:', '/manifests/', '/blobs/sha256'] as const;

/** Where a look into TLS shows itself, and hosts that are not found or not reached: Docker, containerd, curl, wget, apt and Python. */
export const registryTrustSignatures: readonly Signature[] = [
  ...[
    ...askedOfRegistry,
    'error response from daemon',
    'failed to pull',
    'error pulling image',
    'pinging container registry',
    'download failed after attempts',
    'layers.nvcr.io',
    'nvidia.github.io',
    'proxy_auth',
  ].map(
    (word): Signature => ({
      words: [word, 'x509: certificate signed by unknown authority'],
      reach: 300,
      causes: proof('tls-mitm-ca'),
      example: `${word}: tls: failed to verify certificate: x509: certificate signed by unknown authority`,
      counterExample: 'x509: certificate has expired or is not yet valid',
    }),
  ),
  ...[
    'nvcr.io',
    'nvidia.github.io',
    'download.docker.com',
    'registry-1.docker.io',
    'developer.download.nvidia.com',
  ].flatMap((host): readonly Signature[] => [
    {
      words: [host, 'certificate verification failed'],
      reach: 300,
      causes: proof('tls-mitm-ca'),
      example: `Err:1 https://${host}/stable InRelease\n  Certificate verification failed: The certificate is NOT trusted. The certificate issuer is unknown.`,
      counterExample: `the certificate of ${host}`,
    },
    {
      words: [`could not resolve host: ${host} `],
      causes: proof('dns-failure'),
      example: `curl: (6) Could not resolve host: ${host}`,
      counterExample: 'curl: (6) Could not resolve host: mirror.example',
    },
    {
      words: [`could not resolve '${host}'`],
      causes: proof('dns-failure'),
      example: `Err:1 https://${host}/stable InRelease\n  Could not resolve '${host}'`,
      counterExample: "Could not resolve 'mirror.example'",
    },
    {
      words: [`temporary failure resolving '${host}'`],
      causes: proof('dns-failure'),
      example: `Temporary failure resolving '${host}'`,
      counterExample: "Temporary failure resolving 'mirror.example'",
    },
    {
      words: [`failed to connect to ${host} port 443`],
      causes: noRoute,
      example: `curl: (7) Failed to connect to ${host} port 443 after 2 ms: Connection refused`,
      counterExample: 'curl: (7) Failed to connect to localhost port 8000: Connection refused',
    },
  ]),
  ...[
    'curl: (60) ssl certificate problem: unable to get local issuer certificate',
    'curl: (60) ssl certificate problem: self signed certificate in certificate chain',
    'curl: (60) ssl certificate problem: self-signed certificate in certificate chain',
  ].map(
    (word): Signature => ({
      words: [word],
      causes: likely(
        'tls-mitm-ca',
        'Does the issuer that openssl s_client -connect HOST:443 shows belong to your company?',
      ),
      example: `${word}\nMore details here: https://curl.se/docs/sslcerts.html`,
      counterExample: 'curl: (60) SSL certificate problem: certificate has expired',
    }),
  ),
  ...[
    'self signed certificate in certificate chain',
    'self-signed certificate in certificate chain',
    'unable to get local issuer certificate',
  ].map(
    (word): Signature => ({
      words: ['certificate_verify_failed', word],
      reach: 120,
      causes: likely(
        'tls-mitm-ca',
        'Does the issuer that openssl s_client -connect HOST:443 shows belong to your company?',
      ),
      example: `ssl.SSLCertVerificationError: [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: ${word} (_ssl.c:1129)`,
      counterExample: '[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: certificate has expired',
    }),
  ),
];

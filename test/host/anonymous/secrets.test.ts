import { describe, expect, it } from 'vitest';
import { cleanedFiles, cleanedText } from '../../support/recordings.ts';

const secret = 'Xk9fQ2mZ7pLw';
const hex = '3f786850e387550fdab836ed7e6dc881de23001b';
const base64 = (text: string, encoding: BufferEncoding = 'utf8') =>
  Buffer.from(text, encoding).toString('base64');

describe('a secret is gone', () => {
  it.each<[string, string, string?]>([
    ['of netrc', `machine nvcr.io login ada password ${secret}`],
    ['of netrc over lines', `machine api.wandb.ai\n  login user\n  password ${hex}\n`, hex],
    ['of a login', `COMMAND=/usr/bin/docker login -u $oauthtoken -p ${secret} nvcr.io`],
    ['of a login, in quotes', `docker login nvcr.io -p '${secret}'`],
    ['after a flag', `docker login --password ${secret}`],
    ['in a flag', `docker login --password=${secret}`],
    ['of curl', `curl --proxy-user "ada:${secret}" https://x.example/`],
    ['of curl, in short', `curl -u ada:${secret} https://x.example/`],
    ['among cookies', `Cookie: a=b; session=${secret}`],
    ['of a scheme of its own', `Authorization: NVIDIA ${secret}`],
    ['of a scheme that everybody knows', `map[Authorization:[Bearer ${secret}] Accept:[x]]`],
    ['of a header of Docker', `X-Registry-Auth: ${base64(`{"username":"a","password":"${secret}"}`)}`],
    ['of Azure', `AccountName=x;AccountKey=${secret}${secret}==;EndpointSuffix=core`],
    ['of a shared access', `SharedAccessKey=${secret};`],
    ['of AWS, by its name', `aws_secret_access_key = ${secret}`],
    ['of AWS, in JSON', `{"SecretAccessKey":"${secret}","SessionToken":"x${secret}"}`],
    ['of AWS, with nothing beside it', 'key wJalrXUtnFEMI/K7MDENG/bPxRfiCY3EXaMPL9KE there', 'wJalrXUtnFEMI'],
    ['of Google', `AIzaSyD-${secret}${secret}`],
    ['of Google, in another dress', `ya29.${secret}`],
    ['of Vault', `hvs.${secret}`],
    ['of a swarm', `{"JoinTokens":{"Worker":"SWMTKN-1-${secret}"}}`],
    ['of npm', `//registry.npmjs.org/:_authToken=${secret}`],
    ['of a hook', `https://hooks.slack.com/services/T01/B01/${secret}`],
    ['of kubeadm', `kubeadm join 10.0.0.1:6443 --token abcdef.${hex}`, hex],
    [
      'of a key of PGP',
      `-----BEGIN PGP PRIVATE KEY BLOCK-----\n\n${secret}\n-----END PGP PRIVATE KEY BLOCK-----`,
    ],
    [
      'of a key in JSON',
      `{"k":"-----BEGIN PRIVATE KEY-----\\n${secret}${secret}\\n-----END PRIVATE KEY-----\\n"}`,
    ],
    ['of a key of PuTTY', `Private-Lines: 1\n${secret}\nPrivate-MAC: ${hex}`],
    ['of a database', `postgres://ada:${secret}@db.corp/x`],
    ['of a database without a user', `redis://:${secret}@db.corp/0`],
    ['of a database, in words', `Server=x;User Id=ada;Pwd=${secret};`],
    ['of an address that is coded', `proxy=http%3A%2F%2Fada%3A${secret}%40proxy.corp%3A3128`],
    ['of an address with blanks', `http://ada:a b${secret}@proxy.corp:3128`],
    ['of a short word', `DB_PASS=${secret}`],
    ['of a list of words', `{"Cmd":["--api-key","${secret}"]}`],
    ['on the next line', `--token\n${secret}\n`],
    ['of YAML', `password: |\n  ${secret}\nother: x`],
    ['of YAML, on the next line', `password:\n  ${secret}\n`],
    ['of TOML', `password = """${secret}"""`],
    ['in a list', `secrets = ["a", "${secret}"]`],
    ['of XML', `<password>${secret}</password>`],
    ['of an attribute', `<add key="password" value="${secret}"/>`],
    ['behind entities', `&quot;password&quot;:&quot;${secret}&quot;`],
    ['of JSON in JSON in JSON', `{\\\\\\"password\\\\\\":\\\\\\"${secret}\\\\\\"}`],
    ['of a name and a value', `{"name":"API_KEY","value":"${secret}"}`],
    ['in a sentence', `the password is ${secret}`],
    ['behind colours', `\u001b[1mPASSWORD\u001b[0m=${secret}`],
    ['in colours', 'PASSWORD=Xk9f\u001b[0mQ2mZ7pLw', 'Q2mZ7pLw'],
    ['with a mark that nobody sees', 'PASSWORD=Xk9f\u200bQ2mZ7pLw', 'Q2mZ7pLw'],
    ['in UTF-16', [...`PASSWORD=${secret}\n`].map((c) => `${c}\0`).join(''), [...secret].join('\0')],
    ['of the kernel’s command line', `rd.luks.key=${secret} ro`],
    ['of a unit', `[Service]\nEnvironment="HTTP_PROXY=http://ada:${secret}%%40@proxy.corp:3128/"`],
    ['of apt', `deb [signed-by=/x] https://ada:${secret}@packages.corp/x stable main`],
  ])('%s', (_, text, shown = secret) => expect(cleanedText(text)).not.toContain(shown));

  const password = 'p4ss/w0rd&Xy!%"q';
  it.each<[string, string]>([
    ['in capitals', password.toUpperCase()],
    ['in JSON', JSON.stringify(password)],
    ['in JSON in JSON', JSON.stringify(JSON.stringify(password))],
    ['in an address', encodeURIComponent(password)],
    ['in an address, each letter', Buffer.from(password).toString('hex').replace(/../g, '%$&')],
    ['in an address, in small letters', encodeURIComponent(password).toLowerCase()],
    ['in HTML', password.replace('&', '&amp;').replace('"', '&quot;')],
    ['in a unit', password.replace('%', '%%')],
    ['for a shell', password.replace(/[&!"]/g, '\\$&')],
    ['in hex', Buffer.from(password).toString('hex').toUpperCase()],
    ['in hex, of C', Buffer.from(password).toString('hex').replace(/../g, '\\x$&')],
    ['in base64', base64(`a:${password}:b`)],
    ['in base64 of UTF-16', Buffer.from(`ab${password}`, 'utf16le').toString('base64')],
    ['in base64 of base64', base64(base64(password))],
    ['in base64 with breaks', base64(password.repeat(4)).replace(/.{76}/, '$&\n')],
    ['in part', password.slice(2, 13)],
  ])('%s, once it is known', (_, dressed) => {
    const { '/b': left } = cleanedFiles({
      '/a': `machine x login y password ${password}`,
      '/b': `see ${dressed}.`,
    });
    const parts = Array.from({ length: Math.max(dressed.length - 8, 1) }, (_, at) =>
      dressed.slice(at, at + 9),
    );
    expect(parts.filter((part) => String(left).includes(part))).toEqual([]);
  });

  it('with half a letter in it does not end the recording', () =>
    expect(cleanedText('password="Xk9\ud800fQ2mZ7pLw" again Xk9\ud800fQ2mZ7pLw')).not.toContain('fQ2mZ7pLw'));
});

describe('what is no secret stays:', () => {
  it.each([
    'token has expired',
    'unauthorized: authentication required',
    'no basic auth credentials',
    'error getting credentials - err: exec: "docker-credential-gcloud": executable file not found in $PATH',
    'open /etc/docker/certs.d/x/client.key: permission denied',
    'authorization plugin foo failed',
    'unexpected token { in JSON',
    'the option --cuda-compat-mode that it is called with',
    '{"name":"PATH","value":"/usr/bin"}',
    '<path>/usr/bin</path>',
    '/tmp/tmp.O7E0PigGhk/home/bin/rootlesskit',
    '/tmp/tmp.O7E0PigGhk/home/bin/rootlesskit-more',
    'sha256:3f786850e387550fdab836ed7e6dc881de23001b3f786850e387550fdab836ed',
  ])('%s', (text) => expect(cleanedText(text)).toBe(text));

  it('a word that stands everywhere, though it is somebody’s password', () => {
    const text = 'https://ada:nvidia@proxy.corp:3128/ nvidia-smi';
    expect(cleanedText(text)).toMatch(/^https:\/\/[^@]*\/ nvidia-smi$/);
  });

  it('a word that only stood after a flag', () =>
    expect(cleanedText('give it by --token which is read; the file which is read')).toContain(
      'the file which',
    ));

  it('a number of which another’s password is a part', () =>
    expect(cleanedText('{"password":"53518"} 535183 kB')).toContain('535183 kB'));
});

import { describe, expect, it } from 'vitest';
import { withoutLogin } from '../../src/host/question.ts';
import { withoutSecretOutput, withoutSecrets } from '../../src/host/redact.ts';

describe('an address', () => {
  it.each([
    ['http://proxy:3128', 'http://proxy:3128'],
    ['http://ada:secret@proxy:3128', 'http://proxy:3128'],
    ['http://ada@proxy:3128/', 'http://proxy:3128/'],
    ['http://ada:sec@ret@proxy:3128', 'http://proxy:3128'],
    ['http://ada:sec/ret@proxy:3128', 'http://proxy:3128'],
    ['https://nvcr.io/v2/a@sha256:0', 'https://nvcr.io/v2/a@sha256:0'],
    ['https://nvcr.io/token?account=a@b', 'https://nvcr.io/token?account=a@b'],
    ['proxy:3128', 'proxy:3128'],
    ['ada:secret@proxy:3128', 'proxy:3128'],
    ['ada:sec/ret@proxy:3128', 'proxy:3128'],
    ['unix:///var/run/docker.sock', 'unix:///var/run/docker.sock'],
  ])('%s loses its login: %s', (given, expected) => expect(withoutLogin(given)).toBe(expected));
});

describe('a text', () => {
  it('loses the logins of Docker’s config.json, and one can still see that there was one', () => {
    const auth = Buffer.from('$oauthtoken:nvapi-secret').toString('base64');
    const clean = withoutSecrets(`{"auths":{"nvcr.io":{"auth":"${auth}","identitytoken" : "s3cret"}}}`);
    expect(clean).not.toContain(auth);
    expect(clean).not.toContain('s3cret');
    const entry = JSON.parse(clean).auths['nvcr.io'];
    expect(Buffer.from(entry.auth, 'base64').toString()).toContain(':');
  });

  it('loses the secret of a credential helper, quotes and all', () => {
    const stdout = JSON.stringify({ ServerURL: 'nvcr.io', Username: 'ada', Secret: 'a"b\\c' });
    const clean = withoutSecretOutput({ kind: 'exited', code: 0, stdout, stderr: '' });
    expect(clean.kind === 'exited' && JSON.parse(clean.stdout)).toEqual({
      ServerURL: 'nvcr.io',
      Username: 'ada',
      Secret: 'redacted',
    });
  });

  it('loses the logins of proxies wherever they stand', () => {
    const environ = 'HOME=/root\0HTTPS_PROXY=http://ada:secret@proxy:3128\0PATH=/bin';
    expect(withoutSecrets(environ)).toBe('HOME=/root\0HTTPS_PROXY=http://proxy:3128\0PATH=/bin');
    expect(withoutSecrets('HTTPS_PROXY=ada:sec/ret@proxy:3128\0A=b')).toBe('HTTPS_PROXY=proxy:3128\0A=b');
    expect(withoutSecrets('{"HttpProxy":"ada:secret@proxy:3128"}')).toBe('{"HttpProxy":"proxy:3128"}');
    expect(withoutSecrets('{"proxies":{"default":{"httpProxy":"http://a:b@p:1"}}}')).not.toContain('a:b');
  });

  it('loses serial numbers, and nothing beside them', () => {
    const release =
      'DGX_NAME="DGX Server"\r\nDGX_SERIAL_NUMBER="1571234567890"\r\nDGX_PLATFORM="DGX A100"\r\n';
    expect(withoutSecrets(release)).toBe(
      'DGX_NAME="DGX Server"\r\nDGX_SERIAL_NUMBER="redacted"\r\nDGX_PLATFORM="DGX A100"\r\n',
    );
    const smi =
      '<gpu id="0"><serial>1563720000001</serial><board_serial>77</board_serial><uuid>GPU-1</uuid></gpu>';
    expect(withoutSecrets(smi)).toBe(
      '<gpu id="0"><serial>redacted</serial><board_serial>redacted</board_serial><uuid>GPU-1</uuid></gpu>',
    );
    expect(withoutSecrets('SERIAL=1\0PATH=/bin')).toBe('SERIAL="redacted"\0PATH=/bin');
  });

  it('without secrets stays as it is', () => {
    const plain =
      '{"Runtimes":{"nvidia":{"path":"x"}},"author":"a@b"} https://nvcr.io/v2/x@sha256:1 "auth": "" localhost:5000/a:1@sha256:2';
    expect(withoutSecrets(plain)).toBe(plain);
  });
});

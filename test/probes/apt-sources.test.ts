import { describe, expect, it } from 'vitest';
import { read } from '../../src/probe.ts';
import { aptKeys } from '../../src/probes/apt-keys.ts';
import { aptSourcesIn } from '../../src/probes/apt-sources.ts';
import { healthy, readingsOf } from '../../src/testing/healthy.ts';
import { absent, askProbe } from '../support/ask.ts';

const inList = (text: string) => aptSourcesIn('/etc/apt/a.list', text, 'amd64');
const inSources = (text: string) => aptSourcesIn('/etc/apt/a.sources', text, 'arm64');
const uris = (found: readonly { uri: string; suite: string; signedBy: string | null }[]) =>
  found.map(({ uri, suite, signedBy }) => [uri, suite, signedBy]);

describe("apt's sources", () => {
  it.each<[string, readonly unknown[]]>([
    ['deb http://a.org/debian bookworm main\n', [['http://a.org/debian/', 'bookworm', null]]],
    ['deb-src http://a.org/debian/ bookworm main', [['http://a.org/debian/', 'bookworm', null]]],
    ['deb [signed-by=/k.gpg] https://a.org/$(ARCH) /\r\n', [['https://a.org/amd64/', '/', '/k.gpg']]],
    [
      'deb [arch=amd64,arm64 signed-by=/k.gpg,/l.gpg, trusted=no] https://u:p@a.org/d s c',
      [['https://a.org/d/', 's', '/k.gpg,/l.gpg']],
    ],
    ['# deb http://a.org x main\n  #deb http://a.org y main', []],
    ['deb http://a.org', []],
    ['deb [signed-by=/k.gpg http://a.org x', []],
    ['', []],
    ['\u001b[31mdeb\u001b[0m http://a.org x', []],
    [`deb ${'x'.repeat(100_000)}`, []],
  ])('in one line each: %j', (text, found) => expect(uris(inList(text))).toEqual(found));

  it.each<[string, readonly unknown[]]>([
    [
      'Types: deb\nURIs: http://a.org/debian\nSuites: bookworm bookworm-updates\nSigned-By: /k.gpg\n',
      [
        ['http://a.org/debian/', 'bookworm', '/k.gpg'],
        ['http://a.org/debian/', 'bookworm-updates', '/k.gpg'],
      ],
    ],
    [
      '# the one\r\nTypes: deb\r\nURIs: http://a.org\r\nSuites: /\r\nEnabled: no\r\n\r\nTypes: deb\r\nURIs: http://b.org/$(ARCH)\r\nSuites: /\r\n',
      [['http://b.org/arm64/', '/', null]],
    ],
    [
      'Types: deb\nURIs: http://a.org\nSuites: x\nSigned-By:\n -----BEGIN PGP PUBLIC KEY BLOCK-----\n .\n mQ==\n -----END PGP PUBLIC KEY BLOCK-----\n',
      [['http://a.org/', 'x', 'inline:-----BEGINPGPPUBLICKEYBLOCK-----.mQ==-----ENDPGPPUBLICKEYBLOCK-----']],
    ],
    ['uris: http://a.org\nSUITES: x\nsigned-by: /k.gpg /l.gpg', [['http://a.org/', 'x', '/k.gpg,/l.gpg']]],
    ['URIs: http://a.org\n', []],
    ['no field at all', []],
    ['', []],
  ])('in stanzas: %j', (text, found) => expect(uris(inSources(text))).toEqual(found));
});

describe("apt's keys", () => {
  const ask = (signedBy: string, list: Record<string, readonly string[] | typeof absent>) =>
    askProbe(
      aptKeys,
      { list },
      {
        ...readingsOf({}),
        os: read({ ...healthy.os, aptSources: [{ file: '/a', uri: 'http://a.org/', suite: 'x', signedBy }] }),
      },
    );

  it('are missing where their folder is there without them', async () => {
    expect(await ask('/k/a.gpg,/k/b.gpg', { '/k': ['b.gpg'] })).toEqual(read({ missing: ['/k/a.gpg'] }));
  });

  it('are not said to be missing where the folder cannot be read', async () => {
    expect(await ask('/k/a.gpg', { '/k': absent })).toEqual(read({ missing: [] }));
    expect(await ask('ABCDEF0123456789', {})).toEqual(read({ missing: [] }));
    expect(await ask('inline:KEY', {})).toEqual(read({ missing: [] }));
  });
});

import type { Dress } from './dress.ts';

const halves = (s: string): readonly [string, string] => [s.slice(0, s.length >> 1), s.slice(s.length >> 1)];
const wrapped = (text: string, columns: number, joint: string): string =>
  text.match(new RegExp(`.{1,${columns}}`, 'g'))?.join(joint) ?? text;
const [head, tail] = [(s: string) => halves(s)[0], (s: string) => halves(s)[1]];
const base64 = (s: string): string => Buffer.from(s).toString('base64');
const long = 'x'.repeat(90);

/** Secrets that are broken over several lines. */
export const broken: Readonly<Record<string, Dress>> = {
  'a unit continues a line': (s) => `[Service]\nEnvironment=A=b NGC_API_KEY=${head(s)}\\\n${tail(s)} C=d\n`,
  'a unit continues a list': (s) => `Environment="A=b" \\\n  "REG=${s}" \\\n  "C=d"\n`,
  'ExecStart continues': (s) => `ExecStart=/usr/bin/agent --token \\\n    ${s} \\\n    --verbose\n`,
  'a shell line continues within': (s) => `curl -H x --token=${head(s)}\\\n${tail(s)} https://a.example/\n`,
  'a shell line continues after the name': (s) => `export NGC_API_KEY=\\\n${s}\n`,
  'a Dockerfile continues ENV': (s) => `FROM x\nENV A=b \\\n    HFT=${s} \\\n    C=d\n`,
  'a Dockerfile continues within': (s) => `ENV HF_TOKEN=${head(s)}\\\n${tail(s)}\nRUN true\n`,
  'with Windows line ends': (s) => `export NGC_API_KEY=${head(s)}\\\r\n${tail(s)}\r\n`,
  'PowerShell continues': (s) => `docker login -u a \`\n  -p ${s} \`\n  nvcr.io\n`,
  'cmd continues': (s) => `docker login -u a ^\r\n  -p ${s} nvcr.io\r\n`,
  'YAML, a block': (s) => `password: |\n  ${head(s)}\n  ${tail(s)}\nother: 1\n`,
  'YAML, folded': (s) => `token: >-\n    ${head(s)}\n    ${tail(s)}\nother: 1\n`,
  'YAML, in quotes over lines': (s) => `token: "${head(s)}\\\n  ${tail(s)}"\nother: 1\n`,
  'YAML, plain over lines': (s) => `registry:\n  api_key:\n    ${head(s)}\n    ${tail(s)}\n  b: c\n`,
  'YAML, a block in a list': (s) =>
    `env:\n  - name: HFT\n    value: |-\n      ${head(s)}\n      ${tail(s)}\n`,
  'YAML, !!binary': (s) => `secret: !!binary |\n  ${wrapped(base64(s + long), 76, '\n  ')}\n`,
  'JSON, wrapped at 76 columns': (s) =>
    wrapped(`{"a":"${'y'.repeat(50)}","password":"${s}","b":"c"}`, 76, '\n'),
  'JSON, wrapped at 80 columns': (s) =>
    wrapped(`{"a":"${'y'.repeat(54)}","token": "${s}","b":"c"}`, 80, '\n'),
  'base64 at 64 columns': (s) => `TOKEN=${s}\n---\n${wrapped(base64(`${long}${s}${long}`), 64, '\n')}\n`,
  'base64 at 76 columns': (s) => `TOKEN=${s}\n---\n${wrapped(base64(`x${long}${s}${long}`), 76, '\r\n')}\n`,
  'base64 at 76 columns, indented': (s) =>
    `TOKEN=${s}\n---\n   ${wrapped(base64(`xy${long}${s}${long}`), 76, '\n   ')}\n`,
  'an auth wrapped': (s) =>
    `{"auths":{"nvcr.io":{"auth":"${wrapped(base64(`$oauthtoken:${s}`), 20, '\n')}"}}}`,
  'a terminal of 80 columns': (s) =>
    wrapped(`$ docker run ${'-v /a:/a '.repeat(6)}-e NGC_API_KEY=${s} x`, 80, '\n'),
  'a terminal of 100 columns': (s) =>
    wrapped(`Nov 25 x agent: ${'word '.repeat(14)}token=${s} and so on`, 100, '\r\n'),
  'a terminal, and a bearer': (s) =>
    wrapped(`> Authorization: Bearer ${'z1'.repeat(20)}${s} is what was sent`, 76, '\n'),
  'a header folded': (s) => `Authorization: Bearer\r\n ${s}\r\nAccept: */*\r\n`,
  'a header folded within': (s) => `X-Auth-Token: ${head(s)}\r\n\t${tail(s)}\r\nAccept: */*\r\n`,
  'a cookie folded': (s) => `Cookie: a=b;\r\n session=${s}\r\n`,
  'texts of Python beside each other': (s) => `password = ("${head(s)}"\n            "${tail(s)}")\n`,
  'texts added to each other': (s) => `token = "${head(s)}" +\n  "${tail(s)}";\n`,
  'a property continued': (s) => `db.password=${head(s)}\\\n    ${tail(s)}\n`,
  'INI goes on, indented': (s) => `[a]\npassword = ${head(s)}\n    ${tail(s)}\nb = c\n`,
  'TOML over lines': (s) => `token = """\\\n    ${head(s)}\\\n    ${tail(s)}"""\n`,
  'the name on one line, the value below': (s) => `Password:\n${s}\nLogin succeeded\n`,
  'quoted in a mail': (s) => `> password=3D${head(s)}=\n> ${tail(s)}\n`,
  'quoted-printable': (s) => `token=3D${head(s)}=\r\n${tail(s)}\r\n`,
  'behind time stamps': (s) => `TOKEN=${s}\n10:00:01 | ${head(s)}\n10:00:01 | ${tail(s)}\n`,
  'known, and spaced out': (s) => `TOKEN=${s}\nthe key: ${s.split('').join(' ')}\n`,
  'known, in groups of four': (s) => `TOKEN=${s}\nkey ${wrapped(s, 4, ' ')} ok\n`,
  'known, over two lines with a comma': (s) => `TOKEN=${s}\n["${head(s)}",\n "${tail(s)}"]\n`,
};

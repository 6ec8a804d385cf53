import type { Dress } from './dress.ts';

/** Nothing but its look tells that it is a secret. */
export const plain: Readonly<Record<string, Dress>> = {
  'a field': (s) => `hft: ${s}\n`,
  'a setting': (s) => `[x]\nhft = ${s}\n`,
  'a member': (s) => `{"hft":"${s}"}`,
  'a flag': (s) => `agent --hft ${s} --x\n`,
  'a flag with =': (s) => `agent --hft=${s}\n`,
  'a flag of one letter': (s) => `agent -k ${s}\n`,
  'in a line of a log': (s) => `time="2026-01-01T00:00:00Z" level=info msg="using ${s}"\n`,
  'an element': (s) => `<hft>${s}</hft>\n`,
  'alone in a file': (s) => `${s}\n`,
  'in quotes': (s) => `the value "${s}" was read\n`,
  'in a path': (s) => `/var/lib/x/${s}/data\n`,
  'in a query': (s) => `/callback?state=${s}\n`,
  'in the answer to a question': (s) => `? ${s}\n`,
  'after an arrow': (s) => `hft -> ${s}\n`,
  'a segment of a path': (s) => `https://x.corp.example.net/download/${s}/file.whl\n`,
  'an index of pip': (s) => `--extra-index-url https://x.corp.example.net/${s}/simple\n`,
  'a repository of apt': (s) => `deb [arch=amd64] https://x.corp.example.net/${s}/deb jammy main\n`,
  'Munge in base64': (s) => `MUNGE:AwQDAAC${s}:\n`,
};

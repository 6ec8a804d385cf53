import { checks } from '../../checks/index.ts';
import { diagnose } from '../../src/diagnose.ts';
import type { Answers } from '../../src/host/answers.ts';
import type { FileResult, Host } from '../../src/host/host.ts';
import { recordingHost } from '../../src/host/recording.ts';
import { defaultTarget } from '../../src/target.ts';
import { fixtureHost } from './fixture-hosts.ts';

/** What a host was asked, and what it is. */
export interface Asked {
  readonly answers: Answers;
  readonly home: string;
}

const anywhere = '/{path}';

/** All that the probes ask of a recorded host. Its PATH and its daemon's are one folder, `/{path}`. */
export async function askedOf(name: string): Promise<Asked> {
  const host = fixtureHost(name);
  const recorder = recordingHost(anyPath(host, (await host.system()).path));
  await diagnose({ host: recorder.host, checks, target: { ...defaultTarget, launch: 'never' } });
  return { answers: recorder.taken().answers, home: (await host.system()).home };
}

/** Whatever is in any folder of the PATH is in that one. */
function anyPath(host: Host, folders: readonly string[]): Host {
  const first = async <T>(
    path: string,
    ask: (path: string) => Promise<FileResult<T>>,
  ): Promise<FileResult<T>> => {
    if (!path.startsWith(`${anywhere}/`)) return ask(path);
    const places = folders.map((folder) => folder + path.slice(anywhere.length));
    const answers = await Promise.all(places.map(ask));
    return answers.find(({ kind }) => kind === 'ok') ?? { kind: 'absent' };
  };
  return {
    ...host,
    system: async () => ({ ...(await host.system()), path: [anywhere] }),
    stat: (path) => first(path, host.stat),
    readLink: (path) => first(path, host.readLink),
    async readText(path, maxBytes) {
      const file = await host.readText(path, maxBytes);
      if (file.kind !== 'ok' || !/^\/proc\/\d+\/environ$/.test(path)) return file;
      return { ...file, value: file.value.replace(/(^|\0)PATH=[^\0]*/, `$1PATH=${anywhere}`) };
    },
    run: ([program = '', ...args], options) =>
      host.run(
        [program.startsWith(`${anywhere}/`) ? program.replace(anywhere, '/usr/bin') : program, ...args],
        options,
      ),
  };
}

import type { Host } from '../host/host.ts';
import type { ToolkitBinaries, ToolkitBinary } from './toolkit-binaries.ts';

/** Releases of the toolkit's parts. */
export interface ToolkitVersions {
  /** Version of the hook, else of nvidia-ctk, e.g. `1.17.8`. */
  readonly version: string | null;
  /** Version of nvidia-ctk alone. */
  readonly ctkVersion: string | null;
  /** Version of libnvidia-container as nvidia-container-cli has it loaded. */
  readonly libraryVersion: string | null;
  /** Version of nvidia-container-cli itself. */
  readonly cliVersion: string | null;
  /** Why nvidia-container-cli does not run, e.g. a library that it lacks; null: it runs, or was not asked. */
  readonly cliFailure: string | null;
  /** A program that was asked for its version and did not answer; absent: all did. */
  readonly silent?: string;
}

/** What the programs say of themselves. Hooks before 1.10 know no --version and answer with their usage. */
export async function toolkitVersions(host: Host, binaries: ToolkitBinaries): Promise<ToolkitVersions> {
  const hook = binaries['nvidia-container-runtime-hook'] ?? binaries['nvidia-container-toolkit'];
  const answers = await Promise.all([
    answerOf(host, hook),
    answerOf(host, binaries['nvidia-ctk']),
    answerOf(host, binaries['nvidia-container-cli']),
  ]);
  const [hookText, ctkText, cliText] = answers.map((answer) => answer.text) as [string, string, string];
  const silent = answers.find((answer) => answer.silent !== undefined)?.silent;
  const ctkVersion = versionIn(ctkText, 'version');
  const cliVersion = versionIn(cliText, 'cli-version') ?? versionIn(cliText, 'version');
  return {
    version: versionIn(hookText, 'version') ?? ctkVersion,
    ctkVersion,
    cliVersion,
    libraryVersion: versionIn(cliText, 'lib-version') ?? cliVersion,
    cliFailure: loaderFailure(cliText),
    ...(silent === undefined ? {} : { silent }),
  };
}

interface Answer {
  readonly text: string;
  readonly silent?: string;
}

async function answerOf(host: Host, binary: ToolkitBinary | null): Promise<Answer> {
  if (binary === null || !binary.executable) return { text: '' };
  const result = await host.run([binary.path, '--version']);
  if (result.kind === 'exited') return { text: `${result.stdout}\n${result.stderr}`.replace(colours, '') };
  return result.kind === 'not-found' ? { text: '' } : { text: '', silent: binary.path };
}

const colours = /\u001b\[[0-9;]*m/g;

/** `NVIDIA Container Toolkit CLI version 1.17.8`, `lib-version: 1.17.8`, `version: 1.3.1`, `… Hook version 1.13.5`. */
const versionIn = (text: string, word: string): string | null =>
  new RegExp(String.raw`(?<![\w-])${word}:?\s+v?(\d+\.\d+\.\d+[\w.~+-]*)`).exec(text)?.[1] ?? null;

/** What the loader says of a program that it cannot start (ld.so). */
const loaderFailure = (text: string): string | null =>
  /error while loading shared libraries: ([^\n]{1,200})/.exec(text)?.[1] ??
  /(symbol lookup error: [^\n]{1,200}|version `NVC_[^\n]{1,120} not found)/.exec(text)?.[1] ??
  null;

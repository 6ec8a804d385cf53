import type { Host } from '../host/host.ts';
import { type Probe, read, valueIn } from '../probe.ts';
import { environmentIn, variablesIn } from './daemon-environment.ts';
import { dropInsOf, isSilent, type UnitText } from './docker-drop-ins.ts';
import { settingsIn, wordsOf } from './unit-file.ts';

/** How the service manager is told to start the Docker daemon, by its files: they tell while the daemon is down, too. */
export type DockerUnitFact =
  | { readonly kind: 'absent' }
  /** A script of System V or OpenRC, whose options stand in a file beside it. */
  | { readonly kind: 'script'; readonly start: DaemonStart }
  | {
      readonly kind: 'unit';
      /** The unit file that holds, e.g. `/lib/systemd/system/docker.service`. */
      readonly path: string;
      /** The unit is linked to /dev/null: systemd refuses to start it. */
      readonly masked: boolean;
      /** It, or its socket, is started with the machine; null where neither is known. */
      readonly enabled: boolean | null;
      /** The command that starts the daemon, variables put in; null where it could not be read. */
      readonly start: DaemonStart | null;
    };

/** How dockerd is started. */
export interface DaemonStart {
  readonly argv: readonly string[];
  /** The file that says so: the unit's own or a drop-in. */
  readonly file: string;
  /** Files that bring further options by variables, e.g. `/etc/default/docker`. */
  readonly variableFiles: readonly string[];
  /** Libraries that LD_PRELOAD names, where it is set for dockerd. */
  readonly preloaded: readonly string[];
  /** The PATH that is set for dockerd; null: none, so that the service manager's holds. */
  readonly path: readonly string[] | null;
  /** Where dockerd is told to put temporary files (DOCKER_TMPDIR); absent where it is not. */
  readonly temporaryFolder?: string;
}

export const dockerUnit: Probe<DockerUnitFact> = {
  title: 'How Docker is started',
  cost: 'local',
  needs: ['system', 'dockerd', 'os'],
  async ask(host, _target, facts) {
    const flavour = valueIn(facts.dockerd)?.flavour ?? 'package';
    const config = host.env('XDG_CONFIG_HOME') || `${valueIn(facts.system)?.home ?? ''}/.config`;
    if (flavour === 'rootless') return read(await unitIn(host, [`${config}/systemd/user`], 'default.target'));
    if (flavour !== 'package') return read({ kind: 'absent' });
    const services = valueIn(facts.os)?.services;
    if (services === 'sysv') return read(await scriptWith(host, '/etc/default/docker'));
    if (services === 'openrc') return read(await scriptWith(host, '/etc/conf.d/docker'));
    return read(await unitIn(host, systemFolders, 'multi-user.target'));
  },
};

async function scriptWith(host: Host, file: string): Promise<DockerUnitFact> {
  const text = await host.readText(file);
  if (text.kind !== 'ok') return { kind: 'absent' };
  const variables = variablesIn(text.value.split(/\r?\n/));
  const argv = ['dockerd', ...wordsOf(variables.get('DOCKER_OPTS') ?? '')];
  return { kind: 'script', start: { argv, file, variableFiles: [file], ...environmentIn(variables) } };
}

/** Of system units, the strongest first (systemd.unit(5)). */
const systemFolders = [
  '/etc/systemd/system',
  '/run/systemd/system',
  '/usr/local/lib/systemd/system',
  '/usr/lib/systemd/system',
  '/lib/systemd/system',
] as const;

async function unitIn(host: Host, folders: readonly string[], target: string): Promise<DockerUnitFact> {
  const paths = folders.map((folder) => `${folder}/docker.service`);
  const [links, texts, dropIns, wanted] = await Promise.all([
    Promise.all(paths.map((path) => host.readLink(path))),
    Promise.all(paths.map((path) => host.readText(path))),
    dropInsOf(host, folders),
    isWanted(host, folders[0] ?? '', target),
  ]);
  const masked = links.findIndex((link) => link.kind === 'ok' && link.value === '/dev/null');
  const own = texts.findIndex((text) => text.kind === 'ok' && text.value.trim() !== '');
  if (masked !== -1 && (own === -1 || masked <= own)) {
    return { kind: 'unit', path: paths[masked] ?? '', masked: true, enabled: false, start: null };
  }
  const text = texts[own];
  if (text?.kind !== 'ok') return { kind: 'absent' };
  const path = paths[own] ?? '';
  const start = dropIns === null ? null : await startOf(host, [{ path, text: text.value }, ...dropIns]);
  return { kind: 'unit', path, masked: false, enabled: wanted, start };
}

async function isWanted(host: Host, folder: string, target: string): Promise<boolean | null> {
  const [service, socket] = await Promise.all([
    host.readLink(`${folder}/${target}.wants/docker.service`),
    host.readLink(`${folder}/sockets.target.wants/docker.socket`),
  ]);
  if (service.kind === 'ok' || socket.kind === 'ok') return true;
  return service.kind === 'absent' && socket.kind === 'absent' ? false : null;
}

/** Null where a file of variables that must exist cannot be read, or the command is no dockerd. */
async function startOf(host: Host, files: readonly UnitText[]): Promise<DaemonStart | null> {
  const settings = files.flatMap(({ path, text }) => settingsIn(text).map((one) => ({ ...one, path })));
  const starts = lastList(settings.filter(({ key }) => key === 'ExecStart'));
  const start = starts.at(-1);
  if (start === undefined) return null;
  const fileNames = lastList(settings.filter(({ key }) => key === 'EnvironmentFile')).map(({ value }) =>
    value.replace(/^-/, ''),
  );
  const texts = await Promise.all(fileNames.slice(0, 10).map((path) => host.readText(path)));
  if (texts.some(isSilent)) return null;
  const assignments = [
    ...lastList(settings.filter(({ key }) => key === 'Environment')).flatMap(({ value }) => wordsOf(value)),
    ...texts.flatMap((text) => (text.kind === 'ok' ? text.value.split(/\r?\n/) : [])),
  ];
  const variables = variablesIn(assignments);
  const argv = wordsOf(start.value.replace(/^[-@:+!]+/, ''), variables);
  if (!/(?:^|\/)dockerd(?:-rootless\.sh)?$/.test(argv[0] ?? '')) return null;
  const variableFiles = fileNames.filter((_, index) => texts[index]?.kind === 'ok');
  return { argv, file: start.path, variableFiles, ...environmentIn(variables) };
}

/** An empty value throws away what came before it (systemd.service(5)). */
function lastList<T extends { readonly value: string }>(settings: readonly T[]): readonly T[] {
  const reset = settings.findLastIndex(({ value }) => value === '');
  return settings.slice(reset + 1);
}

import type { Destination } from './destination.ts';

/** How long a host may take to answer at all. Seconds. */
const connectSeconds = 15;

export interface CommandOptions {
  /** Whoever sits at the terminal may be asked for a password, or about a key that is not known yet. */
  readonly mayAsk: boolean;
  /** What there is for everything. Milliseconds. */
  readonly timeoutMs: number;
}

/**
 * The system's own ssh with the user's configuration, but for what scp and sftp leave out of it as well (OpenSSH, scp.c):
 * forwardings, local and remote commands of the configuration, a terminal. A connection that is shared already
 * (ControlPath) is used; none is left open. What checks the host's key is never touched. The remote command is two plain words,
 * since the shell that gets it may be fish or csh; what it has to do follows on standard input.
 */
export const sshArgv = (
  { host, port }: Destination,
  { mayAsk, timeoutMs }: CommandOptions,
): readonly string[] => [
  'ssh',
  '-x',
  '-T',
  ...[
    'PermitLocalCommand=no',
    'ClearAllForwardings=yes',
    'RemoteCommand=none',
    'ForwardAgent=no',
    'ControlMaster=no',
    `ConnectTimeout=${Math.max(Math.min(connectSeconds, Math.ceil(timeoutMs / 1000)), 1)}`,
    ...(mayAsk ? [] : ['BatchMode=yes']),
  ].flatMap((option) => ['-o', option]),
  ...portWords(port),
  '--',
  host,
  'sh -s',
];

/** What a person gives to ssh to get there. */
export const loginWords = ({ host, port }: Destination): readonly string[] => [...portWords(port), host];

const portWords = (port: number | null): readonly string[] => (port === null ? [] : ['-p', String(port)]);

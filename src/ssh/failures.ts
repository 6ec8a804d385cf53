/** Words that tell why a host could not be asked. */
export interface Failure {
  readonly says: RegExp;
  readonly meaning: string;
  /** What to do; `login` is the command that connects by hand. */
  readonly advice?: (login: string) => string;
}

/**
 * The words of OpenSSH's client (ssh.c, sshconnect.c, sshconnect2.c, kex.c, readconf.c, channels.c, packet.c) and of what
 * may stand in the place of a shell. The more telling come first: one failure often has several lines.
 */
export const failures: readonly Failure[] = [
  {
    says: /REMOTE HOST IDENTIFICATION HAS CHANGED|Host key for .* has changed/,
    meaning: 'its key is another one than ssh knows of it',
    advice: () =>
      'Either it was installed anew, or somebody stands in between: find out which before you take the known key away with ssh-keygen -R.',
  },
  {
    says: /REVOKED HOST KEY|Host key .* (?:was|is) .*revoked/i,
    meaning: 'its key is marked as revoked',
  },
  {
    says: /No \S+ host key is known for|Host key verification failed/,
    meaning: 'ssh does not know its key yet',
    advice: (login) => `Connect once by hand with ${login}, compare the fingerprint, and accept it.`,
  },
  {
    says: /Could not resolve hostname|Name or service not known/,
    meaning: 'its name is not known here',
    advice: () => 'Look whether it is spelled as in the name service or in the configuration of ssh.',
  },
  {
    says: /UNPROTECTED PRIVATE KEY FILE|^Permissions \S+ for .* are too open|Bad owner or permissions on/,
    meaning: 'a file of ssh on this machine is open to others, so that ssh does not use it',
  },
  {
    says: /Bad configuration option|bad configuration options|[Mm]issing argument|Unsupported option|extra arguments|Bad .* argument|no argument after keyword/,
    meaning: "ssh's configuration on this machine has a mistake",
  },
  {
    says: /Too many authentication failures/,
    meaning: 'it gave up after several keys that it does not take',
    advice: () => 'Name the right key in the configuration of ssh (IdentityFile, with IdentitiesOnly yes).',
  },
  {
    says: /password has expired|[Pp]assword change required|account has expired/,
    meaning: 'the password or the account has expired there',
    advice: (login) => `Log in by hand with ${login}.`,
  },
  {
    says: /Permission denied \(|Permission denied, please try again|No supported authentication methods/,
    meaning: 'it takes none of the keys that ssh has here',
    advice: (login) =>
      `${login} must work without a question: load the key with ssh-add. A password can be asked for where one host alone is named, on a terminal.`,
  },
  {
    says: /administratively prohibited|stdio forwarding failed|open failed: /,
    meaning: 'the host that is to be jumped over does not let the connection through',
  },
  { says: /Connection refused/, meaning: 'nothing listens there on the port of ssh' },
  {
    says: /timed out|Timeout, server|No route to host|Network is unreachable|Host is down/,
    meaning: 'it cannot be reached over the network',
  },
  {
    says: /Unable to negotiate|no matching .* found|[Pp]rotocol major versions differ/,
    meaning: 'its ssh and the one here have no method in common',
  },
  {
    says: /kex_exchange_identification|banner exchange|ssh_exchange_identification/,
    meaning: 'what listens there broke off before anybody could log in',
  },
  {
    says: /account is (?:currently )?not available|nologin|sftp connections only|interactive shell|unrecognized command/i,
    meaning: 'the account has no shell there',
  },
  {
    says: /\bsh\b.{0,20}(?:not found|No such file|restricted|[Uu]nknown command)|[Uu]nknown command.{0,10}\bsh\b|'sh' is not recognized|not permitted|forbidden/,
    meaning: 'the account may not run sh there, or there is none',
  },
  {
    says: /Connection (?:to .* )?(?:closed|reset)|closed by remote host|Broken pipe|[Dd]isconnect/,
    meaning: 'the connection broke',
  },
];

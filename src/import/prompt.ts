import type { Person } from './evidence.ts';

/** A line on which somebody typed a command. */
export interface Prompt {
  /** Empty where nothing was typed, as at the end of what was copied, or in the first line of a prompt of two. */
  readonly command: string;
  /** Null where the prompt does not name who typed. */
  readonly person: Person | null;
  /** Null where the prompt does not name it. */
  readonly host: string | null;
  /** What was typed there tells of another system than the host: a container by its prompt, or Windows. */
  readonly elsewhere: boolean;
}

/** How a prompt looks: the groups `name`, `host`, `at` (the folder), `sign` and `typed`, as far as it has them. */
interface Look {
  readonly pattern: RegExp;
  /** What looks like it is as often something else: only what is known to be typed counts. */
  readonly known?: true;
  readonly windows?: true;
}

const looks: readonly Look[] = [
  // bash and zsh on most distributions, with a virtual environment before and a branch behind.
  {
    pattern:
      /^(?:\([^()]{1,40}\) ?)?\[?(?<name>[a-z_][\w.-]{0,40})@(?<host>[\w.-]{1,64})(?:[: ](?<at>[^#$%\n]{0,200}))?\]?(?<sign>[#$%]) ?(?<typed>\S.*)?$/i,
  },
  // fish, and bash of SUSE.
  {
    pattern:
      /^(?<name>[a-z_][\w.-]{0,40})@(?<host>[\w.-]{1,64})[: ](?<at>[~/][^>\n]{0,200})> ?(?<typed>\S.*)?$/i,
  },
  // root on SUSE, and csh.
  {
    pattern: /^(?<host>[a-z][\w.-]{0,63}):(?<at>[~/]\S{0,200})(?: (?<sign>[#$])|>) ?(?<typed>\S.*)?$/i,
    known: true,
  },
  // The first line of a prompt of two, and the second.
  { pattern: /^[╭┌][─━]{0,4}\(?(?<name>[a-z_][\w.-]{0,40})(?:@|㉿)(?<host>[\w.-]{1,64})\b.{0,200}$/i },
  { pattern: /^[╰└][─━╼>]{0,4} ?(?<sign>[#$%❯➤λ]) ?(?<typed>\S.*)?$/ },
  { pattern: /^(?:ba|da|z|k)?sh(?:-\d\.\d{1,2})?(?<sign>[#$]) ?(?<typed>\S.*)?$/ },
  { pattern: /^(?:PS )?[A-Z]:\\[^>\n]{0,200}> ?(?<typed>\S.*)?$/, windows: true },
  { pattern: /^(?<host>[a-z][\w.-]{0,63})% (?<typed>\S.*)$/i, known: true },
  { pattern: /^(?:[#$❯➜λ»▶]|\+{1,3}) {1,4}(?<typed>\S.*)$/u, known: true },
  // zsh with the folder behind the arrow.
  { pattern: /^[❯➜λ»▶] {1,4}[~/\w]\S{0,100} (?:git:\([^()]{0,80}\) )?(?:✗ )?(?<typed>\S.*)$/u, known: true },
];

/** What is worth a prompt that a heading or a comment could be as well. */
const programs =
  /^(?:sudo |-[EHSn] |[A-Z_]+=\S+ )*(?:\S*\/)?(?:apt|cat|dnf|df|dkms|dmesg|docker|dpkg|dpkg-query|echo|fdisk|findmnt|free|getenforce|getsebool|grep|hostnamectl|id|journalctl|ldconfig|ls|lsb_release|lscpu|lsmod|lspci|modinfo|modprobe|mokutil|mount|nvidia-[a-z-]+|nvcc|nv-fabricmanager|podman|prime-select|rpm|sestatus|stat|systemctl|uname|which|yum|zypper)(?: |$)/;

/** Some shells are told to show the time first. */
const time = /^\[?(?:\d{4}-\d\d-\d\d[ T])?\d\d:\d\d(?::\d\d)?\]? (?=\S)/;

/** Null for any other line. */
export function promptAt(whole: string): Prompt | null {
  if (whole.length > 4000) return null;
  const line = whole.replace(time, '');
  for (const look of looks) {
    const groups = look.pattern.exec(line)?.groups;
    if (groups === undefined) continue;
    const { typed = '' } = groups;
    if (look.known === true && typed !== '' && !programs.test(typed)) continue;
    return {
      command: typed,
      ...whoAndWhere(groups),
      elsewhere: look.windows === true || isContainer(groups),
    };
  }
  return null;
}

type Groups = Readonly<Record<string, string | undefined>>;

function whoAndWhere({ name, host, sign }: Groups): Pick<Prompt, 'person' | 'host'> {
  if (name === undefined) return { person: null, host: host ?? null };
  const root = sign === '#' || name === 'root';
  return { person: { name: root ? 'root' : name, uid: root ? 0 : null }, host: host ?? null };
}

/** Docker names containers by twelve hexadecimal digits, and NVIDIA's images begin in /workspace. */
const isContainer = ({ name, host = '', at = '' }: Groups): boolean =>
  isContainerName(host) || (name === 'root' && /^\/workspace(?:\/|\]?$)/.test(at.trim()));

export const isContainerName = (host: string): boolean => /^[0-9a-f]{12}$/.test(host);

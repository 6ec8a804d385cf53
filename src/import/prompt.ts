import type { Person } from './evidence.ts';

/** A line on which somebody typed a command. */
export interface Prompt {
  /** Empty where nothing was typed, as at the end of what was copied. */
  readonly command: string;
  /** Null where the prompt does not name who typed. */
  readonly person: Person | null;
  /** Null where the prompt does not name it. */
  readonly host: string | null;
  /** The host is named like a container of Docker's: by twelve hexadecimal digits. */
  readonly container: boolean;
}

const named =
  /^(?:\([^()]{1,40}\) ?)?\[?([a-z_][\w.-]{0,40})@([\w.-]{1,64})(?:[: ][^#$%\n]{0,200})?\]?([#$%]) ?(\S.*)?$/i;

const anonymous = /^[#$❯➜] {1,4}(\S.*)$/;

/** What is worth a prompt that a heading or a comment could be as well. */
const programs =
  /^(?:sudo |-[EHSn] |[A-Z_]+=\S+ )*(?:\S*\/)?(?:apt|cat|df|dkms|dmesg|docker|dpkg|fdisk|findmnt|free|getenforce|grep|hostnamectl|id|journalctl|ldconfig|ls|lsb_release|lsmod|lspci|modinfo|modprobe|mokutil|mount|nvidia-[a-z-]+|nvcc|nv-fabricmanager|podman|rpm|sestatus|systemctl|uname|which)(?: |$)/;

/** Null for any other line. */
export function promptAt(line: string): Prompt | null {
  if (line.length > 4000) return null;
  const [, name, host, sign, typed = ''] = named.exec(line) ?? [];
  if (name !== undefined) {
    const root = sign === '#';
    const person = { name: root ? 'root' : name, uid: root ? 0 : null };
    return { command: typed, person, host: host ?? null, container: /^[0-9a-f]{12}$/.test(host ?? '') };
  }
  const command = anonymous.exec(line)?.[1];
  if (command === undefined || !programs.test(command)) return null;
  return { command, person: null, host: null, container: false };
}

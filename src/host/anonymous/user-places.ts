const name = String.raw`[a-z_][\w.-]{0,63}`;
const place = (pattern: string, flags = 'g'): RegExp => new RegExp(pattern, flags);

/** Where programs name users and groups, and commands have them: the first group. */
export const toolUsers: readonly RegExp[] = [
  // ls(1), of both columns; names of a domain have it before them.
  place(String.raw`^[dlcbpsD-][rwxsStT-]{9}[.+@]?[ \t]+\d+[ \t]+(?:[\w.-]+\\)?([^\s\\]+)[ \t]`, 'gm'),
  place(
    String.raw`^[dlcbpsD-][rwxsStT-]{9}[.+@]?[ \t]+\d+[ \t]+\S+[ \t]+(?:[\w.-]+\\)?([^\s\\]+)[ \t]`,
    'gm',
  ),
  // stat(1), getfacl(1), setfacl(1).
  place(String.raw`\b[UG]id: \([ \t]*\d+/[ \t]*([^)\s]+)\)`),
  place(String.raw`^# (?:owner|group): (?:[\w.-]+\\)?(\S+)$`, 'gm'),
  place(`^(?:default:)?(?:user|group):(${name}):[r-][w-][x-]`, 'gm'),
  place(String.raw`(?<!\w)[ug]:(${name}):[rwxX-]{1,3}(?!\w)`),
  // ps(1) without its heading; who(1), w(1), last(1).
  place(String.raw`^(${name})\+?[ \t]+\d+[ \t]+\d+\.\d[ \t]+\d+\.\d[ \t]+\d+[ \t]`, 'gm'),
  place(String.raw`^(${name})\+?[ \t]+\d+[ \t]+\d+[ \t]+\d+[ \t]+\S+[ \t]+\S+[ \t]+\d+:\d\d:\d\d[ \t]`, 'gm'),
  place(String.raw`^(${name})[ \t]+(?:pts/\d+|tty\w+|:\d+|seat\d)[ \t]`, 'gm'),
  // loginctl(1), systemctl(1), units.
  place(String.raw`\bSession \S{1,20} of [Uu]ser ([\w.-]*\w)`),
  place(String.raw`^UID=\d+\nGID=\d+\nName=(\S+)$`, 'gm'),
  place(String.raw`^[ \t]*(?:User|Group)=([\w.@-]+)[ \t]*$`, 'gm'),
  // Slurm, gpustat.
  place(String.raw`\b(?:UserId|GroupId)=([^\s(]+)\(\d+\)`),
  place(String.raw`(?<![\w.])(?:User|Account)=([\w.@-]+)`),
  place(String.raw`(?<![\w.-])(${name})\(\d+M\)`),
  // Commands.
  place(String.raw`\bchown[ \t]+(?:-\S{1,30}[ \t]+){0,4}(${name})`),
  place(String.raw`\bchown[ \t]+(?:-\S{1,30}[ \t]+){0,4}[\w.-]{0,64}:(${name})`),
  place(String.raw`\bchgrp[ \t]+(?:-\S{1,30}[ \t]+){0,4}(${name})`),
  place(String.raw`\busermod[ \t]+(?:-aG|-a[ \t]+-G|-G)[ \t]+\S{1,100}[ \t]+(${name})`),
  place(String.raw`\bgpasswd[ \t]+-[ad][ \t]+(${name})`),
  place(String.raw`\b(?:adduser|deluser|userdel|enable-linger|disable-linger)[ \t]+(${name})(?=\s|$)`),
  place(String.raw`\bsu[ \t]+-l?[ \t]+(${name})(?=\s|$)`),
  place(String.raw`\bsudo[ \t]+(?:-[A-Za-z]{1,5}[ \t]+){0,4}(?:-u|--user)[ =]?(${name})`),
  place(
    String.raw`\b(?:docker|podman|nerdctl)[ \t](?:container[ \t])?(?:run|exec|create)\b[^\n]{0,300}?[ \t](?:-u|--user)[ =](${name})`,
  ),
  place(String.raw`\bssh\b[^\n]{0,100}?[ \t]-l[ \t]*(${name})`),
  place(String.raw`\b(?:ssh|scp|sftp|rsync)\b[^\n]{0,200}?[ \t](${name})@`),
  place(String.raw`\bwhoami\r?\n(?:[\w-]+\\)?([\w.-]+)[ \t]*$`, 'gm'),
  // What sudo(8), adduser(8) and PAM say.
  place(String.raw`(?<![\w.-])(${name}) is not (?:in the sudoers|allowed to (?:execute|run))`),
  place(String.raw`\bpassword for (${name}):`),
  place(String.raw`\bUser (${name}) (?:may run|is not allowed)`),
  place(String.raw`\b(?:[Aa]dding|[Rr]emoving) user [\x60'"]?(${name})`),
  place(String.raw`\buser [\x60'"](${name})['"\x60]`),
  // People by their full names: git(1), finger(1); and accounts of AWS, comments of keys.
  place(String.raw`\bAuthor:[ \t]+([^<\n]{3,60}?)[ \t]+<`),
  place(String.raw`\buser\.name[= ]+["']?([^\r\n"']{3,60})`),
  place(String.raw`\bLogin: \S{1,64}[ \t]+Name: ([^\r\n\t]{3,60})`),
  place(String.raw`\barn:aws[\w:-]{1,100}:user/(${name})`),
  place(String.raw`\b(?:ssh-\w{2,10}|ecdsa-[\w-]{1,30}) AAAA[\w+/=]{20,3000} (${name})(?=@|\s|$)`),
  place(
    String.raw`\b(?:for|as|of) user (?!(?:name|space|mode|data|input|defined|id|group|account|session|process)s?\b|(?:is|in|to|and|with|not|or|from|on)\b)(${name}\b)`,
  ),
  // Folders that are called as their owner.
  place(`/(?:linger|spool/cron(?:/crontabs)?|var/mail|spool/mail|users)/(${name})`),
];

/** Lists of groups: id(1), groups(1). */
const groups =
  /\bgroups=([^\n]{1,4000})|\bgroups(?:[ \t]+[\w.-]+)?\r?\n(?:[\w.-]+ : )?([a-z_][\w.@ -]{0,4000})$/gm;

export const groupsIn = (text: string): readonly string[] =>
  [...text.matchAll(groups)].flatMap(([, numbered, plain]) =>
    numbered === undefined
      ? (plain ?? '').split(' ')
      : [...numbered.matchAll(/\d\((?:[\w.-]+\\)?([^)\s]+)\)/g)].map((match) => match[1] ?? ''),
  );

/** Columns below which users are named. */
export const userColumn = /(?<![\w@])(?:USER(?:NAME)?|UID|OWNER)(?!\w)/g;

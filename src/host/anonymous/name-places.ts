/** Where users are named: the first group. */
export const userPlaces: readonly RegExp[] = [
  /\/(?:home|homes|Users|run\/media)\/([\p{L}\d_][^\s\0/\\:"'`<>|*?,;()[\]{}=&%]*)/gu,
  /\/media\/([\p{L}_][\p{L}\d_.-]*)(?=\/)/gu,
  /\b[A-Z]:[\\/]+Users[\\/]+([\p{L}\d_][^\s\\/:"'`<>|*?]*)/gu,
  // Windows has names with spaces.
  /(?:\b[A-Z]:\\+|\/)Users(?:\\+|\/)([\p{L}\d_][^\\/\n\r\0:"'`<>|*?]{0,63})(?=[\\/])/gu,
  /(?<![\w.~/-])~([a-z_][\w-]*)(?=\/)/g,
  /(?:^|[\s\0"'])(?:USER|LOGNAME|SUDO_USER|USERNAME)=["']?([\w.-]+)/g,
  /"(?:Username|user_name|User)"\s*:\s*"([\w.@-]+)"/gi,
  /\b(?:ssh|sftp):\/\/([\w.-]+)@/g,
  /^\(?\[?([a-z_][\w-]*)@[\w.-]+[:\s]/gm,
  // As id(1), sudo(8), sshd(8) and pam_unix(8) name them.
  /\be?[ug]id=\d+\((?:[\w.-]+\\)?([^)\s]+)\)/g,
  /\bsudo(?:\[\d+\])?:[ \t]+([\w.@-]+) :/g,
  /\b(?:session (?:opened|closed) for user|Accepted \w+ for|Failed \w+ for(?: invalid user)?) ([\w.-]+)/g,
  // subuid(5).
  /^([a-z_][\w.@-]*):\d{5,10}:\d{3,10}$/gm,
];

/** As passwd(5) has people, with their full names. */
export const person = /^([\w.-]+):[^:\n]*:(\d+):\d+:([^:\n]*):[^:\n]*:[^:\n]*$/gm;
/** As group(5) has members. */
export const members = /^[\w.-]+:[^:\n]*:\d+:([\w.,@-]+)$/gm;

/** Where machines are named: the first group. */
export const hostPlaces: readonly RegExp[] = [
  /\b[a-z][a-z0-9+.-]{0,30}:\/\/(?:[^\s"'<>@/]{0,500}@)?([A-Za-z0-9][\w.-]*)(?=[:/\s"'<>),;?#\0]|$)/gi,
  /^[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d ([\w.-]+)/gm,
  /^\d{4}-\d\d-\d\dT[\d:.,+Z-]+ ([\w.-]+) [\w.-]+(?:\[\d+\])?:/gm,
  /^\(?\[?[a-z_][\w-]*@([\w.-]+)[:\s]/gm,
  /[\w.+-]{1,64}@([\w-]{1,63}(?:\.[\w-]{1,63})+)/g,
  /(?:^|[\s\0"'])HOSTNAME=["']?([\w.-]+)/gm,
  /"(?:Hostname|hostname|Domainname|local[-_]hostname|nodename)"\s*:\s*"([\w.-]+)"/g,
  /\blookup ([\w.-]+)(?: on |:)/g,
  /\bdial (?:tcp|udp)[46]?:? ([A-Za-z][\w.-]*):\d+/g,
  /(?:https?_?-?proxy)["']?\s*[=:]\s*["']?([A-Za-z0-9][\w.-]*):\d+/gi,
  /"Name"\s*:\s*"([\w.-]+)(?::\d+)?"\s*,\s*"Mirrors"/g,
  /"((?:[a-z0-9-]+\.)+[a-z]{2,}|[a-z0-9-]+)(?::\d+)?\/[a-z0-9._/-]+(?::[\w.-]+|@sha256:[0-9a-f]+)"/g,
  /^(?:search|domain|nameserver)\s+([\w.-]+)/gm,
  /^Linux (\S+) \d+\./gm,
  // Whom a certificate is for, and where a folder is mounted from.
  /\b(?:DNS:|CN ?= ?)\*?\.?([A-Za-z0-9][\w-]*(?:\.[\w-]+)+)/g,
  /(?:^|[\s"',=])([A-Za-z][\w-]*(?:\.[\w-]+)+):\/\w/gm,
  // As EC2 names its machines, by their addresses.
  /(?<![\w-])((?:ip|ec2)-\d{1,3}(?:-\d{1,3}){3}(?:\.[\w-]+)*)/g,
];
/** Several, with commas and words between them. */
export const certified = /\bcertificate is (?:only )?valid for ([^\n"\\]{1,2000})/g;
/** Those that Docker logs in to. */
export const logins = /"(?:https?:\/\/)?([A-Za-z0-9][\w.-]*)(?::\d+)?(?:\/[^"]*)?"\s*:/g;
export const withoutProxy = /\bno_?proxy["']?\s*[=:]\s*["']?([^\s"'\0]+)/gi;
/** Files and programs that tell the machine's own name. */
export const nameFiles =
  /\/(?:etc\/hostname|proc\/sys\/kernel\/(?:hostname|domainname)|etc\/mailname)$|^(?:hostname|uname -n)\b/;

/** Files that name people and machines. */
export const namingFiles = [
  '/etc/passwd',
  '/etc/group',
  '/etc/hosts',
  '/etc/hostname',
  '/etc/resolv.conf',
  '/proc/sys/kernel/hostname',
] as const;

import type { SecretPlace } from './secret-places.ts';

const word = String.raw`("[^"\n]*(?:"|$)|'[^'\n]*(?:'|$)|[^\s"']+)`;
const after = (head: string, flags = 'g'): SecretPlace => ({ shape: new RegExp(`(${head})${word}`, flags) });
/** Programs that take a secret after a flag. */
const flag = (programs: string, flags: string): SecretPlace =>
  after(String.raw`\b(?:${programs})\b[^\n]{0,300}?[ \t]${flags}`);

const readers = String.raw`(?:sudo[ \t]+)?(?:docker|podman|nerdctl|skopeo|helm|oras|crane|regctl|chpasswd|passwd|openssl|gpg|kubectl|cryptsetup|kinit)\b`;

/** Where single programs have their secrets, and the files that they read. */
export const secretTools: readonly SecretPlace[] = [
  // SNMP: snmpd.conf(5), switches, snmpcmd(1).
  after(String.raw`^[ \t]*(?:r[ow]community6?|snmp-server community)[ \t]+`, 'gim'),
  after(String.raw`^[ \t]*com2sec6?[ \t]+(?:-Cn[ \t]+\S{1,80}[ \t]+)?\S{1,80}[ \t]+\S{1,80}[ \t]+`, 'gim'),
  after(String.raw`\bcommunity(?:[ _-]?string)?["']?[ \t]*[:=][ \t]*`, 'gi'),
  after(String.raw`\bcreateUser[ \t]+\S{1,80}[ \t]+(?:SHA[\w-]{0,6}|MD5)[ \t]+`),
  after(String.raw`\bcreateUser[ \t][^\n]{1,300}[ \t](?:AES[\w-]{0,6}|DES)[ \t]+`),
  flag(String.raw`snmp\w{2,12}`, '-[cAX][ \t]*'),
  // Passwords of programs.
  flag(String.raw`mysql\w{0,10}|mariadb\w{0,10}|sshpass`, '-p[ \t]{0,3}(?!-)'),
  flag(String.raw`ldap\w{3,8}`, '-w[ \t]*'),
  flag('ipmitool', '-P[ \t]*'),
  flag('openssl', String.raw`-pass(?:in|out)?[ \t]+pass:`),
  flag(String.raw`wandb[ \t]+login`, String.raw`(?=[\w-]{20})`),
  flag('tailscale', '--auth-?key[ \t=]'),
  after(String.raw`[ \t]-U[ \t]*["']?[\w.\\/-]{1,80}%`),
  after(String.raw`\bnet[ \t]+use\b[^\n]{0,200}/user:\S{1,100}[ \t]+`, 'gi'),
  after(
    String.raw`\b(?:IDENTIFIED[ \t]+BY|(?:WITH|SET)[ \t]+PASSWORD)[ \t]+(?:PASSWORD[ \t]+)?(?=['"])`,
    'gi',
  ),
  // What is handed to the standard input.
  after(String.raw`(?:--password-stdin|\bsudo[ \t]+-S)\b[^\n|]{0,200}<<<[ \t]*`),
  {
    shape: new RegExp(
      String.raw`(\b(?:echo|printf)[ \t]+(?:-\w{1,3}[ \t]+)?(?:["']?%s(?:\\n)?["']?[ \t]+)?)${word}(?=[ \t]*\|[ \t]*(?:sudo[ \t]+-S|${readers}))`,
      'g',
    ),
  },
  // What is typed after a question.
  {
    shape:
      /(\b(?:(?:password|passphrase|passcode) for [^\n]{1,120}|\S{1,80}'s password|enter [^\n]{0,40}(?:password|passphrase|api key|token)[^\n]{0,80}):[ \t]+)(\S+)(?=[ \t]*\r?$)/gim,
  },
  {
    shape:
      /(^[ \t]*(?:password|passphrase|token|api[ _]?key|secret)[ \t]*:[ \t]*\r?\n)(\S{5,})(?=[ \t]*\r?$)/gim,
    free: true,
  },
  // Files: htpasswd and shadow(5), pgpass, redis, LDAP, wpa_supplicant, IPsec.
  { shape: /(\$(?:apr1|[1256]|2[abxy]?|g?y|7|argon2\w{1,2}|pbkdf2[\w-]{0,20}|scrypt)\$)([^\s:"']{8,})/g },
  { shape: /(\{(?:S?(?:SHA|MD5)\d{0,3}|CRYPT|PBKDF2[\w-]{0,20})\})([^\s:"',]{8,})/gi },
  {
    shape:
      /(^(?![0-9a-f:]+$)(?:[\w.-]{1,255}|\*):(?:\d{2,5}|\*):(?:[\w.-]{1,64}|\*):(?:[\w.@-]{1,64}|\*):)([^\s:]+)(?=\r?$)/gim,
  },
  after(
    String.raw`^[ \t]*(?:requirepass|masterauth|bindpw|rootpw|wpa-psk|wpa_passphrase|ldap_default_authtok)[ \t]*[=: \t][ \t]*`,
    'gim',
  ),
  after(String.raw`:[ \t]+PSK[ \t]+(?=["'])`),
  after(String.raw`(?<![\w-])--(?:so-)?pin[ \t=]|\bpin-value=`),
  { shape: /(<\((?:echo|printf)[ \t]+(?:-\w{1,3}[ \t]+)?["']?)([^\s"')]+)(?=["']?\))/g },
  { shape: /(\bgrub\.pbkdf2\.)(\S+)/g },
  // netrc(5), the other way round.
  { shape: /(\bmachine\s+\S{1,200}\s+password\s+)(\S+)/gi },
];

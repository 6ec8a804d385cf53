import { shellWord, variableName } from './assignment.ts';

const named = (head: string, between: string, value: string, flags = 'g'): RegExp =>
  new RegExp(`(${head})(${variableName})(${between})(${value})`, flags);
const blank = String.raw`[ \t]+`;
const rest = String.raw`(?:[^\r\n\\]|\\[\s\S])+`;

/** Name and value apart from each other: what goes before, the name, what is between, the value. */
export const apart: readonly RegExp[] = [
  // Dockerfiles of old, csh, web servers, MPICH, make, fish; sshd and pam_env.
  named(String.raw`^[ \t]*(?:ENV|setenv|SetEnv|fastcgi_param|uwsgi_param)[ \t]+`, blank, rest, 'gm'),
  named(String.raw`(?<![\w-])-genv[ \t]+`, blank, shellWord),
  named(String.raw`\bexport[ \t]+`, String.raw`[ \t]*[:?+]=[ \t]*`, rest),
  named(String.raw`\bset[ \t]+-[gxUl]{1,4}[ \t]+`, blank, String.raw`[^\n;]+`),
  named('^', String.raw`[ \t]+(?:DEFAULT|OVERRIDE)=`, shellWord, 'gm'),
  // Defaults in shells and Compose.
  named(String.raw`\$\{`, ':?[=-]', String.raw`[^}\n]*`),
  // Windows.
  named(String.raw`\bsetx[ \t]+`, blank, shellWord, 'gi'),
  named(
    String.raw`^(?:[A-Z]:\\[^\n>]{0,100}> ?)?(?:set|SET)[ \t]+(?=[A-Z_][A-Z0-9_]*=)`,
    '=',
    String.raw`[^\r\n&]+`,
    'gm',
  ),
  named(String.raw`\$env:`, String.raw`[ \t]{0,8}=[ \t]{0,8}`, shellWord, 'gi'),
  // Lua, .NET, Python; property lists; LXD.
  named(
    String.raw`\b(?:pushenv|setenv|SetEnvironmentVariable)\(["']`,
    String.raw`["'],[ \t]{0,8}`,
    shellWord,
  ),
  named(String.raw`\benviron\[["']`, String.raw`["']\][ \t]{0,8}=[ \t]{0,8}`, shellWord),
  named('<key>(?=[A-Z_])', String.raw`</key>\s{0,80}<string>`, '[^<]*'),
  named(String.raw`(?<![\w.])environment\.`, String.raw`[ \t]*[:=][ \t]*`, String.raw`[^\r\n]+`),
];

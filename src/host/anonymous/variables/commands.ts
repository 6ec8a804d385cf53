import {
  assignmentAfter,
  held,
  heldEach,
  shellWord,
  type Tell,
  toldInQuotes,
  variableName,
} from './assignment.ts';

/** Between a flag and its word, also where a line goes on, in a list of words, and in /proc/PID/cmdline. */
const gap = String.raw`(?:[ \t\0]{1,20}(?:[\\^\x60]\r?\n[ \t]{0,80})?|=|\\?\r?\n[ \t]{0,80}|["'][ \t]{0,8},\s{0,80}(?=["']))`;
/** As `docker run`, `docker build`, `mpirun`, enroot, Apptainer and bubblewrap take variables. */
const flags = String.raw`(?<![\w-])(?:(?:-[A-Za-z]{0,6}e|-[xE]|--(?:env|build-arg|container-env|set-env|setenv))${gap}|-e(?=[A-Z_]\w{0,60}=))`;
/** What goes before assignments: of shells, Dockerfiles, `env`, `sudo`, `systemctl`, `kubectl`; and the layers of an image. */
const words = String.raw`(?:^|[\s;&|(])(?:export|declare|typeset|readonly|local|ENV|ARG|env|sudo|set-environment|set env [\w/.-]{1,80}|\|\d{1,3})(?:[ \t]+-[\w-]{1,40}(?![\w=-]))*`;
const list = new RegExp(
  String.raw`(${words})((?:(?:[ \t]+|[ \t]*[\\^\x60]\r?\n[ \t]*)(?:["']?${variableName}=${shellWord}["']?))+)`,
  'gm',
);
const single = assignmentAfter(flags);
const ofSudo = assignmentAfter('(?<= ; )ENV=');

/** Name and value apart from each other. */
const apart: readonly RegExp[] = [
  // Dockerfiles of old, csh, MPICH, Windows, fish.
  new RegExp(String.raw`(^[ \t]*(?:ENV|setenv)[ \t]+)(${variableName})([ \t]+)((?:[^\n\\]|\\[\s\S])+)`, 'gm'),
  new RegExp(String.raw`((?<![\w-])-genv[ \t]+)(${variableName})([ \t]+)(${shellWord})`, 'g'),
  new RegExp(String.raw`(\bsetx[ \t]+)(${variableName})([ \t]+)(${shellWord})`, 'gi'),
  new RegExp(String.raw`(\bset[ \t]+-[gxUl]{1,4}[ \t]+)(${variableName})([ \t]+)([^\n;]+)`, 'g'),
  /(^(?:[A-Z]:\\[^\n>]{0,100}> ?)?set[ \t]+)([A-Z_]\w{0,60})(=)([^\r\n&]+)/gim,
  // Lua, PowerShell, Python.
  new RegExp(String.raw`(\b(?:push|set)env\(["'])(${variableName})(["'],[ \t]{0,8})(${shellWord})`, 'g'),
  new RegExp(String.raw`(\$env:)(\w{1,60})([ \t]{0,8}=[ \t]{0,8})(${shellWord})`, 'gi'),
  new RegExp(String.raw`(\benviron\[["'])(${variableName})(["']\][ \t]{0,8}=[ \t]{0,8})(${shellWord})`, 'g'),
];

/** In one word, with commas between: Slurm, PBS, Helm. */
const joined =
  /((?<![\w-])(?:--(?:export|set|set-string)[ \t=]["']?|-v[ \t](?=[A-Za-z_]\w*[,=]))|\bVariable_List = )((?:[^\s,"']|,(?:\s+(?=\w))?)+)/g;
const inJoined = /((?:^|,)\s*)([A-Za-z_][\w.-]{0,100})=([^,]*)/g;

/** Variables in commands, files of commands and what is printed of them. */
export function inCommands(text: string, tell: Tell): string {
  const begun = held(held(text, single, tell), ofSudo, tell)
    .replace(list, (_, head: string, rest: string) => head + heldEach(rest, tell))
    .replace(
      joined,
      (_, head: string, rest: string) =>
        head +
        rest.replace(
          inJoined,
          (__, before: string, name: string, value: string) => `${before}${name}=${tell(name, value)}`,
        ),
    );
  return apart.reduce(
    (left, shape) =>
      left.replace(
        shape,
        (_, head: string, name: string, between: string, value: string) =>
          `${head}${name}${between}${toldInQuotes(name, value, tell)}`,
      ),
    begun,
  );
}

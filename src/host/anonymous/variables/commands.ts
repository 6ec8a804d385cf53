import { apart } from './apart.ts';
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
const words = String.raw`(?:(?:^|[\s;&|(\x60])(?:export|declare|typeset|readonly|local|ENV|ARG|env|SetEnv|sudo|set-environment|set env [\w/.-]{1,80}|\|\d{1,3})(?:[ \t]+-[\w-]{1,40}(?![\w=-]))*|(?:&&|\|\||(?<! );)(?=[ \t]*[A-Z_][A-Z0-9_]{1,60}=)|(?:\$\(|\x60)(?=[A-Z_][A-Z0-9_]{1,60}=)|\bRUN(?:[ \t]+--[\w,=/.-]{1,200})*)`;
const list = new RegExp(
  String.raw`(${words})((?:(?:[ \t]+|(?<=[\x60(;&])|[ \t]*[\\^\x60]\r?\n[ \t]*)(?:["']?${variableName}=${shellWord}["']?))+)`,
  'gm',
);
const single = assignmentAfter(flags);
const ofSudo = assignmentAfter('(?<= ; )ENV=');

const array = new RegExp(
  String.raw`(\b(?:declare|typeset)[ \t]+-\w{1,8}[ \t]+)(${variableName})(=)(\([^\n]*\))`,
  'g',
);

/** In one word, with commas between: Slurm, PBS, Helm. */
const joined =
  /((?<![\w-])(?:--export[ \t=]["']?|--set(?:-string)?[ \t=](?<=\bhelm\b[^\n]{0,300})|-v[ \t](?=[A-Za-z_]\w*[,=]))|\bVariable_List = )((?:[^\s,"']|,(?:\s+(?=\w))?)+)/g;
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
  return [...apart, array].reduce(
    (left, shape) =>
      left.replace(
        shape,
        (_, head: string, name: string, between: string, value: string) =>
          `${head}${name}${between}${toldInQuotes(name, value, tell)}`,
      ),
    begun,
  );
}

import { type Tell, toldInQuotes, variableName } from './assignment.ts';

/** How what holds variables is called in JSON, YAML, TOML and HCL. */
const holders =
  '(?:[A-Za-z]{0,20}[eE]nv|[A-Za-z]{0,20}[eE]nvironment|env_vars|environment_variables|build_?[aA]rgs|args|variables|environ)';

/** Of JSON, HCL and Python: a name and its value between braces. */
const braces = new RegExp(
  String.raw`((?<![\w-])["']?${holders}["']?\s{0,8}(?:[:=(]\s{0,8}\(?)?\{)([^{}]*)`,
  'g',
);
const inBraces = new RegExp(
  String.raw`(["']?)(${variableName})(\1\s{0,8}[:=]\s{0,8})("(?:[^"\\]|\\[\s\S])*(?:"|$)|'[^'\n]*(?:'|$)|[^\s,{}"']+)`,
  'g',
);

/** Of YAML and `kubectl describe`: all that is indented below; of a list also what is not. */
const below = new RegExp(
  String.raw`(^([ \t]*)(?:- )?["']?${holders}["']?:[ \t]*(?:#[^\n]*)?\r?\n)((?:(?:\2[ \t]+\S|\2- |[ \t]*\r?$)[^\n]*(?:\n|$))+)`,
  'gmi',
);
/** Its value goes on where it is indented more than its name. */
const member = new RegExp(
  String.raw`^([ \t]*(?:- )?)(["']?)(${variableName})(\2[ \t]*:[ \t]+)((?!<)[^\n]+(?:\n\1[ \t]+[^\n]+)*)`,
  'gm',
);
const item = new RegExp(String.raw`^([ \t]*- (["']?))(${variableName})=((?:[^\n"']|(?!\2)["'])*)`, 'gm');

/** Of Kubernetes and its like, in either order, in JSON and in YAML. */
const value = String.raw`(?:[|>][+-]?[ \t]*\r?\n(?:[ \t]+[^\n]*(?:\n|$)){1,100}|\\?"(?:[^"\\]|\\(?!")[\s\S]|\\")*?(?:\\?"|$)|'[^'\n]*(?:'|$)|[^\s,{}"'][^\n,{}"']{0,500})`;
const nameFirst = new RegExp(
  String.raw`((?<![\w-])(\\?["']?)(?:[Nn]ame|[Kk]ey)\2[ \t]{0,8}:[ \t]{0,8}(?:\\?["'])?)([A-Z_][A-Z0-9_]{0,100})((?:\\?["'])?[ \t]{0,8},?\s{0,80}\2[vV]alue\2[ \t]{0,8}:[ \t]{0,8})(${value})`,
  'g',
);
const valueFirst = new RegExp(
  String.raw`((?<![\w-])(\\?["']?)[vV]alue\2[ \t]{0,8}:[ \t]{0,8})(${value})(?=[ \t]{0,8},?\s{0,80}\2(?:[Nn]ame|[Kk]ey)\2[ \t]{0,8}:[ \t]{0,8}(?:\\?["'])?([A-Z_][A-Z0-9_]{0,100}))`,
  'g',
);

/** What a Secret of Kubernetes holds. */
const ofSecret = /(^([ \t]*)(?:stringData|data):[ \t]*\r?\n)((?:\2[ \t]+\S[^\n]*(?:\n|$))+)/gm;
const never = /(?!)/g;
const isSecret = /^[ \t]*kind: ["']?Secret\b/m;

/** As PowerShell lists the variables of its environment. */
const table = /(^Name[ \t]+Value[ \t]*\r?\n-{4}[ \t]+-{5}[ \t]*\r?\n)((?:\S[^\n]*(?:\n|$))+)/gm;
const inTable = /^([\w()]+)([ \t]+)([^\r\n]+)/gm;

/** A section of TOML. */
const section = /(^\[(?:[\w.-]+\.)?env(?:ironment)?\][ \t]*\r?\n)((?!\[)[^\n]*(?:\n(?!\[)[^\n]*)*)/gm;

const inMembers = (text: string, tell: Tell): string =>
  text
    .replace(
      member,
      (whole: string, head: string, quote: string, name: string, mark: string, given: string) =>
        /^(?:name|value|valueFrom|key)$/.test(name)
          ? whole
          : `${head}${quote}${name}${mark}${toldInQuotes(name, given, tell)}`,
    )
    .replace(
      item,
      (_, head: string, __: string, name: string, given: string) => `${head}${name}=${tell(name, given)}`,
    );

/** Variables as members of what is called an environment, and in pairs of a name and a value. */
export const inMaps = (text: string, tell: Tell): string =>
  text
    .replace(
      nameFirst,
      (_, head: string, __: string, name: string, between: string, given: string) =>
        `${head}${name}${between}${toldInQuotes(name, given, tell)}`,
    )
    .replace(
      valueFirst,
      (_, head: string, __: string, given: string, name: string) =>
        `${head}${toldInQuotes(name, given, tell)}`,
    )
    .replace(
      braces,
      (_, head: string, rest: string) =>
        head +
        rest.replace(
          inBraces,
          (__, quote: string, name: string, mark: string, given: string) =>
            `${quote}${name}${mark}${toldInQuotes(name, given, tell)}`,
        ),
    )
    .replace(below, (_, head: string, __: string, rest: string) => head + inMembers(rest, tell))
    .replace(
      isSecret.test(text) ? ofSecret : never,
      (_, head: string, __: string, rest: string) => head + inMembers(rest, tell),
    )
    .replace(
      table,
      (_, head: string, rest: string) =>
        head +
        rest.replace(
          inTable,
          (__, name: string, blank: string, given: string) => `${name}${blank}${tell(name, given)}`,
        ),
    )
    .replace(
      section,
      (_, head: string, rest: string) =>
        head +
        rest.replace(
          /^(\s*)([\w.-]+)([ \t]*=[ \t]*)([^\n]+)/gm,
          (__, blank: string, name: string, mark: string, given: string) =>
            `${blank}${name}${mark}${toldInQuotes(name, given, tell)}`,
        ),
    );

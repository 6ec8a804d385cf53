import { heldEach, type Tell, toldInQuotes } from './assignment.ts';

/** What systems and programs say of themselves in lines that look like variables; os-release(5), lsb_release, uevents. */
const ofFiles =
  /^(?:NAME|VERSION|ID|ID_LIKE|PRETTY_NAME|(?:HOME|SUPPORT|BUG_REPORT|PRIVACY_POLICY|DOCUMENTATION|VENDOR)_URL|VENDOR_NAME|DEFAULT_HOSTNAME|SYSEXT_LEVEL|KERNEL_COMMIT_ID|\w+_BOARD|DEBIAN_VERSION_\w+|\w+_MANTISBT_\w+|ANSI_COLOR|CPE_NAME|PLATFORM_ID|(?:VARIANT|RELEASE|VERSION|BUILD|IMAGE)_?[A-Z]*|LOGO|SUPPORT_END|\w+_CODENAME|DISTRIB_\w+|DGX_\w+|(?:RED)?HAT_\w+|\w*(?:SUPPORT|BUGZILLA)_PRODUCT\w*|CONFIG_\w+|DEV\w{0,8}|MAJOR|MINOR|SUBSYSTEM|DRIVER|MODALIAS|PCI_\w+|OF_\w+|BOOT_IMAGE|(?:PART)?(?:UUID|LABEL)|(?:FS|PK)?TYPE|SIZE|MODEL|PACKAGE_\w+|BUILT_\w+|DEST_\w+|AUTOINSTALL|JOB|GRES|TRES|CPU|MEM)$/;
const line =
  /^([ \t]*(?:\+{1,8} |(?:[^\s=]{1,80}(?: [^\s=]{1,40})?)?[$#>%] |\[?[\d:.TZ,+-]{5,40}\]?[ \t]+(?:\|[ \t]*)?)?)([A-Z_][A-Z0-9_]{0,100})=((?:"(?:[^"\\]|\\[\s\S])*"|'[^']*'|[^\s"'\\]|\\[\s\S])*)([^\n]*)/gm;

/** Lines of nothing but a variable, and of variables before a command. */
const inLines = (text: string, tell: Tell): string =>
  text.replace(line, (whole: string, head: string, name: string, value: string, rest: string) =>
    ofFiles.test(name) ? whole : `${head}${name}=${toldInQuotes(name, value, tell)}${heldRest(rest, tell)}`,
  );

const heldRest = (rest: string, tell: Tell): string => (rest.includes('=') ? heldEach(rest, tell) : rest);

/** At the beginning of a text of JSON: a command, or one of a list. */
const inText = /((?:^|[[,:][ \t]{0,8})")([A-Z_][A-Z0-9_]{1,100})=([^\s"\\]+)/gm;

const inTexts = (text: string, tell: Tell): string =>
  text.replace(inText, (whole: string, head: string, name: string, value: string) =>
    ofFiles.test(name) ? whole : `${head}${name}=${tell(name, value)}`,
  );

/** Variables that no environment is without: what stands beside them is one as well. */
const everywhere = /(?<![\w.-])(?:PATH|HOME|LANG|PWD|SHLVL|SHELL|TERM|LOGNAME)=/;
const beside = /(?<![\w./-])([A-Z_][A-Z0-9_]{0,100})=([^\s\]"',;]*)/g;

/** As `ps e` and `docker inspect --format` write an environment into one line. */
const inRows = (text: string, tell: Tell): string =>
  text.replace(/^[^\n]{1,20000}$/gm, (row) =>
    everywhere.test(row) && !row.includes(' ; ') && !row.includes('BOOT_IMAGE=')
      ? row.replace(beside, (_, name: string, value: string) => `${name}=${tell(name, value)}`)
      : row,
  );

/** In the middle of a sentence: what is no number, and no place in a file. */
const inSentence = /(?<![\w./?&-])([A-Z][A-Z0-9_]{1,100})=(?=[^\s"']{0,200}[a-z])([^\s\]"',;&<>(){}]{5,})/g;

const inSentences = (text: string, tell: Tell): string =>
  text.replace(inSentence, (whole, name: string, value: string) =>
    ofFiles.test(name) ? whole : `${name}=${tell(name, value)}`,
  );

/** Lines that stand together, of which one is such. */
const block = /^(?:[ \t]*[A-Za-z_][\w.-]{0,100}=[^\n]*(?:\n|$)){2,}/gm;
const inBlock = /^([ \t]*)([A-Za-z_][\w.-]{0,100})=([^\r\n]*)/gm;

const inBlocks = (text: string, tell: Tell): string =>
  text.replace(block, (lines) =>
    everywhere.test(lines) && !/^(?:NAME|ID|LoadState)=/m.test(lines)
      ? lines.replace(
          inBlock,
          (_, head: string, name: string, value: string) =>
            `${head}${name}=${toldInQuotes(name, value, tell)}`,
        )
      : lines,
  );

export const inLinesAndRows = (text: string, tell: Tell): string =>
  inBlocks(inSentences(inRows(inTexts(inLines(text, tell), tell), tell), tell), tell);

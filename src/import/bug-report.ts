import { commandOf } from './command.ts';
import type { Evidence, Output } from './evidence.ts';

/** The line by which nvidia-bug-report.sh has begun its files since 2004. */
export const isBugReport = (text: string): boolean =>
  text.slice(0, 4096).includes('Start of NVIDIA bug report log file');

const rule = /^_{20,}[ \t]*$/m;

/**
 * What nvidia-bug-report.sh writes: sections between rules, each of a file (`*** /path`, before 2010 the path alone) or
 * of commands. The script runs as root alone.
 */
export function bugReport(text: string): Evidence {
  const files = new Map<string, string>();
  const absent = new Set<string>();
  const outputs: Output[] = [];
  const sections = text.split(rule);
  // A report that hung, or was cut, ends within its last section.
  const cut = text.includes(end) ? null : sections.at(-1);
  for (const section of sections) {
    const file = fileIn(section);
    if (file === null)
      outputs.push(...(section === cut ? outputsIn(section).map(opened) : outputsIn(section)));
    else if (file.kind === 'absent') absent.add(file.path);
    else if (file.kind === 'file' && section !== cut) files.set(file.path, file.text);
  }
  return { files, absent, outputs, person: { name: 'root', uid: 0 } };
}

const end = 'End of NVIDIA bug report log file.';
const opened = (output: Output): Output => ({ ...output, open: true });

type Copied =
  | { readonly kind: 'file'; readonly path: string; readonly text: string }
  | { readonly kind: 'absent'; readonly path: string }
  | { readonly kind: 'unread' };

/** Null for a section of commands. */
function fileIn(section: string): Copied | null {
  const [, marked, written, missing] =
    /^\s*(\*\*\* )?(\/[^\s:]{1,300})( does not exist| is not readable)?[ \t]*\n/.exec(`${section}\n`) ?? [];
  if (written === undefined || (marked === undefined && isProgram(written))) return null;
  const path = written.replace('/nvidia/./', '/nvidia/');
  if (missing !== undefined) return missing.endsWith('exist') ? { kind: 'absent', path } : { kind: 'unread' };
  const body = section.slice(section.indexOf(written) + written.length).replace(/^[ \t]*\n/, '');
  return { kind: 'file', path, text: body.replace(/^\*\*\* ls: .*\n/, '').replace(/\n\n$/, '\n') };
}

const isProgram = (path: string): boolean => /\/s?bin\/[^/]+$/.test(path);

function outputsIn(section: string): readonly Output[] {
  const uname = /^uname: (Linux .*)$/m.exec(section)?.[1];
  if (uname !== undefined) return [{ argv: ['uname', '-a'], kept: 'all', text: uname }];
  const dmesg = /^\s*dmesg:[ \t]*\n/.exec(section);
  if (dmesg !== null) return [{ argv: ['dmesg'], kept: 'all', text: section.slice(dmesg[0].length) }];
  if (/^\s*Scanning kernel log files/.test(section)) return journalIn(section);
  return commandsIn(section);
}

/** Of the boots that are searched the one that runs. */
function journalIn(section: string): readonly Output[] {
  const lines = section.split('\n');
  const begin = lines.indexOf('  journalctl -b -0:');
  if (begin === -1) return [];
  const rest = lines.slice(begin + 1);
  const end = rest.indexOf('');
  const text = (end === -1 ? rest : rest.slice(0, end)).join('\n');
  return [{ argv: ['journalctl', '-k', '-b'], kept: 'part', text }];
}

/** A command stands on a line of its own, by its whole path. */
const command = /^(?:\/[\w./-]{1,200}\/)[\w.-]{1,60}(?: [^\n]{0,300})?$/;

function commandsIn(section: string): readonly Output[] {
  const outputs: { argv: readonly string[]; kept: Output['kept']; lines: string[] }[] = [];
  let free = true;
  for (const line of section.split('\n')) {
    const parsed = free && command.test(line) && isProgram(line.split(' ')[0] ?? '') ? commandOf(line) : null;
    if (parsed !== null) outputs.push({ ...parsed, lines: [] });
    else outputs.at(-1)?.lines.push(line);
    free = line.trim() === '';
  }
  return outputs.map(({ argv, kept, lines }) => ({ argv, kept, text: lines.join('\n') }));
}

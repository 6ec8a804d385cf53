import { chmodSync, copyFileSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { programsDir } from '../paths.ts';

/** Puts files below one root, with the folders they need. */
export interface Writer {
  text(path: string, text: string, mode?: number): void;
  copy(path: string, from: string, mode?: number): void;
  link(path: string, target: string): void;
  folder(path: string): void;
}

export function writer(root: string): Writer {
  const at = (path: string) => {
    mkdirSync(join(root, dirname(path)), { recursive: true });
    return join(root, path);
  };
  return {
    text(path, text, mode = 0o644) {
      writeFileSync(at(path), text);
      chmodSync(join(root, path), mode);
    },
    copy(path, from, mode = 0o644) {
      copyFileSync(from, at(path));
      chmodSync(join(root, path), mode);
    },
    link(path, target) {
      symlinkSync(target, at(path));
    },
    folder(path) {
      mkdirSync(join(root, path), { recursive: true });
    },
  };
}

export const lines = (entries: readonly string[]) => entries.map((entry) => `${entry}\n`).join('');

/** A stand-in program; scripts for Node name the very node that runs the tests. */
export function putProgram(put: Writer, path: string, name: string): void {
  const text = readFileSync(join(programsDir, name), 'utf8').replace('@NODE@', process.execPath);
  put.text(path, text, 0o755);
}

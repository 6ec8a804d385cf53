import { fstatSync, readSync, writeSync } from 'node:fs';

/**
 * Standard input and output as they are, without Node's streams: to open those loads all that Node has for sockets, which
 * takes as long as a short answer.
 */
const [input, output] = [0, 1];

/** Whether somebody types. */
export const isTyped = (): boolean => isTerminal(input);

/** Whether somebody sees it. */
export const isSeen = (): boolean => isTerminal(output);

function isTerminal(fd: number): boolean {
  try {
    return fstatSync(fd).isCharacterDevice() && process.getBuiltinModule('node:tty').isatty(fd);
  } catch {
    // It is closed.
    return false;
  }
}

/** Reads what there is and says how much; 0: there is no more; null: there is nothing yet, and it would not wait. */
export function readNow(fd: number, room: Uint8Array): number | null {
  try {
    return readSync(fd, room);
  } catch (error) {
    if (codeOf(error) === 'EAGAIN') return null;
    throw error;
  }
}

/** Writes as much as is taken, and gives what is left. */
export function writeNow(bytes: Uint8Array): Uint8Array {
  let rest = bytes;
  try {
    while (rest.length > 0) rest = rest.subarray(writeSync(output, rest));
  } catch (error) {
    if (codeOf(error) !== 'EAGAIN') throw error;
  }
  return rest;
}

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : null);

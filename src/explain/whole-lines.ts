/** Longer lines are cut into pieces. Bytes. */
const longestLine = 1 << 20;
const lineFeed = 10;

/** Takes bytes as they come, and gives them on in pieces that end where a line does. */
export interface WholeLines {
  add(bytes: Uint8Array): void;
  /** There is no more: gives on what is left. */
  end(): void;
}

export function wholeLines(give: (piece: Uint8Array) => void): WholeLines {
  let rest = Buffer.alloc(0);
  const pass = (piece: Uint8Array): void => {
    if (piece.length > 0) give(piece);
  };
  return {
    add(bytes) {
      const all = rest.length === 0 ? Buffer.from(bytes) : Buffer.concat([rest, bytes]);
      const end = all.lastIndexOf(lineFeed) + 1;
      const whole = end === 0 && all.length > longestLine ? all.length : end;
      pass(all.subarray(0, whole));
      rest = all.subarray(whole);
    },
    end() {
      pass(rest);
      rest = Buffer.alloc(0);
    },
  };
}

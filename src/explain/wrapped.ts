const lineFeed = 10;
/** No terminal is narrower. Characters. */
const narrowest = 40;
/** The end of a line that shows whether a sentence ends there. Bytes. */
const enough = 200;
/** More than a message has when it is wrapped. */
const mostLines = 30;

/** How many lines before the one with the byte before `at` it was wrapped from: the message begins that far up. */
export function wrappedLines(bytes: Buffer, at: number): number {
  let count = 0;
  let start = lineStart(bytes, at - 1);
  while (start > 0 && count < mostLines) {
    const before = lineStart(bytes, start - 2);
    if (!goesOn(bytes.subarray(before, start - 1), bytes.subarray(start, start + 40))) break;
    start = before;
    count++;
  }
  return count;
}

const lineStart = (bytes: Buffer, from: number): number =>
  from < 0 ? 0 : bytes.lastIndexOf(lineFeed, from - 1) + 1;

/** A line that was wrapped is long, and what follows does not look like the beginning of a message. */
function goesOn(line: Buffer, next: Buffer): boolean {
  return (
    line.length >= narrowest &&
    !/[.!]\s*$/.test(line.subarray(-enough).toString()) &&
    !beginnings.some((begins) => begins.test(next.toString()))
  );
}

/** How messages begin, and how what was wrapped seldom goes on. */
const beginnings: readonly RegExp[] = [
  // A blank line, a time, a level, a prompt, a capital, the brackets and braces of logs.
  /^\s*$/,
  /^\s*(?:\d{4}-\d\d|\d\d:\d\d|[[{>#$|]|[A-Z])/,
  // A program or a service that names itself, and exceptions.
  /^[\w-]+(?:\s+\||:\s)/,
  /^(?:\w+\.)*\w+(?:Error|Exception|Warning)\b/,
  // Fields, as dockerd and containerd log them; host, process and thread, as NCCL does.
  /^(?:time|ts|level)=/,
  /^[\w.-]+:\d+:\d+ \[/,
];

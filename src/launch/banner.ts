import { harmless } from '../harmless.ts';
import { mark } from './answer-fields.ts';

/** A message of the image's start script, joined to one line. */
export interface BannerWarning {
  /** e.g. `driver-missing` */
  readonly id: string;
  readonly text: string;
}

/** What NVIDIA's start script warns of, by telling words of images from 18.09 to 26.09. */
const bannerWords: readonly (readonly [string, RegExp])[] = [
  ['driver-missing', /NVIDIA Driver was not detected/i],
  ['cuda-init-failed', /CUDA failed to initialize/i],
  ['gpu-too-old', /Detected .{1,100} GPU, which is not supported by this container/i],
  ['gpu-maybe', /Detected .{1,100} GPU, which may not yet be supported/i],
  ['gpu-too-new', /Detected .{1,100} GPU, which is not yet supported/i],
  ['no-supported-gpu', /No supported GPU\(s\) detected/i],
  ['forward-compatibility', /CUDA Forward Compatibility mode ENABLED|Legacy NVIDIA Driver detected/i],
  ['minor-version-compatibility', /CUDA Minor Version Compatibility mode ENABLED/i],
  ['compatibility-unavailable', /compatibility mode is UNAVAILABLE/i],
  ['avx', /supporting at least the AVX instruction set/i],
  ['shmem', /SHMEM allocation limit is set to the default/i],
];

/** A banner has some 5000 characters; its messages have up to 8 lines of 90. */
const longestBanner = 100_000;
const longestMessage = 600;
const mostMessages = 20;

/** The start script's messages that are known to warn of something, in its order, each text once, bounded. */
export function bannerWarnings(output: string): readonly BannerWarning[] {
  const told = messagesIn(bannerOf(output)).flatMap((text) => {
    const id = bannerWords.find(([, pattern]) => pattern.test(text))?.[0];
    return id === undefined ? [] : [{ id, text }];
  });
  return told
    .filter(({ text }, at) => told.findIndex((other) => other.text === text) === at)
    .slice(0, mostMessages);
}

/** All that was printed before our own first line. */
function bannerOf(output: string): readonly string[] {
  const lines = output.slice(0, longestBanner).split(/\r?\n/);
  const end = lines.findIndex((line) => line.startsWith(mark));
  return end === -1 ? lines : lines.slice(0, end);
}

const opening = /^(?:WARNING|ERROR|NOTE): /;
/** A reason in brackets may stand below an empty line: `   [[CUDA_ERROR_… (error 804)]]`. */
const reason = /^\s+\[\[/;

const messagesIn = (lines: readonly string[]): readonly string[] =>
  lines.flatMap((line, at) => (opening.test(line) ? [messageAt(lines, at)] : []));

/** A message is its opening line and the indented lines that follow it. */
function messageAt(lines: readonly string[], at: number): string {
  let end = at + 1;
  while (goesOn(lines[end], lines[end + 1])) end++;
  const text = harmless(lines.slice(at, end).join(' ')).replace(/\s+/g, ' ').trim();
  return text.slice(0, longestMessage);
}

function goesOn(line: string | undefined, next: string | undefined): boolean {
  if (line === undefined) return false;
  return line.trim() === '' ? reason.test(next ?? '') : /^\s/.test(line);
}

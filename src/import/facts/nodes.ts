import type { DeviceNode, DeviceNodesFact } from '../../probes/device-nodes.ts';
import { type Evidence, outputsOf } from '../evidence.ts';

const node =
  /^c([rwxst-]{9})[.+@]? +\d+ +(\S+) +(\S+) +(\d+), +(\d+) .*?(\/dev\/)?(nvidia(?:\d+|ctl|-uvm|-uvm-tools|-modeset))$/;

/**
 * Nodes as `ls -l /dev/nvidia*` shows them, where everybody may use them: whether the user at hand may use others is not
 * told.
 */
export function deviceNodesIn(evidence: Evidence): DeviceNodesFact | null {
  const [output] = outputsOf(evidence, 'ls').filter(
    ({ argv, kept, text }) =>
      kept !== 'part' &&
      (argv.includes('/dev/nvidia*') || /\/dev\/nvidia(?:\*|0|ctl)/.test(text)) &&
      argv.some((word) => /^-\w*l/.test(word)),
  );
  if (output === undefined) return null;
  const nodes = output.text.split('\n').flatMap(nodeIn);
  const none = /cannot access '?\/dev\/nvidia\*'?: No such file/.test(output.text);
  const cut = output.open === true && !usual.every((path) => nodes.some((one) => one.path === path));
  if (cut || (nodes.length === 0 && !none) || !nodes.every(({ mode }) => (mode & 0o006) === 0o006))
    return null;
  const devices = evidence.files.get('/proc/devices') ?? '';
  return {
    nodes: nodes.toSorted((a, b) => (a.path < b.path ? -1 : 1)),
    registeredMajor: majorIn(devices, /^\s*(\d+) nvidia(?:-frontend|ctl)?$/m),
    registeredUvmMajor: majorIn(devices, /^\s*(\d+) nvidia-uvm$/m),
    gpuMinors: minorsIn(evidence),
    fileMode: majorIn(evidence.files.get('/proc/driver/nvidia/params') ?? '', /^DeviceFileMode: (\d{1,6})$/m),
    linkedMinors: null,
    dxg: false,
    integrated: false,
  };
}

/** On every machine on which CUDA was used. */
const usual = ['/dev/nvidia0', '/dev/nvidiactl', '/dev/nvidia-uvm'];

function nodeIn(line: string): readonly DeviceNode[] {
  const [, mode = '', , group = '', major, minor, , name] = node.exec(line) ?? [];
  if (name === undefined) return [];
  return [
    {
      path: `/dev/${name}`,
      major: Number(major),
      minor: Number(minor),
      mode: bitsOf(mode),
      gid: group === 'root' ? 0 : -1,
      group,
      accessible: true,
    },
  ];
}

const bitsOf = (mode: string): number =>
  [...mode].reduce((bits, letter, index) => bits | (letter === '-' ? 0 : 1 << (8 - index)), 0);

function majorIn(text: string, line: RegExp): number | null {
  const number = line.exec(text)?.[1];
  return number === undefined ? null : Number(number);
}

function minorsIn(evidence: Evidence): readonly number[] | null {
  const minors = [...evidence.files].flatMap(([path, text]) => {
    const minor = /^\/proc\/driver\/nvidia\/gpus\/[^/]+\/information$/.test(path)
      ? /^Device Minor:\s*(\d+)/m.exec(text)?.[1]
      : undefined;
    return minor === undefined ? [] : [Number(minor)];
  });
  return minors.length === 0 ? null : minors.sort((a, b) => a - b);
}

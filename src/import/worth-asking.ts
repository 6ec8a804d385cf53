import { valueIn } from '../probe.ts';
import type { FactKey, Readings } from '../probes.ts';

/** What tells a fact, in the order in which one would ask for it. */
const tells: readonly (readonly [FactKey, string])[] = [
  ['system', 'uname -a'],
  ['os', 'cat /etc/os-release'],
  ['nvidiaSmi', 'nvidia-smi -q'],
  ['pci', 'lspci -nnk -d 10de:'],
  ['kernelModule', 'lsmod'],
  ['kernelLog', 'sudo dmesg'],
  ['deviceNodes', 'ls -l /dev/nvidia*'],
  ['engine', 'docker info'],
  ['dockerCli', 'docker version'],
  ['dockerUnit', 'systemctl status docker'],
  ['daemonJson', 'cat /etc/docker/daemon.json'],
  ['localImages', 'docker images'],
  ['cdi', 'nvidia-ctk cdi list'],
  ['shm', 'df -h'],
];

const most = 8;

/** The commands whose outputs would tell most of what is not told. */
export function worthAsking(facts: Readings): readonly string[] {
  const packages = valueIn(facts.os)?.packages === 'apt' ? 'dpkg -l' : 'rpm -qa';
  const wanted = [...tells.slice(0, 8), ['toolkit', packages] as const, ...tells.slice(8)];
  return wanted.flatMap(([key, command]) => (facts[key]?.ok === true ? [] : [command])).slice(0, most);
}

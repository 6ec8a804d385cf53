import { links } from '../knowledge/links.ts';
import { valueIn } from '../probe.ts';
import type { Readings } from '../probes.ts';
import { layerKinds } from '../render/stack.ts';
import { isUnclear, type Report } from '../report.ts';

/** Where such a problem is asked about. */
export interface Place {
  /** e.g. `the issues of the NVIDIA Container Toolkit` */
  readonly name: string;
  /** Null: there is none that is known here. */
  readonly url: string | null;
  /** What is asked for there and is not in the request; null: nothing. */
  readonly attach: string | null;
  /** With a contract, NVIDIA's own support. */
  readonly contract: string;
}

type Named = Omit<Place, 'contract'>;

const bugReport =
  'nvidia-bug-report.log.gz, which sudo nvidia-bug-report.sh writes (it is not redacted: it names this machine)';

const places = {
  driver: { name: "NVIDIA's forum for the Linux driver", url: links.driverForum, attach: bugReport },
  openModules: {
    name: "the issues of NVIDIA's open kernel modules",
    url: links.openModulesIssues,
    attach: bugReport,
  },
  toolkit: {
    name: 'the issues of the NVIDIA Container Toolkit',
    url: links.toolkitIssues,
    attach:
      'if a maintainer wants it, the output of sudo nvidia-container-cli -k -d /dev/tty info (it may load the driver, so it was not asked here)',
  },
  docker: { name: 'the issues of the Docker Engine', url: links.dockerIssues, attach: null },
  desktop: { name: "Docker Desktop's support", url: links.dockerDesktopSupport, attach: null },
  podman: { name: 'the issues of Podman', url: links.podmanIssues, attach: null },
  image: { name: "NVIDIA's developer forums", url: links.developerForums, attach: null },
  wsl: { name: "NVIDIA's forum for CUDA on WSL", url: links.wslForum, attach: null },
  jetson: { name: "NVIDIA's forum for Jetson", url: links.jetsonForum, attach: null },
  spark: { name: "NVIDIA's forum for DGX Spark and GB10", url: links.sparkForum, attach: null },
} as const satisfies Readonly<Record<string, Named>>;

type Key = keyof typeof places;

/** Whose business a layer of the stack is. */
const ofLayer: Readonly<Record<string, Key>> = {
  GPU: 'driver',
  'Operating system': 'toolkit',
  'NVIDIA driver': 'driver',
  'Docker Engine': 'docker',
  'NVIDIA Container Toolkit': 'toolkit',
  'Image and container': 'docker',
  PyTorch: 'toolkit',
};

/** Checks that are not their layer's. */
const ofCheck: Readonly<Record<string, Key>> = { wsl: 'wsl', image: 'image', registry: 'image' };

/** Where the first problem, or else what could not be told, is asked about. */
export function placeFor(report: Report, facts: Readings): Place {
  const subject = subjectOf(report);
  const plugin = report.outcomes.find(({ check }) => check === subject?.check)?.plugin;
  const contract = links.enterpriseSupport;
  if (plugin !== undefined) return { name: `those who wrote ${plugin}`, url: null, attach: null, contract };
  return { ...places[onThisMachine(keyOf(subject, facts), report, facts)], contract };
}

interface Subject {
  readonly check: string;
  /** Empty: nothing was found. */
  readonly code: string;
}

/** What it is about; null: nothing stands in the way as far as the checks see. */
function subjectOf({ causes, outcomes }: Report): Subject | null {
  const error = causes.find(({ severity, waived }) => severity === 'error' && waived === undefined);
  const unclear = outcomes.find(isUnclear)?.check;
  return error ?? (unclear === undefined ? null : { check: unclear, code: '' });
}

function keyOf(subject: Subject | null, facts: Readings): Key {
  if (subject === null) return 'image';
  if (subject.check === 'test-launch') return keyOfLaunch(subject.code, facts);
  const layer = layerKinds.find(({ checks }) => checks.includes(subject.check))?.name ?? '';
  return ofCheck[subject.check] ?? ofLayer[layer] ?? 'image';
}

/** What ran, ran in the image, and what could not be fetched is the image as well; the toolkit stands before all else. */
function keyOfLaunch(code: string, facts: Readings): Key {
  if (/^disk-/.test(code)) return 'docker';
  const refused = valueIn(facts.launch)?.kind === 'refused' && !/^(?:image|arch)-/.test(code);
  return refused ? 'toolkit' : 'image';
}

/** Some machines and engines are asked about elsewhere. */
function onThisMachine(key: Key, { host }: Report, facts: Readings): Key {
  const engine = valueIn(facts.engine);
  if (key === 'docker') {
    const cli = valueIn(facts.dockerCli);
    const isPodman = engine?.kind === 'running' && engine.product === 'podman';
    if (isPodman || (cli?.kind === 'present' && cli.podman)) return 'podman';
    return valueIn(facts.dockerd)?.flavour === 'desktop' ? 'desktop' : key;
  }
  if (host.platform === 'jetson') return 'jetson';
  if (host.platform === 'wsl2' && key === 'driver') return 'wsl';
  if (/\b(?:Spark|GB10)\b/.test(host.model ?? '')) return 'spark';
  const module = valueIn(facts.kernelModule);
  return key === 'driver' && module?.kind === 'loaded' && module.flavour === 'open' ? 'openModules' : key;
}

import type { Fix, Step } from '../../src/check.ts';
import { type Reading, valueIn } from '../../src/probe.ts';
import type { CdiRefreshFact } from '../../src/probes/cdi-refresh.ts';
import type { DockerdFact } from '../../src/probes/dockerd.ts';
import type { OsFact } from '../../src/probes/os.ts';
import type { ToolkitFact } from '../../src/probes/toolkit.ts';
import { isBefore } from '../../src/version.ts';
import { cdiPage as page } from './cdi-other.ts';
import { asRoot, byHand } from './steps.ts';

/** What these fixes depend on; what is not given counts as not known. */
export interface HostForCdi {
  readonly os: Reading<OsFact>;
  readonly dockerd: Reading<DockerdFact>;
  readonly toolkit: ToolkitFact;
  readonly cdiRefresh: Reading<CdiRefreshFact>;
}

/**
 * Writes the specification anew, in the way that NVIDIA recommends where its service is there. Engines see the change
 * at once: nothing is restarted. `over` is the file that is wrong.
 */
export const generateCdiSpec = (host: HostForCdi, over: string | null): Fix => ({
  id: 'generate-cdi-spec',
  title: 'Write the CDI specification of the GPUs',
  risk: writeSteps(host, over).some(({ kind }) => kind === 'do') ? 'manual' : 'safe',
  steps: writeSteps(host, over),
  verify: ['nvidia-ctk', 'cdi', 'list'],
  source: page,
});

/** The same where the driver does not answer yet, without which nothing is written. */
export const generateLater = (host: HostForCdi, over: string | null): Fix => {
  const commands = writeSteps(host, over).map((step) =>
    step.kind === 'run' ? `sudo ${step.argv.join(' ')}` : step.kind === 'do' ? step.text : step.file,
  );
  return {
    ...generateCdiSpec(host, over),
    risk: 'manual',
    steps: [byHand(`Once nvidia-smi answers again: ${commands.join('; ')}`, page)],
  };
};

/** With the node that was not there when it was written. */
export const generateWithUvm = (host: HostForCdi, over: string | null): Fix => ({
  ...generateCdiSpec(host, over),
  steps: [asRoot('nvidia-modprobe', '-u', '-c=0'), ...writeSteps(host, over)],
});

/** `nvidia-ctk cdi` came with toolkit 1.12. */
const firstGenerator = '1.12.0';

function writeSteps({ os, toolkit, cdiRefresh }: HostForCdi, over: string | null): readonly Step[] {
  const unit = valueIn(cdiRefresh)?.unit ?? null;
  // What the service writes to /var/run/cdi has precedence over /etc/cdi.
  if (unit !== null && valueIn(os)?.services === 'systemd') return [asRoot('systemctl', 'restart', unit)];
  if (toolkit.binaries['nvidia-ctk'] === null) {
    return [
      byHand(
        'Install the NVIDIA Container Toolkit (1.12 or later): its nvidia-ctk writes the specification.',
        page,
      ),
    ];
  }
  if (isBefore(toolkit.version, firstGenerator)) {
    return [
      byHand(
        'Upgrade the NVIDIA Container Toolkit to 1.12 or later: its nvidia-ctk writes the specification.',
        page,
      ),
    ];
  }
  return [asRoot('nvidia-ctk', 'cdi', 'generate', `--output=${over ?? '/etc/cdi/nvidia.yaml'}`)];
}

/** Docker 25 to 28.1 do CDI only when told to; later ones unless told not to. */
export const enableCdi = ({ dockerd }: HostForCdi): Fix => ({
  id: 'enable-cdi',
  title: 'Let Docker use CDI',
  risk: 'safe',
  then: 'restart-engine',
  steps: [
    {
      kind: 'edit',
      file: valueIn(dockerd)?.configFile ?? '/etc/docker/daemon.json',
      change: { kind: 'json-merge', value: { features: { cdi: true } } },
      root: true,
    },
  ],
  verify: ['docker', 'info', '--format', '{{json .CDISpecDirs}}'],
  source: 'https://docs.docker.com/build/building/cdi/',
});

/** Without the one field that makes NVIDIA's generator choose version 0.7.0 (toolkit 1.19.1 and later). */
export function generateOlderCdiSpec(path: string): Fix {
  return {
    id: 'generate-older-cdi-spec',
    title: 'Write a specification that this engine can read',
    risk: 'safe',
    steps: [
      asRoot(
        'nvidia-ctk',
        'cdi',
        'generate',
        '--feature-flag=no-additional-gids-for-device-nodes',
        `--output=${path}`,
      ),
    ],
    verify: ['nvidia-ctk', 'cdi', 'list'],
    source:
      'https://docs.nvidia.com/datacenter/cloud-native/container-toolkit/latest/release-notes.html#known-issues',
  };
}

import type { Fix } from '../../../src/check.ts';
import { links } from '../../../src/knowledge/links.ts';
import { hookState } from '../../../src/knowledge/toolkit-hook.ts';
import { valueIn } from '../../../src/probe.ts';
import { enableCdi, generateCdiSpec, generateWithUvm } from '../../fixes/cdi.ts';
import { asRoot, byHand } from '../../fixes/steps.ts';
import {
  configureRuntime,
  installToolkit,
  linkHook,
  reinstallToolkit,
  restartForToolkit,
} from '../../fixes/toolkit.ts';
import { correctToolkitConfig } from '../../fixes/toolkit-config.ts';
import { upgradeToolkit } from '../../fixes/toolkit-upgrade.ts';
import { type FixFor, type FixTable, withToolkitFact } from './table.ts';

const hook: FixFor = (host) => {
  const toolkit = valueIn(host.toolkit);
  const state = toolkit === null ? null : hookState(toolkit, valueIn(host.dockerd));
  return [state?.kind === 'not-on-path' ? linkHook(state.path) : reinstallToolkit(host)];
};

const writeSpec: FixFor = (host) =>
  withToolkitFact(host, (toolkit) => {
    const spec = valueIn(host.cdi)?.specs.find(
      (one) => one.kind === 'valid' && one.deviceKind === 'nvidia.com/gpu',
    );
    const lacksUvm = spec?.kind === 'valid' && !spec.injectsUvm;
    const generate = lacksUvm ? generateWithUvm : generateCdiSpec;
    return generate({ ...host, toolkit }, spec?.path ?? null);
  });

/** Its switch -k loads kernel modules, as a launch does: a person does this, never the doctor. */
const readHelperLog: Fix = {
  id: 'read-helper-log',
  title: "Read the log of the toolkit's helper",
  risk: 'manual',
  steps: [
    asRoot('nvidia-container-cli', '-k', '-d', '/dev/tty', 'info'),
    byHand('The first line that begins with E or W and names a library, a folder or a device is the cause.'),
  ],
  verify: ['nvidia-container-cli', 'info'],
  source: links.toolkitTroubleshooting,
};

/** Of the toolkit, its runtime and its CDI specifications. */
export const toolkitFixes: FixTable = {
  'toolkit-not-installed': (host) => [installToolkit(host)],
  'daemon-not-restarted': () => [restartForToolkit],
  'gpus-vendor-misdetected-amd': () => [restartForToolkit],
  'toolkit-hook-missing': hook,
  'toolkit-cli-missing': (host) => [reinstallToolkit(host)],
  'toolkit-version-mix': (host) => [upgradeToolkit(host)],
  'cgroup-v2-old-libnvidia': (host) => [upgradeToolkit(host)],
  'toolkit-bug-old-version': (host) => [upgradeToolkit(host)],
  'driver-init-rpc': () => [readHelperLog],
  'driver-cuda-init': (host) => [upgradeToolkit(host)],
  'runtime-binary-missing': (host) => [reinstallToolkit(host)],
  'runtime-crash': (host) => [reinstallToolkit(host)],
  'nvidia-runtime-not-registered': (host) => [configureRuntime(host)],
  'cdi-spec-missing-or-unreadable': writeSpec,
  'cdi-spec-stale': writeSpec,
  'cdi-missing-uvm': writeSpec,
  'cdi-not-enabled-docker': (host) => withToolkitFact(host, (toolkit) => enableCdi({ ...host, toolkit })),
  'toolkit-config-invalid': ({ toolkit }) => {
    const path = valueIn(toolkit)?.configPath;
    return [correctToolkitConfig(path ?? '/etc/nvidia-container-runtime/config.toml')];
  },
};

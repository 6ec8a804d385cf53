import type { ValidSpec } from '../../src/knowledge/cdi.ts';
import type { CdiFact } from '../../src/probes/cdi.ts';
import type { CdiDevice, CdiSpec } from '../../src/probes/cdi-spec.ts';
import type { EngineFact, RunningEngine } from '../../src/probes/engine.ts';
import type { ToolkitFact, ToolkitProgram } from '../../src/probes/toolkit.ts';
import { healthy } from '../../src/testing/healthy.ts';
import { engineWith } from './engine.ts';

const uuids =
  healthy.nvidiaSmi.kind === 'answered' ? healthy.nvidiaSmi.gpus.map(({ uuid }) => uuid ?? '') : [];

export const device = (name: string, more: Partial<CdiDevice> = {}): CdiDevice => ({
  name,
  missing: [],
  missingNodes: [],
  ...more,
});

/** As `nvidia-ctk cdi generate` writes it on the healthy machine. */
export const spec = (more: Partial<ValidSpec> = {}): ValidSpec => ({
  kind: 'valid',
  path: '/etc/cdi/nvidia.yaml',
  cdiVersion: '0.5.0',
  deviceKind: 'nvidia.com/gpu',
  devices: ['0', '1', ...uuids, 'all'].map((name) => device(name)),
  common: { missing: [], missingNodes: [] },
  injectsGpus: true,
  injectsUvm: true,
  driverVersion: '550.163.01',
  ...more,
});

export const specs = (...all: readonly CdiSpec[]): { cdi: CdiFact } => ({
  cdi: { dirs: ['/etc/cdi', '/var/run/cdi'], specs: all },
});

/** The name of each device of a specification, as an engine lists it. */
export const namesIn = ({ deviceKind, devices }: ValidSpec): readonly string[] =>
  devices.map(({ name }) => `${deviceKind}=${name}`);

export const engine = (
  version: string,
  apiVersion: string,
  more: Partial<RunningEngine> = {},
): { engine: EngineFact } => ({
  engine: engineWith({ version, apiVersion, ...more }),
});

/** With CDI switched on, and what it lists; null: it is of a version that does not list. */
export const cdiEngine = (version: string, apiVersion: string, cdiDevices: readonly string[] | null) =>
  engine(version, apiVersion, { cdiSpecDirs: ['/etc/cdi', '/var/run/cdi'], cdiDevices });

export const toolkitWithout = (...programs: readonly ToolkitProgram[]): { toolkit: ToolkitFact } => ({
  toolkit: {
    ...healthy.toolkit,
    binaries: {
      ...healthy.toolkit.binaries,
      ...Object.fromEntries(programs.map((program) => [program, null])),
    },
  },
});

export const inMode = (mode: string): { toolkit: ToolkitFact } => ({
  toolkit: { ...healthy.toolkit, config: { kind: 'valid', mode, driverRoot: '/', noCgroups: false } },
});

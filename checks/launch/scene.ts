import type { LaunchMeasured } from '../../src/launch/measured.ts';
import type { Reading } from '../../src/probe.ts';
import type { Facts } from '../../src/probes.ts';

/** What of the host can settle which of several causes a text comes from. */
export const settling = [
  'system',
  'os',
  'platform',
  'machine',
  'wsl',
  'containment',
  'securityModules',
  'pci',
  'kernelModule',
  'moduleUse',
  'kernelLog',
  'deviceNodes',
  'driverLibraries',
  'nvidiaSmi',
  'gpuUsers',
  'confidentialCompute',
  'fabricManager',
  'dockerGroup',
  'engine',
  'dockerd',
  'daemonJson',
  'toolkit',
  'preload',
  'cdi',
  'cdiRefresh',
  'storage',
  'imageChoice',
  'localImage',
  'registry',
] as const;

/** Readings of the facts in `settling`. */
export type SettlingFacts = { readonly [K in (typeof settling)[number]]: Reading<Facts[K]> };

/** The host, and what was seen in the container, where one ran. */
export interface Scene {
  readonly host: SettlingFacts;
  readonly measured: LaunchMeasured | null;
}

/** Whether a cause is at work here: true and false are seen, null is not known. */
export type Evidence = (scene: Scene) => boolean | null;

import type { Fix } from '../../../src/check.ts';
import { valueIn } from '../../../src/probe.ts';
import type { ToolkitFact } from '../../../src/probes/toolkit.ts';
import type { Target } from '../../../src/target.ts';
import type { SettlingFacts } from '../scene.ts';

/** What mends one cause on a host. */
export type FixFor = (host: SettlingFacts, target: Target) => readonly Fix[];
export type FixTable = Readonly<Record<string, FixFor>>;

/** Where nothing is known of the toolkit, nothing exact can be advised. */
export const withToolkitFact = (host: SettlingFacts, fix: (toolkit: ToolkitFact) => Fix): readonly Fix[] => {
  const toolkit = valueIn(host.toolkit);
  return toolkit === null ? [] : [fix(toolkit)];
};

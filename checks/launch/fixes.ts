import type { Fix } from '../../src/check.ts';
import type { Target } from '../../src/target.ts';
import { containmentFixes } from './fixes/containment.ts';
import { hostDriverFixes } from './fixes/driver.ts';
import { engineFixes } from './fixes/engine.ts';
import { imageFixes } from './fixes/image.ts';
import type { FixTable } from './fixes/table.ts';
import { toolkitFixes } from './fixes/toolkit.ts';
import type { SettlingFacts } from './scene.ts';

const fixes: FixTable = {
  ...toolkitFixes,
  ...hostDriverFixes,
  ...containmentFixes,
  ...imageFixes,
  ...engineFixes,
};

/** What mends a cause on this very host; empty where its page has to say it. */
export const fixesFor = (code: string, host: SettlingFacts, target: Target): readonly Fix[] =>
  fixes[code]?.(host, target) ?? [];

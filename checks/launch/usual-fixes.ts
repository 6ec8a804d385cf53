import type { Fix } from '../../src/check.ts';
import type { Target } from '../../src/target.ts';
import { containmentFixes } from './fixes/containment.ts';
import { hostDriverFixes } from './fixes/driver.ts';
import { engineFixes } from './fixes/engine.ts';
import { imageFixes } from './fixes/image.ts';
import type { FixTable } from './fixes/table.ts';
import { toolkitFixes } from './fixes/toolkit.ts';
import type { SettlingFacts } from './scene.ts';

export const usualFixes: FixTable = {
  ...toolkitFixes,
  ...hostDriverFixes,
  ...containmentFixes,
  ...imageFixes,
  ...engineFixes,
};

/**
 * What mends a cause, as far as it needs no more than a few facts: of a host that was not asked all that `fixesFor` can
 * tell. What is known of images, which that needs as well, takes long to load.
 */
export const usualFixesFor = (code: string, host: SettlingFacts, target: Target): readonly Fix[] =>
  usualFixes[code]?.(host, target) ?? [];

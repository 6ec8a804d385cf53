import type { Fix } from '../../src/check.ts';
import type { Target } from '../../src/target.ts';
import { imageChoiceFixes } from './fixes/image-choice.ts';
import type { FixTable } from './fixes/table.ts';
import type { SettlingFacts } from './scene.ts';
import { usualFixes } from './usual-fixes.ts';

const fixes: FixTable = { ...usualFixes, ...imageChoiceFixes };

/** What mends a cause on this very host; empty where its page has to say it. */
export const fixesFor = (code: string, host: SettlingFacts, target: Target): readonly Fix[] =>
  fixes[code]?.(host, target) ?? [];

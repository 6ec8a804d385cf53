import { defineCheck, type Finding } from '../src/check.ts';
import { valueIn } from '../src/probe.ts';
import { conflict, missingKeys } from './packages/apt.ts';

export default defineCheck({
  id: 'package-sources',
  title: 'Packages can be installed',
  needs: ['os'],
  uses: ['aptKeys'],
  codes: ['apt-signed-by-conflict', 'apt-key-missing'],
  applies: ({ os }) =>
    os.aptSources !== null || 'packages do not come by apt here, or its sources may not be read',
  examine({ os, aptKeys }): readonly Finding<'apt-signed-by-conflict' | 'apt-key-missing'>[] {
    const sources = os.aptSources ?? [];
    const missing = valueIn(aptKeys)?.missing ?? [];
    return [...conflict(sources, missing), ...missingKeys(sources, missing)];
  },
});

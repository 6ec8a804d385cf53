#!/usr/bin/env node
import { version } from './generated/version.ts';

const words = process.argv.slice(2);
// Each loads no more than it needs: scripts ask for the version often, and a paste wants its answer quickly.
if (words.length === 1 && (words[0] === '--version' || words[0] === '-V')) {
  process.stdout.write(`${version}\n`);
} else if (words[0] === 'explain') {
  void import('./cli/plain-explain.ts').then(({ plainExplain }) => plainExplain(words));
} else {
  void import('./cli/main.ts').then(({ main }) => main(words));
}

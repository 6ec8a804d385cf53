#!/usr/bin/env node
import { version } from './generated/version.ts';

// The version is answered before anything else is loaded: scripts ask for it often.
if (process.argv.length === 3 && (process.argv[2] === '--version' || process.argv[2] === '-V')) {
  process.stdout.write(`${version}\n`);
} else {
  const { main } = await import('./cli/main.ts');
  await main(process.argv.slice(2));
}

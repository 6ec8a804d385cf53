#!/usr/bin/env node
const words = process.argv.slice(2);
// Each loads no more than it needs: scripts ask for the version often, and a paste wants its answer quickly.
if (words.length === 1 && (words[0] === '--version' || words[0] === '-V')) {
  process.stdout.write(`${(await import('./generated/version.ts')).version}\n`);
} else if (words[0] === 'explain') {
  await (await import('./cli/plain-explain.ts')).plainExplain(words);
} else {
  await (await import('./cli/main.ts')).main(words);
}

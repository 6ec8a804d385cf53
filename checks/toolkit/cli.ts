import type { Finding } from '../../src/check.ts';
import type { ToolkitFact } from '../../src/probes/toolkit.ts';
import { type HostForFix, reinstallToolkit } from '../fixes/toolkit.ts';

/** The program that the hook calls is not there, or does not run. */
export function cliMissing(
  toolkit: ToolkitFact,
  host: HostForFix,
): readonly Finding<'toolkit-cli-missing'>[] {
  const cli = toolkit.binaries['nvidia-container-cli'];
  const there = cli?.executable === true && !cli.dangling;
  if (there && toolkit.cliFailure === null) return [];
  const { cliPath } = toolkit.settings;
  const problem = there
    ? `does not run: ${toolkit.cliFailure}`
    : `is missing${cliPath === null ? '' : ` where ${toolkit.configPath} names it, at ${cliPath}`}`;
  return [
    {
      code: 'toolkit-cli-missing',
      severity: 'error',
      message: `The hook of the NVIDIA Container Toolkit calls nvidia-container-cli, and that ${problem}.`,
      seen: { path: cli?.path ?? cliPath, version: toolkit.version, failure: toolkit.cliFailure },
      fixes: [reinstallToolkit(host)],
    },
  ];
}

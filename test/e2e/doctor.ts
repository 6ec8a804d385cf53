import { join } from 'node:path';
import { expect } from 'vitest';
import type { Step } from '../../src/check.ts';
import { applyChange } from '../../src/fix/apply.ts';
import type { Report } from '../../src/report.ts';
import { type ExecOptions, type ExecResult, type RigDescription, type RigHost, rigHost } from './rig/host.ts';
import { checkoutDir } from './rig/paths.ts';

/** The built program, as a user runs it. */
export const doctorArgv = (...args: readonly string[]): readonly string[] => [
  process.execPath,
  join(checkoutDir, 'dist/src/bin.cjs'),
  ...args,
];

export interface Diagnosed {
  readonly report: Report;
  readonly result: ExecResult;
}

/** Runs the doctor on a rig host and reads its JSON; the exit code must fit the verdict. */
export async function diagnoseOn(
  host: RigHost,
  args: readonly string[] = [],
  options: ExecOptions = {},
): Promise<Diagnosed> {
  const result = await host.exec(doctorArgv(...args, '--format', 'json'), { timeoutMs: 240_000, ...options });
  const report: Report = JSON.parse(result.stdout === '' ? fail(result) : result.stdout);
  expect(report.schema).toBe(1);
  expect(result.code).toBe({ ready: 0, 'not-ready': 1, unknown: 2 }[report.verdict]);
  return { report, result };
}

function fail(result: ExecResult): never {
  throw new Error(`The doctor printed no report (exit ${result.code}): ${result.stderr}`);
}

/** Causes as `code` (error) or `code?` (warning), with what each explains. */
export const causesIn = ({ causes }: Report): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    causes.map(({ code, severity, explains }) => [severity === 'error' ? code : `${code}?`, explains]),
  );

/** Whose shell a plan is carried out in, and who does what only a person can. */
export interface Hands extends Pick<ExecOptions, 'user' | 'env'> {
  /** Without it a step for a person fails the test. */
  readonly person?: (host: RigHost, text: string) => Promise<void>;
}

/** Carries the plan out, literally and in order: as root what needs root, and the rest as the user (default: root). */
export async function carryOut(host: RigHost, { plan }: Report, hands: Hands = {}): Promise<void> {
  for (const { steps } of plan) for (const step of steps) await carryOutStep(host, step, hands);
}

async function carryOutStep(host: RigHost, step: Step, { person, ...shell }: Hands): Promise<void> {
  if (step.kind === 'do') {
    if (person === undefined) throw new Error(`This step needs a person: ${step.text}`);
    return person(host, step.text);
  }
  if (step.kind === 'run') {
    const { code, stderr } = await host.exec(step.argv, step.root ? {} : shell);
    expect(code, `${step.argv.join(' ')}: ${stderr}`).toBe(0);
    return;
  }
  const exists = (await host.exec(['test', '-e', step.file])).code === 0;
  const applied = applyChange(exists ? await host.readFile(step.file) : null, step.change);
  if (!applied.ok) throw new Error(`${step.file}: ${applied.why}`);
  await host.writeFile(step.file, applied.text);
}

/** Runs `use` on a host as described, and stops the host on every way out. */
export async function onHost(
  description: RigDescription,
  use: (host: RigHost) => Promise<void>,
): Promise<void> {
  // A registry that serves the images of the rig; what has none says so itself.
  const host = await rigHost({ registry: { tags: ['24.01-py3'] }, ...description });
  try {
    await use(host);
  } finally {
    await host.stop();
  }
}

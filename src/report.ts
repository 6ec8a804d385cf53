import type { Candidate, Finding, Fix, JsonObject } from './check.ts';
import type { PlatformKind } from './probes/platform.ts';
import type { ReportedWaiver } from './waivers.ts';

/** Whether the container can be launched here. */
export type Verdict = 'ready' | 'not-ready' | 'unknown';

/** A finding as it is reported: its fixes by id, whole ones are in `plan` and `otherFixes`. */
export interface ReportedFinding {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly seen: JsonObject;
  readonly explainedBy: readonly string[];
  readonly fixes: readonly string[];
  /** What it could be, most likely first, where the evidence does not decide. */
  readonly candidates?: readonly Candidate[];
  /** Why and until when the user lives with it. */
  readonly waived?: NonNullable<Finding['waived']>;
  /** Something decisive is not known. */
  readonly undecided?: true;
}

/** How a check ended. */
export interface ReportedOutcome {
  readonly check: string;
  readonly title: string;
  readonly status: 'passed' | 'found' | 'skipped' | 'unknown' | 'crashed';
  /** Why it is skipped or unknown, or what crashed; beside warnings: what else could not be told. */
  readonly why?: string;
  /** Where the check comes from, if it is none of the doctor's own. */
  readonly plugin?: string;
  readonly findings: readonly ReportedFinding[];
}

/** A problem that no other error accounts for, with the codes of those that it accounts for. */
export interface Cause {
  readonly code: string;
  readonly check: string;
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly seen: JsonObject;
  readonly explains: readonly string[];
  readonly fixes: readonly string[];
  /** What it could be, most likely first, where the evidence does not decide. */
  readonly candidates?: readonly Candidate[];
  /** Why and until when the user lives with it: it does not count. */
  readonly waived?: NonNullable<Finding['waived']>;
}

/** A GPU, in the head of a report. */
export interface ReportedGpu {
  readonly name: string;
  readonly computeCapability: string | null;
  readonly memoryTotalBytes: number | null;
}

/** The launch command, whether it was tried, and what was measured inside. */
export interface LaunchReport {
  /** The command that the user gets, ready to run; empty where none can be given. */
  readonly command: readonly string[];
  readonly status: 'not-run' | 'passed' | 'failed';
  readonly reason: string;
  readonly measured: JsonObject;
  /** What the user should know about the command, e.g. that a bare name is a named volume. */
  readonly notes: readonly string[];
  /** Somebody launched it by hand, by this command, and told what came of it. */
  readonly byHand?: true;
}

/** Why a host could not be asked, and what to do about that. */
export interface Unreached {
  readonly why: string;
  readonly todo?: string;
}

/** The whole answer. `schema` 1: fields may come, none may go. */
export interface Report {
  readonly schema: 1;
  readonly version: string;
  readonly verdict: Verdict;
  readonly checks: {
    readonly ran: number;
    readonly of: number;
    /** Those that `--skip` or the configuration leaves out, by their ids. */
    readonly switchedOff: readonly string[];
  };
  readonly target: { readonly image: string; readonly why: string };
  readonly host: {
    /** How it was named to `--ssh`; absent: it is none that was asked so. */
    readonly address?: string;
    /** Why it could not be asked at all, so that nothing is known of it; absent: it was asked. */
    readonly unreached?: Unreached;
    /** Why its answer ended early, so that the verdict is not `ready`; absent: it is whole. */
    readonly cutShort?: string;
    readonly os: string;
    readonly platform: PlatformKind;
    /** A model or provider; null if not known. */
    readonly model: string | null;
    /** It is a virtual machine; null: nothing tells. */
    readonly virtual: boolean | null;
    /** The ready-made system image that it was started from, e.g. `AWS Deep Learning AMI`; null: none that is known. */
    readonly image: string | null;
    readonly gpus: readonly ReportedGpu[];
    /** How they reach each other, a row and a column each, in nvidia-smi's words (`NV12`, `PIX`, `SYS`); absent: not known. */
    readonly links?: readonly (readonly string[])[];
    readonly driver: string | null;
    readonly docker: string | null;
    /** The doctor ran as root, so that no command needs sudo. */
    readonly root: boolean;
    /** There is a sudo, by which others than root would run a command as root. */
    readonly sudo: boolean;
  };
  readonly outcomes: readonly ReportedOutcome[];
  readonly causes: readonly Cause[];
  readonly plan: readonly Fix[];
  readonly otherFixes: readonly Fix[];
  readonly launch: LaunchReport;
  /** What the user has decided to live with, found or not. */
  readonly waivers: readonly ReportedWaiver[];
  /** Milliseconds that each probe took. */
  readonly timings: Readonly<Record<string, number>>;
}

export const exitCodes = { ready: 0, 'not-ready': 1, unknown: 2, usage: 64 } as const;

export const exitCode = (report: Report): number => exitCodes[report.verdict];

/** Of several hosts. Not ready comes before could not tell, as within one report. */
export const worstExit = (codes: readonly number[]): number =>
  [exitCodes['not-ready'], exitCodes.unknown].find((code) => codes.includes(code)) ?? exitCodes.ready;

export interface VerdictInput {
  readonly outcomes: readonly ReportedOutcome[];
  readonly launch: LaunchReport['status'];
  readonly launchPolicy: 'auto' | 'always' | 'never';
  readonly strict: boolean;
}

/**
 * Any error makes `not-ready`, even beside unknowns. What could not be told makes `unknown`, unless a passed
 * launch has shown that it is right, which it cannot for a check of somebody else's. Nothing told at all is `unknown`,
 * never `ready`.
 */
export function verdictOf({ outcomes, launch, launchPolicy, strict }: VerdictInput): Verdict {
  const findings = outcomes.flatMap((outcome) => outcome.findings);
  const counts = ({ severity, waived }: ReportedFinding) =>
    severity === 'error' || (strict && waived === undefined);
  if (findings.some(counts)) return 'not-ready';
  // Whatever is waived: this container was seen to fail.
  if (launch === 'failed') return 'not-ready';
  if (launchPolicy === 'always' && launch !== 'passed') return 'unknown';
  const unclear = outcomes.filter(isUnclear);
  if (unclear.some(({ plugin }) => launch !== 'passed' || plugin !== undefined)) return 'unknown';
  if (launch === 'passed') return 'ready';
  return outcomes.some(({ status }) => status === 'passed' || status === 'found') ? 'ready' : 'unknown';
}

/** Its question was not answered, or not in full, or what it found is that nobody knows. */
export const isUnclear = ({ status, findings, why }: ReportedOutcome): boolean =>
  status === 'unknown' ||
  status === 'crashed' ||
  (status === 'found' && why !== undefined) ||
  findings.some(({ undecided, waived }) => undecided === true && waived === undefined);

export const reportedFinding = (finding: Finding): ReportedFinding => ({
  code: finding.code,
  severity: finding.severity,
  message: finding.message,
  seen: finding.seen,
  explainedBy: finding.explainedBy ?? [],
  fixes: finding.fixes.map((fix) => fix.id),
  ...(finding.candidates === undefined ? {} : { candidates: finding.candidates }),
  ...(finding.undecided === undefined ? {} : { undecided: finding.undecided }),
  ...(finding.waived === undefined ? {} : { waived: finding.waived }),
});

export { checks } from '../checks/index.ts';
export {
  type AnyCheck,
  type Candidate,
  type Change,
  type Check,
  defineCheck,
  type Finding,
  type Fix,
  type JsonObject,
  type JsonValue,
  type Outcome,
  type Step,
} from './check.ts';
export { type DiagnoseOptions, diagnose } from './diagnose.ts';
export { type Applied, applyChange } from './fix/apply.ts';
export type { Recording } from './host/answers.ts';
export type { Host } from './host/host.ts';
export { liveHost } from './host/live.ts';
export { InvalidRecordingError, recordedHost, UnrecordedError } from './host/recorded.ts';
export { recordingHost } from './host/recording.ts';
export type { Reading } from './probe.ts';
export type { FactKey, Facts, Readings } from './probes.ts';
export type { Cause, Report, Verdict } from './report.ts';
export { exitCode } from './report.ts';
export { defaultTarget, type Target } from './target.ts';
export { healthy, readingsOf } from './testing/healthy.ts';
export {
  type Case,
  type CheckCases,
  type FindsCase,
  type TestFunction,
  testCheck,
} from './testing/test-check.ts';

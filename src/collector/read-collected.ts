import type { Answers, RecordedFailure } from '../host/answers.ts';
import type { HttpResult } from '../host/host.ts';
import { InvalidRecordingError } from '../host/recorded.ts';
import { releases } from '../knowledge/releases.ts';
import { challengeAt } from '../probes/registry/greeting.ts';
import type { HostRecording, ReadRecording } from '../recording/document.ts';
import { readRecording } from '../recording/read.ts';
import { defaultTarget } from '../target.ts';
import { diskAnswer, fileFailure, listAnswer, readAnswer, statAnswer } from './file-answers.ts';
import { collectedMark, type Frame, type Frames, framesIn } from './frames.ts';
import { httpAnswer } from './http-answers.ts';
import { runAnswer } from './program-answers.ts';
import { systemAnswer } from './system-answer.ts';
import { textIn } from './texts.ts';

/** Whether a text is one of the collector's. */
export const isCollected = (text: string): boolean => text.startsWith(collectedMark);

/** What the collector wrote down of a host, as if it had been recorded. Throws an InvalidRecordingError for what is none. */
export function readCollected(text: string): ReadRecording {
  const all = framesIn(text);
  if (all.head.get(collectedMark.trim()) !== '1')
    throw new InvalidRecordingError('it was collected by another ngc-doctor, which this one cannot read');
  const recording: HostRecording = documentOf(all);
  // A shell takes out the obvious alone.
  const { redacted: _, ...read } = readRecording(JSON.parse(JSON.stringify(recording)));
  return {
    ...read,
    target: { ...read.target, noLaunch: notLaunched },
    timings: null,
    unasked: recording.target.offline ? {} : unaskedIn(recording.answers),
    ...cutIn(all),
  };
}

function cutIn({ complete, outOfTime }: Frames): Pick<ReadRecording, 'cutShort'> {
  if (!complete) return { cutShort: 'what was collected ends early' };
  return outOfTime ? { cutShort: 'the time was over before all was asked' } : {};
}

function documentOf({ head, frames }: Frames): HostRecording {
  const image = head.get('image') ?? 'auto';
  const date = head.get('date') ?? '';
  return {
    format: 'ngc-doctor-recording',
    schema: 2,
    version: head.get('version') ?? '',
    about: 'collected',
    recordedAt: date,
    target: { ...defaultTarget, image, offline: head.get('offline') === 'yes' },
    choice: { only: null, skip: [], strict: false },
    waivers: [],
    call: { program: 'ngc-doctor', words: [] },
    config: null,
    milliseconds: null,
    timings: {},
    unanswered: {},
    redacted: [],
    answers: answersIn(frames),
    times: {},
  };
}

const notLaunched = 'the collector launches nothing';

/** No more is asked of a registry than whether it answers and is one: only that it does not can be told. */
function unaskedIn({ http }: Answers): Readonly<Record<string, string>> {
  const tells = Object.values(http).some((answer) => answer.kind === 'failed' || !isRegistry(answer));
  return tells ? {} : { registry: 'the collector does not ask a registry for an image' };
}

function isRegistry(answer: Extract<HttpResult, { kind: 'answered' }>): boolean {
  try {
    challengeAt(answer, '');
    return true;
  } catch {
    return false;
  }
}

function answersIn(frames: readonly Frame[]): Answers {
  const of = <T>(kind: string, answer: (frame: Frame) => T | null): Readonly<Record<string, T>> =>
    Object.fromEntries(
      frames
        .filter((frame) => frame.kind === kind)
        .flatMap((frame): [string, T][] => {
          const told = answer(frame);
          return told === null ? [] : [[frame.key, told]];
        }),
    );
  const file = <T>(kind: string, answer: (frame: Frame) => T | null) =>
    of<T | RecordedFailure>(kind, (frame) =>
      frame.cut || frame.failure !== null ? fileFailure(frame) : answer(frame),
    );
  const system = frames.find(({ kind }) => kind === 'system');
  const engine = of('engine', httpAnswer);
  return {
    system: system === undefined ? null : systemAnswer(system),
    env: { ...of('env', textIn), ...unset(frames) },
    run: of('run', runAnswer),
    read: file('read', readAnswer),
    list: file('list', listAnswer),
    stat: file('stat', statAnswer),
    link: file('link', ({ value }) => value),
    access: file('access', ({ value }) => (value === 'yes' ? true : null)),
    open: file('open', ({ value }) => (value === 'yes' ? true : null)),
    disk: file('disk', diskAnswer),
    engine: { ...imagesNotThere(engine), ...engine },
    http: of('http', httpAnswer),
  };
}

/** A variable that is not set is known as such. */
const unset = (frames: readonly Frame[]): Readonly<Record<string, null>> =>
  Object.fromEntries(
    frames.filter(({ kind, failure }) => kind === 'env' && failure === 'unset').map(({ key }) => [key, null]),
  );

/** Of a release that is not in the engine's list the engine says, when it is asked, that it has no such image. */
function imagesNotThere(engine: Readonly<Record<string, HttpResult>>): Readonly<Record<string, HttpResult>> {
  const lists = Object.entries(engine).filter(([key]) => key.endsWith(' /images/json'));
  return Object.fromEntries(
    lists.flatMap(([key, list]) => {
      if (list.kind !== 'answered' || list.status !== 200) return [];
      const missing = tags.filter((tag) => !list.body.includes(`"${tag}"`));
      return missing.map((tag) => [key.replace('/images/json', `/images/${tag}/json`), noSuchImage]);
    }),
  );
}

const noSuchImage: HttpResult = {
  kind: 'answered',
  status: 404,
  headers: {},
  body: '{"message":"No such image"}',
};
const tags = releases.flatMap((release) => release.tags.map((tag) => `nvcr.io/nvidia/pytorch:${tag}`));

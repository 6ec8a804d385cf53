import type { JsonObject, JsonValue } from '../check.ts';
import { InvalidRecordingError } from '../host/recorded.ts';
import { evidenceIn } from '../import/told.ts';
import {
  booleanAt,
  isObject,
  listAt,
  numberAt,
  objectAt,
  objectsIn,
  stringAt,
  stringsIn,
  textsIn,
} from '../json.ts';
import { type FactKey, probes } from '../probes.ts';
import type { Call } from '../render/call.ts';
import { defaultTarget } from '../target.ts';
import type { DatedWaiver } from '../waivers.ts';
import type { Choice, ReadRecording, Told } from './document.ts';
import { targetIn } from './read-target.ts';

/**
 * A recording of any schema that was ever released, as the newest has it. It comes from anywhere: what makes no sense in
 * it is as if it were not there.
 */
export function readRecording(document: JsonValue): ReadRecording {
  if (!isObject(document)) throw new InvalidRecordingError('this is no recording');
  const schema = Object.hasOwn(document, 'schema') ? document['schema'] : undefined;
  if (schema === 1) return ofSchema1(document);
  if (stringAt(document, 'format') !== 'ngc-doctor-recording' || schema === undefined)
    throw new InvalidRecordingError('this is no recording of ngc-doctor');
  if (schema !== 2 && schema !== 3) {
    const newer = typeof schema === 'number' && schema > 3;
    throw new InvalidRecordingError(
      newer ? 'it was recorded by a newer ngc-doctor, which this one cannot read' : 'its schema is not known',
    );
  }
  return { ...ofSchema2(document), redacted: true };
}

/** Schema 1 held nothing but answers. */
const ofSchema1 = (document: JsonObject): ReadRecording => ({
  ...ofSchema2({ ...document, timings: null }),
  answers: document,
  target: { ...defaultTarget, launch: 'never' },
  report: null,
});

function ofSchema2(document: JsonObject): ReadRecording {
  const timings = Object.hasOwn(document, 'timings') ? document['timings'] : null;
  const report = Object.hasOwn(document, 'report') ? document['report'] : null;
  return {
    target: targetIn(objectAt(document, 'target')),
    choice: choiceIn(objectAt(document, 'choice')),
    waivers: objectsIn(listAt(document, 'waivers')).flatMap(waiverIn),
    call: callIn(objectAt(document, 'call')),
    config: stringAt(document, 'config'),
    milliseconds: numberAt(document, 'milliseconds'),
    timings: timings === null || timings === undefined || !isObject(timings) ? null : numbersIn(timings),
    unanswered: textsIn(objectAt(document, 'unanswered')),
    unasked: unaskedIn(objectAt(document, 'unasked')),
    ...aboutHost(document),
    version: stringAt(document, 'version'),
    answers: objectAt(document, 'answers'),
    report: report ?? null,
  };
}

/** A question that was not asked is none that makes a host doubtful: that holds for the network alone. */
const unaskedIn = (given: JsonObject): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(textsIn(given)).filter(([key]) => isFact(key) && probes[key].cost === 'network'),
  );

const isFact = (key: string): key is FactKey => Object.hasOwn(probes, key);

/** Where it was, how far its answers go, and who told of it. */
function aboutHost(document: JsonObject): Pick<ReadRecording, 'address' | 'cutShort' | 'told'> {
  const [address, cutShort] = [stringAt(document, 'address'), stringAt(document, 'cutShort')];
  const told = Object.hasOwn(document, 'told') ? objectAt(document, 'told') : null;
  return {
    ...(address === null ? {} : { address }),
    ...(cutShort === null ? {} : { cutShort }),
    ...(told === null ? {} : { told: toldIn(told) }),
  };
}

const toldIn = (told: JsonObject): Told => ({
  what: stringAt(told, 'what') ?? '',
  evidence: evidenceIn(told),
  whole: '',
});

const numbersIn = (object: JsonObject): Readonly<Record<string, number>> =>
  Object.fromEntries(
    Object.keys(object).flatMap((key): readonly [string, number][] => {
      const value = numberAt(object, key);
      return value === null ? [] : [[key, value]];
    }),
  );

const choiceIn = (choice: JsonObject): Choice => ({
  only: Array.isArray(choice['only']) ? stringsIn(listAt(choice, 'only')) : null,
  skip: stringsIn(listAt(choice, 'skip')),
  strict: booleanAt(choice, 'strict'),
});

function waiverIn(waiver: JsonObject): readonly DatedWaiver[] {
  const { code, reason, until } = textsIn(waiver);
  if (code === undefined || reason === undefined || until === undefined) return [];
  return [{ code, reason, until, expired: booleanAt(waiver, 'expired') }];
}

const programs: readonly Call['program'][] = ['ngc-doctor', 'npm start', 'npx ngc-doctor'];

const callIn = (call: JsonObject): Call => ({
  program: programs.find((one) => one === stringAt(call, 'program')) ?? 'ngc-doctor',
  words: stringsIn(listAt(call, 'words')),
});

import { type Anonymous, anonymous, type Beforehand } from '../host/anonymous/anonymous.ts';
import type { Pseudonyms } from '../host/anonymous/pseudonyms.ts';
import type { Taken } from '../host/answers.ts';
import { parseReference } from '../image-reference.ts';
import { keptOf } from '../import/kept.ts';
import { toldOf } from '../import/told.ts';
import type { Readings } from '../probes.ts';
import type { Call } from '../render/call.ts';
import type { Report } from '../report.ts';
import type { Target } from '../target.ts';
import type { DatedWaiver } from '../waivers.ts';
import type { Choice, HostRecording, ReadRecording } from './document.ts';
import { redactedIn } from './taken-out.ts';

/** All that a recording is made of, as it is on the host. */
export interface Material extends Pick<ReadRecording, 'unasked' | 'address' | 'cutShort' | 'told'> {
  readonly taken: Taken;
  readonly report: Report;
  readonly facts: Readings;
  readonly milliseconds: number | null;
  readonly recordedAt: string;
  readonly target: Target;
  readonly choice: Choice;
  readonly waivers: readonly DatedWaiver[];
  readonly call: Call;
  readonly config: string | null;
}

export interface MadeRecording {
  /** Without its report, which is made of it. */
  readonly recording: HostRecording;
  /** Cleans a text of this host as those in the recording were cleaned. */
  readonly text: (text: string) => string;
}

/** Nothing that names the host or its users is in it but by a pseudonym, and nothing secret at all. */
export function recordingOf(
  material: Material,
  pseudonyms: Pseudonyms,
  known: Omit<Beforehand, 'texts'>,
): MadeRecording {
  const { taken, report, target, call, config, waivers, told, address, cutShort } = material;
  const clean = anonymous(taken, pseudonyms, {
    ...known,
    hosts: [...known.hosts, ...registriesIn(target)],
    texts: [
      JSON.stringify(target),
      ...call.words,
      ...[config, address, cutShort, told?.whole].filter((one) => typeof one === 'string'),
    ],
  });
  const { text, answers, times } = clean;
  const besides = elsewhere(material, text);
  const recording: HostRecording = {
    format: 'ngc-doctor-recording',
    schema: told === undefined && cutShort === undefined ? 2 : 3,
    version: report.version,
    about: text(`${report.host.os}, ${report.host.gpus.length} NVIDIA GPUs`),
    recordedAt: material.recordedAt,
    target: targetOf(target, clean),
    choice: material.choice,
    waivers: waivers.map((waiver) => ({ ...waiver, reason: text(waiver.reason) })),
    call: {
      ...call,
      words: call.words.map((word) => (word === address ? addressOf(word, text) : text(word))),
    },
    config: config === null ? null : text(config),
    milliseconds: material.milliseconds,
    timings: report.timings,
    unanswered: unansweredIn(material.facts),
    ...besides,
    redacted: redactedIn([answers, besides.told], pseudonyms),
    answers,
    times,
  };
  return { recording, text };
}

/** What is known of a host that was asked from elsewhere, or that somebody else told of. */
const elsewhere = (
  { unasked = {}, address, cutShort, told }: Material,
  text: (text: string) => string,
): Pick<HostRecording, 'unasked' | 'address' | 'cutShort' | 'told'> => ({
  ...(Object.keys(unasked).length === 0
    ? {}
    : { unasked: Object.fromEntries(Object.entries(unasked).map(([key, why]) => [key, text(why)])) }),
  ...(address === undefined ? {} : { address: addressOf(address, text) }),
  ...(cutShort === undefined ? {} : { cutShort: text(cutShort) }),
  ...(told === undefined ? {} : { told: toldOf(told.what, keptOf(told.evidence), text) }),
});

/** User and host each by itself: together they look like an address of mail. */
const addressOf = (address: string, text: (text: string) => string): string =>
  address.split('@').map(text).join('@');

/** The registries that are asked for, which may be somebody's own. */
export const registriesIn = ({ image, registry }: Target): readonly string[] =>
  [parseReference(image)?.registry, registry?.split('/')[0]].flatMap((name) =>
    name === undefined ? [] : [name.replace(/:\d+$/, '')],
  );

const targetOf = (target: Target, { text }: Anonymous): Target => ({
  ...target,
  image: text(target.image),
  gpus: target.gpus === null ? null : text(target.gpus),
  volumes: target.volumes.map(({ source, destination, options }) => ({
    source: text(source),
    destination: text(destination),
    options,
  })),
  command: target.command.map(text),
  registry: target.registry === null ? null : text(target.registry),
});

/** As a question is given up that takes too long; its answer never came, so that there is none to record. */
const unansweredIn = (facts: Readings): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(facts).flatMap(([key, reading]): readonly [string, string][] =>
      !reading.ok && /^no answer within \d+ s$/.test(reading.why) ? [[key, reading.why]] : [],
    ),
  );

/** The checks that answer otherwise from a recording than on its host. */
export function differing(host: Report, replay: Report): readonly string[] {
  const said = ({ outcomes }: Report) =>
    new Map(
      outcomes.map(({ check, status, findings }) => [
        check,
        [status, ...findings.map(({ code }) => code)].join(' '),
      ]),
    );
  const [there, here] = [said(host), said(replay)];
  return [...there.keys()].filter((check) => there.get(check) !== here.get(check));
}

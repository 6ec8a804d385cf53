import type { JsonValue } from '../check.ts';
import { valueIn } from '../probe.ts';
import type { Readings } from '../probes.ts';
import { driverVersion } from '../report-head.ts';
import { type ByPattern, found, type Place } from './place.ts';

/** What makes two texts differ that say the same: names, or a release that is told in a place of its own. */
export type Because = 'names' | 'kernel' | 'driver';

/** How the texts of one host read without that by which no two hosts are alike. */
export type Mask = (text: string, without: Because) => string;

/** The order in which they are tried; each leaves out what those before it do. */
const order: readonly Because[] = ['names', 'kernel', 'driver'];

/** Masks the texts of a host: pseudonyms differ from recording to recording, and say who is meant and no more. */
export function maskOf(readings: Readings): Mask {
  const kernel = valueIn(readings.system)?.kernelRelease ?? '';
  const cuda = valueIn(readings.driverLibraries)?.cuda;
  const library = typeof cuda === 'object' ? cuda?.version : null;
  const driver = driverVersion(readings) ?? library ?? '';
  return (text, without) => {
    const depth = order.indexOf(without);
    const named = names.reduce((now, [pattern, name]) => now.replace(pattern, name), text);
    const bare = depth >= 1 && kernel !== '' ? named.replaceAll(kernel, '<kernel>') : named;
    return depth >= 2 && driver !== '' ? bare.replaceAll(driver, '<driver>') : bare;
  };
}

/** Pseudonyms and what they stand for, as far as its form tells. Loopback and Docker's own addresses are everybody's. */
const names: readonly (readonly [RegExp, string])[] = [
  [/\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b/gi, '<uuid>'],
  [/\b(?:[0-9a-f]{2}:){5}[0-9a-f]{2}\b/gi, '<mac>'],
  [/\b(?:(?:10|203)\.\d{1,3}|172\.(?:1[6-9]|2\d|3[01])|192\.168)(?:\.\d{1,3}){2}\b(?![.\d])/g, '<ip>'],
  [/\b2001:db8::[0-9a-f]+\b/g, '<ip>'],
  [/\bmail-\d+@mail\.example\b/g, '<mail>'],
  [/\b(?:host|domain)-\d+(?:\.(?:host-\d+|domain-\d+|example))*\b/g, '<host>'],
  [/\buser-\d+\b/g, '<user>'],
  [/(?<=\/home\/)[^/:\s]+/g, '<user>'],
  [/(?<=\/run\/user\/)[1-9]\d*/g, '<uid>'],
  [/\bid-\d+\b/g, '<id>'],
];

/** Places in which these releases are told themselves. */
const told: ByPattern<true> = {
  'cdi.specs.*.driverVersion': true,
  'driverLibraries.cuda.version': true,
  'driverLibraries.nvml.version': true,
  'kernelModule.version': true,
  'moduleBuild.dkms.*.version': true,
  'moduleFile.version': true,
  'nvidiaSmi.driverVersion': true,
  'system.kernelRelease': true,
};

/** Why values of several hosts, which differ, say the same; null: they do not. */
export function becauseOf(
  { pattern }: Place,
  values: readonly (readonly [JsonValue, Mask])[],
): Because | null {
  if (found(told, pattern) !== undefined) return null;
  const alike = order.find((without) => {
    const texts = values.map(([value, mask]) => mask(JSON.stringify(value), without));
    return new Set(texts).size === 1;
  });
  return alike ?? null;
}

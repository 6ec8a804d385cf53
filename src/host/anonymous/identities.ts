import { identifiers } from '../identifiers.ts';
import { formsOf, otherForm, paddedAddress, usualForm } from './address-forms.ts';
import { cloudNames } from './machine-places.ts';
import type { Pseudonyms } from './pseudonyms.ts';
import { isPublicAddress, isPublicUuid } from './public.ts';

/** What was named in full somewhere, in small letters: elsewhere it may be named otherwise. */
export interface Seen {
  /** By their first four digits. */
  readonly uuids: ReadonlyMap<string, readonly string[]>;
  /** Without anything between the digits. */
  readonly plainUuids: ReadonlyMap<string, string>;
  readonly plainMacs: ReadonlyMap<string, string>;
  /** Addresses by their other forms. */
  readonly addresses: ReadonlyMap<string, string>;
}

/** The GPUs and hardware addresses in these texts. */
export function seenIn(texts: readonly string[]): Seen {
  const found = (pattern: RegExp) =>
    new Set(texts.flatMap((text) => (text.match(pattern) ?? []).map((one) => one.toLowerCase())));
  const [uuids, macs, addresses] = [found(uuid), found(mac), found(address)];
  return {
    uuids: byHead(uuids),
    plainUuids: new Map([...uuids].map((one) => [one.replace(/[^0-9a-f]/g, ''), one])),
    plainMacs: new Map([...macs].map((one) => [one.replace(/[^0-9a-f]/g, ''), inColons(one)])),
    addresses: new Map(
      [...addresses]
        .filter((one) => !isPublicAddress(one))
        .flatMap((one) => formsOf(one).map((form) => [form, one])),
    ),
  };
}

function byHead(uuids: Iterable<string>): ReadonlyMap<string, readonly string[]> {
  const all = new Map<string, string[]>();
  for (const one of uuids) {
    const own = all.get(one.slice(0, 4));
    if (own === undefined) all.set(one.slice(0, 4), [one]);
    else own.push(one);
  }
  return all;
}

const uuid = /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi;
const mac = /(?<![\w:-])[0-9a-f]{2}(?:[:-][0-9a-f]{2}){5}(?![\w:-])/gi;
const address =
  /(?<![\d.])(?:(?:\d|[1-9]\d|1\d\d|2[0-4]\d|25[0-5])\.){3}(?:\d|[1-9]\d|1\d\d|2[0-4]\d|25[0-5])(?!\.?\d)/g;
const inColons = (name: string): string =>
  (name.replace(/[^0-9a-f]/gi, '').match(/../g) ?? []).join(':').toLowerCase();

/** Pseudonyms for all that names a machine, or a part of it, by its shape. */
export function withoutIdentities(text: string, seen: Seen, pseudonyms: Pseudonyms): string {
  const shaped = identifiers.reduce(
    (left, [pattern, kind]) =>
      left.replace(pattern, (name) => {
        if (kind === 'ip' && isPublicAddress(name)) return name;
        if (kind === 'uuid' && isPublicUuid(name.toLowerCase())) return name;
        return pseudonyms.of(kind, kind === 'mac' ? inColons(name) : plainUuid(name.toLowerCase()));
      }),
    text.replace(beginning, (whole, head: string, begun: string) => {
      const small = begun.toLowerCase();
      const begunSo = begun.length < 36 ? seen.uuids.get(small.slice(0, 4)) : undefined;
      const meant = begunSo?.find((one) => one.startsWith(small));
      return meant === undefined ? whole : head + pseudonyms.of('uuid', meant).slice(0, begun.length);
    }),
  );
  return cloudNames
    .reduce(
      (left, shape) => left.replace(shape, (_, head: string, id: string) => head + pseudonyms.of('id', id)),
      shaped,
    )
    .replace(plainRun, (run) => plain(run.toLowerCase(), seen, pseudonyms) ?? run)
    .replace(
      interfaceName,
      (_, digits: string) => `enx${withoutMarks(pseudonyms.of('mac', inColons(digits)))}`,
    )
    .replace(machineId, (_, head: string, id: string) => head + pseudonyms.of('id', id))
    .replace(volumeId, (_, head: string, id: string) => head + pseudonyms.of('id', id))
    .replace(instanceId, (id) => pseudonyms.of('id', id))
    .replace(worldWide, (_, head: string, id: string) => head + pseudonyms.of('id', id.toLowerCase()))
    .replace(diskSerial, (_, head: string, id: string) => head + pseudonyms.of('id', id))
    .replace(otherForm, (whole, form: string) => ofAddress(seen.addresses.get(form.toLowerCase())) ?? whole)
    .replace(paddedAddress, (whole) => ofAddress(usualForm(whole)) ?? whole);

  function ofAddress(found: string | null | undefined): string | null {
    return found === null || found === undefined || isPublicAddress(found)
      ? null
      : pseudonyms.of('ip', found);
  }
}

/** In names of systemd's units the lines between the digits are escaped; in other names they are others. */
const plainUuid = (name: string): string => name.replaceAll('\\x2d', '-').replaceAll('_', '-');
const withoutMarks = (name: string): string => name.replace(/[:-]/g, '');

/** A GPU may be asked for by the beginning of its UUID. */
const beginning = /\b((?:GPU|MIG)-)([0-9a-f][0-9a-f-]{3,35})(?![\w-])/gi;
const plainRun = /(?<![0-9a-z])(?:[0-9a-f]{32}|[0-9a-f]{12})(?![0-9a-z])/gi;

function plain(run: string, { plainUuids, plainMacs }: Seen, pseudonyms: Pseudonyms): string | null {
  const [meant, address] = [plainUuids.get(run), plainMacs.get(run)];
  if (meant !== undefined) return withoutMarks(pseudonyms.of('uuid', meant));
  if (address !== undefined) return withoutMarks(pseudonyms.of('mac', address));
  return run.length === 32 && !/^0+$/.test(run) ? pseudonyms.of('id', run) : null;
}

/** As systemd names an interface by its address. */
const interfaceName = /\benx([0-9a-f]{12})\b/g;
/** As Docker's older engines and systemd name a machine. */
const machineId =
  /((?:"ID"\s*:\s*"|machine[-_]?id["']?\s*[=:]\s*["']?|"(?:NodeID|InstanceID|instance[-_]id)"\s*:\s*"))([A-Z0-9]{4}(?::[A-Z0-9]{4}){11}|[0-9a-f]{32}|[\w-]{8,40})/g;
/** As FAT and the partitions of old tables have theirs. */
const volumeId = /(\b(?:PART)?UUID=["']?)([0-9A-F]{4}-[0-9A-F]{4}|[0-9a-f]{8}-[0-9a-f]{2})(?![\w-])/gi;
/** As disks and controllers have theirs, all over the world. */
const worldWide = /(\bwwn-0x|\beui\.|\bnaa\.)([0-9a-f]{16,32})(?![0-9a-z])/gi;
/** Behind the model, in the names of /dev/disk/by-id. */
const diskSerial =
  /(\b(?:nvme|ata|scsi|usb|virtio)-[\w.-]{1,80}_)((?=[A-Z0-9]{0,20}\d)[A-Z0-9]{8,24})(?![A-Za-z0-9])/g;
/** As EC2 and OpenStack name theirs. */
const instanceId = /\bi-(?:[0-9a-f]{17}|[0-9a-f]{8})\b/g;

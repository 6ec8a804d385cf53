import { driverLines } from '../host/kernel-log.ts';

/** What the kernel log tells of the driver, its module and the GPUs' links. */
export type KernelEventKind =
  | 'xid'
  | 'sxid'
  | 'fell-off-bus'
  | 'init-failed'
  | 'power-missing'
  | 'bar-invalid'
  | 'load-refused'
  | 'other-kernel'
  | 'load-denied'
  | 'device-denied'
  | 'other-driver'
  | 'needs-proprietary'
  | 'needs-open'
  | 'legacy'
  | 'unsupported'
  | 'hmm-failed'
  | 'link-error'
  | 'fsp-timeout'
  | 'windows-build';

/** What was said of one device, once or often. */
export interface KernelEvent {
  readonly kind: KernelEventKind;
  /** The device in the kernel's form, e.g. `0000:3b:00.0`; null where the line names none. */
  readonly address: string | null;
  /** Number of the Xid or SXid; null for all else. */
  readonly number: number | null;
  /** What the line adds: the driver that holds the device, the recovery action, how grave it is, an error code. */
  readonly detail: string | null;
  /** The latest of these lines without its time, bounded. */
  readonly text: string;
  readonly count: number;
}

const address = '(?<address>(?:[0-9a-f]{4,8}:)?[0-9a-f]{2}:[0-9a-f]{2}(?:\\.[0-7])?)';
const pattern = (source: string): RegExp => new RegExp(source, 'i');

/** Wordings of drivers 280 to 615 and kernels 3.10 to 7.0; the first that fits counts. */
const patterns: readonly (readonly [KernelEventKind, RegExp])[] = [
  // Of NVLink 5: the part that failed, and how gravely.
  [
    'xid',
    pattern(
      `NVRM: Xid \\((?:PCI:)?${address}\\): (?<number>14[4-9]|150), .{0,100}?(?<detail>\\b[A-Z][\\w/]{1,40} {1,4}(?:Nonfatal|Fatal))\\b`,
    ),
  ],
  [
    'xid',
    pattern(
      `NVRM: Xid \\((?:PCI:)?${address}\\): (?<number>\\d{1,4})\\b(?:.{0,80}recovery action changed.{0,60} to 0x[0-9a-f]+ \\((?<detail>[^)]{1,40})\\))?`,
    ),
  ],
  ['sxid', pattern(`SXid \\(PCI:${address}\\): (?<number>\\d{1,6}), (?<detail>Fatal|Non-fatal)`)],
  ['fell-off-bus', pattern(`NVRM: .{0,60}GPU ${address}:? .{0,90}fallen off the bus`)],
  ['init-failed', pattern(`NVRM: GPU ${address}: RmInitAdapter failed! \\((?<detail>[0-9a-fx:]{1,40})\\)`)],
  ['power-missing', pattern(`NVRM: GPU ${address}: GPU does not have the necessary power cables connected`)],
  ['bar-invalid', pattern(`NVRM: .{0,100}BAR\\d is 0M @ 0x0 \\(PCI:${address}\\)`)],
  ['load-refused', /Loading of (?<detail>unsigned module|module with unavailable key) is rejected/i],
  ['load-refused', /Lockdown: .{1,40}: (?<detail>unsigned module) loading is restricted/i],
  ['other-kernel', /\bnvidia\b.{0,30}: (?<detail>disagrees about version of symbol|version magic) /i],
  ['load-denied', /avc: {1,3}denied {1,3}\{ (?<detail>module_load) \}.{0,200}nvidia/i],
  [
    'device-denied',
    /avc: {1,3}denied {1,3}\{ (?<detail>[a-z ]{1,60}) \}.{1,120}["/]nvidia(?:\d{1,3}|ctl|-uvm).{1,120}:container_t:/i,
  ],
  ['other-driver', pattern(`NVRM: GPU ${address} is already bound to (?<detail>[\\w-]{1,40})`)],
  ['needs-proprietary', pattern(`GPU ${address} .{0,80}not supported by open nvidia\\.ko`)],
  ['needs-proprietary', /NVRM: Open nvidia\.ko is only ready for use on (?<detail>Data Center) GPUs/i],
  ['needs-open', pattern(`GPU ${address} .{0,80}requires use of the NVIDIA open kernel modules`)],
  [
    'legacy',
    /GPU installed in this system is supported through the NVIDIA (?<detail>\d{2,3})\.\S{1,3} Legacy/i,
  ],
  [
    'unsupported',
    pattern(`GPU ${address} .{0,60}is not supported by the (?<detail>(?:NVIDIA )?\\d{3}\\.[\\dx.]{1,10})`),
  ],
  ['hmm-failed', /request_free_mem_region\(\) err (?<detail>-\d{1,3})/],
  ['link-error', pattern(`${address}.{0,20} AER: .{0,40}(?<detail>Uncorrect(?:ed|able))`)],
  ['fsp-timeout', /NVRM: .{0,40}kfspPollForResponse\w{0,10}: (?<detail>FSP command timed out)/],
  // Of Windows below WSL or Hyper-V; the words changed with kernels 5.x and 6.12.
  ['windows-build', /Hyper-V: H(?:ost|ypervisor) Build 10\.0\.(?<detail>\d{5})\./],
  ['windows-build', /Hyper-V Host Build:(?<detail>\d{5})-/],
];

const moduleLoaded = /NVRM: loading NVIDIA UNIX/;
/** The first that the module prints, before it meets its GPUs. */
const moduleStarts = /nvidia-nvlink: Nvlink Core is being initialized/;
/** A fresh nvidia-uvm may have been told to do without what failed in the one before. */
const uvmLoaded = /nvidia-uvm: Loaded the UVM driver/;

export const mostEvents = 100;
/** A message of several lines is printed with NVRM before each. */
const longestMessage = 6;

/** Events since the module was loaded last; what an earlier load of it met is over. */
export function eventsIn(log: string): readonly KernelEvent[] {
  const lines = driverLines(log);
  const events = new Map<string, KernelEvent>();
  for (let at = startOfLastLoad(lines); at < lines.length; at += 1) {
    if (uvmLoaded.test(lines[at] ?? ''))
      events.delete(keyOf({ kind: 'hmm-failed', address: null, number: null, detail: null }));
    const event = eventAt(lines, at);
    if (event === null) continue;
    const key = keyOf(event);
    const count = (events.get(key)?.count ?? 0) + 1;
    // Anew at the end, so that the latest of each keep their order.
    events.delete(key);
    events.set(key, { ...event, count });
  }
  return [...events.values()].slice(-mostEvents);
}

/** What differs in how grave it is stays apart: the latest line says nothing of an earlier one. */
const keyOf = ({
  kind,
  address: device,
  number,
  detail,
}: Pick<KernelEvent, 'kind' | 'address' | 'number' | 'detail'>): string =>
  `${kind} ${device} ${number} ${/fatal/i.test(detail ?? '') ? detail : ''}`;

function startOfLastLoad(lines: readonly string[]): number {
  const loaded = lines.findLastIndex((line) => moduleLoaded.test(line));
  if (loaded === -1) return 0;
  const starts = lines.slice(0, loaded).findLastIndex((line) => moduleStarts.test(line));
  return starts === -1 ? loaded : starts;
}

function eventAt(lines: readonly string[], at: number): KernelEvent | null {
  const line = messageAt(lines, at);
  for (const [kind, regex] of patterns) {
    const match = regex.exec(line);
    // A message of several lines is one event, at the line where it begins.
    if (match === null || match.index > (lines[at] ?? '').length) continue;
    const { address: device, number, detail } = match.groups ?? {};
    return {
      kind,
      address: device === undefined ? null : kernelAddress(device),
      number: number === undefined ? null : Number(number),
      detail: detail?.replaceAll(/ {2,}/g, ' ') ?? null,
      text: line.slice(match.index, match.index + 200).trim(),
      count: 1,
    };
  }
  return null;
}

/** The line and those that go on with it, as one. */
function messageAt(lines: readonly string[], at: number): string {
  const first = lines[at] ?? '';
  const start = first.indexOf('NVRM:');
  if (start === -1 || first.includes('Xid (')) return first;
  const more = lines.slice(at + 1, at + longestMessage);
  const end = more.findIndex((line) => !line.includes('NVRM:') || line.includes('Xid ('));
  const rest = (end === -1 ? more : more.slice(0, end)).map((line) => line.replace(/^.*?NVRM:/, '').trim());
  return [first.slice(start).trim(), ...rest].join(' ').replaceAll(/ {2,}/g, ' ');
}

/** `3b:00`, `00000000:3B:00.0` as `0000:3b:00.0`: Xids leave the function out, and old drivers the domain. */
function kernelAddress(text: string): string {
  const parts = text.toLowerCase().split(':');
  const [domain, bus, slot] = parts.length === 2 ? ['0000', ...parts] : parts;
  const device = `${(domain ?? '').replace(/^0+/, '').padStart(4, '0')}:${bus}:${slot}`;
  return device.includes('.') ? device : `${device}.0`;
}

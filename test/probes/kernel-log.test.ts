import { describe, expect, it } from 'vitest';
import { checks } from '../../checks/index.ts';
import { driverLines, ofDriverAlone } from '../../src/host/kernel-log.ts';
import { read } from '../../src/probe.ts';
import { kernelLog } from '../../src/probes/kernel-log.ts';
import { eventsIn, type KernelEvent, mostEvents } from '../../src/probes/kernel-log-lines.ts';
import type { Facts } from '../../src/probes.ts';
import { defaultTarget } from '../../src/target.ts';
import { healthy, readingsOf } from '../../src/testing/healthy.ts';
import { askProbe, exited } from '../support/ask.ts';
import { captures, capturesMissing } from '../support/captures.ts';

const journal = 'journalctl -k -b -q --no-pager -o short-monotonic';
const xid = 'NVRM: Xid (PCI:0000:3b:00): 79, pid=1, name=python3, GPU has fallen off the bus.';
const brief = ({ kind, address, number, detail }: KernelEvent) => [kind, address, number, detail];

describe('the kernel log', () => {
  it('is what dmesg prints', async () => {
    expect(
      await askProbe(kernelLog, { run: { dmesg: exited(0, `[ 12.5] usb 1-1: new\n[ 13.0] ${xid}\n`) } }),
    ).toEqual(
      read({
        source: 'dmesg',
        events: [{ kind: 'xid', address: '0000:3b:00.0', number: 79, detail: null, text: xid, count: 1 }],
      }),
    );
  });

  it('is what the journal holds where dmesg is not for everybody', async () => {
    const dmesg = exited(1, '', 'dmesg: read kernel buffer failed: Operation not permitted\n');
    expect(
      await askProbe(kernelLog, { run: { dmesg, [journal]: exited(0, `[ 13.0] host kernel: ${xid}\n`) } }),
    ).toMatchObject({ ok: true, value: { source: 'journal', events: [{ number: 79 }] } });
  });

  it('tells a security processor that does not answer from the failure that follows', () => {
    const lines = [
      'NVRM: RmInitAdapter: Cannot initialize GSP firmware RM',
      'NVRM: GPU 0000:01:00.0: RmInitAdapter failed! (0x62:0x65:1784)',
      'NVRM: kfspPollForResponse_IMPL: FSP command timed out',
    ];
    const log = lines.map((line) => `[   12.5] ${line}`).join('\n');
    expect(eventsIn(log).map(brief)).toEqual([
      ['init-failed', '0000:01:00.0', null, '0x62:0x65:1784'],
      ['fsp-timeout', null, null, 'FSP command timed out'],
    ]);
  });

  it.each([
    ['Hyper-V: Host Build 10.0.22631.4169-0-0', '22631'],
    ['Hyper-V: Hypervisor Build 10.0.26100.2894-1-0', '26100'],
    ['Hyper-V Host Build:19041-10.0-1-0.488', '19041'],
  ])('tells the build of Windows below it: %s', (line, build) => {
    const log = `[    0.000000] ${line}\n[    1.2] misc dxg: dxgk: dxgkio_query_adapter_info: Ioctl failed: -22\n`;
    expect(eventsIn(log).map(brief)).toEqual([['windows-build', null, null, build]]);
  });

  it.each([
    ['an empty journal', exited(0, '')],
    ['a refusal', exited(1, '', 'No journal files were opened due to insufficient permissions.\n')],
    ['no journal', { kind: 'not-found' as const }],
    ['silence', { kind: 'timed-out' as const, stdout: '', stderr: '', why: 'it hangs' }],
  ])('that nobody lets this user read was not asked for: %s', async (_, answer) => {
    const run = { dmesg: exited(1, '', 'not permitted'), [journal]: answer };
    expect(await askProbe(kernelLog, { run })).toMatchObject({ ok: false, asked: false });
  });
});

describe('its lines', () => {
  it.each([
    ['as plain dmesg', '[ 1843.308145] '],
    ['with readable time', '[Sun Feb 23 16:24:18 2025] '],
    ['raw', '<4>[ 1126.588387] '],
    ['decoded', 'kern  :warn  : 2025-01-21T04:41:44,283302+00:00 '],
    ['of /dev/kmsg', '6,3973,227996636,-;'],
    ['of syslog', 'Jul 28 09:14:02 node07 kernel: '],
    ['in colours', '\u001b[32m[ 1843.308145] \u001b[0m\u001b[33m'],
    ['in another tongue', '[Mo Jul 28 09:14:02 2025] '],
  ])('%s', (_, prefix) => {
    expect(eventsIn(`${prefix}${xid}\r\n`).map(brief)).toEqual([['xid', '0000:3b:00.0', 79, null]]);
  });

  it.each<[string, readonly string[], readonly unknown[]]>([
    [
      'a GPU off the bus, without an Xid',
      [
        'NVRM: The NVIDIA GPU 0000:b3:00.0',
        'NVRM: (PCI ID: 10de:26b5) installed in this system has',
        'NVRM: fallen off the bus and is not responding to commands.',
      ],
      ['fell-off-bus', '0000:b3:00.0', null, null],
    ],
    [
      'a GPU off the bus, in one line',
      ['NVRM: GPU 0000:91:00.0: GPU has fallen off the bus.'],
      ['fell-off-bus', '0000:91:00.0', null, null],
    ],
    ['an old Xid', ['NVRM: Xid (0000:03:00): 14, Channel 00000001'], ['xid', '0000:03:00.0', 14, null]],
    [
      'a recovery action',
      [
        'NVRM: Xid (PCI:0000:97:00): 154, GPU recovery action changed from 0x0 (None) to 0x1 (GPU Reset Required)',
      ],
      ['xid', '0000:97:00.0', 154, 'GPU Reset Required'],
    ],
    [
      'a recovery action, of 610',
      ['NVRM: Xid (PCI:0000:01:00): 154, GPU recovery action changed from 0x0 (None) to 0x1 (PF FLR)'],
      ['xid', '0000:01:00.0', 154, 'PF FLR'],
    ],
    [
      'an NVLink error with a process',
      [
        'NVRM: Xid (PCI:0000:5f:00): 145, pid=77, name=python3, RLW_REMAP Nonfatal XC0 i0 Link 02 (0x00000004 0x00000001)',
      ],
      ['xid', '0000:5f:00.0', 145, 'RLW_REMAP Nonfatal'],
    ],
    [
      'a fatal NVLink error in columns',
      ['NVRM: Xid (PCI:0009:01:00): 149, NETIR_LINK_EVT  Fatal   XC0 i0 Link 01 (0x021425c6 0x00000000)'],
      ['xid', '0009:01:00.0', 149, 'NETIR_LINK_EVT Fatal'],
    ],
    [
      'an NVLink error in words of another driver',
      ['NVRM: Xid (PCI:0000:5f:00): 148, something else'],
      ['xid', '0000:5f:00.0', 148, null],
    ],
    [
      'no power cable',
      ['NVRM: GPU 0000:13:00.0: GPU does not have the necessary power cables connected.'],
      ['power-missing', '0000:13:00.0', null, null],
    ],
    [
      'an SXid',
      ['nvidia-nvswitch0: SXid (PCI:0000:a9:00.0): 24007, Fatal, Link 34 timeout'],
      ['sxid', '0000:a9:00.0', 24007, 'Fatal'],
    ],
    [
      'a failed start',
      ['NVRM: GPU 0000:13:00.0: RmInitAdapter failed! (0x26:0x56:1463)'],
      ['init-failed', '0000:13:00.0', null, '0x26:0x56:1463'],
    ],
    [
      'no address range',
      [
        'NVRM: This PCI I/O region assigned to your NVIDIA device is invalid:',
        'NVRM: BAR1 is 0M @ 0x0 (PCI:0000:01:00.0)',
      ],
      ['bar-invalid', '0000:01:00.0', null, null],
    ],
    [
      'no signature',
      ['Loading of unsigned module is rejected'],
      ['load-refused', null, null, 'unsigned module'],
    ],
    [
      'lockdown',
      ['Lockdown: modprobe: unsigned module loading is restricted; see man kernel_lockdown.7'],
      ['load-refused', null, null, 'unsigned module'],
    ],
    [
      'another build of the kernel',
      ['nvidia: disagrees about version of symbol module_layout'],
      ['other-kernel', null, null, 'disagrees about version of symbol'],
    ],
    [
      'SELinux',
      [
        'audit: type=1400 audit(1.2:3): avc:  denied  { module_load } for  pid=1 comm="modprobe" path="/x/nvidia.ko" tclass=system',
      ],
      ['load-denied', null, null, 'module_load'],
    ],
    [
      'SELinux, of a container',
      [
        'audit: type=1400 audit(1.2:3): avc:  denied  { read write } for  pid=7 comm="python3" path="/dev/nvidia-uvm" dev="devtmpfs" ino=8 scontext=system_u:system_r:container_t:s0:c1,c2 tcontext=system_u:object_r:xserver_misc_device_t:s0 tclass=chr_file permissive=0',
      ],
      ['device-denied', null, null, 'read write'],
    ],
    [
      'nova',
      ['NVRM: GPU 0000:01:00.0 is already bound to NovaCore.'],
      ['other-driver', '0000:01:00.0', null, 'NovaCore'],
    ],
    [
      'a GPU without GSP',
      [
        'NVRM: The NVIDIA GPU 0000:09:00.0 (PCI ID: 10de:1d01)',
        'NVRM: installed in this system is not supported by open',
        'NVRM: nvidia.ko because it does not include the required GPU',
      ],
      ['needs-proprietary', '0000:09:00.0', null, null],
    ],
    [
      'a GPU that needs the open module',
      [
        'NVRM: The NVIDIA GPU 0000:01:00.0 (PCI ID: 10de:2b85)',
        'NVRM: installed in this system requires use of the NVIDIA open kernel modules.',
      ],
      ['needs-open', '0000:01:00.0', null, null],
    ],
    [
      'a legacy GPU',
      [
        'NVRM: The NVIDIA NVIDIA GeForce GTX 1050 GPU installed in this system is',
        'NVRM:  supported through the NVIDIA 580.xx Legacy drivers. Please',
      ],
      ['legacy', null, null, '580'],
    ],
    [
      'an unknown GPU',
      [
        'NVRM: The NVIDIA GPU 0000:01:00.0 (PCI ID: 10de:1050) installed',
        'NVRM: in this system is not supported by the 280.13 NVIDIA Linux',
      ],
      ['unsupported', '0000:01:00.0', null, '280.13'],
    ],
    [
      'an unknown GPU, newer words',
      [
        'NVRM: The NVIDIA GPU 0000:01:00.0 (PCI ID: 10de:2684)',
        'NVRM: installed in this system is not supported by the',
        'NVRM: NVIDIA 470.199.02 driver release.',
      ],
      ['unsupported', '0000:01:00.0', null, 'NVIDIA 470.199.02'],
    ],
    [
      'HMM',
      ['nvidia-uvm: uvm_pmm_gpu.c:3176 devmem_alloc_pagemap[pid:92821] request_free_mem_region() err -34'],
      ['hmm-failed', null, null, '-34'],
    ],
    [
      'a link',
      ['pcieport 0000:3c:00.0: AER: Uncorrected (Fatal) error received: 0000:3c:00.0'],
      ['link-error', '0000:3c:00.0', null, 'Uncorrected'],
    ],
  ])('%s', (_, lines, expected) => {
    const log = lines.map((line, index) => `[${index === 0 ? ' 9.1' : '     '}] ${line}`).join('\n');
    expect(eventsIn(log).map(brief)).toEqual([expected]);
  });

  it('stay apart by how grave they are', () => {
    const line = (words: string) => `NVRM: Xid (PCI:0000:5f:00): 149, ${words} XC0 i0 Link 02 (0x4)`;
    const log = [line('NETIR_LINK_EVT Fatal'), line('NETIR_BER_EVENT Nonfatal')].join('\n');
    expect(eventsIn(log).map(({ detail }) => detail)).toEqual([
      'NETIR_LINK_EVT Fatal',
      'NETIR_BER_EVENT Nonfatal',
    ]);
  });

  it('of an earlier load of the module are over', () => {
    const loaded = 'NVRM: loading NVIDIA UNIX x86_64 Kernel Module  550.144.03  Mon Dec 30 17:44:08 UTC 2024';
    const starts = 'nvidia-nvlink: Nvlink Core is being initialized, major device number 507';
    const legacy =
      'NVRM: The GPU installed in this system is supported through the NVIDIA 470.xx Legacy drivers.';
    expect(eventsIn([xid, starts, legacy, loaded].join('\n')).map(({ kind }) => kind)).toEqual(['legacy']);
    expect(eventsIn([loaded, xid, xid].join('\n'))).toMatchObject([{ number: 79, count: 2 }]);
  });

  it('of an nvidia-uvm that was loaded anew are over', () => {
    const failed = 'nvidia-uvm: x.c:1 devmem_alloc_pagemap[pid:9] request_free_mem_region() err -34';
    expect(eventsIn(`${failed}\nnvidia-uvm: Loaded the UVM driver, major device number 505.\n`)).toEqual([]);
  });

  it('are no more than the driver wrote, without serial numbers', () => {
    const log = `eth0: 00:11:22:33:44:55\nNVRM: GPU Board Serial Number: 1234\n${xid}\n`;
    expect(driverLines(log)).toEqual([xid]);
    expect(ofDriverAlone(['chroot', '/host', 'dmesg'], exited(0, log))).toEqual(exited(0, `${xid}\n`));
    expect(ofDriverAlone(['docker', 'info'], exited(0, log))).toEqual(exited(0, log));
    expect(ofDriverAlone(['dmesg'], exited(0, 'eth0: up\n'))).toEqual(exited(0, '(no line of the driver)\n'));
  });

  it.each([
    ['nothing', ''],
    ['noise', '\u0000\u0001\ufffd'.repeat(1000)],
    ['half a line', xid.slice(0, 27)],
    ['words without numbers', 'NVRM: Xid (PCI:): , fallen off the bus'],
  ])('tell nothing where there is %s', (_, text) => expect(eventsIn(text)).toEqual([]));

  it('are read in time however many there are', () => {
    const line = (index: number) =>
      `[${index}] ${xid.replace('3b', (index % 256).toString(16).padStart(2, '0'))}\n`;
    const log = Array.from({ length: 100_000 }, (_, index) => line(index)).join('');
    const began = performance.now();
    expect(eventsIn(log)).toHaveLength(mostEvents);
    expect(eventsIn(`NVRM: ${'GPU 0000:01:00.0 '.repeat(600_000)}`)).toEqual([]);
    expect(performance.now() - began).toBeLessThan(5000);
  });
});

describe.skipIf(capturesMissing !== null)(`captured logs ${capturesMissing ?? ''}`, () => {
  const codesWith = (facts: Partial<Facts>) =>
    checks.flatMap((check) => {
      const outcome = check.examine(readingsOf(facts), defaultTarget);
      return outcome.status === 'found'
        ? outcome.findings.map(({ code, severity }) => `${severity} ${code}`)
        : [];
    });
  const machineWith = (addresses: readonly string[]): Partial<Facts> => {
    if (healthy.nvidiaSmi.kind !== 'answered' || addresses.length === 0) return {};
    const [gpu] = healthy.nvidiaSmi.gpus;
    const [device] = healthy.pci.devices;
    if (gpu === undefined || device === undefined) return {};
    return {
      nvidiaSmi: { ...healthy.nvidiaSmi, gpus: addresses.map((busId, index) => ({ ...gpu, busId, index })) },
      pci: { bus: true, devices: addresses.map((address) => ({ ...device, address })) },
    };
  };
  const built = {
    kind: 'not-loaded',
    builtFor: [healthy.system.kernelRelease],
    searched: true,
    nouveau: false,
  } as const;
  const notRun = { kind: 'not-run', why: 'no module' } as const;
  const logOf = (name: string) => {
    const capture = captures('dmesg').find(({ file }) => file.endsWith(name));
    expect(capture, name).toBeDefined();
    return { kernelLog: { source: 'dmesg' as const, events: eventsIn(capture?.text ?? '') } };
  };

  it.each(
    captures('dmesg')
      .filter(({ status }) => status.startsWith('healthy'))
      .map(({ file }) => file),
  )('%s gives no finding', (file) => expect(codesWith(logOf(file))).toEqual([]));

  it.each([
    ['gpud-xid-13-43-decode-iso.log', []],
    ['gpud-oom-decode-iso.log', []],
    ['gpud-kmsg-peermem.log', []],
    ['gcm-xid-31-48.log', ['warning ecc-uncorrectable']],
    ['gpud-dmesg.0.log', ['warning ecc-uncorrectable', 'warning ecc-row-remap']],
    ['gpud-xid-119-gsp-timeout.log', ['warning gsp-rpc-timeout']],
  ])('%s: a warning at most while the GPU answers', (name, codes) => {
    const log = logOf(name);
    const addresses = [...new Set(log.kernelLog.events.flatMap(({ address }) => address ?? []))];
    expect(codesWith({ ...log, ...machineWith(addresses) })).toEqual(codes);
  });

  it.each([
    ['gpud-dmesg.0.log', 'error ecc-uncorrectable'],
    ['gpud-xid-119-gsp-timeout.log', 'error gsp-rpc-timeout'],
  ])('%s: an error while it does not', (name, code) => expect(codesWith(logOf(name))).toContain(code));

  it.each(['secure-boot-lockdown.log', 'secure-boot-unavailable-key.log'])('%s', (name) => {
    const signer = name.includes('key') ? 'a key of this machine' : null;
    const file =
      healthy.moduleFile.kind === 'present' ? { ...healthy.moduleFile, signer } : healthy.moduleFile;
    const codes = codesWith({ ...logOf(name), kernelModule: built, nvidiaSmi: notRun, moduleFile: file });
    expect(codes).toContain('error secure-boot-unsigned');
  });

  it('a GPU that vfio-pci holds', () => {
    expect(logOf('vfio-owns-gpu.log').kernelLog.events).toMatchObject([
      { kind: 'other-driver', address: '0000:01:00.0', detail: 'vfio-pci' },
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { checks } from '../checks/index.ts';
import type { Fix } from '../src/check.ts';
import { diagnose } from '../src/diagnose.ts';
import type { Host } from '../src/host/host.ts';
import { defaultTarget } from '../src/target.ts';
import { fixtureFile, fixtureHost, fixtureNames } from './support/fixture-hosts.ts';

interface Foreign {
  readonly platform: string;
  readonly files: Readonly<Record<string, string>>;
  readonly kernelRelease: string;
  /** Programs that are as wrong there. */
  readonly programs: readonly string[];
}

/** Systems whose driver is none of Linux' own packages. */
const foreign: readonly Foreign[] = [
  {
    platform: 'wsl2',
    kernelRelease: '5.15.153.1-microsoft-standard-WSL2',
    files: { '/proc/sys/kernel/osrelease': '5.15.153.1-microsoft-standard-WSL2\n' },
    programs: ['reboot'],
  },
  {
    platform: 'jetson',
    kernelRelease: '5.15.148-tegra',
    files: {
      '/proc/sys/kernel/osrelease': '5.15.148-tegra\n',
      '/proc/device-tree/model': 'NVIDIA Jetson AGX Orin Developer Kit\0',
      '/etc/nv_tegra_release': '# R36 (release), REVISION: 4.3, GCID: 38968081\n',
    },
    programs: [],
  },
];

const marks = new Set(['/etc/dgx-release', '/run/WSL', '/dev/dxg']);

/** Whatever is broken on a machine, broken on one of these. */
function on({ files, kernelRelease }: Foreign, host: Host): Host {
  return {
    ...host,
    // The marks of what it was before would contradict.
    stat: (path) => (marks.has(path) ? Promise.resolve({ kind: 'absent' }) : host.stat(path)),
    readText: (path, ...more) =>
      marks.has(path)
        ? Promise.resolve({ kind: 'absent' })
        : Object.hasOwn(files, path)
          ? Promise.resolve({ kind: 'ok', value: files[path] ?? '' })
          : host.readText(path, ...more),
    system: async () => ({ ...(await host.system()), kernelRelease }),
  };
}

/** What belongs to a driver for Linux and its kernel module. */
const forbiddenPrograms = new Set([
  'modprobe',
  'rmmod',
  'insmod',
  'nvidia-modprobe',
  'dkms',
  'mokutil',
  'update-initramfs',
  'dracut',
  'mkinitcpio',
  'ubuntu-drivers',
  'prime-select',
  'cos-extensions',
]);
const forbiddenPackages =
  /^(?:nvidia-(?:driver|headless|open|kernel|dkms|utils|fabricmanager)|cuda-drivers|linux-headers|kernel-devel|libnvidia-(?!container))/;
const forbiddenWords =
  /secure boot|nouveau|initramfs|dkms|modprobe\.d|kernel module|\.run file|driver installation guide/i;

function offences({ id, steps }: Fix, programs: readonly string[] = []): readonly string[] {
  const removes = id === 'remove-linux-driver';
  return steps.flatMap((step) => {
    if (step.kind === 'edit')
      return /modprobe\.d|initramfs|grub/.test(step.file) ? [`${id}: ${step.file}`] : [];
    if (step.kind === 'do') return forbiddenWords.test(step.text) ? [`${id}: ${step.text}`] : [];
    const [program = '', ...words] = step.argv;
    const installs = words.some((word) => forbiddenPackages.test(word)) && !removes;
    const wrong = forbiddenPrograms.has(program) || programs.includes(program);
    return wrong || installs ? [`${id}: ${step.argv.join(' ')}`] : [];
  });
}

describe.each(foreign)('on $platform no fix touches a driver for Linux', (system) => {
  it.each(fixtureNames())('%s', async (name) => {
    const expected: { readonly image: string } = fixtureFile(name, 'expected.json');
    const report = await diagnose({
      host: on(system, fixtureHost(name)),
      checks,
      target: { ...defaultTarget, image: expected.image, launch: 'never' },
    });
    expect(report.host.platform).toBe(system.platform);
    expect([...report.plan, ...report.otherFixes].flatMap((fix) => offences(fix, system.programs))).toEqual(
      [],
    );
    expect(report.outcomes.filter(({ status }) => status === 'crashed')).toEqual([]);
  });
});

describe('a fix that would', () => {
  it('is noticed', () => {
    const bad: Fix = {
      id: 'install-driver',
      title: '',
      risk: 'disruptive',
      steps: [
        { kind: 'run', argv: ['apt-get', 'install', '-y', 'nvidia-driver-570'], root: true },
        { kind: 'run', argv: ['modprobe', 'nvidia'], root: true },
        { kind: 'do', text: 'Switch Secure Boot off.' },
      ],
    };
    expect(offences(bad)).toHaveLength(3);
  });
});

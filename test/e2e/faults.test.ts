import { describe, expect, it } from 'vitest';
import { carryOut, causesIn, diagnoseOn, onHost } from './doctor.ts';
import { type RigDescription, rigMissing } from './rig/host.ts';

interface Fault {
  readonly host: RigDescription;
  readonly args?: readonly string[];
  readonly user?: 'root' | 'tester';
  /** Each cause with what it explains; `code?` is a warning. */
  readonly causes: Readonly<Record<string, readonly string[]>>;
  /** `person`: nothing but steps for a person, as no program can mend it. `nobody`: the rig cannot be mended here. */
  readonly mendedBy: 'plan' | 'person' | 'nobody';
  /** What the plan asks of the stand-in administration tools, each call in words. */
  readonly asks?: readonly string[];
}

const image = 'nvcr.io/nvidia/pytorch:23.10-py3';
const driver = '550.163.01';

const faults: Readonly<Record<string, Fault>> = {
  'no NVIDIA GPU': { host: { gpus: [] }, causes: { 'no-nvidia-gpu': [] }, mendedBy: 'person' },
  'the driver is not installed': {
    host: { driver: { libraries: null, available: driver } },
    causes: { 'driver-not-installed': ['driver-libraries-missing', 'device-nodes-missing'] },
    mendedBy: 'plan',
  },
  'the kernel module is not loaded': {
    host: { driver: { libraries: driver, module: null } },
    causes: { 'kernel-module-not-loaded': ['device-nodes-missing'] },
    mendedBy: 'plan',
    asks: [
      'modprobe nvidia',
      'modprobe nvidia-uvm',
      'nvidia-modprobe -c=0 -c=1 -c=255',
      'nvidia-modprobe -u -c=0',
    ],
  },
  'driver and libraries do not match': {
    host: { driver: { libraries: driver, module: '550.54.15' } },
    causes: { 'driver-library-mismatch': [] },
    mendedBy: 'plan',
  },
  'the real nvidia-smi says that the versions differ': {
    host: { nvmlCode: 18 },
    causes: { 'driver-library-mismatch': [] },
    mendedBy: 'nobody',
  },
  'the real nvidia-smi says that the GPU is lost': {
    host: { nvmlCode: 15 },
    causes: { 'gpu-fell-off-bus': [] },
    mendedBy: 'person',
  },
  'the real nvidia-smi says that it may not': {
    host: { nvmlCode: 4 },
    causes: { 'driver-not-answering': [] },
    mendedBy: 'person',
  },
  'the device nodes are missing': {
    host: { nodes: 'none' },
    causes: { 'device-nodes-missing': [] },
    mendedBy: 'plan',
    asks: ['nvidia-modprobe -c=0 -c=1 -c=255', 'nvidia-modprobe -u -c=0'],
  },
  'Docker is not installed': {
    host: { docker: { installed: false } },
    causes: { 'docker-not-installed': [] },
    mendedBy: 'plan',
  },
  'the daemon is down': {
    host: { docker: { running: false } },
    causes: { 'daemon-not-running': [] },
    mendedBy: 'plan',
    asks: ['systemctl enable --now docker'],
  },
  'the user may not use the socket': {
    host: {},
    user: 'tester',
    causes: { 'docker-socket-permission': [] },
    mendedBy: 'plan',
    asks: ['usermod -aG docker tester'],
  },
  'the toolkit is not installed': {
    host: { toolkit: { installed: false } },
    causes: { 'toolkit-not-installed': ['gpus-not-supported'] },
    mendedBy: 'plan',
  },
  'nvidia-container-cli is of an older release than the toolkit': {
    host: { toolkit: { libraryVersion: '1.12.1' } },
    causes: { 'toolkit-version-mix': [] },
    mendedBy: 'plan',
  },
  'config.toml points at a driver container that does not run': {
    host: { toolkit: { config: '[nvidia-container-cli]\nroot = "/run/nvidia/driver"\n' } },
    causes: { 'config-toml-driver-root': [] },
    mendedBy: 'plan',
    asks: [],
  },
  'the runtime is not registered and the launch needs it': {
    host: {
      toolkit: { config: '[nvidia-container-runtime]\nmode = "cdi"\n' },
      docker: { daemonJson: null },
    },
    causes: { 'nvidia-runtime-not-registered': [], 'cdi-spec-missing-or-unreadable': [] },
    mendedBy: 'plan',
    asks: [
      'nvidia-ctk runtime configure --runtime=docker',
      'nvidia-ctk cdi generate --output=/etc/cdi/nvidia.yaml',
      'systemctl restart docker',
    ],
  },
  "the hook is not on dockerd's PATH": {
    host: { toolkit: { hookDirectory: '/opt/nvidia/toolkit' } },
    causes: { 'toolkit-hook-missing': ['gpus-not-supported'] },
    mendedBy: 'plan',
    asks: ['systemctl restart docker'],
  },
  'the toolkit came after dockerd started': {
    host: { toolkit: { installed: 'after-dockerd' } },
    causes: { 'daemon-not-restarted': ['gpus-not-supported'] },
    mendedBy: 'plan',
    asks: ['systemctl restart docker'],
  },
  'the default runtime leads nowhere': {
    host: {
      docker: {
        daemonJson: JSON.stringify({
          'default-runtime': 'nvidia',
          runtimes: { nvidia: { path: '/opt/gone/nvidia-container-runtime', args: [] } },
        }),
      },
    },
    causes: { 'runtime-binary-missing': ['default-runtime-broken'] },
    mendedBy: 'plan',
    asks: ['systemctl restart docker'],
  },
  'daemon.json is broken and the daemon therefore down': {
    host: { docker: { daemonJson: '{\n  "debug": false,\n  "live-restore": false,\n}\n' } },
    causes: { 'daemon-json-invalid': ['daemon-not-running'] },
    mendedBy: 'plan',
  },
  'too little disk for the layers of the image': {
    host: { images: [], registry: {}, docker: { dataRootSize: '8m' } },
    causes: { 'disk-too-small-for-image': [] },
    mendedBy: 'person',
  },
  'a volume is missing': {
    host: {},
    args: ['-v', '/no/such/folder:/data'],
    causes: { 'volume-missing': [] },
    mendedBy: 'person',
  },
  'the registry is down': registryFault({ fault: 'down' }, 'registry-unreachable'),
  'the stored password is wrong': registryFault(
    { loggedInWith: 'nvapi-b0gus', key: 'nvapi-g00d' },
    'ngc-wrong-credentials',
  ),
  'nobody is logged in': registryFault({ anonymous: false }, 'ngc-not-logged-in'),
  'the tag is unknown': {
    ...registryFault({}, 'image-tag-not-found'),
    args: ['--image', 'nvcr.io/nvidia/pytorch:22.99-py3'],
    causes: { 'image-tag-not-found': ['image-unverified'] },
  },
  'the image is for another architecture': registryFault({ fault: 'arm64-only-index' }, 'arch-no-manifest'),
  'a single manifest of another architecture': registryFault(
    { fault: 'arm64-only-manifest' },
    'arch-no-manifest',
  ),
  'the certificate is signed by nobody known': registryFault({ fault: 'self-signed' }, 'tls-mitm-ca'),
  'the name does not resolve': registryFault({ fault: 'does-not-resolve' }, 'dns-failure'),
  'the blob host is blocked': registryFault({ fault: 'blob-host-blocked' }, 'registry-cdn-blocked'),
};

/** The image is not local, and only its registry is at fault: a person's business. */
function registryFault(registry: NonNullable<RigDescription['registry']>, code: string): Fault {
  return {
    host: { images: [], registry },
    causes: { [code]: [] },
    mendedBy: 'person',
  };
}

const missing = rigMissing();
const suite = missing === null ? 'faults, found and mended on a real engine' : `faults (skipped: ${missing})`;

describe.skipIf(missing !== null).concurrent(suite, { timeout: 300_000 }, () => {
  for (const [name, fault] of Object.entries(faults)) {
    it(name, () =>
      onHost(fault.host, async (host) => {
        const options = { user: fault.user ?? 'root' } as const;
        const before = await diagnoseOn(host, ['--image', image, ...(fault.args ?? [])], options);
        expect(JSON.stringify(before)).not.toContain('nvapi-');
        expect(before.report.verdict).toBe('not-ready');
        expect(before.result.code).toBe(1);
        expect(causesIn(before.report)).toEqual(fault.causes);
        expect(before.report.launch.status).toBe('not-run');
        const steps = before.report.plan.flatMap((fix) => fix.steps);
        if (fault.mendedBy === 'nobody') return;
        if (fault.mendedBy === 'person') {
          // Such a fix may begin with a command that only looks.
          expect(before.report.plan.map(({ risk }) => risk)).toContain('manual');
          expect(steps.some(({ kind }) => kind === 'do')).toBe(true);
          return;
        }
        const earlier = (await host.log()).length;
        // A new login is a person's, and each command here is a login of its own.
        const plan = before.report.plan.filter(({ id }) => id !== 'relogin');
        await carryOut(host, { ...before.report, plan });
        const asked = (await host.log()).slice(earlier).filter(({ code }) => code === 0);
        if (fault.asks !== undefined) expect(asked.map(({ argv }) => argv.join(' '))).toEqual(fault.asks);
        const after = await diagnoseOn(host, ['--image', image, ...(fault.args ?? [])], options);
        expect(causesIn(after.report)).toEqual({});
        expect(after.report.verdict).toBe('ready');
        expect(after.report.launch.status).toBe('passed');
      }),
    );
  }
});

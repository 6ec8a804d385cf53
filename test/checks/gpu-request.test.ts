import gpuRequest from '../../checks/gpu-request.ts';
import type { ToolkitFact } from '../../src/probes/toolkit.ts';
import type { VolumeFact } from '../../src/probes/volumes.ts';
import { healthy } from '../../src/testing/healthy.ts';
import { engineDown } from '../support/engine.ts';
import { testCheck } from '../support/test-check.ts';

const { toolkit, localImage, registry } = healthy;
const given = (more: Partial<ToolkitFact>) => ({ toolkit: { ...toolkit, ...more } });
const settings = (more: Partial<ToolkitFact['settings']>) =>
  given({ settings: { ...toolkit.settings, ...more } });
const image = (env: Readonly<Record<string, string>>) => ({
  localImage: localImage.kind === 'present' ? { ...localImage, env } : localImage,
});
const asks = (words: string) => image({ NVIDIA_DRIVER_CAPABILITIES: words });
const remote = (env: Readonly<Record<string, string>>) => ({
  localImage: { kind: 'absent' } as const,
  registry: registry.kind === 'found' ? { ...registry, config: { ...registry.config, env } } : registry,
});
const mount = (source: string, destination: string, kind: VolumeFact['kind'] = 'host'): VolumeFact => ({
  request: { source, destination, options: '' },
  kind,
  source,
  state: 'directory',
  worldReadable: true,
});
const old = given({ libraryVersion: '1.11.0', cliVersion: '1.11.0', version: '1.11.0' });
const cdi = {
  config: { kind: 'valid', mode: 'cdi', driverRoot: '/', noCgroups: false },
} as const;
const devices = '/var/run/nvidia-container-devices';
const byMounts = settings({ envWhenUnprivileged: false, volumeMounts: true });
const names = Object.fromEntries(Object.keys(toolkit.binaries).map((name) => [name, null]));
const noBinaries = { binaries: { ...toolkit.binaries, ...names } };

testCheck(gpuRequest, {
  passes: {
    'an image that asks for everything': { facts: asks('all') },
    'an image that asks for nothing': { facts: image({}) },
    'an image that asks for an empty list': { facts: asks('') },
    'an image with blanks in its list': { facts: asks(' compute , utility,') },
    'no compute where the hook is not called': { facts: { ...asks('utility'), ...given(cdi) } },
    'an old kind of image under an old toolkit': {
      facts: { ...image({ CUDA_VERSION: '9.0' }), ...given({ version: '1.3.0' }) },
    },
    'nothing is known of the image': { facts: { localImage: { kind: 'absent' } }, unread: ['registry'] },
    'GPUs by mounts, as the host is set up': {
      facts: { ...byMounts, volumes: [mount('/dev/null', `${devices}/all`)] },
    },
    "the host's /run, and a library that leaves it alone": { facts: { volumes: [mount('/run', '/run')] } },
    'a folder of its own as /run': { facts: { ...old, volumes: [mount('/data/run', '/run')] } },
    'a part of /run': { facts: { ...old, volumes: [mount('/run/user', '/run/user')] } },
    'a volume of the engine as /run': { facts: { ...old, volumes: [mount('run', '/run', 'named')] } },
    "the host's /run, and no persistence daemon": {
      facts: { ...old, volumes: [mount('/run', '/run')], persistenced: { socket: false } },
    },
  },
  skips: {
    'the snap of Docker': { facts: { ...byMounts, dockerd: { ...healthy.dockerd, flavour: 'snap' } } },
    'there is no toolkit': { facts: given(noBinaries) },
    'no daemon answers': {
      facts: {
        engine: engineDown,
      },
    },
  },
  unknown: {
    "the host's /run, and a library that does not tell its version": {
      facts: { toolkit: { ...healthy.toolkit, libraryVersion: null }, volumes: [mount('/run', '/run')] },
    },
  },
  finds: {
    'an image that asks for utility alone': {
      facts: asks('utility'),
      codes: ['driver-capabilities-missing?'],
      seen: { asked: 'utility', by: 'image' },
      fixes: ['ask-for-capabilities'],
    },
    'an image in the registry that asks for graphics': {
      facts: remote({ NVIDIA_DRIVER_CAPABILITIES: 'graphics,utility' }),
      codes: ['driver-capabilities-missing?'],
    },
    'an image that asks for nothing, under a toolkit that gives little': {
      facts: { ...image({ NVIDIA_REQUIRE_CUDA: 'cuda>=9.0' }), ...given({ version: '1.3.0' }) },
      codes: ['driver-capabilities-missing?'],
      seen: { by: 'default' },
    },
    'a configuration that keeps compute back': {
      facts: {
        ...settings({
          capabilities: ['utility'],
          lines: { 'supported-driver-capabilities': 'supported-driver-capabilities = "utility"' },
        }),
        ...asks('compute,utility'),
      },
      codes: ['driver-capabilities-missing'],
      seen: { by: 'config' },
      fixes: ['offer-capabilities'],
    },
    'a word that is none': {
      facts: asks('compute,utility,gpu'),
      codes: ['driver-capabilities-invalid?'],
      seen: { words: ['gpu'] },
      fixes: ['ask-for-capabilities'],
    },
    'a capability that the configuration keeps back': {
      facts: { ...settings({ capabilities: ['compute', 'utility'] }), ...asks('compute,utility,video') },
      codes: ['driver-capabilities-invalid?'],
      seen: { words: ['video'], by: 'config' },
      fixes: ['ask-for-capabilities', 'offer-capabilities'],
    },
    'a host for Kubernetes, and --gpus': {
      facts: byMounts,
      codes: ['visible-devices-volume-mount'],
      fixes: ['ask-by-mount', 'accept-visible-devices'],
    },
    'a host that ignores the variable and knows no mounts': {
      facts: {
        ...settings({ envWhenUnprivileged: false }),
        volumes: [mount('/dev/null', `${devices}/all`)],
      },
      codes: ['visible-devices-volume-mount'],
      fixes: ['accept-visible-devices'],
    },
    'GPUs by mounts on a host that ignores them': {
      facts: { volumes: [mount('/dev/null', `${devices}/0`)] },
      codes: ['visible-devices-volume-mount?'],
      fixes: ['ask-by-gpus-flag'],
    },
    "the host's /var/run, and a library that makes the socket anew": {
      facts: { ...old, volumes: [mount('/var/run', '/var/run')] },
      codes: ['run-bind-hides-persistenced'],
      fixes: ['mount-less', 'upgrade-toolkit'],
      repairedBy: { volumes: [] },
    },
    "the host's /run, of which nobody knows whether the socket is in it": {
      facts: { ...old, volumes: [mount('/run', '/run')], persistenced: { socket: null } },
      codes: ['run-bind-hides-persistenced?'],
    },
    'the same where it was not asked': {
      facts: { ...old, volumes: [mount('/run', '/run')] },
      unread: ['persistenced'],
      codes: ['run-bind-hides-persistenced?'],
    },
    'the folder of the socket itself': {
      facts: { ...old, volumes: [mount('/run/nvidia-persistenced', '/var/run/nvidia-persistenced/')] },
      codes: ['run-bind-hides-persistenced'],
    },
  },
});

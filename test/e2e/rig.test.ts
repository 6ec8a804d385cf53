import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { gpuModels, type RigDescription, type RigHost, rigHost, rigMissing } from './rig/host.ts';
import { cacheDir } from './rig/paths.ts';
import { isRunning } from './rig/procs.ts';
import { rigImages } from './rig/rig-images.ts';

const missing = rigMissing();
const small = rigImages.small.reference;
const torch = rigImages.torch.reference;
const withGpus = ['docker', 'run', '--rm', '--gpus', 'all', small, 'true'];
const withRuntime = ['docker', 'run', '--rm', '--runtime=nvidia', small, 'true'];

const open: RigHost[] = [];
async function host(description: RigDescription = {}): Promise<RigHost> {
  const opened = await rigHost(description);
  open.push(opened);
  return opened;
}
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.stop()));
});

async function said(on: RigHost, argv: readonly string[], user: 'root' | 'tester' = 'root') {
  const { code, stdout, stderr } = await on.exec(argv, { user });
  return { code, text: `${stdout}${stderr}` };
}

const inside = (image: string, script: string, ...flags: readonly string[]) => [
  ...['docker', 'run', '--rm', ...flags, image],
  ...['python3', '-c', script],
];

// Building the images on an empty cache takes about two minutes.
describe.skipIf(missing !== null)(
  `the rig${missing === null ? '' : `: ${missing}`}`,
  { timeout: 600_000 },
  () => {
    describe('a healthy host', () => {
      it('gives its GPUs to a container', async () => {
        const on = await host();
        const script = 'import torch; print(torch.cuda.device_count(), torch.cuda.get_device_name(1))';
        const all = await said(on, inside(small, script, '--gpus', 'all'));
        expect(all).toMatchObject({ code: 0, text: expect.stringContaining('\n2 NVIDIA A100-SXM4-40GB\n') });
        const nodes = await said(on, ['docker', 'run', '--rm', '--gpus', '"device=1"', small, 'ls', '/dev']);
        expect(nodes.text).toContain('nvidia1\n');
        expect(nodes.text).not.toContain('nvidia0\n');
        const without = await said(on, inside(small, 'import torch; print(torch.cuda.is_available())'));
        expect(without.text).toContain('WARNING: The NVIDIA Driver was not detected.');
        expect(without.text).toMatch(/^False$/m);
      });

      it('leaves the traces that a real one has', async () => {
        const on = await host({ gpus: [gpuModels.v100], driver: { libraries: '535.183.01' } });
        expect(await on.readFile('/proc/driver/nvidia/version')).toContain('Kernel Module  535.183.01  ');
        expect(await on.readFile('/sys/module/nvidia/version')).toBe('535.183.01\n');
        expect(await on.readFile('/proc/devices')).toMatch(/^195 nvidia-frontend\n511 nvidia-uvm$/m);
        expect(await on.readFile('/sys/bus/pci/devices/0000:07:00.0/device')).toBe('0x1db5\n');
        const driver = await said(on, ['readlink', '-f', '/sys/bus/pci/devices/0000:07:00.0/driver']);
        expect(driver.text).toBe('/sys/bus/pci/drivers/nvidia\n');
        const node = await said(on, ['stat', '-c', '%F %t:%T %a', '/dev/nvidia0']);
        expect(node.text).toBe('character special file c3:0 666\n');
        const smi = await said(on, [
          'nvidia-smi',
          '--query-gpu=name,driver_version',
          '--format=csv,noheader',
        ]);
        expect(smi.text).toBe('Tesla V100-SXM2-32GB, 535.183.01\n');
        expect((await said(on, ['ldconfig', '-p'])).text).toContain('libcuda.so.1 (libc6,');
        expect((await said(on, ['docker', 'version', '-f', '{{.Client.Version}}'])).text).toMatch(
          /^20\.10\./,
        );
      });

      it('comes up and goes in well under a second, and leaves nothing', async () => {
        const started = performance.now();
        const on = await rigHost();
        const up = performance.now() - started;
        const stopping = performance.now();
        await on.stop();
        expect(up).toBeLessThan(3000);
        expect(performance.now() - stopping).toBeLessThan(3000);
        expect(isRunning(on.pid)).toBe(false);
        expect(readFileSync('/proc/mounts', 'utf8')).not.toContain(join(cacheDir, 'hosts'));
        const own = new RegExp(`^${process.pid}-`);
        expect(readdirSync(join(cacheDir, 'hosts')).filter((name) => own.test(name))).toEqual([]);
      });

      it('stands beside others', async () => {
        const [one, two] = await Promise.all([
          host({ gpus: [gpuModels.v100] }),
          host({ docker: { running: false } }),
        ]);
        await one?.writeFile('/etc/only-here', '');
        expect((await one?.exec(withGpus))?.code).toBe(0);
        expect((await two?.exec(['test', '-e', '/etc/only-here']))?.code).toBe(1);
        expect((await two?.exec(withGpus))?.code).toBe(125);
      });
    });

    describe('faults, in the words of the real programs', () => {
      const faults: readonly [string, RigDescription, readonly string[], number, string | RegExp][] = [
        [
          'module not loaded',
          { driver: { module: null } },
          withGpus,
          125,
          'nvidia-container-cli: initialization error: nvml error: driver not loaded',
        ],
        [
          'no driver',
          { driver: { libraries: null } },
          withGpus,
          127,
          'initialization error: load library failed: libnvidia-ml.so.1: cannot open shared object file: no such file or directory',
        ],
        [
          'mismatch',
          { driver: { module: '535.183.01' } },
          withGpus,
          125,
          'nvml error: driver/library version mismatch',
        ],
        [
          'no toolkit',
          { toolkit: { installed: false } },
          withGpus,
          125,
          'could not select device driver "" with capabilities: [[gpu]].',
        ],
        [
          'no runtime',
          { docker: { daemonJson: null } },
          withRuntime,
          125,
          'Unknown runtime specified nvidia.',
        ],
        [
          'no hook',
          { toolkit: { without: ['nvidia-container-runtime-hook'] } },
          withGpus,
          125,
          'could not select device driver',
        ],
        [
          'hook elsewhere',
          { toolkit: { hookDirectory: '/opt/nvidia/bin' } },
          withGpus,
          125,
          'could not select device driver',
        ],
        [
          'hook missing under the runtime',
          { toolkit: { without: ['nvidia-container-runtime-hook'] } },
          withRuntime,
          127,
          'fork/exec /usr/bin/nvidia-container-runtime-hook: no such file or directory',
        ],
        [
          'no nvidia-container-cli',
          { toolkit: { without: ['nvidia-container-cli'] } },
          withGpus,
          127,
          `couldn't find binary nvidia-container-cli in`,
        ],
        [
          'an older nvidia-container-cli',
          { toolkit: { libraryVersion: '1.12.1' } },
          withGpus,
          125,
          "nvidia-container-cli configure: unrecognized option '--cuda-compat-mode=ldconfig'",
        ],
        [
          'a driver root that is not there',
          { toolkit: { config: '[nvidia-container-cli]\nroot = "/run/nvidia/driver"\n' } },
          withGpus,
          125,
          'nvidia-container-cli: initialization error: driver rpc error: failed to process request',
        ],
        [
          'runtime gone',
          { toolkit: { without: ['nvidia-container-runtime'] } },
          withRuntime,
          127,
          'exec: "nvidia-container-runtime": executable file not found in $PATH',
        ],
        [
          'runtime path dangling',
          { docker: { daemonJson: '{"runtimes":{"nvidia":{"path":"/opt/gone"}}}' } },
          withRuntime,
          127,
          'fork/exec /opt/gone: no such file or directory',
        ],
        [
          'daemon down',
          { docker: { running: false } },
          withGpus,
          125,
          'Cannot connect to the Docker daemon at unix:///var/run/docker.sock.',
        ],
        [
          'broken daemon.json',
          { docker: { daemonJson: '{"a": 1\n"b": 2}' } },
          ['journalctl', '-u', 'docker', '-n', '1'],
          0,
          `invalid character '"' after object key:value pair`,
        ],
        [
          'no such GPU',
          {},
          ['docker', 'run', '--rm', '--gpus', '"device=9"', small, 'true'],
          125,
          'nvidia-container-cli: device error: 9: unknown device',
        ],
        [
          'memlock',
          { grantsMemlock: false },
          ['docker', 'run', '--rm', '--ulimit', 'memlock=-1', small, 'true'],
          125,
          'error setting rlimit type 8: operation not permitted',
        ],
        [
          'toolkit 1.18 without a driver',
          { toolkit: { version: '1.18.0' }, driver: { module: null } },
          withRuntime,
          125,
          'unresolvable CDI devices runtime.nvidia.com/gpu=all',
        ],
        [
          'nvidia-smi: no module',
          { driver: { module: null } },
          ['nvidia-smi', '-q', '-x'],
          9,
          `couldn't communicate with the NVIDIA driver`,
        ],
        [
          'nvidia-smi: mismatch',
          { driver: { module: '535.183.01' } },
          ['nvidia-smi'],
          18,
          'Driver/library version mismatch\nNVML library version: 550.163',
        ],
        [
          'nvidia-smi: GPU lost',
          { nvmlCode: 15 },
          ['nvidia-smi', '-L'],
          15,
          'Failed to initialize NVML: GPU is lost',
        ],
        ['nvidia-smi: not there', { gpus: [] }, ['nvidia-smi'], 127, 'No such file or directory'],
      ];
      it.each(faults)('%s', async (_name, description, argv, code, text) => {
        const answer = await said(await host(description), argv);
        expect(answer.text).toContain(text);
        expect(answer.code).toBe(code);
      });

      it('grants the memlock limit where it is described so', async () => {
        const argv = [
          'docker',
          'run',
          '--rm',
          '--ulimit',
          'memlock=-1',
          '--ulimit',
          'stack=67108864',
          small,
          'true',
        ];
        const on = await host();
        expect((await on.exec(argv)).code).toBe(0);
        const status = await said(on, ['sh', '-c', 'cat /proc/$(cat /run/docker.pid)/status']);
        expect(status.text).toContain('CapEff:\t000001ffffffffff\n');
      });

      it('refuses the socket to a user outside the group, until the next login after usermod', async () => {
        const on = await host();
        const refused = await said(on, ['docker', 'version'], 'tester');
        expect(refused.text).toContain(
          'permission denied while trying to connect to the Docker daemon socket',
        );
        expect((await on.exec(['usermod', '-aG', 'docker', 'tester'])).code).toBe(0);
        expect((await said(on, ['docker', 'version'], 'tester')).code).toBe(0);
      });

      it('says that a hook worked which put nothing in', async () => {
        const on = await host({ toolkit: { hook: 'injects-nothing' } });
        const answer = await said(
          on,
          inside(small, 'import torch; print(torch.cuda.is_available())', '--gpus', 'all'),
        );
        expect(answer).toMatchObject({ code: 0, text: expect.stringMatching(/^False$/m) });
      });
    });

    describe('administration tools', () => {
      const origin = 'https://nvidia.github.io/libnvidia-container';
      const keyring = '/usr/share/keyrings/nvidia-container-toolkit-keyring.gpg';
      const list = '/etc/apt/sources.list.d/nvidia-container-toolkit.list';
      const repairs: readonly [string, RigDescription, readonly string[][]][] = [
        [
          'module',
          { driver: { module: null } },
          [
            ['modprobe', 'nvidia'],
            ['modprobe', 'nvidia-uvm'],
          ],
        ],
        ['mismatch', { driver: { module: '535.183.01' } }, [['reboot']]],
        [
          'driver',
          { driver: { libraries: null } },
          [['apt-get', 'install', '-y', 'nvidia-driver'], ['reboot']],
        ],
        [
          'nodes',
          { nodes: 'none' },
          [
            ['nvidia-modprobe', '-c=0', '-c=1', '-c=255'],
            ['nvidia-modprobe', '-u', '-c=0'],
          ],
        ],
        ['daemon', { docker: { running: false } }, [['systemctl', 'enable', '--now', 'docker']]],
        ['engine', { docker: { installed: false } }, [['apt-get', 'install', '-y', 'docker.io']]],
        [
          'toolkit',
          { toolkit: { installed: false } },
          [
            ['apt-get', 'update'],
            ['apt-get', 'install', '-y', 'nvidia-container-toolkit'],
            ['systemctl', 'restart', 'docker'],
          ],
        ],
        [
          'toolkit and its repository',
          { toolkit: { installed: false, repository: false } },
          [
            ['curl', '-fsSL', '-o', '/run/key.asc', `${origin}/gpgkey`],
            ['gpg', '--batch', '--yes', '--dearmor', '-o', keyring, '/run/key.asc'],
            ['curl', '-fsSL', '-o', list, `${origin}/stable/deb/nvidia-container-toolkit.list`],
            ['sed', '-i', `s#deb https://#deb [signed-by=${keyring}] https://#`, list],
            ['apt-get', 'update'],
            ['apt-get', 'install', '-y', 'nvidia-container-toolkit'],
            ['systemctl', 'restart', 'docker'],
          ],
        ],
        ['late toolkit', { toolkit: { installed: 'after-dockerd' } }, [['systemctl', 'restart', 'docker']]],
      ];
      it.each(repairs)('mend: %s', async (_name, description, commands) => {
        const on = await host(description);
        expect((await on.exec(withGpus)).code).not.toBe(0);
        for (const argv of commands) expect(await said(on, argv)).toMatchObject({ code: 0 });
        expect(await said(on, withGpus)).toMatchObject({ code: 0 });
        const logged = commands.filter(([program]) => program !== 'gpg' && program !== 'sed');
        expect((await on.log()).map(({ argv }) => argv)).toEqual(logged);
      });

      it('registers the runtime as nvidia-ctk does, and an engine reads it when it starts anew', async () => {
        const on = await host({ docker: { daemonJson: '{"log-driver": "local"}' } });
        await said(on, ['nvidia-ctk', 'runtime', 'configure', '--runtime=docker']);
        expect(JSON.parse(await on.readFile('/etc/docker/daemon.json'))).toEqual({
          'log-driver': 'local',
          runtimes: { nvidia: { args: [], path: 'nvidia-container-runtime' } },
        });
        expect((await said(on, withRuntime)).code).toBe(125);
        await said(on, ['systemctl', 'restart', 'docker']);
        expect((await said(on, withRuntime)).code).toBe(0);
      });

      it('refuse what they do not know, and log it', async () => {
        const on = await host({ docker: { running: false } });
        for (const argv of [
          ['systemctl', 'frobnicate'],
          ['apt-get', 'dist-upgrade'],
          ['modprobe', '--force', 'nvidia'],
        ]) {
          expect(await said(on, argv)).toMatchObject({
            code: 2,
            text: expect.stringContaining('does not know'),
          });
        }
        expect((await on.log()).map(({ code }) => code)).toEqual([2, 2, 2]);
        expect(await said(on, ['apt-get', 'install', '-y', 'docker-ce'])).toMatchObject({ code: 100 });
        expect((await said(on, ['systemctl', 'start', 'docker'], 'tester')).text).toContain(
          'authentication required',
        );
      });

      it('are not there where nothing manages services', async () => {
        const on = await host({ serviceManager: 'none' });
        expect((await said(on, ['systemctl', 'status', 'docker'])).code).toBe(127);
        expect((await on.exec(['test', '-e', '/run/systemd/system'])).code).toBe(1);
      });
    });

    describe('the image with the real PyTorch', () => {
      const load = `
import torch
from torch.utils.data import DataLoader, Dataset
class Samples(Dataset):
    def __len__(self): return 8
    def __getitem__(self, i): return torch.ones(4_000_000)
print('batches', sum(1 for _ in DataLoader(Samples(), batch_size=2, num_workers=2)))`;

      it('dies of a real bus error where shared memory is too small, and passes where it is not', async () => {
        const on = await host({ images: ['torch'] });
        const small = await said(on, inside(torch, load));
        expect(small).toMatchObject({ code: 1, text: expect.stringMatching(/bus error/i) });
        const large = await said(on, inside(torch, load, '--shm-size=2g'));
        expect(large).toMatchObject({ code: 0, text: expect.stringContaining('batches 4') });
      });

      it('computes on the GPUs that were put in', async () => {
        const script = `
import torch
a = torch.randn(64, 64)
c = a.to('cuda:1') @ a.to(torch.device('cuda', 1))
print(c.device, torch.allclose(c.cpu(), a @ a), torch.ones(2, device='cuda:0').is_cuda)`;
        const on = await host({ images: ['torch'] });
        expect((await said(on, inside(torch, script, '--gpus', 'all'))).text).toContain('cuda:1 True True\n');
        const without = await said(on, inside(torch, script));
        expect(without).toMatchObject({ code: 1, text: expect.stringContaining('Found no NVIDIA driver') });
      });
    });

    describe('the registry', () => {
      const pull = ['docker', 'pull', small];
      const from = (registry: RigDescription['registry'] & object): RigDescription => ({
        images: [],
        registry,
      });
      const good = 'nvapi-good';
      const answers: readonly [string, RigDescription, readonly string[], string][] = [
        ['anonymous', from({}), pull, `Downloaded newer image for ${small}`],
        ['scope in the realm', from({ challenge: 'scope-in-realm' }), pull, 'Downloaded newer image'],
        [
          'logged in',
          from({ anonymous: false, key: good, loggedInWith: good }),
          pull,
          'Downloaded newer image',
        ],
        ['not logged in', from({ anonymous: false }), pull, 'unauthorized'],
        ['wrong key', from({ key: good, loggedInWith: 'nvapi-bad' }), pull, 'unauthorized'],
        ['unknown tag', from({}), ['docker', 'pull', `${small}0`], 'manifest unknown'],
        ['down', from({ fault: 'down' }), pull, 'dial tcp 192.0.2.10:443: connect: connection refused'],
        [
          'unknown authority',
          from({ fault: 'self-signed' }),
          pull,
          'x509: certificate signed by unknown authority',
        ],
        [
          'no such name',
          from({ fault: 'does-not-resolve' }),
          pull,
          'lookup nvcr.io on 127.0.0.1:53: no such host',
        ],
        [
          'blobs blocked',
          from({ fault: 'blob-host-blocked' }),
          ['curl', '-sS', 'https://layers.nvcr.io/'],
          'Failed to connect',
        ],
        ['arm64 alone', from({ fault: 'arm64-only-index' }), pull, 'no matching manifest for linux/amd64'],
        ['too many requests', from({ fault: 'too-many-requests' }), pull, 'toomanyrequests'],
        ['server error', from({ fault: 'server-error' }), pull, '503 Service Unavailable'],
        ['captive portal', from({ fault: 'captive-portal' }), pull, `invalid character '<'`],
        ['disk full', { ...from({}), docker: { dataRootSize: '20m' } }, pull, 'no space left on device'],
      ];
      it.each(answers)('%s', async (_name, description, argv, text) => {
        expect((await said(await host(description), argv)).text).toContain(text);
      });

      it('keeps a token from the blob host, and gives no blob without one', async () => {
        const on = await host(from({}));
        const ask = (...argv: readonly string[]) =>
          said(on, ['curl', '-sS', '-o', '/dev/null', '-w', '%{http_code}', ...argv]);
        expect((await ask('https://nvcr.io/v2/nvidia/pytorch/manifests/23.10-py3')).text).toBe('401');
        expect(
          (
            await ask(
              '-H',
              'Authorization: Bearer x',
              'https://layers.nvcr.io/nvidia/pytorch/sha256:0?signature=1',
            )
          ).text,
        ).toBe('400');
        expect((await ask('https://layers.nvcr.io/nvidia/pytorch/sha256:0')).text).toBe('403');
      });
    });

    it('answers as 18.09 through the proxy: the real client then refuses --gpus', async () => {
      const on = await host({ engineAnswersAs: '18.09' });
      const refused = await said(on, withGpus);
      expect(refused.text).toContain(
        '"--gpus" requires API version 1.40, but the Docker daemon API version is 1.39',
      );
      const old = await said(on, ['nvidia-docker', 'run', '--rm', small, 'nvidia-smi', '-L']);
      expect(old).toMatchObject({ code: 0, text: expect.stringContaining('GPU 1: NVIDIA A100-SXM4-40GB') });
    });

    it('hands an interrupt to the program and its exit code back', async () => {
      const on = await host({ docker: { running: false } });
      const script = 'trap "exit 130" INT; echo ready; while :; do sleep 0.02; done';
      const running = on.spawn(['/bin/bash', '-c', script]);
      await new Promise((resolve) => running.process.stdout?.once('data', resolve));
      running.signalGroup('SIGINT');
      expect((await running.done).code).toBe(130);
    });
  },
);

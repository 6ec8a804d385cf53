import { describe, expect, it } from 'vitest';
import { argvOf, launchCommand, sizeText } from '../../src/launch/command.ts';
import type { EngineFact } from '../../src/probes/engine.ts';
import { defaultTarget, type Target } from '../../src/target.ts';
import { healthy, readingsOf } from '../../src/testing/healthy.ts';
import { cdiEngine, inMode, namesIn, spec, specs, toolkitWithout } from '../support/cdi.ts';
import { engineWith } from '../support/engine.ts';
import { smi } from '../support/gpus.ts';

const image = 'nvcr.io/nvidia/pytorch:24.01-py3';
const command = (target: Partial<Target> = {}, facts: Parameters<typeof readingsOf>[0] = {}) => {
  const made = launchCommand({ ...defaultTarget, ...target }, readingsOf({ volumes: [], ...facts }));
  return made === null ? '' : argvOf(made).join(' ');
};
const engine = (more: object): { engine: EngineFact } => ({
  engine: engineWith(more),
});
const shm = (freeBytes: number) => ({ shm: { ...healthy.shm, host: { totalBytes: freeBytes, freeBytes } } });
const limits = '--ulimit memlock=-1 --ulimit stack=67108864';

describe('the launch command', () => {
  it('is the documented one on 19.03 and later', () => {
    expect(command()).toBe(`docker run --gpus all --rm --ipc=host ${limits} ${image}`);
  });

  it('leaves out a GPU that the image does not run on, unless it is asked for', () => {
    // 24.01 is made for 6.0 to 9.0, so that a B200 is too new for it.
    const mixed = {
      localImage: { kind: 'absent' },
      ...smi({ name: 'NVIDIA B200', computeCapability: '10.0' }, {}),
    } as const;
    expect(command({}, mixed)).toContain(' --gpus device=1 ');
    expect(command({ gpus: 'all' }, mixed)).toContain(' --gpus all ');
    expect(command({ gpus: 'device=0' }, mixed)).toContain(' --gpus device=0 ');
    const none = { ...mixed, ...smi({ name: 'NVIDIA B200', computeCapability: '10.0' }) };
    expect(command({}, none)).toContain(' --gpus all ');
    const notes = launchCommand(defaultTarget, readingsOf({ volumes: [], ...mixed }))?.notes;
    expect(notes).toEqual(['The image does not run on GPU 0 (NVIDIA B200), so it gets the others.']);
  });

  it('tells by which kind of compatibility the image runs', () => {
    const notesOn = (driverVersion: string, name: string) => {
      const facts = smi({ name }).nvidiaSmi;
      const nvidiaSmi = facts.kind === 'answered' ? { ...facts, driverVersion } : facts;
      return launchCommand(defaultTarget, readingsOf({ volumes: [], nvidiaSmi }))?.notes ?? [];
    };
    expect(notesOn('550.163.01', 'NVIDIA A100')).toEqual([]);
    expect(notesOn('535.183.01', 'NVIDIA A100')).toEqual([expect.stringContaining('forward compatibility')]);
    expect(notesOn('535.183.01', 'NVIDIA GeForce RTX 3090')).toEqual([
      expect.stringContaining('minor-version compatibility'),
    ]);
  });

  it('is interactive on a terminal without a command alone', () => {
    expect(command({ terminal: true })).toContain(' -it ');
    expect(command({ terminal: true, command: ['python', 'train.py'] })).not.toContain(' -it ');
    expect(command({ command: ['python', 'train.py'] })).toMatch(/py3 python train\.py$/);
  });

  it('asks for what CUDA needs where the image does not', () => {
    const image = (env: Readonly<Record<string, string>>) => ({
      localImage: { ...healthy.localImage, kind: 'present', env } as typeof healthy.localImage,
    });
    const wish = '--gpus all -e NVIDIA_DRIVER_CAPABILITIES=compute,utility --rm';
    expect(command({}, image({ NVIDIA_DRIVER_CAPABILITIES: 'utility' }))).toContain(wish);
    expect(command({}, image({ NVIDIA_DRIVER_CAPABILITIES: 'compute,gpu' }))).toContain(wish);
    for (const asked of ['', 'all', 'compute,utility,video']) {
      expect(command({}, image({ NVIDIA_DRIVER_CAPABILITIES: asked }))).not.toContain('CAPABILITIES');
    }
  });

  it('goes through nvidia-docker before API 1.40, or through the runtime that this only names', () => {
    const old = engine({ version: '18.09.9', apiVersion: '1.39' });
    const wrapper = { ...healthy.dockerCli, nvidiaDocker: true };
    expect(command({}, { ...old, dockerCli: wrapper as typeof healthy.dockerCli })).toBe(
      `nvidia-docker run -e NVIDIA_VISIBLE_DEVICES=all --rm --ipc=host ${limits} ${image}`,
    );
    expect(command({}, old)).toContain('docker run --runtime=nvidia -e NVIDIA_VISIBLE_DEVICES=all ');
    const none = engine({ version: '18.09.9', apiVersion: '1.39', runtimes: [] });
    expect(command({}, none)).toContain('nvidia-docker run ');
  });

  it('goes by CDI devices where the engine has nothing else, each by a flag of its own', () => {
    const base = {
      ...toolkitWithout('nvidia-container-runtime-hook'),
      ...cdiEngine('28.2.2', '1.50', namesIn(spec())),
      ...specs(spec()),
    };
    expect(command({}, base)).toContain('docker run --device nvidia.com/gpu=all --rm ');
    expect(command({ gpus: 'device=0,1' }, base)).toContain(
      '--device nvidia.com/gpu=0 --device nvidia.com/gpu=1 ',
    );
    expect(launchCommand(defaultTarget, readingsOf(base))?.notes[0]).toContain('CDI devices');
  });

  it('goes by --gpus in mode cdi, where the engine does CDI itself', () => {
    const both = { ...inMode('cdi'), ...cdiEngine('29.4.0', '1.54', namesIn(spec())), ...specs(spec()) };
    expect(command({}, both)).toContain('--gpus all ');
  });

  it("is Google's on Container-Optimized OS: the driver's folders and the nodes, one by one", () => {
    const cos = { os: { ...healthy.os, id: 'cos', immutable: true } };
    const folders =
      '--volume /var/lib/nvidia/lib64:/usr/local/nvidia/lib64 --volume /var/lib/nvidia/bin:/usr/local/nvidia/bin';
    const node = (name: string) => `--device /dev/${name}:/dev/${name}`;
    const others = `${node('nvidia-uvm')} ${node('nvidiactl')}`;
    const both = `${folders} ${node('nvidia0')} ${node('nvidia1')} ${others}`;
    const second = `${folders} ${node('nvidia1')} ${others}`;
    expect(command({}, cos)).toBe(`docker run ${both} --rm --ipc=host ${limits} ${image}`);
    expect(command({ gpus: 'device=1' }, cos)).toContain(`docker run ${second} --rm`);
    const uuid = healthy.nvidiaSmi.kind === 'answered' ? (healthy.nvidiaSmi.gpus[1]?.uuid ?? '') : '';
    expect(command({ gpus: `device=${uuid}` }, cos)).toContain(`docker run ${second} --rm`);
    const system = { ...healthy.system, visibleDevices: 'none' };
    expect(command({}, { ...cos, system })).toMatch(/^docker run --rm /);
  });

  it('goes through the runtime where the hook refuses --gpus, and on Jetson', () => {
    const cdi = {
      ...healthy.toolkit,
      config: { kind: 'valid', mode: 'cdi', driverRoot: '/', noCgroups: false },
    } as const;
    expect(command({ gpus: 'device=0,1' }, { toolkit: cdi })).toContain(
      '--runtime=nvidia -e NVIDIA_VISIBLE_DEVICES=0,1 ',
    );
    const jetson = { kind: 'jetson', name: null } as const;
    expect(command({}, { platform: jetson })).toContain(
      'docker run --runtime=nvidia -e NVIDIA_VISIBLE_DEVICES=all',
    );
  });

  it('chooses GPUs by --gpus, else by NVIDIA_VISIBLE_DEVICES, with the quotes that Docker needs', () => {
    const visible = (visibleDevices: string) => ({ system: { ...healthy.system, visibleDevices } });
    expect(command({ gpus: '2' })).toContain('--gpus 2 ');
    expect(command({ gpus: 'device=0,1' })).toContain('--gpus "device=0,1" ');
    expect(command({ gpus: '"device=0,1"' })).toContain('--gpus "device=0,1" ');
    expect(command({}, visible('0,2'))).toContain('--gpus "device=0,2" ');
    expect(command({ gpus: 'all' }, visible('0'))).toContain('--gpus all ');
    expect(command({}, visible('none'))).not.toContain('--gpus');
    expect(command({}, visible('all'))).toContain('--gpus all ');
  });

  it('leaves the GPU out that is for a display alone, unless it is asked for', () => {
    const facts = smi({}, {}, { name: 'NVIDIA DGX Display' }, {});
    const visible = (visibleDevices: string) => ({ system: { ...healthy.system, visibleDevices } });
    expect(command({}, facts)).toContain('--gpus "device=0,1,3" ');
    expect(command({ gpus: 'all' }, facts)).toContain('--gpus all ');
    expect(command({}, { ...facts, ...visible('all') })).toContain('--gpus all ');
    expect(command({}, smi({ name: 'NVIDIA DGX Display' }))).toContain('--gpus all ');
  });

  it("shares the host's memory where that is roomy, and what the user gives wins", () => {
    // 4 workers x 2 batches x 256 x 602,112 bytes = 1,233,125,376
    expect(command({}, shm(1_233_125_376))).toContain('--ipc=host');
    expect(command({}, shm(1_233_125_375))).toContain('--shm-size=2g');
    expect(command({ workers: 16 }, shm(1_233_125_376))).toContain('--shm-size=5g');
    expect(command({ shmSizeBytes: 64 * 1024 ** 2 })).toContain('--shm-size=64m');
    expect(command({ ipcHost: true }, shm(0))).toContain('--ipc=host');
  });

  it("does not share the host's memory where the engine cannot, and warns where that is asked for", () => {
    const older = engine({ rootless: true, version: '20.10.24+dfsg1' });
    expect(command({}, older)).toContain('--shm-size=2g');
    expect(command({}, engine({ rootless: true, version: '23.0.0' }))).toContain('--ipc=host');
    expect(command({}, engine({ rootless: false, version: '20.10.24' }))).toContain('--ipc=host');
    expect(command({}, engine({ securityOptions: ['name=seccomp', 'name=userns'] }))).toContain(
      '--shm-size=2g',
    );
    const asked = launchCommand({ ...defaultTarget, ipcHost: true }, readingsOf(older));
    expect(asked?.flags).toContainEqual(['--ipc=host']);
    expect(asked?.notes.join()).toContain('before Docker 23.0');
  });

  it('leaves out a limit that the host cannot grant, and says so', () => {
    const bounded = {
      dockerd: {
        ...healthy.dockerd,
        process: healthy.dockerd.process && {
          ...healthy.dockerd.process,
          mayRaiseLimits: false,
          memlockHardBytes: 65_536,
        },
      },
    };
    expect(command({}, bounded)).not.toContain('memlock');
    expect(command({}, engine({ rootless: true }))).not.toContain('memlock');
    const made = launchCommand(defaultTarget, readingsOf(bounded));
    expect(made?.notes.join()).toContain('memlock');
  });

  it('mounts volumes, and says which are named ones', () => {
    const named = {
      request: { source: 'cache', destination: '/c', options: '' },
      kind: 'named',
      source: 'cache',
      state: 'named',
      worldReadable: false,
    } as const;
    const facts = { volumes: [...healthy.volumes, named] };
    expect(command({}, facts)).toContain('-v /data:/data:ro -v cache:/c ');
    expect(launchCommand(defaultTarget, readingsOf(facts))?.notes.join()).toContain(
      'cache is a named volume',
    );
  });
});

describe('sizeText', () => {
  it.each([
    [1024 ** 3, '1g'],
    [64 * 1024 ** 2, '64m'],
    [1536 * 1024 ** 2, '1536m'],
    [1000, '1000b'],
  ])('%i is %s', (bytes, text) => expect(sizeText(bytes)).toBe(text));
});

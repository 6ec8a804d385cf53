import { describe, expect, it } from 'vitest';
import { read } from '../../src/probe.ts';
import { nvidiaSmi } from '../../src/probes/nvidia-smi.ts';
import { gpusIn } from '../../src/probes/nvidia-smi-xml.ts';
import { healthy, readingsOf } from '../../src/testing/healthy.ts';
import { absent, askProbe, exited } from '../support/ask.ts';
import { captures, capturesMissing, cutShort } from '../support/captures.ts';

const q = 'nvidia-smi -q -x';
const capability = "nvidia-smi '--query-gpu=index,compute_cap' '--format=csv,noheader'";
const capabilityKey = 'nvidia-smi --query-gpu=index,compute_cap --format=csv,noheader';
const xml = (...gpus: readonly string[]) =>
  `<?xml version="1.0" ?>\n<!DOCTYPE nvidia_smi_log SYSTEM "nvsmi_device_v12.dtd">\n<nvidia_smi_log>\n<driver_version>550.163.01</driver_version>\n<cuda_version>12.4</cuda_version>\n${gpus.join('')}</nvidia_smi_log>\n`;
const gpu = (id: string, name: string) =>
  `<gpu id="${id}"><product_name>${name}</product_name><uuid>GPU-1</uuid><mig_mode><current_mig>Disabled</current_mig></mig_mode><fb_memory_usage><total>40960 MiB</total></fb_memory_usage><gpu_virtualization_mode><virtualization_mode>None</virtualization_mode></gpu_virtualization_mode></gpu>`;
const user = readingsOf({});
const root = readingsOf({ system: { ...healthy.system, uid: 0 } });
const notLoaded = { kind: 'not-loaded', builtFor: [], searched: true, nouveau: false } as const;
const ask = (
  result: ReturnType<typeof exited> | { kind: 'not-found' },
  capabilities = exited(0, '0, 8.0\n1, 8.0\n'),
) =>
  askProbe(
    nvidiaSmi,
    { run: { [q]: result, [capabilityKey]: capabilities, [capability]: capabilities } },
    user,
  );

describe('nvidia-smi', () => {
  it('tells the GPUs', async () => {
    const answer = await ask(
      exited(
        0,
        xml(
          gpu('00000000:3B:00.0', 'NVIDIA A100-SXM4-40GB'),
          gpu('00000000:86:00.0', 'NVIDIA A100-SXM4-40GB'),
        ),
      ),
    );
    expect(answer).toMatchObject({
      ok: true,
      value: {
        kind: 'answered',
        driverVersion: '550.163.01',
        cudaVersion: '12.4',
        gpus: [
          {
            index: 0,
            busId: '0000:3b:00.0',
            computeCapability: '8.0',
            memoryTotalBytes: 42_949_672_960,
            mig: 'disabled',
            vgpu: false,
          },
          { index: 1, busId: '0000:86:00.0' },
        ],
      },
    });
  });

  it('that counts more GPUs than it describes has not told all', async () => {
    const two = xml(
      gpu('00000000:3B:00.0', 'NVIDIA A100-SXM4-40GB'),
      gpu('00000000:86:00.0', 'NVIDIA A100-SXM4-40GB'),
    );
    const counted = (count: number) =>
      ask(exited(0, two.replace('<gpu ', `<attached_gpus>${count}</attached_gpus><gpu `)));
    expect(await counted(3)).toMatchObject({ ok: false, asked: true });
    expect(await counted(2)).toMatchObject({ ok: true });
  });

  it('of an old driver does not tell compute capabilities', async () => {
    const answer = await ask(
      exited(0, xml(gpu('00000000:3B:00.0', 'X'))),
      exited(2, 'Field "compute_cap" is not a valid field to query.\n'),
    );
    expect(answer).toMatchObject({ ok: true, value: { gpus: [{ computeCapability: null }] } });
  });

  const deprecated = 'Deprecated; will be removed in CUDA 14.0. Use';
  it.each([
    ['<driver_version>610.43.02</driver_version><cuda_version>13.3</cuda_version>'],
    [
      `<driver_version>610.43.02 [${deprecated} KMD Version instead]</driver_version><cuda_version>13.3 [${deprecated} CUDA UMD Version instead]</cuda_version><kmd_version>610.43.02</kmd_version><cuda_umd_version>13.3</cuda_umd_version>`,
    ],
    [
      '<driver_version>Deprecated, see "KMD version" instead</driver_version><kmd_version>610.43.02</kmd_version><cuda_umd_version>13.3</cuda_umd_version>',
    ],
    ['<kmd_version>610.43.02</kmd_version><cuda_umd_version>13.3</cuda_umd_version>'],
  ])('tells its versions by old names and new: %s', async (elements) => {
    const document = `<nvidia_smi_log>${elements}${gpu('00000000:3B:00.0', 'X')}</nvidia_smi_log>`;
    expect(await ask(exited(0, document), exited(0, '0, 8.9\n'))).toMatchObject({
      ok: true,
      value: { driverVersion: '610.43.02', cudaVersion: '13.3' },
    });
  });

  it.each(['N/A', '', '610.43.02x', '6'])('tells nothing where its version is %j', async (version) => {
    const document = `<nvidia_smi_log><driver_version>${version}</driver_version>${gpu('00000000:3B:00.0', 'X')}</nvidia_smi_log>`;
    expect(await ask(exited(0, document), exited(0, '0, 8.9\n'))).toMatchObject({ ok: false, asked: true });
  });

  it.each(['1', '', 'GPU', '0000:3B:00'])('tells nothing where a GPU is at %j', async (id) => {
    const answer = await ask(exited(0, xml(gpu(id, 'X'))), exited(0, '0, 8.9\n'));
    expect(answer).toMatchObject({ ok: false, asked: true });
  });

  it.each(['N/A', '[N/A]', 'Not Supported'])('tells of the GPU of a Jetson, which is at %j', async (id) => {
    const answer = await ask(exited(0, xml(gpu(id, 'Orin (nvgpu)'))), exited(0, '0, 8.7\n'));
    expect(answer).toMatchObject({ value: { gpus: [{ name: 'Orin (nvgpu)', computeCapability: '8.7' }] } });
  });

  it('is not run without a kernel module, since it would create a device node or load the module', async () => {
    for (const facts of [root, user]) {
      const answer = await askProbe(nvidiaSmi, {}, { ...facts, kernelModule: read(notLoaded) });
      expect(answer).toMatchObject({ ok: true, value: { kind: 'not-run' } });
    }
  });

  it('is not run while device nodes are missing, since it would create them', async () => {
    const without = (path: string) =>
      read({ ...healthy.deviceNodes, nodes: healthy.deviceNodes.nodes.filter((node) => node.path !== path) });
    for (const path of ['/dev/nvidiactl', '/dev/nvidia1']) {
      const answer = await askProbe(nvidiaSmi, {}, { ...user, deviceNodes: without(path) });
      expect(answer).toMatchObject({ ok: false, asked: false });
    }
  });

  it('on WSL2 lies in a folder of its own', async () => {
    const facts = {
      ...root,
      kernelModule: read(notLoaded),
      platform: read({ kind: 'wsl2', name: null } as const),
    };
    const recording = {
      stat: { '/usr/lib/wsl/lib/nvidia-smi': absent },
      run: { [q]: { kind: 'not-found' } as const, [capabilityKey]: { kind: 'not-found' } as const },
    };
    expect(await askProbe(nvidiaSmi, recording, facts)).toMatchObject({ value: { kind: 'not-found' } });
  });

  // Texts and exit codes of nvidia-smi 550, which writes its errors to standard output.
  it.each([
    [
      18,
      'Failed to initialize NVML: Driver/library version mismatch\nNVML library version: 550.163\n',
      'library-mismatch',
    ],
    [12, "NVIDIA-SMI couldn't find libnvidia-ml.so library in your system.", 'no-library'],
    [4, 'Failed to initialize NVML: Insufficient Permissions', 'insufficient-permissions'],
    [15, 'Failed to initialize NVML: GPU is lost', 'gpu-lost'],
    [17, 'Failed to initialize NVML: GPU access blocked by the operating system', 'blocked-by-os'],
    [6, 'No devices were found', 'no-devices'],
    [255, 'Failed to initialize NVML: Unknown Error', 'other'],
    [18, '', 'library-mismatch'],
  ])('exit code %i with %j is %s', async (code, text, problem) => {
    expect(await ask(exited(code, text))).toMatchObject({
      ok: true,
      value: { kind: 'failed', problem, exitCode: code },
    });
  });

  it('is a failure where a GPU of the document is lost, though it exits with 0', async () => {
    const lost = gpu('00000000:86:00.0', 'GPU is lost');
    expect(await ask(exited(0, xml(gpu('00000000:3B:00.0', 'NVIDIA A100'), lost)))).toMatchObject({
      ok: true,
      value: { kind: 'failed', problem: 'gpu-lost', text: 'GPU 00000000:86:00.0: GPU is lost' },
    });
  });

  it.each(['GPU is lost', 'Insufficient Permissions'])(
    'of a sound GPU may speak of %j in a field of its own',
    async (words) => {
      const field = `<power_smoothing><state>${words} now and then</state></power_smoothing></gpu>`;
      const document = xml(gpu('00000000:3B:00.0', 'NVIDIA B200').replace('</gpu>', field));
      expect(await ask(exited(0, document))).toMatchObject({ value: { kind: 'answered' } });
    },
  );

  it('that warns of a damaged infoROM (exit code 14) has answered all the same', async () => {
    const document = `${xml(gpu('00000000:3B:00.0', 'X'))}WARNING: infoROM is corrupted at gpu 0000:3B:00.0\n`;
    expect(await ask(exited(14, document))).toMatchObject({
      value: { kind: 'answered', gpus: [{ name: 'X' }] },
    });
    expect(await ask(exited(14, ''))).toMatchObject({ value: { kind: 'failed', exitCode: 14 } });
  });

  it('is not run while it is not known whether the kernel module is loaded', async () => {
    const facts = { ...user, kernelModule: { ok: false, asked: true, why: 'x' } as const };
    expect(await askProbe(nvidiaSmi, {}, facts)).toMatchObject({ ok: false });
  });

  it('says the version of the library where it does not fit', async () => {
    const text =
      'Failed to initialize NVML: Driver/library version mismatch\nNVML library version: 550.163\n';
    expect(await ask(exited(18, text))).toMatchObject({ value: { libraryVersion: '550.163' } });
  });

  it.each([
    '',
    'garbage',
    '<nvidia_smi_log>',
    xml().slice(0, 60),
    '<a><b></a>',
    '<nvidia_smi_log><driver_version>',
  ])('that answers %j is not known', async (text) =>
    expect(await ask(exited(0, text))).toMatchObject({ ok: false, asked: true }),
  );
});

// Read off the files by hand: driver, number of GPUs, name of the first.
const known: Readonly<Record<string, readonly [string, number, string]>> = {
  'a0s-3.xml': ['460.27.04', 2, 'GeForce GTX 1080'],
  'rai-1.xml': ['352.99', 1, 'GRID K520'],
  'pai-nvidia_smi_outdated_gpu.xml': ['384.111', 1, 'GeForce GT 730'],
  'nvidia-k8s-test-infra-hw-b200.xml': ['580.105.08', 8, 'NVIDIA B200'],
  'nvidia-k8s-test-infra-hw-gb300.xml': ['580.173.02', 4, 'NVIDIA GB300'],
  'telegraf-tesla_p4.xml': ['513.46', 1, 'GRID P4-1Q'],
  'telegraf-rtx-4000-sff-ada-v13.xml': ['595.84', 1, 'NVIDIA RTX 4000 SFF Ada Generation'],
};

describe.skipIf(capturesMissing !== null)(`captures of nvidia-smi -q -x ${capturesMissing ?? ''}`, () => {
  it.each(captures('nvidia-smi-xml'))('$file', async ({ file, text }) => {
    const answer = await gpusIn(text, new Map());
    if (cutShort.test(file)) return expect(answer).toBeNull();
    expect(answer?.gpus.length).toBe([...text.matchAll(/<gpu id=/g)].length);
    const facts = known[file.split('/').at(-1) ?? ''];
    if (facts !== undefined)
      expect([answer?.driverVersion, answer?.gpus.length, answer?.gpus[0]?.name]).toEqual(facts);
    for (const cut of [0.1, 0.5, 0.9]) {
      expect(await gpusIn(text.slice(0, text.length * cut), new Map())).toBeNull();
    }
  });

  it('knows a virtual GPU', async () => {
    const [vgpu] = captures('nvidia-smi-xml').filter(({ file }) => file.endsWith('telegraf-tesla_p4.xml'));
    expect((await gpusIn(vgpu?.text ?? '', new Map()))?.gpus[0]?.vgpu).toBe(
      /<virtualization_mode>VGPU</i.test(vgpu?.text ?? ''),
    );
  });
});

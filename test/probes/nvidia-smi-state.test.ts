import { describe, expect, it } from 'vitest';
import { gpusIn } from '../../src/probes/nvidia-smi-xml.ts';
import { captures, capturesMissing, cutShort } from '../support/captures.ts';
import { unknownState } from '../support/gpus.ts';
import { findingsIn } from '../support/health-of.ts';

const stateIn = async (fields: string) => {
  const xml = `<?xml version="1.0" ?>\n<nvidia_smi_log><driver_version>550.1</driver_version><gpu id="00000000:3B:00.0">${fields}</gpu></nvidia_smi_log>`;
  return (await gpusIn(xml, new Map()))?.gpus[0]?.state;
};
const tag = (name: string, ...inner: readonly string[]) => `<${name}>${inner.join('')}</${name}>`;

describe('the state of a GPU', () => {
  it('is not known where the document does not tell', async () => {
    expect(await stateIn('<product_name>NVIDIA A100</product_name>')).toEqual(unknownState);
    const nothing = tag('persistence_mode', 'N/A') + tag('compute_mode', 'N/A') + tag('fan_speed', 'N/A');
    expect(await stateIn(nothing + tag('ecc_errors', 'N/A') + tag('processes', ''))).toEqual(unknownState);
  });

  it('tells the mode, the link and the memory', async () => {
    const link = tag(
      'pci',
      tag(
        'pci_gpu_link_info',
        tag('pcie_gen', tag('max_link_gen', '4'), tag('current_link_gen', '1')),
        tag('link_widths', tag('max_link_width', '16x'), tag('current_link_width', '8x')),
      ),
    );
    expect(
      await stateIn(
        [
          tag('persistence_mode', 'Enabled'),
          tag('compute_mode', 'Exclusive_Process'),
          tag('performance_state', 'P8'),
          tag('utilization', tag('gpu_util', '37 %')),
          tag('fb_memory_usage', tag('used', '10 MiB'), tag('free', '90 MiB')),
          link,
        ].join(''),
      ),
    ).toMatchObject({
      persistence: true,
      computeMode: 'exclusive',
      performanceState: 'P8',
      utilizationPercent: 37,
      memoryUsedBytes: 10 * 1024 ** 2,
      memoryFreeBytes: 90 * 1024 ** 2,
      link: { generation: 1, maxGeneration: 4, width: 8, maxWidth: 16 },
    });
  });

  it('adds uncorrectable errors since the driver was loaded, and leaves those of a lifetime aside', async () => {
    const old = tag('double_bit', tag('device_memory', '2'), tag('total', '2'));
    const lifetime = tag('aggregate', tag('dram_uncorrectable', '99'), tag('double_bit', tag('total', '99')));
    const volta = await stateIn(tag('ecc_errors', tag('volatile', old), lifetime));
    expect(volta?.errors.uncorrectable).toBe(2);
    const split = tag(
      'volatile',
      tag('sram_uncorrectable_parity', '1'),
      tag('sram_uncorrectable_secded', '0'),
      tag('dram_uncorrectable', '3'),
    );
    expect((await stateIn(tag('ecc_errors', split, lifetime)))?.errors.uncorrectable).toBe(4);
  });

  it.each([
    ['a row waits', tag('remapped_rows', tag('remapped_row_pending', 'Yes')), { repairPending: true }],
    ['a page waits', tag('retired_pages', tag('pending_retirement', 'Yes')), { repairPending: true }],
    ['a page waits (R384)', tag('retired_pages', tag('pending_blacklist', 'Yes')), { repairPending: true }],
    ['none waits', tag('retired_pages', tag('pending_retirement', 'No')), { repairPending: false }],
    ['a repair failed', tag('remapped_rows', tag('remapped_row_failure', 'Yes')), { repairFailed: true }],
    ['it has no such memory', tag('remapped_rows', 'N/A'), { repairPending: null, repairFailed: null }],
  ])('%s', async (_name, fields, errors) => expect(await stateIn(fields)).toMatchObject({ errors }));

  it.each([
    [tag('gpu_recovery_action', 'Reset'), 'reset'],
    [tag('gpu_recovery_action', 'None'), 'none'],
    [tag('gpu_recovery_action', 'Drain and Reset'), 'drain and reset'],
    [tag('gpu_recovery_action', 'N/A'), null],
    [tag('gpu_reset_status', tag('reset_required', 'Yes')), 'reset'],
    [
      tag('gpu_reset_status', tag('reset_required', 'No'), tag('drain_and_reset_recommended', 'Yes')),
      'drain and reset',
    ],
    [tag('gpu_reset_status', tag('reset_required', 'Requested functionality has been deprecated')), null],
  ])('%s asks for %s', async (fields, recovery) => expect((await stateIn(fields))?.recovery).toBe(recovery));

  it('names the fields in which the hardware gave no answer', async () => {
    const fields = [
      tag('fan_speed', '[Unknown Error]'),
      tag('fb_memory_usage', tag('total', 'ERR!'), tag('used', 'ERR!')),
      tag('temperature', tag('gpu_temp', 'GPU requires reset')),
      tag('power_readings', tag('power_state', 'N/A')),
    ].join('');
    expect((await stateIn(fields))?.failedFields).toEqual(['fan_speed', 'fb_memory_usage', 'temperature']);
  });

  it('tells processes, though their names are hidden', async () => {
    const one = tag(
      'process_info',
      tag('pid', '42'),
      tag('type', 'C'),
      tag('process_name', ''),
      tag('used_memory', '5 MiB'),
    );
    expect((await stateIn(tag('processes', one)))?.processes).toEqual([
      { pid: 42, type: 'C', name: null, memoryBytes: 5 * 1024 ** 2 },
    ]);
    expect((await stateIn(tag('processes', tag('process_info', tag('pid', 'x')))))?.processes).toEqual([]);
  });

  it('tells MIG instances, and none from none told', async () => {
    const device = tag('mig_device', tag('gpu_instance_id', '3'), tag('compute_instance_id', '0'));
    const instance = { gpuInstance: 3, computeInstance: 0, uuid: null };
    expect((await stateIn(tag('mig_devices', device)))?.migInstances).toEqual([instance]);
    expect((await stateIn(tag('mig_devices', ' None ')))?.migInstances).toEqual([]);
    expect((await stateIn(''))?.migInstances).toBeNull();
  });

  it('tells the fabric and what troubles it', async () => {
    const health = tag(
      'health',
      tag('bandwidth', 'Degraded'),
      tag('route_unhealthy', 'True'),
      tag('incorrect_configuration', 'None'),
    );
    expect(
      (await stateIn(tag('fabric', tag('state', 'In Progress'), tag('status', 'N/A'), health)))?.fabric,
    ).toEqual({
      state: 'In Progress',
      status: null,
      troubles: ['route_unhealthy', 'bandwidth'],
    });
    expect((await stateIn(tag('fabric', tag('state', 'N/A'))))?.fabric).toBeNull();
  });

  it('survives deep and long documents', async () => {
    const deep = `${'<a>'.repeat(50)}x${'</a>'.repeat(50)}`;
    expect(await stateIn(deep)).toMatchObject({ failedFields: [] });
    const processes = tag('process_info', tag('pid', '1')).repeat(20_000);
    expect((await stateIn(tag('processes', processes)))?.processes).toHaveLength(20_000);
  });
});

// What is wrong in the recordings that are not of sound machines, or of machines at work.
const expected: Readonly<Record<string, readonly string[]>> = {
  'nvidia-k8s-test-infra-mock-gb200-ecc-injected.xml': ['ecc-uncorrectable?', 'ecc-row-remap-failure?'],
  'nvidia-k8s-test-infra-mock-gb200-fabric-degraded.xml': ['fabric-degraded?'],
  // The probe itself reports such a document as a failure: see nvidia-smi.test.ts.
  'nvidia-k8s-test-infra-mock-gb200-lost.xml': [
    'gpu-faulty',
    'ecc-uncorrectable?',
    'ecc-row-remap-failure?',
    'fabric-not-completed',
  ],
  // Sound, and in use: 1 GiB of 10 is free.
  'telegraf-rtx-3080-v13.xml': ['gpu-memory-in-use?'],
  // A desktop in a virtual machine, on a GPU of 1 GiB.
  'telegraf-tesla_p4.xml': ['gpu-memory-in-use?'],
};

describe.skipIf(capturesMissing !== null)(`captures of nvidia-smi -q -x ${capturesMissing ?? ''}`, () => {
  const whole = captures('nvidia-smi-xml').filter(({ file }) => !cutShort.test(file));
  it.each(whole)('$file: $status', async ({ file, text }) => {
    expect(await findingsIn(text)).toEqual(expected[file.split('/').at(-1) ?? ''] ?? []);
    expect(await findingsIn(text.replaceAll('\n', '\r\n'))).toEqual(await findingsIn(text));
  });
});

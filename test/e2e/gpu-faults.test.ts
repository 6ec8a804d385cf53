import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/report.ts';
import { carryOut, causesIn, diagnoseOn, onHost } from './doctor.ts';
import { type GpuCondition, gpuModels, type RigDescription, type RigHost, rigMissing } from './rig/host.ts';

const missing = rigMissing();
const suite = missing === null ? 'GPUs in trouble' : `GPUs in trouble (skipped: ${missing})`;
const { a100 } = gpuModels;

interface Trouble {
  readonly host: RigDescription;
  readonly verdict?: Report['verdict'];
  readonly causes: Readonly<Record<string, readonly string[]>>;
  readonly launch: Report['launch']['status'];
  /** The fixes that the plan begins with. */
  readonly fix: readonly string[];
  /**
   * Whether the plan is carried out, and what its steps for a person then do; each must end in a launch that passes.
   * Null: nothing on this machine would help.
   */
  readonly person: ((host: RigHost) => Promise<void>) | null;
}

const nothing = async () => undefined;
const second = (condition: GpuCondition): RigDescription => ({ gpus: [a100, { ...a100, condition }] });
const only = (condition: GpuCondition): RigDescription => ({ gpus: [{ ...a100, condition }] });
/** An HGX board: eight GPUs that NVSwitches join. */
const board = (manager: 'running' | 'stopped' | 'absent', switches = 6): RigDescription => ({
  gpus: [a100, a100, a100, a100],
  fabric: { switches, manager },
});
const xid = (number: number, text: string) => `NVRM: Xid (PCI:0000:0b:00): ${number}, ${text}`;
const failed = { verdict: 'not-ready', launch: 'not-run' } as const;
const warned = { verdict: 'ready', launch: 'passed' } as const;

const troubles: Readonly<Record<string, Trouble>> = {
  'one fell off the bus, and the kernel log says so': {
    host: {
      ...second({ lost: true }),
      kernelLog: [xid(79, "pid='<unknown>', name=<unknown>, GPU has fallen off the bus.")],
    },
    ...failed,
    causes: { 'gpu-fell-off-bus': [] },
    fix: ['power-cycle'],
    person: null,
  },
  'one is on the bus, and the driver does not have it': {
    host: second({ absent: true }),
    ...warned,
    causes: { 'gpu-not-listed?': [] },
    fix: ['examine-kernel-log'],
    person: null,
  },
  'one is on the bus, and the kernel log says that the driver could not start it': {
    host: {
      ...second({ absent: true }),
      kernelLog: ['NVRM: GPU 0000:0b:00.0: RmInitAdapter failed! (0x26:0x56:1474)'],
    },
    ...failed,
    causes: { 'gpu-init-failed': [] },
    fix: ['examine-kernel-log'],
    person: null,
  },
  'one must be reset': {
    host: second({ resetRequired: true }),
    ...failed,
    causes: { 'gpu-busy-or-bad': [] },
    fix: ['reset-gpu'],
    person: nothing,
  },
  'the driver asks for a reset in the kernel log': {
    host: {
      kernelLog: [xid(154, 'GPU recovery action changed from 0x0 (None) to 0x1 (GPU Reset Required)')],
    },
    ...failed,
    causes: { 'gpu-busy-or-bad': [] },
    fix: ['reset-gpu'],
    person: nothing,
  },
  'one gives no answer': {
    host: second({ silent: true }),
    ...failed,
    causes: { 'gpu-faulty': [] },
    fix: ['reset-gpu'],
    person: nothing,
  },
  'rows wait for a reset: work goes on': {
    host: second({ remapping: 'pending' }),
    ...warned,
    causes: { 'ecc-row-remap?': [] },
    fix: ['reset-gpu'],
    person: nothing,
  },
  'MIG is on, and nobody made instances': {
    host: only({ mig: 'no-instances' }),
    ...failed,
    causes: { 'mig-no-instances': [] },
    fix: ['create-mig-instances'],
    person: null,
  },
  'the compute mode lets nobody in': {
    host: only({ computeMode: 'Prohibited' }),
    ...failed,
    causes: { 'gpu-exclusive-process': [] },
    fix: ['share-gpu'],
    person: nothing,
  },
  'the fabric manager is stopped': {
    host: board('stopped'),
    ...failed,
    causes: { 'fabric-manager-missing': [] },
    fix: ['start-fabric-manager'],
    person: nothing,
  },
};

describe.skipIf(missing !== null).concurrent(suite, { timeout: 300_000 }, () => {
  for (const [name, trouble] of Object.entries(troubles)) {
    it(name, () =>
      onHost({ ...trouble.host, registry: {} }, async (host) => {
        const { report } = await diagnoseOn(host);
        expect(causesIn(report)).toEqual(trouble.causes);
        expect(report).toMatchObject({ verdict: trouble.verdict, launch: { status: trouble.launch } });
        expect(report.plan.map(({ id }) => id)).toEqual(trouble.fix);
        if (trouble.person === null) return;
        await carryOut(host, report, { person: trouble.person });
        await isReady(host);
      }),
    );
  }

  it('one that is exclusive and held is told with its holder, and is free when that has gone', () =>
    onHost({ ...only({ computeMode: 'Exclusive_Process' }), registry: {} }, async (host) => {
      const holder = host.spawn(['/bin/bash', '-c', 'echo $$; exec sleep 300']);
      const pid = await new Promise((resolve) => holder.process.stdout?.once('data', resolve));
      await host.writeFile('/opt/stand-in/answers/gpus/0/processes', `${String(pid).trim()} 20000\n`);
      const held = await diagnoseOn(host);
      expect(causesIn(held.report)).toEqual({ 'gpu-exclusive-process': [] });
      expect(JSON.stringify(held.report.causes)).toContain('sleep');
      holder.signalGroup('SIGTERM');
      await holder.done;
      const free = await diagnoseOn(host);
      expect(causesIn(free.report)).toEqual({ 'gpu-exclusive-process?': [] });
      expect(free.report).toMatchObject({ verdict: 'ready', launch: { status: 'passed' } });
    }));

  it('without persistence mode matter only where the container gets no driver in time', () =>
    onHost({ ...only({ persistence: false }), registry: {} }, async (host) => {
      await isReady(host);
      const late = 'nvidia-container-cli: initialization error: driver rpc error: timed out';
      await host.exec(['sed', '-i', `s/^HOOK=.*/HOOK='fails:${late}'/`, '/opt/stand-in/description.sh']);
      const { report } = await diagnoseOn(host);
      expect(causesIn(report)).toEqual({ 'persistence-mode-off': [] });
      expect(report).toMatchObject({ verdict: 'not-ready', launch: { status: 'failed' } });
      expect(report.plan.map(({ id }) => id)).toEqual(['enable-persistence-mode']);
    }));

  it('joined by NVSwitches need their fabric manager', () =>
    onHost({ ...board('absent'), registry: {} }, async (host) => {
      const { report } = await diagnoseOn(host);
      expect(causesIn(report)).toEqual({ 'fabric-manager-missing': [] });
      expect(report.plan.map(({ id }) => id)).toEqual(['install-fabric-manager']);
      const launched = await diagnoseOn(host, ['--skip', 'fabric-manager', '--launch', 'always']);
      expect(launched.report.launch.reason).toContain('system not yet initialized');
    }));

  it('that nothing joins are not asked for one', () =>
    onHost({ ...board('stopped', 0), registry: {} }, (host) => isReady(host)));

  it('and what a job did wrong in them is no trouble of theirs', () =>
    onHost(
      {
        kernelLog: [xid(31, 'pid=4711, name=python3, Ch 00000008, MMU Fault: ENGINE GRAPHICS faulted')],
        registry: {},
      },
      (host) => isReady(host),
    ));
});

async function isReady(host: RigHost): Promise<void> {
  const { report } = await diagnoseOn(host);
  expect(causesIn(report)).toEqual({});
  expect(report).toMatchObject({ verdict: 'ready', launch: { status: 'passed' } });
}

import type { Finding } from '../../src/check.ts';
import type { DriverVerdict } from '../../src/knowledge/compatibility.ts';
import type { Judged } from '../../src/knowledge/verdict.ts';
import { driverFixes } from '../fixes/image.ts';
import { type Case, type HostGpu, kindsOf, nameOf, seenImage, weightOf } from './machine.ts';

type TooOld = Extract<DriverVerdict, { kind: 'too-old' }>;
type Code = 'driver-too-old-for-image' | 'forward-compat-unsupported-hw';

interface Hit {
  readonly gpu: HostGpu;
  readonly verdict: TooOld;
}

/** GPUs that the driver does not serve with this image; those for which only the kind of GPU is in the way apart. */
export function judgedDriver(one: Case): readonly Finding<Code>[] {
  const hits = one.judged.flatMap(hitOf);
  const codes = ['driver-too-old-for-image', 'forward-compat-unsupported-hw'] as const;
  return codes.flatMap((code) => {
    const own = hits.filter((hit) => codeOf(hit) === code);
    const [first] = own;
    if (first === undefined) return [];
    const certain = own.some(({ verdict }) => verdict.certain);
    return [
      {
        code,
        ...weightOf(certain, one),
        message: `${messages[code](one, first)} ${kept(one, own, certain)}`.trim(),
        seen: {
          driver: one.driver.version.text,
          needs: first.verdict.needs,
          minorVersionFloor: one.facts.minorCompatFloor,
          forwardBranches: one.facts.forwardBranches.map(({ branch }) => branch),
          gpus: kindsOf(own.map(({ gpu }) => gpu)),
          ...seenImage(one),
        },
        fixes: driverFixes(one, first.verdict.needs),
      },
    ];
  });
}

const hitOf = ({ gpu, driver }: Judged<HostGpu>): readonly Hit[] =>
  driver.kind === 'too-old' ? [{ gpu, verdict: driver }] : [];

/** Data-center GPUs would run it on this driver, and this one is certainly none. */
const codeOf = ({ gpu, verdict }: Hit): Code =>
  verdict.branch !== null && gpu.dataCenter === false && verdict.certain
    ? 'forward-compat-unsupported-hw'
    : 'driver-too-old-for-image';

const messages: Readonly<Record<Code, (one: Case, hit: Hit) => string>> = {
  'driver-too-old-for-image': (one, { verdict }) =>
    `Driver ${driverText(one)} is too old for ${nameOf(one)}: with CUDA ${one.facts.cuda ?? 'of its own'} it needs ${verdict.needs} or later${orFloor(one, verdict)}.`,
  'forward-compat-unsupported-hw': (one, { verdict, gpu }) =>
    `Driver ${driverText(one)} runs ${nameOf(one)} on data-center GPUs alone, by forward compatibility, and ${gpu.name} is none (CUDA error 804): it needs driver ${verdict.needs} or later${orFloor(one, verdict)}.`,
};

const orFloor = ({ facts: { minorCompatFloor }, driver }: Case, { needs }: TooOld): string =>
  minorCompatFloor === null || minorCompatFloor === needs || driver.byCuda
    ? ''
    : `, or ${minorCompatFloor} or later for CUDA's minor-version compatibility`;

const driverText = ({ driver }: Case): string =>
  driver.byCuda && driver.cuda !== null
    ? `${driver.version.text} (CUDA ${driver.cuda})`
    : driver.version.text;

function kept(one: Case, hits: readonly Hit[], certain: boolean): string {
  const doubt = certain
    ? ''
    : "Not every figure behind this is NVIDIA's own, or it is not known whether the GPU takes part in forward compatibility.";
  const rest =
    hits.length < one.judged.length ? `This concerns ${kindsOf(hits.map(({ gpu }) => gpu)).join(', ')}.` : '';
  return [doubt, rest].filter((text) => text !== '').join(' ');
}

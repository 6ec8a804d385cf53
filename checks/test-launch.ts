import { defineCheck, type Finding, type Fix, type JsonObject } from '../src/check.ts';
import { gpusWanted } from '../src/gpu-selection.ts';
import type { LaunchMeasured } from '../src/launch/answers.ts';
import { valueIn } from '../src/probe.ts';
import type { LaunchFact } from '../src/probes/launch.ts';
import { launchSignatures } from '../src/signatures/launch.ts';
import { codeIn } from '../src/signatures/match.ts';
import { byHand } from './fixes/steps.ts';

const ownCodes = [
  'launch-pull-failed',
  'launch-refused',
  'launch-incomplete',
  'image-lacks-pytorch',
  'launch-sees-no-gpu',
  'launch-gpu-missing',
  'cuda-init-failed',
  'cuda-result-wrong',
  'cuda-compute-failed',
  'launch-dataloader-failed',
  'launch-allreduce-failed',
  'ngc-banner-warning',
  'toolkit-version-mix',
  'cdi-mode-with-gpus-flag',
  'image-lacks-python',
] as const;

export default defineCheck<'launch', string, 'nvidiaSmi' | 'system'>({
  id: 'test-launch',
  title: 'PyTorch works in the container',
  needs: ['launch'],
  uses: ['nvidiaSmi', 'system'],
  codes: ownCodes,
  relays: [...new Set([...launchSignatures.map(({ code }) => code), 'shm-too-small'])].filter(
    (code) => !ownCodes.some((own) => own === code),
  ),
  examine({ launch, nvidiaSmi, system }, target) {
    if (launch.kind === 'pull-failed') return [pullFailed(launch)];
    if (launch.kind === 'refused') return [refused(launch)];
    const wanted = gpusWanted(target.gpus, valueIn(system)?.visibleDevices ?? null, valueIn(nvidiaSmi));
    const { measured } = launch;
    return [
      ...incomplete(launch),
      ...pytorch(measured),
      ...gpus(measured, wanted),
      ...compute(measured),
      ...dataloader(measured),
      ...allreduce(measured),
      ...banner(launch),
    ];
  },
});

const error = (code: string, message: string, seen: JsonObject, fixes: readonly Fix[]): Finding => ({
  code,
  severity: 'error',
  message,
  seen,
  fixes,
});

const readPage = (code: string): Fix => ({
  id: `read-page-${code}`,
  title: 'Read what this means and what mends it',
  risk: 'manual',
  steps: [byHand(`Run: ngc-doctor explain ${code}`)],
});

/** The end of a text, where programs say why they died. */
const lastLine = (text: string): string => text.trim().split('\n').at(-1)?.slice(0, 400) ?? '';

const pullFailed = ({ text }: Extract<LaunchFact, { kind: 'pull-failed' }>): Finding => ({
  ...error('launch-pull-failed', 'The image could not be pulled.', { text }, [
    readPage('launch-pull-failed'),
  ]),
  explainedBy: [
    'dns-failure',
    'registry-unreachable',
    'proxy-misconfigured',
    'tls-mitm-ca',
    'registry-tls-invalid',
    'ngc-not-logged-in',
    'ngc-wrong-credentials',
    'ngc-access-denied',
    'hub-rate-limit',
    'image-tag-not-found',
    'arch-no-manifest',
    'registry-cdn-blocked',
    'ngc-service-outage',
    'registry-imposter',
    'disk-too-small-for-image',
  ],
});

function refused({ text, exitCode }: Extract<LaunchFact, { kind: 'refused' }>): Finding {
  const code = codeIn(text, launchSignatures) ?? 'launch-refused';
  return error(code, 'Docker refused to start the container.', { text, exitCode }, [readPage(code)]);
}

function incomplete({
  measured,
  timedOut,
  stderr,
  exitCode,
}: Extract<LaunchFact, { kind: 'ran' }>): readonly Finding[] {
  if (measured.complete) return [];
  const how = timedOut ? 'did not come to its end in time' : `died in the middle (exit code ${exitCode})`;
  return [
    error(
      'launch-incomplete',
      `The test in the container ${how}.`,
      { exitCode, timedOut, stderr: lastLine(stderr) },
      [readPage('launch-incomplete')],
    ),
  ];
}

function pytorch({ torch, complete }: LaunchMeasured): readonly Finding[] {
  if (torch?.ok === true || (torch === null && !complete)) return [];
  const why = torch === null ? 'it was not looked at' : torch.error;
  return [
    error('image-lacks-pytorch', 'PyTorch cannot be imported in this image.', { why: why.slice(0, 2000) }, [
      readPage('image-lacks-pytorch'),
    ]),
  ];
}

function gpus({ cuda, nodes, torch }: LaunchMeasured, wanted: number | null): readonly Finding[] {
  if (wanted === 0 || torch?.ok !== true || cuda === null) return [];
  const found = cuda.available ? cuda.devices.length : 0;
  const seen = { wanted, found, nodes, error: cuda.error, warnings: cuda.warnings };
  if (found === 0) {
    const injected = nodes.some((node) => /\d$|dxg$|nvgpu$/.test(node));
    const code = injected ? 'cuda-init-failed' : 'launch-sees-no-gpu';
    const message = injected
      ? `The GPU is in the container, and CUDA cannot use it: ${lastLine(cuda.error ?? 'no reason given')}`
      : 'The container started, and no GPU is inside.';
    return [error(code, asSentence(message), seen, [readPage(code)])];
  }
  if (wanted === null || found >= wanted) return [];
  const message = `PyTorch sees ${found} of the ${wanted} GPUs that were asked for.`;
  return [error('launch-gpu-missing', message, seen, [readPage('launch-gpu-missing')])];
}

function compute({ matmul }: LaunchMeasured): readonly Finding[] {
  const failed = matmul.filter(({ ok }) => !ok);
  const wrong = failed.filter((one) => !one.ok && /differs from/.test(one.error));
  const broken = failed.filter((one) => !wrong.includes(one));
  return [...computed('cuda-result-wrong', wrong), ...computed('cuda-compute-failed', broken)];
}

function computed(code: string, failed: LaunchMeasured['matmul']): readonly Finding[] {
  const first = failed[0];
  if (first === undefined || first.ok) return [];
  const devices = failed.map(({ device }) => device);
  const what = code === 'cuda-result-wrong' ? 'computes something else than the processor' : 'cannot compute';
  return [
    error(
      code,
      asSentence(`GPU ${devices.join(', ')} ${what}: ${lastLine(first.error)}`),
      { devices, error: first.error },
      [readPage(code)],
    ),
  ];
}

const busError = /bus error|SIGBUS|no space left on device|out of shared memory|insufficient shared memory/i;

function dataloader({ dataloader: loader, limits }: LaunchMeasured): readonly Finding[] {
  if (loader === null || loader.ok) return [];
  const seen = { error: loader.error.slice(0, 2000), shmBytes: limits?.shmTotalBytes ?? null };
  if (!busError.test(loader.error)) {
    const message = asSentence(`A data loader with several processes fails: ${lastLine(loader.error)}`);
    return [error('launch-dataloader-failed', message, seen, [readPage('launch-dataloader-failed')])];
  }
  const size = limits === null ? 'its shared memory' : `${Math.floor(limits.shmTotalBytes / 1024 ** 2)} MiB`;
  const message = `A data loader died of a bus error in the container: ${size} of shared memory are too little.`;
  return [error('shm-too-small', message, { ...seen, busError: true }, [readPage('shm-too-small')])];
}

function allreduce({ allreduce: reduced }: LaunchMeasured): readonly Finding[] {
  if (reduced === null || reduced.ok) return [];
  const message = asSentence(`The GPUs cannot work together (all-reduce): ${lastLine(reduced.error)}`);
  return [
    error('launch-allreduce-failed', message, { error: reduced.error.slice(0, 2000) }, [
      readPage('launch-allreduce-failed'),
    ]),
  ];
}

/** Notes that are no problem, or that are judged elsewhere from better evidence. */
const mereNotes: ReadonlySet<string> = new Set([
  'shmem',
  'forward-compatibility',
  'minor-version-compatibility',
  'gpu-maybe',
]);

function banner({ banner: warnings }: Extract<LaunchFact, { kind: 'ran' }>): readonly Finding[] {
  const told = warnings.filter(({ id }) => !mereNotes.has(id));
  if (told.length === 0) return [];
  return [
    {
      code: 'ngc-banner-warning',
      severity: 'warning',
      message: asSentence(`The image itself warns when it starts: ${told.map(({ text }) => text).join(' ')}`),
      seen: { warnings: told.map(({ id, text }) => ({ id, text })) },
      explainedBy: [
        'launch-sees-no-gpu',
        'cuda-init-failed',
        'gpu-too-old-for-image',
        'gpu-too-new-for-image',
      ],
      fixes: [readPage('ngc-banner-warning')],
    },
  ];
}

const asSentence = (text: string): string => (/[.?]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`);

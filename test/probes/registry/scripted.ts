import type { Host, HttpOptions, HttpResult } from '../../../src/host/host.ts';
import { recordedHost } from '../../../src/host/recorded.ts';
import type { Reading } from '../../../src/probe.ts';
import { type RegistryFact, registry } from '../../../src/probes/registry.ts';
import type { Facts } from '../../../src/probes.ts';
import { defaultTarget } from '../../../src/target.ts';
import { healthy, readingsOf } from '../../../src/testing/healthy.ts';

export const config = {
  architecture: 'amd64',
  os: 'linux',
  config: { Env: ['CUDA_VERSION=12.3.2', 'NVIDIA_REQUIRE_CUDA=cuda>=9.0'], Labels: { a: 'b' } },
};
export const manifest = {
  schemaVersion: 2,
  mediaType: 'application/vnd.docker.distribution.manifest.v2+json',
  config: { digest: 'sha256:c' },
  layers: [
    { digest: 'sha256:l1', size: 10 },
    { digest: 'sha256:l2', size: 300 },
  ],
};
export const index = {
  manifests: [
    { digest: 'sha256:amd', platform: { os: 'linux', architecture: 'amd64' } },
    { digest: 'sha256:arm', platform: { os: 'linux', architecture: 'arm64' } },
    { digest: 'sha256:att', platform: { os: 'unknown', architecture: 'unknown' } },
  ],
};

/** A result, a status, a JSON body, or one of these for each time in turn, the last for all times after. */
export type Answer = HttpResult | object | number | readonly Answer[];
export type Answers = Readonly<Record<string, Answer>>;

export const status = (
  code: number,
  headers: Record<string, string> = {},
  body: string | object = '',
): HttpResult => ({
  kind: 'answered',
  status: code,
  headers,
  body: typeof body === 'string' ? body : JSON.stringify(body),
});

export const down = (stage: 'dns' | 'connect' | 'proxy' | 'tls' | 'http', more: object = {}): HttpResult => ({
  kind: 'failed',
  stage,
  timedOut: false,
  code: '',
  why: 'no',
  ...more,
});

const isResult = (answer: object): answer is HttpResult =>
  'kind' in answer && (answer.kind === 'answered' || answer.kind === 'failed');
const isSeries = (answer: Answer): answer is readonly Answer[] => Array.isArray(answer);

function resultOf(answer: Answer, time: number): HttpResult {
  if (isSeries(answer)) return resultOf(answer[Math.min(time, answer.length - 1)] ?? 500, 0);
  if (typeof answer === 'number') return status(answer);
  return isResult(answer) ? answer : status(200, {}, answer);
}

export const base = 'https://nvcr.io';
export const tokenAt = `${base}/proxy_auth?scope=repository%3Anvidia%2Fpytorch%3Apull`;
export const manifestAt = `${base}/v2/nvidia/pytorch/manifests/24.01-py3`;
export const blobAt = (digest: string) => `${base}/v2/nvidia/pytorch/blobs/sha256:${digest}`;
export const challenged = status(401, {
  'www-authenticate': `Bearer realm="${base}/proxy_auth",scope="repository:nvidia/pytorch:pull,push"`,
});

/** A registry that speaks as nvcr.io does, where nothing is wrong. */
export const nvcr: Answers = {
  [`${base}/v2/`]: challenged,
  [tokenAt]: { token: 'T0KEN' },
  [manifestAt]: index,
  [`${base}/v2/nvidia/pytorch/manifests/sha256:amd`]: manifest,
  [blobAt('c')]: status(307, { location: 'https://layers.nvcr.io/c?sig=1' }),
  [blobAt('l2')]: status(307, { location: 'https://layers.nvcr.io/l2?sig=2' }),
  'https://layers.nvcr.io/c?sig=1': config,
  'https://layers.nvcr.io/l2?sig=2': status(206, {}, 'x'),
};

/** The same answers at another address; tokens come from where the challenge says. */
export const movedTo = (address: string, answers: Answers = nvcr): Answers => ({
  [tokenAt]: answers[tokenAt] ?? 404,
  ...Object.fromEntries(Object.entries(answers).map(([url, answer]) => [url.replace(base, address), answer])),
});

export interface Call {
  readonly url: string;
  readonly options: HttpOptions;
}

export interface Circumstances {
  /** The user's config.json. */
  readonly dockerConfig?: object;
  readonly facts?: Partial<Facts>;
  readonly env?: Readonly<Record<string, string>>;
  /** Further files. */
  readonly files?: Readonly<Record<string, string>>;
  /** What the credential helper prints; an exit code and its output; or nothing, as there is none. */
  readonly helper?: object | readonly [code: number, stdout: string];
}

const systemBundle = '/etc/ssl/certs/ca-certificates.crt';

function filesOf({ dockerConfig, files = {} }: Circumstances): Readonly<Record<string, string>> {
  const path = `${healthy.system.home}/.docker/config.json`;
  const own = dockerConfig === undefined ? {} : { [path]: JSON.stringify(dockerConfig) };
  return { [systemBundle]: 'SYSTEM CA', ...own, ...files };
}

/** A host that asks a scripted registry; what is not scripted throws. */
export function scripted(answers: Answers, more: Circumstances = {}) {
  const calls: Call[] = [];
  const runs: { readonly argv: readonly string[]; readonly input: string }[] = [];
  const files = filesOf(more);
  const host: Host = {
    ...recordedHost({}),
    env: (name) => more.env?.[name],
    async list(path) {
      const below = Object.keys(files).filter((name) => name.startsWith(`${path}/`));
      return below.length === 0
        ? { kind: 'absent' }
        : { kind: 'ok', value: below.map((name) => name.slice(path.length + 1)) };
    },
    async readText(path) {
      const value = files[path];
      return value === undefined ? { kind: 'absent' } : { kind: 'ok', value };
    },
    async run(argv, options = {}) {
      runs.push({ argv, input: options.input ?? '' });
      const { helper } = more;
      if (helper === undefined) return { kind: 'not-found' };
      const [code, stdout] = Array.isArray(helper) ? helper : [0, JSON.stringify(helper)];
      return { kind: 'exited', code, stdout, stderr: '' };
    },
    async request(url, options = {}) {
      const time = calls.filter((call) => call.url === url).length;
      calls.push({ url, options });
      const answer = answers[url];
      if (answer === undefined) throw new Error(`not scripted: ${url}`);
      return resultOf(answer, time);
    },
  };
  return { host, calls, runs };
}

export async function ask(answers: Answers, more: Circumstances = {}) {
  const { host, calls, runs } = scripted(answers, more);
  const answer: Reading<RegistryFact> = await registry.ask(host, defaultTarget, readingsOf(more.facts ?? {}));
  return { answer, calls, runs };
}

/** The failure, or whatever the answer is instead. */
export async function problem(answers: Answers, more: Circumstances = {}) {
  const { answer } = await ask(answers, more);
  return answer.ok && answer.value.kind === 'failed' ? answer.value : answer;
}

export type Running = Extract<Facts['engine'], { kind: 'running' }>;

/** The healthy machine's engine, with some of its members otherwise. */
export function engineWith(more: Partial<Running>): Partial<Facts> {
  const { engine } = healthy;
  return { engine: engine.kind === 'running' ? { ...engine, ...more } : engine };
}

export const noEngine: Partial<Facts> = {
  engine: { kind: 'unreachable', endpoint: null, reason: 'no-socket', why: 'no', socketGid: null },
};

export const imageAt = (name: string, tag = '24.01-py3'): Partial<Facts> => ({
  imageChoice: { ...healthy.imageChoice, registry: name, tag },
});

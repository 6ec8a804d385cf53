import type { Host } from '../host/host.ts';
import { notAsked, type Probe, read, unread, valueIn } from '../probe.ts';

/** A build of the module that DKMS gave up. */
export interface FailedBuild {
  /** The log that the compiler wrote. */
  readonly log: string;
  /** The kernel release that it was for; null where the log does not say. */
  readonly kernel: string | null;
  /** The first line that names an error; null where there is none. */
  readonly error: string | null;
}

/** The driver's source as DKMS keeps it. */
export interface DkmsSource {
  /** e.g. `nvidia`, `nvidia-current` */
  readonly name: string;
  readonly version: string;
  readonly failed: FailedBuild | null;
}

/** Whether a module for the running kernel can be built, and how a build went. */
export interface ModuleBuildFact {
  /** The running kernel's headers, without which no module can be built, are there. */
  readonly headers: boolean;
  readonly dkms: readonly DkmsSource[];
  /** Versions of the driver's source in /usr/src that DKMS could be given, e.g. `550.163.01`. */
  readonly sources: readonly string[];
  /** Ubuntu's ready-made modules of other kernels, by their folder, e.g. `nvidia-580-open`, `nvidia-535srv`. */
  readonly prebuilt: readonly string[];
}

export const moduleBuild: Probe<ModuleBuildFact> = {
  title: 'How the kernel module is built',
  cost: 'local',
  needs: ['kernelModule', 'system'],
  async ask(host, _target, facts) {
    const [module, system] = [valueIn(facts.kernelModule), valueIn(facts.system)];
    if (module === null || system === null) return notAsked('it is not known which kernel modules there are');
    if (module.kind === 'loaded') return notAsked('the kernel module is loaded');
    const [build, dkms, sources, prebuilt] = await Promise.all([
      // A link, which dangles once the package of the headers is gone.
      host.stat(`/lib/modules/${system.kernelRelease}/build`),
      sourcesIn(host),
      looseSources(host),
      prebuiltFor(host, module.builtFor),
    ]);
    if (build.kind === 'denied' || build.kind === 'failed') return unread('/lib/modules could not be read');
    return read({ headers: build.kind === 'ok', dkms, sources, prebuilt });
  },
};

/** Where dkms(8) keeps its sources and builds, one folder a version. */
const tree = '/var/lib/dkms';

async function sourcesIn(host: Host): Promise<readonly DkmsSource[]> {
  const names = await host.list(tree);
  if (names.kind !== 'ok') return [];
  const ours = names.value.filter((name) => /^nvidia(?!-fs)/.test(name)).slice(0, 20);
  const sources = await Promise.all(ours.map((name) => versionsOf(host, name)));
  return sources.flat();
}

async function versionsOf(host: Host, name: string): Promise<readonly DkmsSource[]> {
  const entries = await host.list(`${tree}/${name}`);
  if (entries.kind !== 'ok') return [];
  const versions = entries.value.filter((entry) => /^\d{3}\.\d/.test(entry)).slice(0, 20);
  return Promise.all(
    versions.map(async (version) => ({
      name,
      version,
      failed: await failedBuild(host, `${tree}/${name}/${version}/build/make.log`),
    })),
  );
}

/** A build that succeeds takes its folder away; the log of one that failed stays in it. */
async function failedBuild(host: Host, log: string): Promise<FailedBuild | null> {
  const text = await host.readText(log, 4 * 1024 ** 2);
  return text.kind === 'ok' ? failedBuildIn(log, text.value) : null;
}

/** What the log of a build that failed tells. */
export function failedBuildIn(log: string, text: string): FailedBuild {
  const kernel = /^DKMS \(?[\w.:+~-]{0,40}\)?.{0,200}? for kernel (\S{1,200})/m.exec(
    text.slice(0, 2000),
  )?.[1];
  return { log, kernel: kernel ?? null, error: errorIn(text) };
}

/** As gcc, ld and make write it. */
function errorIn(text: string): string | null {
  for (const line of text.split('\n')) {
    if (line.length < 2000 && /(?:^|\s)(?:fatal )?error:|\*\*\*.*(?:Error|Stop)/.test(line)) {
      return line.trim().slice(0, 200);
    }
  }
  return null;
}

/** As NVIDIA's installer and the distributions' packages name the folder that they leave for DKMS. */
async function looseSources(host: Host): Promise<readonly string[]> {
  const names = await host.list('/usr/src');
  if (names.kind !== 'ok') return [];
  return names.value.flatMap((name) => /^nvidia-(\d{3}\.\d{1,3}(?:\.\d{1,3})?)$/.exec(name)?.[1] ?? []);
}

/** More kernels than these are not looked at. */
const mostKernels = 10;

async function prebuiltFor(host: Host, kernels: readonly string[]): Promise<readonly string[]> {
  const lists = await Promise.all(
    kernels.slice(-mostKernels).map((kernel) => host.list(`/lib/modules/${kernel}/kernel`)),
  );
  const names = lists.flatMap((list) => (list.kind === 'ok' ? list.value : []));
  return [...new Set(names.filter((name) => /^nvidia-\d{3}(?:srv)?(?:-open)?$/.test(name)))];
}

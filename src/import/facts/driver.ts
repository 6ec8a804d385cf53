import type { RecordedFailure } from '../../host/answers.ts';
import { recordedHost } from '../../host/recorded.ts';
import { valueIn } from '../../probe.ts';
import type { DriverLibrariesFact } from '../../probes/driver-libraries.ts';
import type { ModuleBuildFact } from '../../probes/module-build.ts';
import { failedBuildIn } from '../../probes/module-build.ts';
import { type ModuleFileFact, moduleFile } from '../../probes/module-file.ts';
import type { NvidiaSmiFact } from '../../probes/nvidia-smi.ts';
import { defaultTarget } from '../../target.ts';
import { type Evidence, isNotFound, outputsOf } from '../evidence.ts';
import { dkmsIn } from './dkms.ts';
import type { Kernel } from './kernel.ts';
import { packagesIn } from './packages.ts';

/**
 * The driver's libraries, by what nvidia-smi says, which is nothing without its own: it loads CUDA's as well, to tell its
 * version.
 */
export function driverLibrariesIn(smi: NvidiaSmiFact | null): DriverLibrariesFact | null {
  if (smi?.kind === 'answered') {
    const nvml = { path: 'libnvidia-ml.so.1', version: smi.driverVersion };
    const cuda = smi.cudaVersion === null ? 'untold' : { path: 'libcuda.so.1', version: null };
    return { cuda, nvml, searched: [] };
  }
  if (smi?.kind !== 'failed' || smi.problem === 'no-library' || smi.problem === 'other') return null;
  return { cuda: 'untold', nvml: { path: 'libnvidia-ml.so.1', version: smi.libraryVersion }, searched: [] };
}

const untold: RecordedFailure = { failed: 'ENODATA', why: 'it is not told' };

/** The module on the disk as modinfo describes it. */
export async function moduleFileIn(evidence: Evidence): Promise<ModuleFileFact | null> {
  const [output] = outputsOf(evidence, 'modinfo', 'nvidia').filter(
    (one) => one.kept === 'all' && !isNotFound(one),
  );
  if (output === undefined) return null;
  const path = /^filename: +(\S+)/m.exec(output.text)?.[1] ?? '';
  const lacking = /module nvidia not found/i.test(output.text);
  const answer = { code: lacking ? 1 : 0, stdout: output.text, stderr: lacking ? output.text : '' };
  const host = recordedHost({ run: { 'modinfo nvidia': answer }, stat: { [path]: untold } });
  return valueIn(await moduleFile.ask(host, defaultTarget, {}));
}

/** How its build went; null where nobody tells whether the kernel's headers are there. */
export function moduleBuildIn(evidence: Evidence, kernel: Kernel | null): ModuleBuildFact | null {
  const headers = kernel === null ? null : headersIn(evidence, kernel);
  const logs = [...evidence.files].flatMap(([log, text]) => {
    const [, name, version] =
      /^\/var\/lib\/dkms\/(nvidia[\w-]*)\/(\d{3}\.[\d.]+)\/build\/make\.log$/.exec(log) ?? [];
    return name === undefined || version === undefined
      ? []
      : [{ name, version, failed: failedBuildIn(log, text) }];
  });
  if (headers === null && logs.length === 0) return null;
  const others = (dkmsIn(evidence)?.versions ?? []).filter(
    ({ name, version }) => !logs.some((log) => log.name === name && log.version === version),
  );
  return {
    // A compiler that ran had the headers.
    headers: headers ?? true,
    dkms: [...logs, ...others.map((one) => ({ ...one, failed: null }))],
    sources: [],
    prebuilt: [],
  };
}

/** Of the running kernel, by the names that Debian's and Red Hat's packages have. */
function headersIn(evidence: Evidence, kernel: Kernel): boolean | null {
  const packages = packagesIn(evidence);
  if (packages === null) return null;
  const name = packages.kind === 'deb' ? `linux-headers-${kernel.release}` : null;
  if (name === null) return null;
  return packages.versions.has(name) ? true : packages.lacks(name) ? false : null;
}

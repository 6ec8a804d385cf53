import { covers, type Evidence, outputsOf } from '../evidence.ts';

/** What `dkms status` tells of NVIDIA's driver. */
export interface Dkms {
  /** Names and versions of its sources. */
  readonly versions: readonly { readonly name: string; readonly version: string }[];
  /** Kernels for which it is installed. */
  readonly installed: readonly { readonly version: string; readonly kernel: string }[];
  /** All that it lists is told. */
  readonly whole: boolean;
}

/** `nvidia/550.54.14, 5.15.0-91-generic, x86_64: installed` of dkms 3, `nvidia, 470.57.02, …` of dkms 2. */
const line =
  /^(nvidia(?:-current|-open|-srv|-kernel-source)?(?:-\d{3}(?:-\w+)?)?)(?:\/|, )(\d{3}\.[\d.]+)(?:, ([^\s,]+), \w+)?: (\w+)/;

/** Null where it was not asked, or is not installed. */
export function dkmsIn(evidence: Evidence): Dkms | null {
  const output = outputsOf(evidence, 'dkms', 'status').find(
    ({ kept, text }) => kept !== 'part' && text.trim() !== '',
  );
  if (output === undefined) return null;
  const rows = output.text.split('\n').flatMap((text) => {
    const [, name, version, kernel, state] = line.exec(text.trim()) ?? [];
    return name === undefined || version === undefined
      ? []
      : [{ name, version, kernel: kernel ?? null, state }];
  });
  const versions = new Map(rows.map(({ name, version }) => [`${name} ${version}`, { name, version }]));
  return {
    whole: covers(output, 'nvidia'),
    versions: [...versions.values()],
    installed: rows.flatMap(({ version, kernel, state }) =>
      kernel !== null && state === 'installed' ? [{ version, kernel }] : [],
    ),
  };
}

/** Files that sos copies from the machine, by their path there. */
const copied: readonly RegExp[] = [
  /^etc\/(?:os-release|redhat-release|dgx-release|docker\/daemon\.json|nvidia-container-runtime\/config\.toml)$/,
  /^usr\/lib\/os-release$/,
  /^(?:etc|run|usr\/lib|usr\/local\/lib|lib)\/modprobe\.d\/[^/]{1,100}\.conf$/,
  /^proc\/(?:modules|cmdline|version|devices|driver\/nvidia\/(?:version|params|gpus\/[^/]{1,40}\/information))$/,
  /^sys\/module\/nvidia(?:_uvm)?\/(?:version|refcnt|initstate)$/,
  /^lib\/modules\/[^/]{1,100}\/modules\.dep$/,
  /^var\/log\/dmesg$/,
];

/** Outputs of commands, by the names that sos makes of them: without the folder, all but letters, digits and `-./` as `_`. */
const outputs =
  /^sos_commands\/[\w-]{1,40}\/((?:uname_-a|lsmod|dmesg|dkms_status|lspci_-nnvv|mokutil_--sb-state|dmidecode|nvidia-smi(?:_-q)?|docker_(?:info|version|images)|sestatus(?:_-b)?|hostnamectl_status|df_-al_-x_autofs|dpkg_-l|systemctl_status_[\w.-]{1,60}|journalctl_--no-pager_--unit_docker|lsb_release_-a)|sh_-c_rpm_[\w.-]{1,120}|rpm_-qa[\w.-]{0,120})$/;

/** What a file of a sosreport is, by its path in it; null: it is not looked at. */
export type Wanted =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'output'; readonly argv: readonly string[] };

export function wantedAt(path: string): Wanted | null {
  if (copied.some((pattern) => pattern.test(path))) return { kind: 'file', path: `/${path}` };
  if (/^sos_commands\/docker\/images\/docker_inspect_[^/]{1,200}$/.test(path))
    return { kind: 'output', argv: ['docker', 'inspect'] };
  const name = outputs.exec(path)?.[1];
  if (name === undefined) return null;
  if (/^(?:sh_-c_)?rpm_/.test(name)) return { kind: 'output', argv: ['rpm', '-qa'] };
  return { kind: 'output', argv: name.split('_') };
}

/** Folders in which some of it may be, so that no others are searched. */
const folders = ['etc', 'usr', 'run', 'lib', 'proc', 'sys', 'var', 'sos_commands'];
const deep =
  /^(?:usr(?:\/local)?(?:\/lib)?|run|lib|var(?:\/log)?|sys(?:\/module)?|lib\/modules|proc(?:\/driver)?|proc\/driver\/nvidia\/gpus)$/;

export const mayHold = (folder: string): boolean =>
  folders.includes(folder) ||
  deep.test(folder) ||
  /^(?:etc\/(?:docker|nvidia-container-runtime)|.{0,20}\/?modprobe\.d|proc\/driver\/nvidia(?:\/gpus\/[^/]+)?|sys\/module\/nvidia(?:_uvm)?|lib\/modules\/[^/]+|usr\/(?:local\/)?lib\/modprobe\.d|sos_commands\/[^/]+|sos_commands\/docker\/images)$/.test(
    folder,
  );

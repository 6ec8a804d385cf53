import type { Host } from '../host/host.ts';
import { notAsked, type Probe, read, valueIn } from '../probe.ts';
import { blocksOnCommandLine, configuredIn, type ModuleBlock } from './module-blocks.ts';

/** What may keep the kernel from loading a module that is there. Null: could not be read. */
export interface ModuleObstaclesFact {
  /** UEFI Secure Boot is on. */
  readonly secureBoot: boolean | null;
  /** kernel_lockdown(7): from `integrity` on, unsigned modules are refused. */
  readonly lockdown: 'none' | 'integrity' | 'confidentiality' | null;
  /** The kernel was told to refuse unsigned modules (module.sig_enforce). */
  readonly signaturesEnforced: boolean | null;
  /** Lines of modprobe.d and of the kernel's command line that keep nvidia from loading. */
  readonly blocks: readonly ModuleBlock[];
  /** Lines of modprobe.d that keep nouveau or nova from loading. */
  readonly retired: readonly ModuleBlock[];
  /** Of Ubuntu's prime-select or system76-power: `on`, `on-demand` or `off`; null where there is neither. */
  readonly prime: string | null;
}

export const moduleObstacles: Probe<ModuleObstaclesFact> = {
  title: 'What may keep the kernel module from loading',
  cost: 'local',
  needs: ['kernelModule'],
  async ask(host, _target, facts) {
    const module = valueIn(facts.kernelModule);
    if (module === null) return notAsked('it is not known whether the kernel module is loaded');
    if (module.kind === 'loaded') return notAsked('the kernel module is loaded');
    const [secureBoot, lockdown, enforce, configured, commandLine, prime] = await Promise.all([
      secureBootOf(host),
      host.readText('/sys/kernel/security/lockdown'),
      host.readText('/sys/module/module/parameters/sig_enforce'),
      configuredIn(host),
      host.readText('/proc/cmdline'),
      host.readText('/etc/prime-discrete'),
    ]);
    return read({
      secureBoot,
      lockdown: lockdown.kind === 'ok' ? lockdownIn(lockdown.value) : null,
      signaturesEnforced: enforce.kind === 'ok' ? enforce.value.trim() === 'Y' : null,
      blocks: [
        ...configured.blocks,
        ...(commandLine.kind === 'ok' ? blocksOnCommandLine(commandLine.value) : []),
      ],
      retired: configured.retired,
      prime: prime.kind === 'ok' ? prime.value.trim().slice(0, 40) : null,
    });
  },
};

/** UEFI specification 2.10, 3.3: a byte, which Linux puts behind four of attributes. */
const variable = '/sys/firmware/efi/efivars/SecureBoot-8be4df61-93ca-11d2-aa0d-00e098032b8c';

async function secureBootOf(host: Host): Promise<boolean | null> {
  const [value, efi] = await Promise.all([host.readText(variable), host.stat('/sys/firmware/efi')]);
  if (value.kind === 'ok' && value.value.length === 5) return value.value.codePointAt(4) === 1;
  // A machine that was started by a BIOS knows no Secure Boot.
  return efi.kind === 'absent' ? false : null;
}

/** The one in brackets holds: `none [integrity] confidentiality`. */
function lockdownIn(text: string): ModuleObstaclesFact['lockdown'] {
  const chosen = /\[(none|integrity|confidentiality)\]/.exec(text)?.[1];
  return chosen === 'none' || chosen === 'integrity' || chosen === 'confidentiality' ? chosen : null;
}

import type { Fix } from '../../src/check.ts';
import { type Reading, unread, valueIn } from '../../src/probe.ts';
import type { OsFact } from '../../src/probes/os.ts';
import { installDocker, removeNvidiaDocker1 } from './docker.ts';
import { installDriver } from './driver.ts';
import { installFabricManager, startFabricManager } from './fabric.ts';
import { powerCycle, switchHmmOff } from './gpu-errors.ts';
import { raiseMemlock } from './limits.ts';
import { selectNvidia } from './module.ts';
import { retireNouveau, retireNova } from './other-drivers.ts';
import { enrolModuleKey, switchSecureBootOff } from './secure-boot.ts';
import { launchUnlabelled } from './security.ts';
import { convertToWsl2, installWindowsDriver, leaveTcc, restartWsl, updateWsl } from './wsl.ts';

/** As most machines are: for somebody whose GPU and kernel are not known. */
const usualMachine = { architecture: 'amd64', kernel: '', generations: [] };

const unseen = unread('not looked at');

const fixes: Readonly<Record<string, (os: Reading<OsFact>) => readonly Fix[]>> = {
  'docker-not-installed': (os) => [installDocker(os)],
  'driver-not-installed': (os) => [installDriver(os, usualMachine)],
  'nouveau-conflict': (os) => [retireNouveau(os)],
  'nova-core-conflict': (os) => [retireNova(os)],
  'secure-boot-unsigned': (os) => [enrolModuleKey(os, true, unseen), switchSecureBootOff()],
  'nvidia-docker-v1-leftover': (os) => [removeNvidiaDocker1(os)],
  'prime-intel-selected': (os) => [selectNvidia(os)],
  'fabric-manager-stopped': (os) => [startFabricManager(valueIn(os))],
  'fabric-manager-missing': (os) => [installFabricManager(valueIn(os), null)],
  'fabric-manager-version-mismatch': (os) => [installFabricManager(valueIn(os), null)],
  'gpu-fell-off-bus': () => [powerCycle(false)],
  'hmm-kaslr-802': () => [switchHmmOff()],
  'memlock-limit': () => [raiseMemlock(false)],
  'selinux-denial': () => [launchUnlabelled],
  'wsl-no-adapter': () => [convertToWsl2, installWindowsDriver, updateWsl],
  'wsl-dxcore-not-found': () => [updateWsl, restartWsl],
  'wsl-gpu-blocked': () => [installWindowsDriver, restartWsl],
  'wsl-tcc-mode': () => [leaveTcc],
};

/** What mends a cause where nothing but the distribution is known; empty where its page has to say it. */
export const fixesByOs = (code: string, os: Reading<OsFact>): readonly Fix[] => fixes[code]?.(os) ?? [];

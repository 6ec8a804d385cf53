import { expect, it } from 'vitest';
import { leaveToolkitToSnap } from '../../checks/fixes/engine-choice.ts';
import { dropMount } from '../../checks/fixes/gpu-request.ts';
import { clearVariable } from '../../checks/fixes/local-image.ts';
import { enrolModuleKey } from '../../checks/fixes/secure-boot.ts';
import { setHookUser, setNoCgroups } from '../../checks/fixes/toolkit-settings.ts';
import type { Fix } from '../../src/check.ts';
import { applyChange } from '../../src/fix/apply.ts';
import { read } from '../../src/probe.ts';
import { healthy } from '../../src/testing/healthy.ts';

const lines = { 'no-cgroups': 'no-cgroups = false', user: 'user = "root:video"' };
const toolkit = { ...healthy.toolkit, settings: { ...healthy.toolkit.settings, lines } };

/** What is left of a file after the one edit of a fix. */
function edited(text: string, { steps }: Fix): string {
  const [step] = steps;
  if (step?.kind !== 'edit') throw new Error('The first step is no edit.');
  const applied = applyChange(text, step.change);
  if (!applied.ok) throw new Error(applied.why);
  return applied.text;
}

// As it looks where somebody put lines of their own beside those that NVIDIA ships as comments.
const config = `[nvidia-container-cli]
no-cgroups = false
user = "root:video"
environment = []
#no-cgroups = false
#user = "root:video"
ldconfig = "@/sbin/ldconfig.real"
`;

it('changes a line of config.toml, and not the same line commented out', () => {
  expect(edited(config, setNoCgroups(toolkit, true))).toBe(
    config.replace('no-cgroups = false', 'no-cgroups = true'),
  );
  expect(edited(config, setHookUser(toolkit, 'root:render'))).toBe(
    config.replace('user = "root:video"', 'user = "root:render"'),
  );
});

it("removes the host's toolkit by the package manager of the host", () => {
  const first = (packages: 'apt' | 'dnf' | 'zypper' | 'pacman') => {
    const [step] = leaveToolkitToSnap(read({ ...healthy.os, packages })).steps;
    return step?.kind === 'run' ? step.argv.slice(0, 3).join(' ') : step?.kind;
  };
  expect(first('apt')).toBe('apt-get remove -y');
  expect(first('dnf')).toBe('dnf remove -y');
  expect(first('zypper')).toBe('zypper --non-interactive remove');
  expect(first('pacman')).toBe('do');
});

it('quotes a list of GPUs as docker takes it', () => {
  const words = JSON.stringify([dropMount, clearVariable('CUDA_VISIBLE_DEVICES')]);
  expect(words).toContain(`--gpus '\\"device=0,1\\"'`);
  expect(words).toContain(`--gpus '\\"device=…\\"'`);
});

it.each([
  [
    'ubuntu',
    'debian',
    'host Secure Boot Module Signature key',
    '/updates/dkms/',
    '/var/lib/shim-signed/mok/MOK.der',
  ],
  ['ubuntu', 'debian', 'DKMS module signing key', '/updates/dkms/', '/var/lib/dkms/mok.pub'],
  ['debian', 'debian', null, '/updates/dkms/', '/var/lib/dkms/mok.pub'],
  ['fedora', 'fedora', 'fedora_1700000000', '/extra/nvidia/', '/etc/pki/akmods/certs/public_key.der'],
  ['fedora', 'fedora', 'somebody', '/extra/', '/var/lib/dkms/mok.pub'],
  ['rocky', 'rhel', 'DKMS module signing key', '/extra/', '/var/lib/dkms/mok.pub'],
  ['rocky', 'rhel', 'somebody', '/extra/', null],
] as const)('enrols the key that signed the module: %s, %s, %s, %s', (id, family, signer, folder, file) => {
  const path = `/lib/modules/6.1.0${folder}nvidia.ko`;
  const module = {
    kind: 'present',
    path,
    version: '550.163.01',
    flavour: 'open',
    signer,
    sinceMs: null,
  } as const;
  const os = read({ ...healthy.os, id, idLike: [], family });
  const { steps } = enrolModuleKey(os, signer !== null, read(module));
  const runs = steps.flatMap((step) => (step.kind === 'run' ? [step.argv.join(' ')] : []));
  expect(runs).toEqual(file === null ? [] : [`mokutil --import ${file}`]);
});

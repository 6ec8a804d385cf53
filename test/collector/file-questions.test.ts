import { expect, it } from 'vitest';
import { fileFunctions, type PathQuestions } from '../../src/collector/file-questions.ts';
import { functionsOfScript, inShell } from '../support/shells.ts';

const none: PathQuestions = { read: [], list: [], stat: [], link: [], access: [], disk: [] };

it("questions are asked by kind, with folders of the PATH, stars and the user's own places", () => {
  const shell = fileFunctions({
    ...none,
    read: ['/etc/os-release', '/proc/driver/nvidia/gpus/*/information', '{home}/.docker/config.json'],
    stat: ['{path}/docker', '/lib/modules/{kernel}/build', '{home}/bin/dockerd'],
    list: ['{home}/.config/x', '/run/user/{uid}/y'],
  });
  // What would be asked is told in place of the answers.
  const then = [
    shell,
    'R() { printf \'read %s\\n\' "$@"; }; S() { printf \'stat %s\\n\' "$@"; }; L() { printf \'list %s\\n\' "$@"; }',
    'home=/h docker=/d config=/c runtime=/r kernel=6.1 folders=$(printf "/usr/bin\\n/with blank")',
    'part() { "$2"; }; files',
  ].join('\n');
  const { stdout, stderr } = inShell(['sh'], functionsOfScript(then));
  expect(stderr).toBe('');
  expect(stdout.trim().split('\n').sort()).toEqual([
    'list /c/x',
    'list /r/y',
    'read /d/config.json',
    'read /etc/os-release',
    'read /proc/driver/nvidia/gpus/*/information',
    'stat /h/bin/dockerd',
    'stat /lib/modules/6.1/build',
    'stat /usr/bin/docker',
    'stat /with blank/docker',
  ]);
});

it('of devices that are not of NVIDIA no more than the vendor is asked', () => {
  const shell = fileFunctions({
    ...none,
    read: ['/sys/bus/pci/devices/*/vendor', '/sys/bus/pci/devices/*/class'],
    link: ['/sys/bus/pci/devices/*/driver'],
  });
  expect(shell.indexOf('/vendor"')).toBeLessThan(shell.indexOf('of_nvidia "$path_of" || continue'));
  expect(shell.indexOf('of_nvidia "$path_of" || continue')).toBeLessThan(shell.indexOf('/class"'));
});

import { likely, proof, type Signature } from '../signature.ts';

/** What SELinux and AppArmor log and make others say. */
export const securitySignatures: readonly Signature[] = [
  {
    words: ['avc: denied', '/dev/nvidia'],
    reach: 130,
    causes: proof('selinux-denial'),
    example:
      'type=AVC msg=audit(1): avc:  denied  { read write } for  pid=811 comm="python3" path="/dev/nvidiactl" scontext=system_u:system_r:container_t:s0:c1,c2 tcontext=system_u:object_r:xserver_misc_device_t:s0 tclass=chr_file permissive=0',
    counterExample: 'avc:  denied  { read } for  pid=1 comm="httpd" name="index.html"',
  },
  {
    words: ['avc: denied', 'xserver_misc_device_t'],
    reach: 400,
    causes: proof('selinux-denial'),
    example:
      'avc:  denied  { open } for  pid=811 comm="nvidia-smi" scontext=system_u:system_r:svirt_lxc_net_t:s0 tcontext=system_u:object_r:xserver_misc_device_t:s0 tclass=chr_file',
    counterExample:
      'avc:  denied  { read } for  pid=1 comm="httpd" tcontext=system_u:object_r:user_home_t:s0',
  },
  {
    words: ['avc: denied', 'nvidia'],
    reach: 130,
    causes: likely(
      'selinux-denial',
      'Is it a container that was denied, and does it go with --security-opt label=disable?',
    ),
    example: 'avc:  denied  { connectto } for pid=7 comm="nvidia-smi" path="/run/nvidia-persistenced/socket"',
    counterExample: 'avc:  denied  { read } for  pid=1 comm="httpd" name="index.html"',
  },
  {
    words: ['selinux is preventing', 'module_load'],
    reach: 80,
    causes: proof('selinux-module-load'),
    example: 'SELinux is preventing /usr/bin/kmod from module_load access on the system nvidia.ko.',
    counterExample: 'SELinux is preventing /usr/bin/nvidia-smi from read access on the chr_file nvidiactl.',
  },
  {
    words: ['selinux is preventing', 'nvidia'],
    reach: 200,
    causes: proof('selinux-denial'),
    example:
      'setroubleshoot[811]: SELinux is preventing /usr/bin/nvidia-smi from read, write access on the chr_file nvidiactl.',
    examples: ['SELinux is preventing python3 from ioctl access on the chr_file /dev/nvidia0.'],
    counterExample: 'SELinux is preventing /usr/sbin/httpd from read access on the file index.html.',
  },
  ...['name="/dev/nvidia', 'comm="nvidia-smi', 'comm="nvidia-container', 'comm="nvidia-cdi'].map(
    (word): Signature => ({
      words: ['apparmor="denied"', word],
      reach: 160,
      causes: likely('apparmor-denial', 'Does the container start with --security-opt apparmor=unconfined?'),
      example: `audit: type=1400 audit(1.1:5): apparmor="DENIED" operation="open" profile="docker-default" ${word}`,
      // Desktop programs in snaps, and the helper's own profile, are denied things at every start.
      counterExample:
        'apparmor="DENIED" operation="open" profile="snap.firefox.firefox" name="/proc/driver/nvidia/params" comm="firefox"',
    }),
  ),
  ...[
    'docker-default',
    'containers-default',
    'lxc-',
    'cri-containerd.apparmor.d',
    'snap.docker',
    'rootlesskit',
  ].map(
    (profile): Signature => ({
      words: ['apparmor="denied"', `profile="${profile}`],
      reach: 120,
      causes: likely('apparmor-denial', 'Does the container start with --security-opt apparmor=unconfined?'),
      example: `audit: apparmor="DENIED" operation="signal" profile="${profile}" pid=811 comm="x"`,
      counterExample: 'apparmor="DENIED" operation="open" profile="snap.firefox.firefox"',
    }),
  ),
  {
    words: ['could not check if', 'apparmor profile was loaded'],
    reach: 60,
    causes: proof('apparmor-denial'),
    example:
      'docker: Error response from daemon: Could not check if docker-default AppArmor profile was loaded: open /sys/kernel/security/apparmor/profiles: permission denied.',
    counterExample: 'AppArmor profile was loaded',
  },
  {
    words: ['apparmor profile', 'not loaded'],
    reach: 60,
    causes: proof('apparmor-denial'),
    example: 'Error: AppArmor profile "docker-default" specified but not loaded',
    counterExample: 'apparmor module is loaded.',
  },
  {
    words: ['you need policy admin privileges to manage profiles'],
    causes: proof('apparmor-denial'),
    example: 'apparmor_parser: Access denied. You need policy admin privileges to manage profiles.',
    counterExample: 'Access denied. You need to log in.',
  },
  ...['/attr/apparmor/exec', '/attr/exec', 'attr/current'].map(
    (file): Signature => ({
      words: ['apparmor', file],
      reach: 200,
      causes: proof('apparmor-denial'),
      example: `unable to apply apparmor profile: apparmor failed to apply profile: write /proc/self${file.startsWith('/') ? '' : '/'}${file}: operation not permitted`,
      counterExample: 'apparmor="STATUS" operation="profile_load"',
    }),
  ),
  {
    words: ['cannot kill container', 'permission denied'],
    reach: 250,
    causes: likely(
      'apparmor-denial',
      'Does dmesg show apparmor="DENIED" operation="signal"? Then a profile (of the snap, or of a leftover package) keeps the engine from it.',
    ),
    example:
      'Error response from daemon: cannot stop container: web: Cannot kill container 5e8f: permission denied',
    counterExample: 'cannot kill container: 5e8f: no such process',
  },
  {
    words: ['cannot stop container', 'permission denied'],
    reach: 250,
    causes: likely(
      'apparmor-denial',
      'Does dmesg show apparmor="DENIED" operation="signal"? Then a profile (of the snap, or of a leftover package) keeps the engine from it.',
    ),
    example:
      'Error response from daemon: cannot stop container: 5e8f: tried to kill container, but did not receive an exit event: permission denied',
    counterExample: 'cannot stop container: 5e8f: no such container',
  },
  {
    words: ['apparmor_parser', 'executable file not found'],
    reach: 80,
    causes: proof('apparmor-denial'),
    example: 'exec: "apparmor_parser": executable file not found in $PATH',
    counterExample: 'apparmor_parser: Unable to open profile',
  },
];

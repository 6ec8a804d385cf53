/** Texts that name someone or something, and what of it must not be told. */
export interface Naming {
  readonly text: string;
  readonly names: readonly string[];
}

const one = (names: string, text: string): Naming => ({ text, names: names.split(' ') });

export const who: Readonly<Record<string, Naming>> = {
  'ls -l': one('mreyes vlsigroup', 'drwxr-x--- 2 mreyes vlsigroup 4096 Nov 25 10:00 data\n'),
  'ls -l with a mark': one('mreyes', '-rw-r--r--+ 1 mreyes root 12 Nov 25  2025 a.txt\n'),
  'ls -l of a device': one('mreyes', 'crw-rw---- 1 root mreyes 195, 0 Nov 25 10:00 /dev/nvidia0\n'),
  'ls -ln with a domain': one('mreyes', 'drwx------ 2 CORP\\mreyes CORP\\users 4096 Nov 25 10:00 x\n'),
  'ls -lh of a link': one('mreyes', 'lrwxrwxrwx. 1 mreyes docker 1.2K Nov 25 10:00 a -> b\n'),
  'docker.sock': one('vlsigroup', 'srw-rw---- 1 root vlsigroup 0 Nov 25 10:00 /var/run/docker.sock\n'),
  stat: one(
    'mreyes vlsigroup',
    'Access: (0750/drwxr-x---)  Uid: ( 1001/  mreyes)   Gid: ( 1005/vlsigroup)\n',
  ),
  id: one(
    'mreyes vlsigroup',
    'uid=1001(mreyes) gid=1001(mreyes) groups=1001(mreyes),27(sudo),1005(vlsigroup)\n',
  ),
  'id of a domain': one('mreyes', 'uid=70001(CORP\\mreyes) gid=70000(CORP\\domain users) groups=70000(x)\n'),
  groups: one('mreyes vlsigroup', '$ groups mreyes\nmreyes : mreyes sudo docker vlsigroup\n'),
  'ps aux': one(
    'mreyes',
    'USER  PID %CPU %MEM VSZ RSS TTY STAT START TIME COMMAND\nmreyes  812 0.0 0.1 1234 567 pts/0 Ss 10:00 0:00 -bash\n',
  ),
  'ps -ef': one(
    'mreyes',
    'UID   PID  PPID  C STIME TTY  TIME CMD\nmreyes  812  1  0 10:00 ?  00:00:00 python x.py\n',
  ),
  'ps -ef, cut': one('mreyes-l', 'mreyes-l+  812  1  0 Nov25 ?  00:00:00 python x.py\n'),
  'ps -o user=,pid=': one('mreyes', 'USER         PID COMMAND\nmreyes      8123 python\n'),
  getfacl: one(
    'mreyes tkim vlsigroup',
    '# file: a\n# owner: mreyes\n# group: vlsigroup\nuser::rwx\nuser:tkim:rw-\ngroup::r--\ngroup:vlsigroup:r--\nmask::rwx\n',
  ),
  setfacl: one('mreyes', 'setfacl -m u:mreyes:rw /dev/nvidia0\n'),
  'systemctl status of a session': one(
    'mreyes',
    '● session-3.scope - Session 3 of User mreyes\n   Loaded: loaded\n',
  ),
  loginctl: one('mreyes', 'SESSION  UID USER   SEAT  TTY\n      3 1001 mreyes seat0 pts/0\n'),
  'loginctl show-user': one('mreyes', 'UID=1001\nGID=1001\nName=mreyes\nLinger=no\n'),
  who: one('mreyes 198.18.7.9', 'mreyes   pts/0        2026-11-25 10:00 (198.18.7.9)\n'),
  w: one(
    'mreyes',
    'USER     TTY      FROM             LOGIN@   IDLE   JCPU   PCPU WHAT\nmreyes   pts/0    -  10:00    1.00s  0.1s  0.0s w\n',
  ),
  last: one('mreyes', 'mreyes   pts/0        198.18.7.9       Tue Nov 25 10:00   still logged in\n'),
  squeue: one(
    'mreyes',
    '  JOBID PARTITION     NAME     USER ST       TIME  NODES NODELIST(REASON)\n   4711       gpu    train   mreyes  R      10:00      1 gn17\n',
  ),
  scontrol: one(
    'mreyes vlsigroup',
    'JobId=4711 JobName=x\n   UserId=mreyes(1001) GroupId=vlsigroup(1005) MCS_label=N/A\n   Priority=1 Account=vlsigroup QOS=normal\n',
  ),
  sacct: one('mreyes', 'User=mreyes Account=x\n'),
  fuser: one(
    'mreyes',
    '                     USER        PID ACCESS COMMAND\n/dev/nvidia0:        mreyes     8123 F...m python\n',
  ),
  lsof: one(
    'mreyes',
    'COMMAND  PID   USER   FD   TYPE DEVICE SIZE/OFF NODE NAME\npython  8123 mreyes  mem    REG  195,0  1 /dev/nvidia0\n',
  ),
  top: one(
    'mreyes',
    '    PID USER      PR  NI    VIRT    RES    SHR S  %CPU  %MEM     TIME+ COMMAND\n   8123 mreyes    20   0   10.1g   1.2g  10000 R  99.9   1.0   1:00.00 python\n',
  ),
  'nvidia-smi of gpustat': one('mreyes', '[0] NVIDIA A100 | 30°C, 0 % | 100 / 40960 MB | mreyes(100M)\n'),
  chown: one('mreyes vlsigroup', '$ sudo chown -R mreyes:vlsigroup /data\n'),
  usermod: one('mreyes', '$ sudo usermod -aG docker mreyes\n'),
  gpasswd: one('mreyes', '$ sudo gpasswd -a mreyes docker\nAdding user mreyes to group docker\n'),
  adduser: one('mreyes', "adduser: The user `mreyes' is already a member of `docker'.\n"),
  su: one('mreyes', '$ su - mreyes -c id\n'),
  'sudo -u': one('mreyes', '$ sudo -u mreyes docker ps\n'),
  'sudo in words': one('mreyes', 'mreyes is not in the sudoers file.  This incident will be reported.\n'),
  'sudo asks': one('mreyes', '[sudo] password for mreyes: \n'),
  sudoers: one('mreyes', 'User mreyes may run the following commands on x:\n'),
  PAM: one('mreyes', 'pam_unix(sshd:session): session opened for user mreyes(uid=1001) by (uid=0)\n'),
  linger: one('mreyes', '/var/lib/systemd/linger/mreyes\n'),
  crontabs: one('mreyes', '/var/spool/cron/crontabs/mreyes\n'),
  mail: one('mreyes', '/var/mail/mreyes and /var/spool/mail/mreyes\n'),
  'homes elsewhere': one('mreyes', '/users/mreyes/x /nfs/home/mreyes/y /u/home/mreyes\n'),
  subuid: one('mreyes', 'mreyes:100000:65536\n'),
  'getent group': one('mreyes tkim', 'docker:x:998:mreyes,tkim\n'),
  'getent passwd of a directory': one(
    'mreyes Reyes',
    'mreyes:*:70001:70000:Maria Reyes:/net/mreyes:/bin/bash\n',
  ),
  'docker run -u': one('mreyes', 'docker run -u mreyes:docker x\n'),
  'User= of a unit': one('mreyes vlsigroup', '[Service]\nUser=mreyes\nGroup=vlsigroup\n'),
  'a prompt': one('mreyes gn17', '[mreyes@gn17 ~]$ nvidia-smi\n'),
  ssh: one('mreyes', '$ ssh mreyes@10.9.8.7\n'),
  'ssh -l': one('mreyes', '$ ssh -l mreyes gn17\n'),
  'a Windows login': one('mreyes', 'PS C:\\Users\\mreyes> whoami\ncorp\\mreyes\n'),
  whoami: one('mreyes', '$ whoami\nmreyes\n'),
  Kerberos: one('mreyes CORP.EXAMPLE.NET', 'Default principal: mreyes@CORP.EXAMPLE.NET\n'),
  'a GUID of InfiniBand': one(
    '506b:4b03:00ca:fe12',
    'node_guid: 506b:4b03:00ca:fe12\nx 506b:4b03:00ca:fe12\n',
  ),
  'a GUID in sysfs': one('506b:4b03:00ca:fe12', '506b:4b03:00ca:fe12\n'),
  'a GUID of ibstat': one(
    '506b4b0300cafe12 506b4b0300cafe13',
    "CA 'mlx5_0'\n\tNode GUID: 0x506b4b0300cafe12\n\tPort GUID: 0x506b4b0300cafe13\n",
  ),
  'a GUID elsewhere': one(
    '506b4b0300cafe12',
    'Port GUID: 0x506b4b0300cafe12\nH-506b4b0300cafe12 and 506B4B0300CAFE12\n',
  ),
  'a GID': one('506b:4b03:00ca:fe12', 'GID[0]: fe80:0000:0000:0000:506b:4b03:00ca:fe12\n'),
  'a GID, short': one('506b:4b03:ca:fe12', 'fe80::506b:4b03:ca:fe12\n'),
  'a link-local address with its interface': one(
    '506b:4bff:feca:fe12',
    'inet6 fe80::506b:4bff:feca:fe12%eth0/64\n',
  ),
  'an address of a fabric': one(
    '506b:4b03:00ca:fe12 50:6b:4b:03:00:ca:fe:12',
    'link/infiniband 00:00:10:29:fe:80:00:00:00:00:00:00:50:6b:4b:03:00:ca:fe:12 brd x\n',
  ),
  'zeros before': one('198.018.007.009', 'peer 198.018.007.009 up\n'),
  'an address in hex': one('c6120709 C6120709', 'peer 198.18.7.9 is 0xC6120709 and c6120709\n'),
  'an address in hex, the other way round': one('090712C6', 'peer 198.18.7.9\neth0\t090712C6\t00000000\n'),
  'an address as a number': one('3323070217', 'peer 198.18.7.9 is http://3323070217/\n'),
  'an address in octal': one('0306.022.07.011', 'peer 0306.022.07.011\n'),
  'an address in hex parts': one('0xc6.0x12.0x7.0x9', 'peer 0xc6.0x12.0x7.0x9\n'),
  'an address backwards': one('9.7.18.198', '9.7.18.198.in-addr.arpa\n'),
  'an address with dashes': one('198-18-7-9', 'peer 198.18.7.9, host-198-18-7-9.x\n'),
  'an address in an address of six': one('198.18.7.9', '::ffff:198.18.7.9\n'),
  'an address in an address of six, in hex': one('c612:709', 'peer 198.18.7.9 ::ffff:c612:709\n'),
  'an address with its port': one('198.18.7.9', 'tcp 0 0 198.18.7.9:22 198.18.7.8:5555 ESTABLISHED\n'),
  'a hardware address with dots': one('506b.4bca.fe12', 'mac 506b.4bca.fe12\n'),
  'a hardware address with dashes': one('50-6B-4B-CA-FE-12', 'mac 50-6B-4B-CA-FE-12\n'),
  'a hardware address, plain': one('506b4bcafe12', 'link 50:6b:4b:ca:fe:12 and 506b4bcafe12\n'),
  'a hardware address in an interface': one('506b4bcafe12', 'enx506b4bcafe12: flags\n'),
  'a hardware address, one digit': one('0:6b:4b:a:fe:12', 'ether 0:6b:4b:a:fe:12\n'),
  'a UUID with braces': one(
    '8d1f0c2e-5b4a-4c3d-9e8f-7a6b5c4d3e2f',
    '{8D1F0C2E-5B4A-4C3D-9E8F-7A6B5C4D3E2F}\n',
  ),
  'a UUID with underscores': one(
    '8d1f0c2e_5b4a_4c3d_9e8f_7a6b5c4d3e2f',
    'GPU_8d1f0c2e_5b4a_4c3d_9e8f_7a6b5c4d3e2f\n',
  ),
  'a disk by its serial': one('S4XYNF0M812345', '/dev/disk/by-id/nvme-Samsung_SSD_970_S4XYNF0M812345\n'),
  'a WWN': one('5002538e40a1b2c3', 'wwn-0x5002538e40a1b2c3 and nvme-eui.5002538e40a1b2c3\n'),
  'a board': one('MT2233X12345', 'Board Serial Number: MT2233X12345\nSN: MT2233X12345\n'),
  dmidecode: one('CZ1234ABCD', 'System Information\n\tSerial Number: CZ1234ABCD\n\tUUID: x\n'),
};

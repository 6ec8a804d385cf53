import type { Naming } from './who.ts';

const one = (names: string, text: string): Naming => ({ text, names: names.split(' ') });

/** Machines, accounts and places by their names. */
export const machines: Readonly<Record<string, Naming>> = {
  'a name with its domain, in words': one('gn17 zentrum', 'could not reach gn17.hpc.zentrum.org at all\n'),
  'a name with its domain, of a license server': one('lic1 zentrum', 'ServerAddress=lic1.zentrum.local\n'),
  'a license server': one('lizenz1', 'ServerAddress=lizenz1\nFeatureType=1\n'),
  'a registry in an image': one('harbor zentrum', 'Pulling harbor.zentrum.net/team/img:1\n'),
  'a domain of an authority': one(
    'zentrum',
    'issuer: CN=Root CA, O=X, DC=ad, DC=zentrum, DC=org\nad.zentrum.org\n',
  ),
  'nodes of Slurm': one(
    'gn17',
    'NodeName=gn17 Arch=x86_64 CoresPerSocket=32\n   NodeAddr=gn17 NodeHostName=gn17\n',
  ),
  'a node of a job': one('gn17', 'NodeList=gn17\n   BatchHost=gn17\n'),
  'nodes of sinfo': one(
    'gn17',
    'PARTITION AVAIL  TIMELIMIT  NODES  STATE NODELIST\ngpu*      up 1-00:00:00      1   idle gn17\n',
  ),
  'nodes of squeue': one('gn17', '  JOBID USER ST NODES NODELIST(REASON)\n   4711 root  R     1 gn17\n'),
  'nodes of Kubernetes': one(
    'gn17',
    'NAME   STATUS   ROLES    AGE   VERSION\ngn17   Ready    <none>   3d    v1.30.2\n',
  ),
  'pods and their nodes': one(
    'gn17',
    'NAME    READY   STATUS    RESTARTS   AGE   IP         NODE    NOMINATED NODE\ntrain   1/1     Running   0          3d    10.1.2.3   gn17    <none>\n',
  ),
  'nodes of a swarm': one(
    'gn17',
    'ID                            HOSTNAME   STATUS    AVAILABILITY\nl0t2x5mzi7k8o9p1q3r4s6u8v *   gn17       Ready     Active\n',
  ),
  'a machine of Windows': one('GPUWS42', 'COMPUTERNAME=GPUWS42\nUSERDOMAIN=GPUWS42\nGPUWS42 is there\n'),
  hostnamectl: one('gn17', '   Static hostname: gn17\n         Icon name: computer-server\n'),
  'a log of syslog': one('gn17', 'Nov 25 10:00:01 gn17 kernel: NVRM: loading\n'),
  'a log with a time in full': one('gn17', '2026-11-25T10:00:01.123456+01:00 gn17 dockerd[1]: x\n'),
  'a job of NCCL': one('gn17', 'gn17:8123:8123 [0] NCCL INFO Bootstrap : Using eth0:10.1.2.3<0>\n'),
  torchrun: one('gn17', 'torchrun --rdzv_endpoint=gn17:29500 --nnodes 2 x\nMASTER_ADDR=gn17\n'),
  'an MPI host file': one('gn17 gn18', 'mpirun -H gn17:8,gn18:8 -np 16 x\n'),
  'a mount of NFS': one('filer3', 'filer3:/export/home /home nfs4 rw 0 0\n'),
  'a mount of Lustre': one('mds1', 'mds1@tcp:/lustre /lustre lustre rw 0 0\n'),
  'an ARN': one('123456789012 mreyes', 'arn:aws:iam::123456789012:user/mreyes\n'),
  'a registry of AWS': one('123456789012', '123456789012.dkr.ecr.us-east-1.amazonaws.com/x:1\n'),
  'things of EC2': one(
    '0a1b2c3d4e5f60718',
    'ami-0a1b2c3d4e5f60718 vpc-0a1b2c3d4e5f60718 eni-0a1b2c3d4e5f60718 subnet-0a1b2c3d4e5f60718\n',
  ),
  'a project of Google': one('zentrum-ml-42', 'projects/zentrum-ml-42/zones/us-central1-a/instances/x\n'),
  'a resource of Azure': one(
    'zentrum-rg',
    '/subscriptions/x/resourceGroups/zentrum-rg/providers/Microsoft.Compute\n',
  ),
  'an address of six, backwards': one(
    '2.1.e.f.a.c',
    '2.1.e.f.a.c.0.0.3.0.b.4.b.6.0.5.0.0.0.0.0.0.0.0.0.0.0.0.0.8.e.f.ip6.arpa\n',
  ),
  'an author of git': one(
    'Reyes mreyes',
    'Author: Maria Reyes <mreyes@zentrum.org>\nReviewed by Maria Reyes\n',
  ),
  'a name of git': one('Reyes', 'user.name=Maria Reyes\nuser.email=x@y.org\n'),
  'a full name in finger': one(
    'Reyes',
    'Login: mreyes          \t\t\tName: Maria Reyes\nDirectory: /home/mreyes\n',
  ),
  'a key of ssh': one(
    'mreyes gn17',
    'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ9z8Y7x6W5v4U3t2S1r0Q9p8O7n6M5l4K3j2I1h0G9f mreyes@gn17\n',
  ),
  'a fingerprint': one('J9z8Y7x6W5v4U3t2', 'SHA256:J9z8Y7x6W5v4U3t2S1r0Q9p8O7n6M5l4K3j2I1h0G9f mreyes\n'),
};

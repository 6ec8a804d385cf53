import { likely } from '../signature.ts';
import type { Loose } from './loose-group.ts';

/** Images, their registries, keys and folders, and a word that something is wrong with them. */
export const looseImages: readonly Loose[] = [
  {
    words: [
      ['docker', 'not enough space'],
      ['image', 'not enough space'],
      ['insufficient disk space'],
      ['disk is full'],
      ['disk full'],
      ['enospc: no space left'],
      ['out of disk space'],
      ['not enough disk space'],
    ],
    reach: 60,
    causes: [
      {
        code: 'disk-full-docker-root',
        decides: 'Does df -h of the folder that docker info calls Docker Root Dir say 100 %?',
      },
      { code: 'disk-full-other-fs', decides: 'Is another file system full (df -h, df -i)?' },
      {
        code: 'containerd-store-disk',
        decides: 'Is it /var/lib/containerd that is full?',
        hints: ['containerd'],
      },
    ],
  },
  {
    words: [
      ["invalid character '<' looking for beginning of value"],
      ['unmarshalling content'],
      ['doctype html', 'docker'],
    ],
    reach: 100,
    causes: [
      {
        code: 'registry-imposter',
        decides:
          'Does curl of the address show a page of the network, or of another service? Then it is this.',
      },
      { code: 'proxy-misconfigured', decides: 'Does docker info name a proxy, whose page it is?' },
      { code: 'ngc-service-outage', decides: 'Does the same pull work some minutes later?' },
    ],
  },
  {
    words: [
      ...[
        '/workspace',
        '/data',
        '/models',
        '/mnt/',
        '/results',
        '/checkpoints',
        '/output',
        '/opt/nim',
        '/.cache',
        '/home',
        '/app/',
        '/root',
        '/tmp/',
      ].flatMap((folder) => [
        ["permission denied: '", folder],
        [`cannot create directory`, folder, ': permission denied'],
        [`read-only file system: '`, folder],
        [`cannot open directory`, folder, ': permission denied'],
      ]),
    ],
    reach: 60,
    causes: [
      {
        code: 'volume-unreadable',
        decides:
          'Is the path mounted into the container, and may the user in it (id) not use it (ls -ldn)? Then it is this.',
      },
      {
        code: 'selinux-denial',
        decides: 'Does SELinux enforce (getenforce), and does -v …:z help?',
        hints: ['selinux', 'fedora', 'red hat', 'centos'],
      },
    ],
  },
  {
    words: ['/bin/bash', '/bin/sh', '/usr/bin/env', '/usr/local/bin', '/opt/nvidia'].map((file) => [
      'exec: ',
      `stat ${file}`,
      'no such file or directory',
    ]),
    reach: 120,
    causes: [
      {
        code: 'image-corrupt-local',
        decides: 'Does docker rmi and a fresh pull help? Then the copy was damaged.',
      },
      {
        code: 'docker-run-args-misparsed',
        decides:
          'Is it the name of a program that the image does not have, or an option that slipped behind the image?',
      },
    ],
  },
  {
    words: [
      ['failed to register layer', 'file exists'],
      ['layerdb', 'file exists'],
      ['failed to register layer', 'no such file'],
      ['failed to register layer', 'invalid argument'],
      ['failed to register layer', 'operation not permitted'],
      ['failed to register layer'],
      ['failed to extract layer'],
    ],
    reach: 300,
    causes: [
      {
        code: 'image-corrupt-local',
        decides:
          "Does a fresh pull help, after docker rmi? Then the copy was damaged; else look at the disk and the engine's folder.",
      },
      {
        code: 'disk-full-docker-root',
        decides: 'Does df -h of the folder that docker info calls Docker Root Dir say 100 %?',
      },
    ],
  },
  {
    words: [
      ['nvidia-smi: executable file not found'],
      ['libcuda reported version is'],
      ['nvidia-smi', 'not available in container'],
      ['fp16 is not supported on cpu'],
    ],
    reach: 60,
    causes: [
      {
        code: 'gpus-flag-missing',
        decides: 'Was the container started without --gpus (or a runtime that gives GPUs)? Then it is this.',
      },
      {
        code: 'image-lacks-env',
        decides: 'Was it started by --runtime=nvidia, and has the image no NVIDIA_VISIBLE_DEVICES?',
        hints: ['--runtime'],
      },
      { code: 'driver-not-installed', decides: 'Does nvidia-smi fail on the host too?' },
    ],
  },
  {
    words: [
      ['api key', ' missing'],
      ['ngc_api_key', 'not set'],
      ['ngc_api_key', 'required'],
      ['requires an api key'],
      ['not logged in to ngc'],
    ],
    reach: 80,
    causes: [
      {
        code: 'ngc-not-logged-in',
        decides: 'Is no key of NGC given (NGC_API_KEY, docker login nvcr.io)? Then it is this.',
      },
      {
        code: 'ngc-access-denied',
        decides: 'Is one given, whose organisation may not use this model or image?',
        hints: ['with access'],
      },
      { code: 'ngc-wrong-credentials', decides: 'Is the one that is given refused everywhere?' },
    ],
  },
  {
    words: [['ngc api key', 'invalid'], ['ngc api key', 'expired'], ['api key is invalid'], ['invalid ngc']],
    reach: 60,
    causes: likely(
      'ngc-wrong-credentials',
      'Does docker login nvcr.io (user $oauthtoken) with that key fail too?',
    ),
  },
  {
    words: [
      ['ai enterprise', 'subscription'],
      ['does not have an active', 'nvidia'],
      ['not entitled'],
      ['organization', 'does not have access'],
    ],
    reach: 80,
    causes: likely('ngc-access-denied', 'Does another image of nvcr.io come with the same login?'),
  },
  {
    words: ['registry', 'nvcr.io', 'layer'].flatMap((what) => [
      [what, 'token expired'],
      [what, 'token has expired'],
    ]),
    reach: 40,
    causes: [
      {
        code: 'pull-token-expired',
        decides: 'Had layers come already, and did the pull take many minutes? Then pull again.',
      },
      { code: 'ngc-wrong-credentials', decides: 'Is it the key of NGC that has expired?' },
    ],
  },
  {
    words: [['nvidia/', ' tag not found'], ['no image with tag'], ['no such tag'], ['tag does not exist']],
    reach: 60,
    causes: likely('image-tag-not-found', 'Does the catalogue of the registry not list the tag?'),
  },
  {
    words: [['unable to open shared memory object']],
    reach: 60,
    causes: [
      {
        code: 'shm-too-small',
        decides:
          'Does df -h /dev/shm in the container show 64M? Then start it with --ipc=host or --shm-size.',
      },
      {
        code: 'nofile-limit-low',
        decides: 'Does the line end in "Too many open files"?',
        hints: ['too many open files'],
      },
    ],
  },
];

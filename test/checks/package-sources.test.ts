import packageSources from '../../checks/package-sources.ts';
import type { AptSource } from '../../src/probes/apt-sources.ts';
import { healthy } from '../../src/testing/healthy.ts';
import { testCheck } from '../support/test-check.ts';

const uri = 'https://nvidia.github.io/libnvidia-container/stable/deb/amd64/';
const keyring = '/usr/share/keyrings/nvidia-container-toolkit-keyring.gpg';
const source = (name: string, more: Partial<AptSource> = {}): AptSource => ({
  file: `/etc/apt/sources.list.d/${name}.list`,
  uri,
  suite: '/',
  signedBy: null,
  ...more,
});
const sources = (...aptSources: readonly AptSource[]) => ({ os: { ...healthy.os, aptSources } });
const missing = (...paths: readonly string[]) => ({ aptKeys: { missing: paths } });
const other = source('a-other', { uri: 'https://example.org/deb/' });

testCheck(packageSources, {
  passes: {
    'the same repository twice with one key': {
      facts: sources(source('a', { signedBy: keyring }), source('b', { signedBy: keyring })),
    },
    'a key that follows none': { facts: sources(source('a'), source('b', { signedBy: keyring })) },
    'two releases of one repository': {
      facts: sources(source('a', { signedBy: keyring }), source('b', { suite: 'stable/' })),
    },
    'a key that nothing here is signed by': {
      facts: { ...sources({ ...other, signedBy: '/gone.gpg' }), ...missing('/gone.gpg') },
    },
    'no telling which keys are there': {
      facts: sources(source('a', { signedBy: keyring })),
      unread: ['aptKeys'],
    },
  },
  skips: { 'no apt': { facts: { os: { ...healthy.os, packages: 'dnf', aptSources: null } } } },
  finds: {
    'an old guide and a new one': {
      facts: sources(source('nvidia-container-toolkit', { signedBy: keyring }), source('nvidia-docker')),
      codes: ['apt-signed-by-conflict?'],
      fixes: ['set-apt-source-aside'],
      steps: [
        {
          kind: 'run',
          argv: [
            'mv',
            '/etc/apt/sources.list.d/nvidia-docker.list',
            '/etc/apt/sources.list.d/nvidia-docker.list.disabled',
          ],
          root: true,
        },
      ],
      repairedBy: sources(source('nvidia-container-toolkit', { signedBy: keyring })),
    },
    'a key follows none, and another follows that': {
      facts: sources(
        source('a'),
        source('b', { signedBy: keyring }),
        source('c', { signedBy: '/other.gpg' }),
      ),
      codes: ['apt-signed-by-conflict?'],
    },
    'the first of two keys is not there': {
      facts: {
        ...sources(source('a', { signedBy: '/gone.gpg' }), source('b', { signedBy: keyring })),
        ...missing('/gone.gpg'),
      },
      codes: ['apt-signed-by-conflict?', 'apt-key-missing?'],
      steps: [
        {
          kind: 'run',
          argv: ['mv', '/etc/apt/sources.list.d/a.list', '/etc/apt/sources.list.d/a.list.disabled'],
          root: true,
        },
      ],
    },
    'a file that holds others as well': {
      facts: sources(source('a', { signedBy: keyring }), source('b'), { ...other, file: source('b').file }),
      codes: ['apt-signed-by-conflict?'],
      steps: [
        {
          kind: 'do',
          text: `In /etc/apt/sources.list.d/b.list, take out what names ${uri} /: it is in /etc/apt/sources.list.d/a.list as well.`,
        },
      ],
    },
    'one file that contradicts itself': {
      facts: sources(source('a', { signedBy: keyring }), source('a', { signedBy: 'inline:KEY' })),
      codes: ['apt-signed-by-conflict?'],
      seen: {
        sources: [
          { file: '/etc/apt/sources.list.d/a.list', signedBy: keyring },
          { file: '/etc/apt/sources.list.d/a.list', signedBy: 'a key written into the file' },
        ],
      },
    },
    "the toolkit's key is not there": {
      facts: { ...sources(source('a', { signedBy: keyring })), ...missing(keyring) },
      codes: ['apt-key-missing?'],
      fixes: ['fetch-apt-key'],
      steps: [
        {
          kind: 'run',
          argv: [
            ...['curl', '-fsSL', '-o', '/run/nvidia-container-toolkit.asc'],
            'https://nvidia.github.io/libnvidia-container/gpgkey',
          ],
          root: true,
        },
        {
          kind: 'run',
          argv: ['gpg', '--batch', '--yes', '--dearmor', '-o', keyring, '/run/nvidia-container-toolkit.asc'],
          root: true,
        },
      ],
    },
    "CUDA's key is not there": {
      facts: {
        ...sources(
          source('cuda', {
            uri: 'https://developer.download.nvidia.com/compute/cuda/repos/ubuntu2204/x86_64/',
            signedBy: '/usr/share/keyrings/cuda-archive-keyring.gpg',
          }),
        ),
        ...missing('/usr/share/keyrings/cuda-archive-keyring.gpg'),
      },
      codes: ['apt-key-missing?'],
      steps: [
        {
          kind: 'run',
          argv: [
            ...['curl', '-fsSL', '-o', '/run/cuda-keyring_1.1-1_all.deb'],
            'https://developer.download.nvidia.com/compute/cuda/repos/ubuntu2204/x86_64/cuda-keyring_1.1-1_all.deb',
          ],
          root: true,
        },
        { kind: 'run', argv: ['dpkg', '-i', '/run/cuda-keyring_1.1-1_all.deb'], root: true },
      ],
    },
    "Docker's key is not there": {
      facts: {
        ...sources(
          source('docker', {
            uri: 'https://download.docker.com/linux/ubuntu/',
            suite: 'jammy',
            signedBy: '/etc/apt/keyrings/docker.asc',
          }),
        ),
        ...missing('/etc/apt/keyrings/docker.asc'),
      },
      codes: ['apt-key-missing?'],
      steps: [
        {
          kind: 'run',
          argv: [
            ...['curl', '-fsSL', '-o', '/etc/apt/keyrings/docker.asc'],
            'https://download.docker.com/linux/ubuntu/gpg',
          ],
          root: true,
        },
      ],
    },
  },
});

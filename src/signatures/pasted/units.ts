import type { Signature, TextCause } from '../signature.ts';

/** A unit that failed, without its reason. */
const noReason: readonly TextCause[] = [
  {
    code: 'daemon-json-invalid',
    decides:
      'Does sudo dockerd --validate, or journalctl -u docker, tell of an invalid character in daemon.json?',
  },
  {
    code: 'daemon-flag-conflict',
    decides:
      'Does journalctl -u docker say that directives are "specified both as a flag and in the configuration file"?',
    hints: ['--add-runtime', 'override.conf', '--default-runtime'],
  },
  {
    code: 'daemon-not-running',
    decides: 'None of these: what does journalctl -u docker say last, before it gives up?',
  },
  {
    code: 'daemon-flag-unsupported',
    decides: 'Does it say that directives "don\'t match any configuration option", or "unknown flag"?',
  },
  {
    code: 'default-runtime-broken',
    decides: 'Does it say that the specified default runtime does not exist?',
  },
  { code: 'containerd-not-running', decides: 'Does systemctl status containerd say that it failed?' },
];

/** What systemd says of Docker's unit; the reason stands in the journal, and mostly in the same text. */
export const unitSignatures: readonly Signature[] = [
  {
    words: ['job for docker.service failed'],
    causes: noReason,
    example:
      'Job for docker.service failed because the control process exited with error code.\nSee "systemctl status docker.service" and "journalctl -xe" for details.',
    counterExample:
      'Job for nvidia-persistenced.service failed because the control process exited with error code.',
  },
  ...[
    'docker.service: start request repeated too quickly',
    'failed to start docker application container engine',
    'failed to start docker.service - docker application container engine',
    'docker.service: failed with result',
    'docker.service: main process exited, code=exited, status=1/failure',
  ].map(
    (word): Signature => ({
      words: [word],
      causes: noReason,
      example: `systemd[1]: ${word}`,
      counterExample: 'systemd[1]: Started Docker Application Container Engine.',
    }),
  ),
  {
    words: ['/dockerd', '(code=exited, status=1/failure)'],
    reach: 300,
    causes: noReason,
    example:
      '  Process: 4711 ExecStart=/usr/bin/dockerd -H fd:// --containerd=/run/containerd/containerd.sock (code=exited, status=1/FAILURE)',
    counterExample: 'Process: 12 ExecStart=/usr/bin/containerd (code=exited, status=1/FAILURE)',
  },
];

import { Chalk } from 'chalk';
import { describe, expect, it } from 'vitest';
import { renderText } from '../../src/render/text.ts';
import type { Report } from '../../src/report.ts';

const style = (width: number, unicode: boolean) => ({ width, unicode, paint: new Chalk({ level: 0 }) });

/** A made-up report with one of everything that a text must show. */
const report: Report = {
  schema: 1,
  version: '9.9.9',
  verdict: 'not-ready',
  checks: { ran: 3, of: 4 },
  target: { image: 'nvcr.io/nvidia/pytorch:24.01-py3', why: 'the newest on this host' },
  host: {
    os: 'Ubuntu 22.04.5 LTS',
    platform: 'generic',
    model: null,
    gpus: [
      { name: 'NVIDIA A100', computeCapability: '8.0', memoryTotalBytes: null },
      { name: 'NVIDIA A100', computeCapability: '8.0', memoryTotalBytes: null },
    ],
    driver: '550.163.01',
    docker: '24.0.7',
    root: false,
  },
  outcomes: [
    { check: 'nvidia-gpu', title: 'There is an NVIDIA GPU', status: 'passed', findings: [] },
    {
      check: 'nvidia-toolkit',
      title: 'The toolkit is installed',
      status: 'found',
      findings: [
        {
          code: 'toolkit-not-installed',
          severity: 'error',
          message: 'It is not.',
          seen: {},
          explainedBy: [],
          fixes: [],
        },
      ],
    },
    {
      check: 'gpus-flag',
      title: 'The engine can carry out --gpus',
      status: 'found',
      findings: [
        {
          code: 'gpus-not-supported',
          severity: 'error',
          message: 'It cannot.',
          seen: {},
          explainedBy: ['toolkit-not-installed'],
          fixes: [],
        },
      ],
    },
    {
      check: 'registry',
      title: 'The image can be pulled',
      status: 'unknown',
      why: 'no answer \u001b[31min time',
      findings: [],
    },
  ],
  causes: [
    {
      code: 'toolkit-not-installed',
      check: 'nvidia-toolkit',
      severity: 'error',
      message: 'The NVIDIA Container Toolkit is not installed, so no container can be given a GPU.',
      seen: { searched: ['/usr/bin', '/usr/local/bin'] },
      explains: ['gpus-not-supported'],
      fixes: ['install-toolkit', 'other'],
    },
  ],
  plan: [
    {
      id: 'install-toolkit',
      title: 'Install it',
      risk: 'safe',
      then: 'restart-engine',
      steps: [
        { kind: 'run', argv: ['apt-get', 'install', '-y', 'nvidia-container-toolkit'], root: true },
        {
          kind: 'edit',
          file: '/etc/docker/daemon.json',
          change: { kind: 'json-merge', value: { debug: true } },
          root: true,
        },
        {
          kind: 'do',
          text: 'See that it is there.',
          url: 'https://docs.nvidia.com/a/very/long/address/that/must/never/be/wrapped/by/anyone.html',
        },
      ],
      verify: ['nvidia-ctk', '--version'],
    },
    {
      id: 'restart-engine',
      title: 'Restart the Docker Engine',
      risk: 'disruptive',
      interrupts: '2 running containers stop',
      steps: [{ kind: 'run', argv: ['systemctl', 'restart', 'docker'], root: true }],
    },
  ],
  otherFixes: [
    { id: 'other', title: 'Another way', risk: 'manual', steps: [{ kind: 'do', text: 'Think.' }] },
  ],
  launch: {
    command: ['docker', 'run'],
    status: 'not-run',
    reason: 'problems stand in the way',
    measured: {},
    notes: [],
  },
  timings: {},
};

describe('the text', () => {
  it('at 80 columns', () => {
    expect(
      renderText(report, style(80, true)),
    ).toBe(`ngc-doctor 9.9.9 · Ubuntu 22.04.5 LTS · 2x NVIDIA A100 · driver 550.163.01 ·
Docker 24.0.7
Image: nvcr.io/nvidia/pytorch:24.01-py3
  (the newest on this host)

✔ nvidia-gpu        There is an NVIDIA GPU
✖ nvidia-toolkit    toolkit-not-installed
✖ gpus-flag         gpus-not-supported (because of toolkit-not-installed)
? registry          unknown: no answer in time

NOT READY  1 problem, 1 not known, 3 of 4 checks

✖ toolkit-not-installed
  The NVIDIA Container Toolkit is not installed, so no container can be given a
  GPU.
  Seen: searched: /usr/bin, /usr/local/bin
  Fix: Install it
    1. sudo apt-get install -y nvidia-container-toolkit
    2. Merge into /etc/docker/daemon.json (as root):
       {
         "debug": true
       }
    3. See that it is there.
       https://docs.nvidia.com/a/very/long/address/that/must/never/be/wrapped/by/anyone.html
  Check it: nvidia-ctk --version
  Or: Another way (other)
  Also explains: gpus-not-supported
  More: ngc-doctor explain toolkit-not-installed

  Then: Restart the Docker Engine
    1. sudo systemctl restart docker
  Interrupts: 2 running containers stop

After the fix run: ngc-doctor
`);
  });

  it('at 40 columns in ASCII is readable, and wraps no command and no address', () => {
    const text = renderText(report, style(40, false));
    expect(text).toMatch(/^[\n\x20-\x7e]*$/);
    expect(text).toContain('XX nvidia-toolkit toolkit-not-installed\n');
    expect(text).toContain('1. sudo apt-get install -y nvidia-container-toolkit\n');
    expect(text).toContain('/a/very/long/address/that/must/never/be/wrapped/by/anyone.html\n');
    const prose = text.split('\n').filter((line) => line.length > 40);
    expect(
      prose.every((line) => /sudo|https:|because of|explain |daemon\.json|^Image: /.test(line)),
      prose.join('\n'),
    ).toBe(true);
  });

  it('needs no sudo as root', () => {
    const asRoot = { ...report, host: { ...report.host, root: true } };
    expect(renderText(asRoot, style(80, true))).not.toContain('sudo');
  });

  it('of a ready host gives the command on one line, and says what was not tested', () => {
    const command = ['docker', 'run', '--gpus', '"device=0,1"', '-v', `${'/long'.repeat(30)}:/x`, 'image'];
    const ready: Report = {
      ...report,
      verdict: 'ready',
      causes: [],
      outcomes: report.outcomes.slice(0, 1),
      plan: [],
      launch: { ...report.launch, command },
    };
    const text = renderText(ready, style(80, true));
    expect(text).toContain(`\n  docker run --gpus '"device=0,1"' -v ${'/long'.repeat(30)}:/x image\n`);
    expect(text).toContain('READY');
    expect(text).toContain('Not test-launched: problems stand in the way.');
  });
});

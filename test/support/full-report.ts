import type { Report, ReportedFinding } from '../../src/report.ts';

const finding = (
  code: string,
  severity: 'error' | 'warning',
  explainedBy: readonly string[] = [],
): ReportedFinding => ({ code, severity, message: 'So it is.', seen: {}, explainedBy, fixes: [] });

/** A made-up report with one of everything that a rendering can show. */
export const fullReport: Report = {
  schema: 1,
  version: '9.9.9',
  verdict: 'not-ready',
  checks: { ran: 7, of: 8, switchedOff: ['volumes'] },
  target: { image: 'nvcr.io/nvidia/pytorch:24.01-py3', why: 'the newest on this host' },
  host: {
    os: 'Ubuntu 22.04.5 LTS',
    platform: 'dgx',
    model: 'DGX A100',
    virtual: true,
    image: 'A ready-made image',
    gpus: [
      { name: 'NVIDIA A100', computeCapability: '8.0', memoryTotalBytes: 85899345920 },
      { name: 'NVIDIA T4', computeCapability: null, memoryTotalBytes: null },
    ],
    links: [
      ['X', 'NV12'],
      ['NV12', 'X'],
    ],
    driver: '550.163.01',
    docker: '24.0.7',
    root: false,
    sudo: true,
  },
  outcomes: [
    { check: 'nvidia-gpu', title: 'There is an NVIDIA GPU', status: 'passed', findings: [] },
    { check: 'mig', title: 'MIG is set up', status: 'skipped', why: 'no GPU has it', findings: [] },
    {
      check: 'nvidia-toolkit',
      title: 'The toolkit is installed',
      status: 'found',
      findings: [finding('toolkit-not-installed', 'error')],
    },
    {
      check: 'gpus-flag',
      title: 'The engine can carry out --gpus',
      status: 'found',
      findings: [finding('gpus-not-supported', 'error', ['toolkit-not-installed'])],
    },
    {
      check: 'registry',
      title: 'The image can be pulled',
      status: 'unknown',
      why: 'no answer in time',
      findings: [],
    },
    {
      check: 'house-rules',
      title: 'The rules of the house hold',
      status: 'found',
      plugin: './checks/house.mjs',
      findings: [finding('house-rule-broken', 'error'), finding('house-rule-bent', 'warning')],
    },
    {
      check: 'other-rules',
      title: 'Other rules hold',
      status: 'crashed',
      why: 'TypeError: no such thing',
      plugin: './checks/other.mjs',
      findings: [],
    },
  ],
  causes: [
    {
      code: 'house-rule-bent',
      check: 'house-rules',
      severity: 'warning',
      message: 'A rule is bent.',
      seen: {},
      explains: [],
      fixes: [],
      waived: { reason: 'We know.', until: '2999-12-31', severity: 'error' },
    },
    {
      code: 'toolkit-not-installed',
      check: 'nvidia-toolkit',
      severity: 'error',
      message: 'The NVIDIA Container Toolkit is not installed, so no container can be given a GPU.',
      seen: {
        searched: ['/usr/bin', '/usr/local/bin'],
        ...Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`more${index}`, index])),
      },
      explains: ['gpus-not-supported'],
      fixes: ['install-toolkit', 'other'],
      candidates: [{ code: 'toolkit-hidden', decides: 'If which finds it, then it is this.' }],
    },
    {
      code: 'house-rule-broken',
      check: 'house-rules',
      severity: 'error',
      message: 'A rule is broken.',
      seen: { text: 'many\nlines' },
      explains: [],
      fixes: ['restart-engine'],
    },
  ],
  plan: [
    {
      id: 'install-toolkit',
      title: 'Install it',
      risk: 'safe',
      then: 'restart-engine',
      steps: [
        { kind: 'run', argv: ['apt-get', 'install', '-y', 'a thing'], root: true },
        {
          kind: 'edit',
          file: '/etc/docker/daemon.json',
          change: { kind: 'json-merge', value: { debug: true, hosts: null } },
          root: true,
        },
        {
          kind: 'edit',
          file: '/etc/ld.so.conf',
          change: { kind: 'replace', old: 'old line', new: 'new line' },
        },
        { kind: 'do', text: 'See that it is there.', url: 'https://docs.nvidia.com/see.html' },
      ],
      verify: ['nvidia-ctk', '--version'],
      source: 'https://docs.nvidia.com/install-guide.html',
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
    status: 'failed',
    reason: 'it ended with code 125',
    measured: { started: true, torch: { ok: true, version: '2.2.0' } },
    notes: ['A bare name is a named volume.'],
  },
  waivers: [{ code: 'house-rule-bent', reason: 'We know.', until: '2999-12-31', status: 'holds' }],
  timings: {
    nvidiaSmi: 812.4,
    os: 3,
    ...Object.fromEntries(Array.from({ length: 9 }, (_, i) => [`p${i}`, i])),
  },
};

/** Words of which the report's shape depends: not text from outside. */
const words = new Set(['status', 'severity', 'verdict', 'risk', 'kind', 'platform', 'then', 'url', 'source']);

/** The report with something after each text in it, names of evidence, measurements and timings included. */
export function withTexts(report: Report, added: string): Report {
  const copy: Report = JSON.parse(JSON.stringify(report), function (this: unknown, key, value: unknown) {
    if (typeof value === 'string') return words.has(key) ? value : value + added;
    const free = key === 'seen' || key === 'measured' || key === 'timings';
    if (!free || typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name + added, one]));
  });
  return copy;
}

/** What a hostile machine might put into its answers. */
export const hostileTexts: readonly string[] = [
  '</script><script>alert(1)</script>',
  '</style><img src=x onerror=alert(1)>',
  '" onmouseover="alert(1)" x="',
  "' autofocus onfocus='alert(1)",
  '<a href="javascript:alert(1)">x</a> <!-- <![CDATA[ ]]> -->',
  '&lt;script&gt;&#60;b&#62;&amp',
  '\u001b[31mred\u001b[0m\u001b]8;;http://evil.example\u0007link\u001b]8;;\u0007\u0000\u009b',
  'abc\u202egpj.exe\u2066\u200b\ufeff',
  '`code` ``` ~~~ ![x](http://evil.example/x.png) [x](javascript:alert(1)) <http://evil.example>',
  ' | a | b | \\| http://evil.example www.evil.example a@evil.example @everyone #1 GH-1 **b** _i_ ~~s~~ $x$',
  '\n\n# Heading\n\n- item\n1. item\n> quote\n```\n<details>\n|a|\n|-|\n\n---\n===\n',
  '{{7*7}} %s $& $1 $${}',
  '\\',
  'x'.repeat(3000),
];

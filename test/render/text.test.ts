import { Chalk } from 'chalk';
import { describe, expect, it } from 'vitest';
import type { Fix } from '../../src/check.ts';
import { renderText } from '../../src/render/text.ts';
import type { Report } from '../../src/report.ts';

const style = (width: number, unicode: boolean) => ({ width, unicode, paint: new Chalk({ level: 0 }) });

/** A made-up report with one of everything that a text must show. */
const report: Report = {
  schema: 1,
  version: '9.9.9',
  verdict: 'not-ready',
  checks: { ran: 3, of: 4, switchedOff: ['volumes'] },
  target: { image: 'nvcr.io/nvidia/pytorch:24.01-py3', why: 'the newest on this host' },
  host: {
    os: 'Ubuntu 22.04.5 LTS',
    platform: 'generic',
    model: null,
    virtual: null,
    image: null,
    gpus: [
      { name: 'NVIDIA A100', computeCapability: '8.0', memoryTotalBytes: null },
      { name: 'NVIDIA A100', computeCapability: '8.0', memoryTotalBytes: null },
    ],
    driver: '550.163.01',
    docker: '24.0.7',
    root: false,
    sudo: true,
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
  waivers: [],
  timings: {},
};

/** The same host with nothing in the way. */
const ready: Report = {
  ...report,
  verdict: 'ready',
  checks: { ran: 1, of: 4, switchedOff: [] },
  causes: [],
  outcomes: report.outcomes.slice(0, 1),
  plan: [],
};

describe('what is waived', () => {
  const waived = { reason: 'It is known.', until: '2999-12-31', severity: 'error' } as const;
  const [cause, ...rest] = report.causes;
  if (cause === undefined) throw new Error('The report has causes.');
  const given: Report = {
    ...report,
    causes: [
      { ...cause, code: 'a-code-with-a-rather-long-name', severity: 'warning', waived },
      cause,
      ...rest,
    ],
    waivers: [
      { code: 'a-code-with-a-rather-long-name', reason: waived.reason, until: waived.until, status: 'holds' },
    ],
  };

  it('comes after what counts', () => {
    const text = renderText(given, style(80, true));
    const at = (line: string): number => text.indexOf(line);
    expect(at(`\n✖ ${cause.code}\n`)).toBeGreaterThan(0);
    expect(at('\n▲ a-code-with-a-rather-long-name, waived')).toBeGreaterThan(at(`\n✖ ${cause.code}\n`));
  });
  it('keeps to the width', () => {
    expect(renderText(given, style(40, true))).toContain(
      '▲ a-code-with-a-rather-long-name, waived\n  until 2999-12-31\n',
    );
  });
});

describe('the text', () => {
  it('has the doctor asked again where a fix names no command that shows whether it helped', () => {
    const plan = report.plan.map(({ verify: _, ...fix }) => fix);
    const call = {
      program: 'npx ngc-doctor',
      words: ['--image', 'nvcr.io/nvidia/pytorch:24.01-py3'],
    } as const;
    const occasion = { call, milliseconds: 1, config: null };
    const text = renderText({ ...report, plan }, style(80, true), occasion);
    const line = '  Check it: npx ngc-doctor --image nvcr.io/nvidia/pytorch:24.01-py3\n';
    expect(text.split(line)).toHaveLength(2);
    expect(renderText(report, style(80, true), occasion)).not.toContain(line);
  });

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
Switched off: volumes.

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

At the end: Restart the Docker Engine
    1. sudo systemctl restart docker
  Interrupts: 2 running containers stop

After the fix run: ngc-doctor
`);
  });

  it('at 40 columns in ASCII', () => {
    expect(
      renderText(report, style(40, false), {
        call: { program: 'ngc-doctor', words: [] },
        milliseconds: 2345,
        config: null,
      }),
    ).toBe(`ngc-doctor 9.9.9 |
  Ubuntu 22.04.5 LTS | 2x NVIDIA A100 |
  driver 550.163.01 | Docker 24.0.7
Image: nvcr.io/nvidia/pytorch:24.01-py3
  (the newest on this host)

ok nvidia-gpu
XX nvidia-toolkit toolkit-not-installed
XX gpus-flag gpus-not-supported (because
   of toolkit-not-installed)
?? registry unknown: no answer in time

NOT READY  1 problem, 1 not known, 3 of
4 checks, 2.3 s
Switched off: volumes.

XX toolkit-not-installed
  The NVIDIA Container Toolkit is not
  installed, so no container can be
  given a GPU.
  Seen:
   searched: /usr/bin, /usr/local/bin
  Fix: Install it
  1. sudo apt-get install -y nvidia-container-toolkit
  2. Merge into /etc/docker/daemon.json (as root):
     {
       "debug": true
     }
  3. See that it is there.
     https://docs.nvidia.com/a/very/long/address/that/must/never/be/wrapped/by/anyone.html
  Check it:
   nvidia-ctk --version
  Or:
   Another way (other)
  Also explains:
   gpus-not-supported
  More:
   ngc-doctor explain toolkit-not-installed

At the end: Restart the Docker Engine
  1. sudo systemctl restart docker
  Interrupts:
   2 running containers stop

After the fix run: ngc-doctor
`);
  });

  it('of what is not decided lists what it could be, with what decides', () => {
    const candidates = [{ code: 'one-thing', decides: 'Does dmesg tell of it?' }];
    const undecided = { ...report, causes: report.causes.map((cause) => ({ ...cause, candidates })) };
    expect(renderText(undecided, style(80, true))).toContain(
      '  Could be: one-thing: Does dmesg tell of it?\n',
    );
  });

  it.each([
    ['ngc-doctor', ['--image', 'a b', '--strict'], "ngc-doctor --image 'a b' --strict", 'ngc-doctor explain'],
    ['npm start', [], 'npm start', 'npm start -- explain'],
    ['npm start', ['--strict'], 'npm start -- --strict', 'npm start -- explain'],
    ['npx ngc-doctor', ['run', '--', 'a'], 'npx ngc-doctor run -- a', 'npx ngc-doctor explain'],
  ] as const)('of %s %j tells how to call it again', (program, words, again, explain) => {
    const text = renderText(report, style(80, true), {
      call: { program, words },
      milliseconds: null,
      config: null,
    });
    expect(text).toContain(`\nAfter the fix run: ${again}\n`);
    expect(text).toContain(` ${explain} toolkit-not-installed\n`);
  });

  it.each([{ root: true }, { sudo: false }])(
    'writes no sudo where it is not wanted, or not there: %j',
    (more) => {
      const other = { ...report, host: { ...report.host, ...more } };
      expect(renderText(other, style(80, true))).not.toContain('sudo');
    },
  );

  it('of a ready host gives the command on one line, and says what was not tested', () => {
    const command = ['docker', 'run', '--gpus', '"device=0,1"', '-v', `${'/long'.repeat(30)}:/x`, 'image'];
    const text = renderText({ ...ready, launch: { ...ready.launch, command } }, style(80, true));
    expect(text).toContain(`\n  docker run --gpus '"device=0,1"' -v ${'/long'.repeat(30)}:/x image\n`);
    expect(text).toContain('\nREADY  1 of 4 checks\nNot test-launched: problems stand in the way.\n');
    expect(text).toContain('\nLaunch it with:\n');
    expect(text).not.toContain('After the fix');
  });

  it('of a host that could not be judged says so, and makes no promise', () => {
    const text = renderText({ ...ready, verdict: 'unknown' }, style(80, true));
    expect(text).toContain(
      '\nCOULD NOT TELL  1 of 4 checks\nNot test-launched: problems stand in the way.\n',
    );
    expect(text).toContain('It would be launched with:');
    expect(text).not.toMatch(/^READY/m);
  });

  it('of a ready host that was test-launched says that', () => {
    const launch = { ...ready.launch, status: 'passed' as const, reason: 'PyTorch works in the container.' };
    const text = renderText({ ...ready, launch }, style(80, true));
    expect(text).toContain('\nREADY  1 of 4 checks, test launch passed\n');
    expect(text).not.toContain('Not test-launched');
  });

  it('says what a check that broke or was skipped has to say', () => {
    const outcomes = [
      { check: 'a', title: 'A', status: 'crashed' as const, why: 'x is not a function', findings: [] },
      { check: 'b', title: 'B', status: 'skipped' as const, why: 'there is no GPU', findings: [] },
    ];
    const text = renderText({ ...ready, outcomes }, style(80, true));
    expect(text).toMatch(/^\? a +failed by a mistake of its own: x is not a function$/m);
    expect(text).toMatch(/^○ b +skipped: there is no GPU$/m);
  });

  it('keeps a blank between the name of a check and what is said of it', () => {
    const names = ['a', 'preloaded-libraries', 'a-check-of-a-plugin-with-a-long-name'];
    const outcomes = names.map((check) => ({
      check,
      title: 'A title',
      status: 'passed' as const,
      findings: [],
    }));
    const lines = renderText({ ...ready, outcomes }, style(80, true)).split('\n');
    for (const name of names) expect(lines.some((line) => line.startsWith(`✔ ${name} `))).toBe(true);
    const columns = lines.filter((line) => /A title$/.test(line)).map((line) => line.indexOf('A title'));
    expect(columns[0]).toBe(columns[1]);
  });

  it('counts what it found', () => {
    const [cause] = report.causes;
    if (cause === undefined) throw new Error('The report has a cause.');
    const causes = [cause, { ...cause, severity: 'warning' as const }, { ...cause, code: 'another' }];
    expect(renderText({ ...report, causes }, style(80, true))).toContain(
      '2 problems, 1 warning, 1 not known',
    );
  });
});

describe('the fixes', () => {
  const restart = report.plan.slice(1);
  const [cause] = report.causes;
  if (cause === undefined) throw new Error('The report has a cause.');
  const stale = { ...cause, code: 'daemon-not-restarted', explains: [], fixes: ['restart-engine'] };

  it('that end the others come last, even where one of the problems needs nothing else', () => {
    const text = renderText({ ...report, causes: [stale, cause] }, style(80, true));
    expect(text).toContain('Fix: Restart the Docker Engine, as the last step\n');
    expect(text.split('systemctl restart docker')).toHaveLength(2);
    expect(text.indexOf('apt-get install')).toBeLessThan(text.indexOf('systemctl restart docker'));
  });

  it('stand with their problem where nothing else asks for them', () => {
    const text = renderText({ ...report, causes: [stale], plan: restart }, style(80, true));
    expect(text).toMatch(/Fix: Restart the Docker Engine\n +1\. sudo systemctl restart docker\n/);
    expect(text).not.toContain('At the end');
  });

  it('that two problems share are told once', () => {
    const second = { ...cause, code: 'another', explains: [] };
    const text = renderText({ ...report, causes: [cause, second] }, style(80, true));
    expect(text.split('apt-get install')).toHaveLength(2);
    expect(text).toContain('Fix: Install it, as for toolkit-not-installed\n');
  });

  it('show what to put in place of what', () => {
    const edit: Fix = {
      id: 'install-toolkit',
      title: 'Correct it',
      risk: 'safe',
      steps: [{ kind: 'edit', file: '/etc/x', change: { kind: 'replace', old: '\ta,\n}', new: '\ta\n}' } }],
    };
    const text = renderText({ ...report, plan: [edit] }, style(80, true));
    expect(text).toContain('1. In /etc/x, replace\n       | \ta,\n       | }\n       by\n       | \ta\n');
  });
});

describe('text from outside', () => {
  const evil = 'a\u001b[2J\u001b]0;title\u0007\u202eb\u009b31m\u0007';
  const everywhere: Report = JSON.parse(JSON.stringify(report), (_key, value: unknown) =>
    typeof value === 'string' && / /.test(value) ? `${value}${evil}` : value,
  );

  it('brings no control character into the report, wherever it stands', () => {
    expect(JSON.stringify(everywhere).split('\\u001b[2J').length).toBeGreaterThan(10);
    for (const width of [40, 80]) {
      const text = renderText(everywhere, style(width, true));
      expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
    }
  });

  it('starts no line of its own in the header or among the checks', () => {
    const [gpu] = report.outcomes;
    const forged: Report = {
      ...report,
      host: { ...report.host, docker: '24\nREADY', model: 'x\nREADY' },
      target: { image: 'i\nREADY', why: 'w\nREADY' },
      outcomes: gpu === undefined ? [] : [{ ...gpu, status: 'unknown', why: 'no\nREADY' }],
    };
    expect(renderText(forged, style(80, true))).not.toMatch(/^READY/m);
  });
});

import { marked, type Tokens } from 'marked';
import { describe, expect, it } from 'vitest';
import { checks } from '../../checks/index.ts';
import { links } from '../../src/knowledge/links.ts';
import type { ReadRecording } from '../../src/recording/document.ts';
import { readRecording } from '../../src/recording/read.ts';
import { redactedRecording } from '../../src/recording/redacted.ts';
import { replayed } from '../../src/recording/replay.ts';
import { renderRequest } from '../../src/render/request.ts';
import type { SupportRequest } from '../../src/request/request.ts';
import { supportRequestOf } from '../../src/request/request.ts';
import { fixtureHost } from '../support/fixture-hosts.ts';
import { fullReport, hostileTexts, withTexts } from '../support/full-report.ts';
import { shapeOf } from '../support/markdown.ts';
import { materialOf, recordedFixture, targetThere } from '../support/recordings.ts';

const requestFor = async (recording: ReadRecording): Promise<SupportRequest> =>
  supportRequestOf({ ...(await replayed(recording, { checks })), answers: recording.answers });

async function requestOf(name: string): Promise<SupportRequest> {
  const { recording } = await recordedFixture(name);
  return requestFor(readRecording(JSON.parse(JSON.stringify(recording))));
}

const rows = (pairs: readonly (readonly [string, string])[]) => Object.fromEntries(pairs);

describe('a request for support', () => {
  it.each([
    ['debian12-a100-daemon-key-unknown', "journalctl, the daemon's last lines"],
    ['debian12-a100-dkms-failed', /^\/var\/lib\/dkms\/.*make\.log$/],
    ['dgxos6-a100x8-fabric-manager-mismatch', 'nv-fabricmanager --version'],
    ['debian12-a100-engine29-cdi-stale', /^\/(?:etc|var\/run)\/cdi\/\S+\.(?:yaml|json)$/],
  ])('%s hands on what that which does not work said itself', async (name, title) => {
    const { outputs } = await requestOf(name);
    expect(outputs.map((output) => output.title)).toContainEqual(
      typeof title === 'string' ? title : expect.stringMatching(title),
    );
    const healthy = await requestOf('debian12-a100-healthy');
    expect(healthy.outputs.map((output) => output.title)).not.toContainEqual(
      typeof title === 'string' ? title : expect.stringMatching(title),
    );
  });

  it('tells what is installed, how Docker is set up, and what the failed launch said', async () => {
    const request = await requestOf('debian12-a100-launch-driver-rpc');
    expect(rows(request.versions)).toMatchObject({
      System: 'Debian GNU/Linux 12 (bookworm)',
      Kernel: '6.1.0-30-amd64, x86_64',
      GPU: '2x NVIDIA A100-SXM4-40GB',
      'Kernel module': '550.163.01, proprietary, loaded',
      'CUDA of the driver': '12.4',
      'Docker Engine': '20.10.24+dfsg1, API 1.41, runc 1.1.5+ds1',
      'NVIDIA Container Toolkit': '1.17.8, libnvidia-container 1.17.8',
      Image: 'nvcr.io/nvidia/pytorch:23.10-py3',
    });
    expect(rows(request.configuration)).toMatchObject({
      Engine: 'package, unix:///var/run/docker.sock',
      Runtimes: expect.stringContaining('nvidia = nvidia-container-runtime, runc (default)'),
      'CDI specifications': 'none in /etc/cdi, /var/run/cdi',
    });
    expect(request.launchWords).toContain('driver rpc error: failed to process request');
    expect(request.kernelLog).toBe('the kernel log may not be read by this user');
    const titles = request.outputs.map(({ title }) => title);
    expect(titles.slice(0, 3)).toEqual([
      'nvidia-smi -q -x',
      "docker version, the engine's part",
      'docker info',
    ]);
    for (const title of ['/etc/docker/daemon.json', '/proc/driver/nvidia/version', '/etc/os-release'])
      expect(titles).toContain(title);
    expect(request.outputs.find(({ title }) => title === 'dmesg')).toMatchObject({
      state: 'not found',
      text: '',
    });
  });

  it('says what was not seen, and why it is not known', async () => {
    const unknown = await requestOf('debian12-a100-engine-slow');
    expect(renderRequest(unknown)).toMatch(/### Could not be told\n\n- `[a-z-]+`: /);
    const bare = rows((await requestOf('debian12-none-no-gpu')).versions);
    expect(bare['Kernel module']).toBe('not loaded');
    expect(bare['CUDA of the driver']).toMatch(/^not known: there is no kernel module/);
  });

  it.each([
    ['debian12-a100-launch-driver-rpc', links.toolkitIssues],
    ['debian12-a100-module-not-loaded', links.driverForum],
    ['debian12-a100-daemon-down', links.dockerIssues],
    ['debian12-a100-launch-pull-failed', links.developerForums],
    ['debian12-a100-launched', links.developerForums],
    ['dgxos7-gb10-image-amd64-only', links.sparkForum],
    ['ubuntu22-wsl-rtx3070-blocked', links.wslForum],
    ['ubuntu22-wsl-rtx3070-desktop-disk-full', links.dockerDesktopSupport],
    ['ubuntu22-orin-runtime-missing', links.jetsonForum],
    ['debian12-a100-podman-service', links.podmanIssues],
    ['debian12-a100-podman-nomap', links.podmanIssues],
    ['debian12-p100-open-module', links.openModulesIssues],
  ])('of %s goes to %s', async (name, url) => {
    expect((await requestOf(name)).place.url).toBe(url);
  });
});

it("what a plugin finds is its authors' business", () => {
  const { place } = supportRequestOf({ report: fullReport, facts: {}, answers: {} });
  expect(place.url).toBe(links.toolkitIssues);
  const ofPlugin = fullReport.causes.filter(({ check }) => check === 'house-rules');
  const report = { ...fullReport, causes: ofPlugin };
  const request = supportRequestOf({ report, facts: {}, answers: {} });
  expect(request.place).toMatchObject({ name: 'those who wrote ./checks/house.mjs', url: null });
  expect(renderRequest(request)).toContain('Where to ask: those who wrote ./checks/house.mjs\n');
});

describe('the Markdown of a request', () => {
  it('has what is to be filled in, the verdict, what is wrong, and the answers folded', async () => {
    const text = renderRequest(await requestOf('debian12-a100-launch-driver-rpc'));
    const tokens = marked.lexer(text);
    const headings = tokens
      .filter((token): token is Tokens.Heading => token.type === 'heading')
      .map((heading) => heading.text);
    expect(headings).toEqual([
      'What happened',
      'What ngc-doctor says: NOT READY',
      'Problem: `driver-init-rpc`',
      'Warning: `memlock-not-grantable`',
      'What ngc-doctor advises',
      'Versions',
      'How Docker is set up',
      'What the failed launch said',
      'Kernel log',
      'What was asked, and the answers',
    ]);
    expect(text).toContain('> **To be filled in:**');
    expect(text).toMatch(/^- \[ \] .*`nvidia-container-cli -k -d \/dev\/tty info`/m);
    expect(text.match(/<details>/g)?.length).toBe(text.match(/<\/details>/g)?.length);
    // Nobody who reads the issue sees it.
    expect(tokens[0]?.type).toBe('html');
    expect(tokens[0]?.raw).toMatch(/^<!--\nWhere to ask: [^\n]*\n[\s\S]*-->\s*$/);
    expect(tokens[0]?.raw).toContain('driver-init-rpc: Docker refused to start the container');
  });

  it.each(hostileTexts)('keeps its shape whatever the texts say: %j', async (hostile) => {
    const request = await requestOf('debian12-a100-launch-driver-rpc');
    const withText = (added: string): SupportRequest => {
      const told = (text: string) => text + added;
      return {
        ...request,
        report: withTexts(request.report, added),
        versions: request.versions.map(([name, text]) => [name, told(text)]),
        configuration: request.configuration.map(([name, text]) => [name, told(text)]),
        kernelLog: [told('NVRM: Xid'), added],
        launchWords: told(request.launchWords ?? ''),
        outputs: request.outputs.map(({ title, state, text }) => ({
          title: told(title),
          state: told(state),
          text: told(text),
        })),
      };
    };
    const shape = (added: string) =>
      shapeOf(marked.lexer(renderRequest(withText(added)))).map((kind) =>
        kind.startsWith('html <!--') ? 'comment' : kind.replace(/<summary>.*<\/summary>/, '<summary>'),
      );
    const hurt = renderRequest(withText(`x${hostile}x`));
    expect(hurt.length).toBeLessThanOrEqual(65_000);
    expect(hurt).not.toMatch(
      /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\u202a-\u202e\u2066-\u2069\ufeff]/,
    );
    if (hostile.length < 1000) expect(shape(`x${hostile}x`)).toEqual(shape('x'));
    for (const summary of hurt.match(/<summary>.*/g) ?? [])
      expect(summary).toMatch(/^<summary><code>[^<>]*<\/code><\/summary>$/);
  });

  it.each([
    ['an issue', links.toolkitIssues, 65_000],
    ['a post in a forum', links.driverForum, 31_500],
  ])('fits into %s however much there is to say, and gives each answer its part', async (_, url, most) => {
    const asked = await requestOf('debian12-a100-launch-driver-rpc');
    const request = { ...asked, place: { ...asked.place, url } };
    const long = 'All work and no play.\n'.repeat(50_000);
    const outputs = request.outputs.map((output, index) =>
      index % 2 === 0 ? { ...output, text: `begin\n${long}end` } : output,
    );
    const text = renderRequest({
      ...request,
      outputs,
      launchWords: long,
      kernelLog: Array.from({ length: 30 }, () => long),
      report: {
        ...request.report,
        causes: request.report.causes.map((cause) => ({ ...cause, message: long })),
      },
    });
    expect(text.length).toBeLessThanOrEqual(most);
    expect(text.length).toBeGreaterThan(most * 0.7);
    for (const { title } of outputs.filter(({ text: one }) => one !== ''))
      expect(text).toContain(`<summary><code>${title.replaceAll("'", '&#39;')}`);
    expect(text).toMatch(/```\nbegin\n(?:All work and no play\.\n)+\[… \d+ characters left out …\]\n/);
    expect(text).toMatch(/\nend\n```/);
    expect(text).toContain('### Versions');
  });
});

describe('what is told to strangers', () => {
  const secrets = {
    'nvapi-Zq81LmXw03PvTr55Kd': 'a key',
    p4sswordOfProxy9: 'a password',
    'gpu-node-7': 'the host',
    alovelace: 'the user',
    '81.2.69.142': 'an address',
  };
  const planted = () =>
    fixtureHost('debian12-a100-launch-driver-rpc', {
      read: {
        '/etc/docker/daemon.json': JSON.stringify({
          proxies: { 'https-proxy': 'http://alovelace:p4sswordOfProxy9@81.2.69.142:3128' },
          labels: ['nvapi-Zq81LmXw03PvTr55Kd'],
          runtimes: { nvidia: { path: 'nvidia-container-runtime' } },
        }),
        '/etc/hostname': 'gpu-node-7\n',
      },
      run: {
        dmesg: {
          stdout:
            'Nov 25 10:00:01 gpu-node-7 kernel: NVRM: Xid (PCI:0000:07:00): 79, pid=1, name=/home/alovelace/run\n',
        },
      },
    });

  it('is redacted where a recording is, and where it is not yet', async () => {
    const target = targetThere('debian12-a100-launch-driver-rpc');
    const { taken } = await materialOf(planted(), target);
    // As it was on the host, with nothing taken out.
    const bare = readRecording(JSON.parse(JSON.stringify({ schema: 1, about: '', ...taken.answers })));
    const raw = renderRequest(await requestFor({ ...bare, target }));
    for (const secret of Object.keys(secrets)) expect(raw).toContain(secret);
    const recording = await redactedRecording({ ...bare, target }, checks);
    const text = renderRequest(await requestFor(recording));
    for (const [secret, what] of Object.entries(secrets)) expect(text.includes(secret), what).toBe(false);
    expect(text).toContain('redacted');
    expect(text).toContain('Xid');
    expect(await redactedRecording(recording, checks)).toBe(recording);
  });
});

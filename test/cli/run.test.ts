import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ended, run, start, temporaryFolder, withDocker } from './built.ts';

const folder = temporaryFolder();

/** One check that passes anywhere, so that `run` comes to the launch. */
const image = 'nvcr.io/nvidia/pytorch:24.01-py3';
const fine = ['run', '--offline', '--only', 'volumes', '-v', '/usr:/data:ro', '--image', image];
const launches = (script: string) => withDocker(folder, `[ "$1" = run ] || exit 1\n${script}`);

describe('run', () => {
  it('that is not ready launches nothing, and reports on standard error', () => {
    const { status, stdout, stderr } = run(['run', '--offline', '--', 'true'], launches('echo launched'));
    expect(stdout).toBe('');
    expect(stderr).toContain('NOT READY');
    expect(status).toBe(1);
  });

  it('leaves standard output to the container, and exits as it does', () => {
    const env = launches('shift $(($# - 4)); printf "<%s>" "$@"; exit 7');
    const { status, stdout } = run([...fine, '--', 'sh', '-c', 'x y'], env);
    expect(stdout).toBe(`<${image}><sh><-c><x y>`);
    expect(status).toBe(7);
  });

  it("leaves the command's own flags to the command", () => {
    const words = ['python', '-v', '--image', 'x', '--', '--config', 'y'];
    const env = launches('shift $(($# - 7)); printf "<%s>" "$@"');
    expect(run([...fine, '--', ...words], env).stdout).toBe(words.map((word) => `<${word}>`).join(''));
  });

  it.each([[['python']], [['python', '--workers', '8']], [['python', '--', 'train.py']]])(
    'does not guess whose flags are whose in %j',
    (words) => {
      const { status, stdout, stderr } = run([...fine, ...words], launches('echo launched'));
      expect(stderr).toContain('after two dashes');
      expect([status, stdout]).toEqual([64, '']);
    },
  );

  it('writes the formats that were asked for, beside the container', () => {
    const file = join(folder, 'report.json');
    const words = ['--format', `json:${file}`, '--format', 'text', '--', 'true'];
    const { stdout, stderr } = run([...fine, ...words], launches('echo inside'));
    expect(stdout).toBe('inside\n');
    expect(stderr).toContain('Launch it with:');
    expect(JSON.parse(readFileSync(file, 'utf8')).verdict).toBe('ready');
  });

  it('passes a request to end on to the container', async () => {
    const script = 'sleep 20 & trap "echo asked to end; kill $!; exit 9" TERM; echo up; wait';
    const child = start([...fine, '--', 'true'], launches(script));
    const result = ended(child);
    child.stdout.once('data', () => child.kill('SIGTERM'));
    expect(await result).toMatchObject({ code: 9, stdout: 'up\nasked to end\n' });
  });

  it('says so where there is no docker command', () => {
    const { status, stdout, stderr } = run([...fine, '--', 'true']);
    expect(stderr).toMatch(/The container could not be launched: .*ENOENT/);
    expect([status, stdout]).toEqual([1, '']);
  });
});

describe('run --print', () => {
  it('prints the command alone, as a shell takes it, and launches nothing', () => {
    const words = ["it's", 'a b', '$HOME', '*', ''];
    const { status, stdout } = run([...fine, '--print', '--', ...words], launches('echo launched'));
    expect(stdout).toMatch(/^docker run .*\n$/);
    const parsed = spawnSync('sh', ['-c', `set -- ${stdout}\nprintf '%s\\n' "$@"`], { encoding: 'utf8' });
    expect(parsed.stdout.split('\n').slice(-words.length - 2, -1)).toEqual([image, ...words]);
    expect(status).toBe(0);
  });

  it('prints it even where problems stand in the way, and says which', () => {
    const { status, stdout, stderr } = run(['run', '--print', '--offline']);
    expect(stdout).toMatch(/^docker run [^\n]*\n$/);
    expect(stderr).toMatch(/^ngc-doctor: (?:docker-not-installed|daemon-not-running): /m);
    expect(status).toBe(1);
  });
});

describe('a launch that fails', () => {
  const refused =
    'docker: Error response from daemon: could not select device driver "" with capabilities: [[gpu]].';

  it('is explained on standard error, and exits as docker does', () => {
    const { status, stdout, stderr } = run(
      [...fine, '--', 'true'],
      launches(`echo '${refused}' >&2; exit 125`),
    );
    expect(stderr).toContain(`${refused}\n`);
    expect(stderr).toMatch(/\n\S+ [a-z-]+ {2}(certain|likely)/);
    expect([status, stdout]).toEqual([125, '']);
  });

  // A dockerd of somebody else's on this machine may keep the limit on locked memory.
  const heard = (stderr: string): string =>
    stderr.replace(/^ngc-doctor: (?:asking|--ulimit memlock).*\n/gm, '');

  it('says no more where its words are not known, or where it ends well', () => {
    const unknown = run([...fine, '--', 'true'], launches('echo frobnication >&2; exit 3'));
    expect([unknown.status, heard(unknown.stderr)]).toEqual([3, 'frobnication\n']);
    const well = run([...fine, '--', 'true'], launches(`echo '${refused}' >&2`));
    expect([well.status, heard(well.stderr)]).toEqual([0, `${refused}\n`]);
  });

  const floods = () => launches('head -c 250000 /dev/zero | tr "\\0" x >&2; echo over; exit 3');

  it('loses nothing to a reader that takes its time', async () => {
    const child = start([...fine, '--', 'true'], floods());
    child.stderr.on('data', () => {
      child.stderr.pause();
      setTimeout(() => child.stderr.resume(), 600);
    });
    const { code, stderr } = await ended(child);
    expect(stderr.match(/x{1000,}/)?.[0].length).toBe(250_000);
    expect(code).toBe(3);
  }, 30_000);

  it('does not hang where nobody reads its errors', async () => {
    const child = start([...fine, '--', 'true'], floods());
    const result = ended(child);
    child.stderr.destroy();
    expect(await result).toMatchObject({ code: 3, stdout: 'over\n' });
  });

  it('does not wait for what the program left running', async () => {
    const child = start([...fine, '--', 'true'], launches('sleep 15 & echo bye >&2; exit 4'));
    const begun = Date.now();
    const code = await new Promise((resolve) => child.once('exit', resolve));
    expect([code, Date.now() - begun < 10_000]).toEqual([4, true]);
  });
});

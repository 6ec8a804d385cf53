import { type Host, limits } from '../../host/host.ts';
import { parseObject, stringAt } from '../../json.ts';
import { type Credentials, noCredentials } from './credentials.ts';
import { oneLine } from './words.ts';

/**
 * Asks the program that keeps the logins; where it cannot be asked, Docker goes on without one.
 * The helpers' protocol: https://github.com/docker/docker-credential-helpers (0.6 to 0.9).
 */
export async function fromHelper(host: Host, helper: string, key: string): Promise<Credentials> {
  const program = `docker-credential-${helper}`;
  const trouble = (why: string): Credentials => ({
    ...noCredentials,
    helperProblem: oneLine(`${program}: ${why}`),
  });
  if (!/^[\w.-]+$/.test(helper)) return trouble('not the name of a program');
  const result = await host.run([program, 'get'], { input: `${key}\n`, timeoutMs: limits.networkConnect });
  if (result.kind === 'not-found') return trouble('not found');
  if (result.kind === 'timed-out') return trouble('no answer in time');
  if (result.kind === 'failed') return trouble(result.why);
  if (result.code === 0) return answered(result.stdout) ?? trouble('its answer is no login');
  const words = result.stdout.trim() === '' ? result.stderr : result.stdout;
  // The helpers' libraries know this one text; it says that nobody is logged in.
  if (/credentials not found/i.test(words)) return noCredentials;
  return trouble(oneLine(words) || `exit code ${result.code}`);
}

/** Null where it is no login. */
function answered(stdout: string): Credentials | null {
  const answer = parseObject(stdout);
  const user = answer === null ? null : stringAt(answer, 'Username');
  const secret = answer === null ? null : stringAt(answer, 'Secret');
  if (user === null || secret === null) return null;
  if (user === '' && secret === '') return noCredentials;
  const isToken = user === '<token>';
  return {
    from: 'helper',
    login: isToken ? null : `${user}:${secret}`,
    identityToken: isToken ? secret : null,
    helperProblem: null,
  };
}

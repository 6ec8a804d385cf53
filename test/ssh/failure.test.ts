import { describe, expect, it } from 'vitest';
import { failureIn } from '../../src/ssh/failure.ts';

const failure = (stderr: string, code: number | null = 255, stdout = '') =>
  failureIn({ code, stderr, stdout }, ['ada@gpu1']);

describe('why a host could not be asked', () => {
  it.each([
    ['ada@gpu1: Permission denied (publickey,password).', 'takes none of the keys', 'ssh ada@gpu1 must work'],
    [
      'No ED25519 host key is known for gpu1 and you have requested strict checking.\r\nHost key verification failed.\r\n',
      'does not know its key yet (Host key verification failed)',
      'Connect once by hand with ssh ada@gpu1',
    ],
    [
      '@@@@@@@@@@@\n@    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @\n@@@@@@\nOffending ED25519 key in /root/.ssh/known_hosts:1\nHost key for gpu1 has changed and you have requested strict checking.\nHost key verification failed.\n',
      'another one than ssh knows',
      'find out which',
    ],
    ['ssh: Could not resolve hostname gpu1: Name or service not known\n', 'name is not known', 'spelled'],
    ['ssh: connect to host gpu1 port 22: Connection refused', 'nothing listens', undefined],
    ['ssh: connect to host gpu1 port 22: Connection timed out', 'cannot be reached', undefined],
    ['ssh: connect to host gpu1 port 22: No route to host', 'cannot be reached', undefined],
    [
      'Connection timed out during banner exchange\nConnection to 10.0.0.7 port 22 timed out',
      'cannot be reached',
      undefined,
    ],
    [
      'kex_exchange_identification: Connection closed by remote host\nConnection closed by 10.0.0.7 port 22',
      'broke off',
      undefined,
    ],
    [
      'Received disconnect from 10.0.0.7 port 22:2: Too many authentication failures\nDisconnected from 10.0.0.7 port 22',
      'several keys',
      'IdentitiesOnly',
    ],
    [
      '/home/ada/.ssh/config: line 3: Bad configuration option: foo\n/home/ada/.ssh/config: terminating, 1 bad configuration options',
      'has a mistake',
      undefined,
    ],
    ['Bad owner or permissions on /home/ada/.ssh/config', 'open to others', undefined],
    [
      'Unable to negotiate with 10.0.0.7 port 22: no matching host key type found. Their offer: ssh-rsa',
      'no method in common',
      undefined,
    ],
    [
      'channel 0: open failed: administratively prohibited: open failed\nstdio forwarding failed\nkex_exchange_identification: Connection closed by remote host\nConnection closed by UNKNOWN port 65535',
      'jumped over',
      undefined,
    ],
    ['client_loop: send disconnect: Broken pipe', 'the connection broke', undefined],
    ['Timeout, server gpu1 not responding.', 'cannot be reached', undefined],
    [
      'WARNING: Your password has expired.\nPassword change required but no TTY available.',
      'expired',
      'by hand',
    ],
  ])('%j', (stderr, why, todo) => {
    const found = failure(stderr);
    expect(found.why).toContain(why);
    if (todo === undefined) expect(found.todo).toBeUndefined();
    else expect(found.todo).toContain(todo);
  });

  it.each([
    ['bash: line 1: sh: command not found', 127, 'may not run sh'],
    ['fish: Unknown command: sh', 127, 'may not run sh'],
    [
      "'sh' is not recognized as an internal or external command,\r\noperable program or batch file.\r\n",
      1,
      'may not run sh',
    ],
    ['rbash: line 1: sh: restricted: cannot specify', 1, 'may not run sh'],
    ['', 127, 'no sh'],
    ['', 0, 'no shell that reads a script'],
    ['', null, 'was killed'],
    ["fatal: unrecognized command 'sh -s'", 128, 'no shell there'],
  ])('%j with exit code %j', (stderr, code, why) => {
    expect(failure(stderr, code).why).toContain(why);
  });

  it('may stand on standard output', () => {
    expect(failure('', 1, 'This account is currently not available.\n').why).toBe(
      'the account has no shell there (This account is currently not available)',
    );
    expect(failure('', 1, 'This service allows sftp connections only.\n').why).toContain('no shell');
  });

  it('takes no greeting for a failure of ssh itself', () => {
    const greeting = 'Connection refused? Call the operators.';
    expect(failure('gpu1: Permission denied (publickey).', 255, greeting).why).toContain('none of the keys');
  });

  it('quotes the last line where the words are not known, harmless and short', () => {
    expect(failure('Hello\nsomething new went wrong.\n\u001b[31m**\u001b[0m\n').why).toBe(
      'ssh failed (something new went wrong)',
    );
    expect(failure(`evil \u001b]0;owned\u0007${'x'.repeat(5000)}`).why.length).toBeLessThan(250);
    expect(failure('\u001b]0;owned\u0007Connection refused').why).toBe(
      'nothing listens there on the port of ssh (Connection refused)',
    );
  });
});

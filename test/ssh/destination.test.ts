import { describe, expect, it } from 'vitest';
import { sshArgv } from '../../src/ssh/command.ts';
import { type Destination, destinationOf, withoutDuplicates } from '../../src/ssh/destination.ts';

const parsed = (text: string): Destination => {
  const found = destinationOf(text);
  if (typeof found === 'string') throw new Error(`${text}: ${found}`);
  return found;
};

describe('a host', () => {
  it.each([
    ['gpu1', 'gpu1', null],
    ['ubuntu@gpu1.example.com', 'ubuntu@gpu1.example.com', null],
    ['10.0.0.7', '10.0.0.7', null],
    ['fe80::1%eth0', 'fe80::1%eth0', null],
    ['root@[2001:db8::7]', 'root@2001:db8::7', null],
    ['mail@corp.example@gpu1', 'mail@corp.example@gpu1', null],
    ['CORP\\ada@gpu1', 'CORP\\ada@gpu1', null],
    ['ssh://gpu1', 'gpu1', null],
    ['ssh://ada@gpu1:2222', 'ada@gpu1', 2222],
    ['SSH://ada@gpu1:2222/', 'ada@gpu1', 2222],
    ['ssh://[2001:db8::7]:22', '2001:db8::7', 22],
    ['ssh://ada%40corp@gpu1', 'ada@corp@gpu1', null],
  ])('%s is understood', (text, host, port) => {
    expect(destinationOf(text)).toEqual({ given: text, host, port });
  });

  it.each([
    ['-oProxyCommand=touch /tmp/x', 'dash'],
    ['-oProxyCommand=x', 'dash'],
    ['root@-oProxyCommand=x', 'dash'],
    ['-l@gpu1', 'dash'],
    ['ssh://-oProxyCommand=x', 'dash'],
    ['ssh://-x@gpu1', 'dash'],
    ['ssh://%2doProxyCommand=x@gpu1', 'dash'],
    ['gpu1;reboot', 'such a name'],
    ['$(reboot)', 'such a name'],
    ['gpu1 reboot', 'such a name'],
    ['gpu1\nreboot', 'such a name'],
    ['gpu1\u0000', 'such a name'],
    ['gpu1\u202e', 'such a name'],
    ['`reboot`@gpu1', 'such a name'],
    ['ada\\@gpu1', 'such a name'],
    ['ssh://ada%0a@gpu1', 'such a name'],
    ['', 'no host'],
    ['ada@', 'no host'],
    ['@gpu1', 'no user'],
    ['gpu1:2222', 'ssh://gpu1:2222'],
    ['[::1]:2222', 'ssh://[::1]:2222'],
    ['ssh://gpu1:0', 'no such port'],
    ['ssh://gpu1:65536', 'no such port'],
    ['ssh://ada:secret@gpu1', 'password'],
    ['ssh://gpu1/path', 'form'],
    ['ssh://%@gpu1', 'written'],
  ])('%j is refused', (text, why) => {
    expect(destinationOf(text)).toContain(why);
  });

  it('is asked once, however often it is named', () => {
    const all = ['gpu1', 'ada@gpu1', 'ssh://gpu1', 'ssh://gpu1:22', 'gpu1'].map(parsed);
    expect(withoutDuplicates(all).map(({ given }) => given)).toEqual(['gpu1', 'ada@gpu1', 'ssh://gpu1:22']);
  });
});

describe('the call of ssh', () => {
  const argv = (text: string, mayAsk = false, timeoutMs = 60_000) =>
    sshArgv(parsed(text), { mayAsk, timeoutMs });

  it('keeps the host from ever being an option, and gives the other shell plain words', () => {
    const words = argv('ssh://ada@gpu1:2222');
    expect(words.slice(-5)).toEqual(['-p', '2222', '--', 'ada@gpu1', 'sh -s']);
    expect(words.filter((word) => word === '--')).toHaveLength(1);
  });

  it('never touches how keys of hosts are checked, and leaves no connection behind', () => {
    const options = argv('gpu1').join(' ');
    expect(options).not.toMatch(/HostKey|KnownHosts|StrictHost|VerifyHost|UpdateHost|CheckHost/i);
    expect(options).toContain('ControlMaster=no');
    expect(options).toContain('ClearAllForwardings=yes');
  });

  it('lets nothing be asked where nobody could answer', () => {
    expect(argv('gpu1')).toContain('BatchMode=yes');
    expect(argv('gpu1', true)).not.toContain('BatchMode=yes');
  });

  it('waits for a connection no longer than there is time at all', () => {
    expect(argv('gpu1')).toContain('ConnectTimeout=15');
    expect(argv('gpu1', false, 2_500)).toContain('ConnectTimeout=3');
  });
});

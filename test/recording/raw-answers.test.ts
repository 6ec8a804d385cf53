import { describe, expect, it } from 'vitest';
import { rawAnswersIn } from '../../src/recording/raw-answers.ts';

describe('raw answers', () => {
  it('are told as they came, with how they ended, and JSON so that it can be read', () => {
    const answers = {
      run: {
        'nvidia-smi': { kind: 'exited', code: 9, stdout: 'out\n', stderr: 'err\n' },
        docker: 'not-found',
        slow: { kind: 'timed-out', stdout: 'begun', stderr: '', why: 'no answer within 10 s' },
        forbidden: { kind: 'failed', why: 'EACCES' },
        fine: { kind: 'exited', code: 0, stdout: 'all is well', stderr: '' },
      },
      read: { '/a': 'text', '/none': { failed: 'absent' }, '/denied': { failed: 'denied' } },
      list: { '/etc': ['a', 'b'], '/broken': { failed: 'EIO', why: 'a bad sector' } },
      engine: { 'GET unix:///x /info': { kind: 'answered', status: 200, headers: {}, body: '{"a":1}' } },
      http: {
        'GET https://x/': { kind: 'answered', status: 401, headers: {}, body: 'no' },
        'GET https://y/': { kind: 'failed', stage: 'dns', why: 'ENOTFOUND' },
      },
    };
    expect(rawAnswersIn(answers)).toEqual([
      { kind: 'run', question: 'nvidia-smi', state: 'ended with code 9', text: 'out\n\nerr\n' },
      { kind: 'run', question: 'docker', state: 'not found', text: '' },
      { kind: 'run', question: 'slow', state: 'no end: no answer within 10 s', text: 'begun' },
      { kind: 'run', question: 'forbidden', state: 'could not be run: EACCES', text: '' },
      { kind: 'run', question: 'fine', state: '', text: 'all is well' },
      { kind: 'read', question: '/a', state: '', text: 'text' },
      { kind: 'read', question: '/none', state: 'there is none', text: '' },
      { kind: 'read', question: '/denied', state: 'may not be read', text: '' },
      { kind: 'engine', question: 'GET unix:///x /info', state: '', text: '{\n  "a": 1\n}' },
      { kind: 'http', question: 'GET https://x/', state: 'status 401', text: 'no' },
      { kind: 'http', question: 'GET https://y/', state: 'no answer (dns): ENOTFOUND', text: '' },
      { kind: 'list', question: '/etc', state: '', text: 'a\nb' },
      { kind: 'list', question: '/broken', state: 'EIO: a bad sector', text: '' },
    ]);
  });

  it('of a file that anybody may have written are left out where they make no sense', () => {
    const nonsense = JSON.parse(
      '{"run":{"a":7,"b":{"kind":"exited","code":"x","stdout":1}},"read":{"c":{}},"list":[1],"engine":null,"http":{"d":{"kind":"answered"}},"__proto__":{"run":{"e":"not-found"}}}',
    );
    expect(rawAnswersIn(nonsense)).toEqual([]);
  });
});

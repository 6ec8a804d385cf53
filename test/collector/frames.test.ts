import { describe, expect, it } from 'vitest';
import { framesIn } from '../../src/collector/frames.ts';

const text = (...lines: readonly string[]): string =>
  ['ngc-doctor-collected 1', 'image auto', ...lines, ''].join('\n');

describe('the lines of the collector', () => {
  it('are questions with their answers', () => {
    const { head, frames, complete } = framesIn(
      text(
        '? stat /usr/bin/docker',
        '- absent',
        '? link /a b',
        '= ../c d',
        '? read /etc/os-release',
        '|ID=debian',
        '|',
        '|.',
        '.',
        '? run docker --version',
        '|Docker',
        '|.',
        '.',
        '$ 1',
        '!no',
        '!.',
        '.',
        '! end',
      ),
    );
    expect(head.get('ngc-doctor-collected')).toBe('1');
    expect(frames.map(({ kind, key }) => [kind, key])).toEqual([
      ['stat', '/usr/bin/docker'],
      ['link', '/a b'],
      ['read', '/etc/os-release'],
      ['run', 'docker --version'],
    ]);
    expect(frames[1]?.value).toBe('../c d');
    expect(frames[2]?.lines).toEqual(['ID=debian', '', '.']);
    expect(frames[3]).toMatchObject({ lines: ['Docker', '.'], status: 1, errors: ['no', '.'], cut: false });
    expect(complete).toBe(true);
  });

  it('of a machine cannot pass for ours', () => {
    const { frames, complete } = framesIn(
      text(
        '? read /tmp/evil',
        '|? read /etc/passwd',
        '|= yes',
        '|.',
        '|~',
        '|! end',
        '|.',
        '.',
        '? run evil',
        '|.',
        '.',
        '$ 0',
        '!? stat /bin/sh',
        '!$ 3',
        '! end',
        '!.',
        '.',
      ),
    );
    expect(frames.map(({ key }) => key)).toEqual(['/tmp/evil', 'evil']);
    expect(frames[0]?.lines).toEqual(['? read /etc/passwd', '= yes', '.', '~', '! end', '.']);
    expect(frames[1]).toMatchObject({ status: 0, errors: ['? stat /bin/sh', '$ 3', ' end', '.'] });
    expect(complete).toBe(false);
  });

  it('that are missing at the end take their answer along, and no other', () => {
    const whole = text(
      '? stat /a',
      '- absent',
      '? read /b',
      '|one',
      '|.',
      '.',
      '? link /c',
      '= target',
      '! end',
    );
    const keys = (part: string) => framesIn(part).frames.map(({ key }) => key);
    const seen = new Set(Array.from(whole, (_, at) => keys(whole.slice(0, at)).join(' ')));
    expect([...seen]).toEqual(['', '/a', '/a /b', '/a /b /c']);
    expect(framesIn(whole.slice(0, -1)).complete).toBe(false);
  });

  it('say where the time was over, and go on', () => {
    const { frames } = framesIn(
      text(
        '? run nvidia-smi -q -x',
        '|half',
        '',
        '~',
        '? stat /a',
        '- absent',
        '',
        '~',
        '? stat /b',
        '- absent',
      ),
    );
    expect(frames.map(({ key, cut }) => [key, cut])).toEqual([
      ['nvidia-smi -q -x', true],
      ['/a', false],
      ['/b', false],
    ]);
  });

  it('are refused where there are more than can be', () => {
    expect(() => framesIn(text('? stat /a\n- absent\n'.repeat(1_000_001)))).toThrow('larger');
  });

  it('of one answer are kept so far as is enough, and what has more is not whole', () => {
    const { frames } = framesIn(text(`? read /a\n${'|\n'.repeat(1_000_000)}|.\n.`, '? stat /b', '- absent'));
    expect(frames.map(({ key }) => key)).toEqual(['/a', '/b']);
    expect(frames[0]?.lines.at(-1)).toBe('');
    expect(frames[0]?.lines.length).toBeLessThan(1_000_000);
  });

  it('may name what every object has', () => {
    const { frames } = framesIn(text('? read __proto__', '|evil', '|.', '.', '? env constructor', '- unset'));
    expect(frames.map(({ key }) => key)).toEqual(['__proto__', 'constructor']);
  });

  it('that make no sense are left out', () => {
    expect(framesIn(text('nonsense', '? ', '= 1', '?', '|', '\u0000', '? stat /a')).frames).toHaveLength(1);
    expect(framesIn('').frames).toEqual([]);
  });
});

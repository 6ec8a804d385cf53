import { describe, expect, it } from 'vitest';
import { applyChange } from '../../src/fix/apply.ts';

const merge = (text: string | null, value: Parameters<typeof applyChange>[1] & { kind: 'json-merge' }) =>
  applyChange(text, value);
const nvidia = { kind: 'json-merge', value: { runtimes: { nvidia: { path: 'x' } } } } as const;

describe('a JSON merge', () => {
  it('makes a file that is not there, and fills an empty one', () => {
    const text = '{\n  "runtimes": {\n    "nvidia": {\n      "path": "x"\n    }\n  }\n}\n';
    expect(merge(null, nvidia)).toEqual({ ok: true, text });
    expect(merge(' \n', nvidia)).toEqual({ ok: true, text });
  });

  it('keeps what else is in the file, and its indentation', () => {
    const before = '{\n\t"debug": true,\n\t"runtimes": {\n\t\t"other": {"path": "y"}\n\t}\n}\n';
    const after = merge(before, nvidia);
    expect(after.ok && JSON.parse(after.text)).toEqual({
      debug: true,
      runtimes: { other: { path: 'y' }, nvidia: { path: 'x' } },
    });
    expect(after.ok && after.text).toContain('\n\t"debug"');
  });

  it('takes a member out by null (RFC 7386)', () => {
    const after = applyChange('{"a": 1, "b": 2}', { kind: 'json-merge', value: { a: null } });
    expect(after.ok && JSON.parse(after.text)).toEqual({ b: 2 });
  });

  it('refuses what is no object', () => {
    expect(merge('[1]', nvidia).ok).toBe(false);
    expect(merge('{"a": 1,}', nvidia).ok).toBe(false);
  });

  it('makes no prototype', () => {
    const value = JSON.parse('{"__proto__": {"polluted": 1}}');
    const after = applyChange('{}', { kind: 'json-merge', value });
    expect(after.ok).toBe(true);
    expect(Object.hasOwn({}, 'polluted') || 'polluted' in {}).toBe(false);
  });
});

describe('a replacement', () => {
  const change = { kind: 'replace', old: 'a,\n}', new: 'a $& \n}' } as const;

  it('is literal, and made where the text stands once', () => {
    expect(applyChange('{ a,\n}', change)).toEqual({ ok: true, text: '{ a $& \n}' });
  });

  it('is refused where the text is missing, ambiguous, or the file is', () => {
    expect(applyChange('{}', change).ok).toBe(false);
    expect(applyChange('a,\n} a,\n}', change).ok).toBe(false);
    expect(applyChange(null, change).ok).toBe(false);
  });
});

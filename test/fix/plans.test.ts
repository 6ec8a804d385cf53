import { describe, expect, it } from 'vitest';
import { checks } from '../../checks/index.ts';
import type { Fix } from '../../src/check.ts';
import { diagnose } from '../../src/diagnose.ts';
import { defaultTarget } from '../../src/target.ts';
import { fixtureFile, fixtureHost, fixtureNames } from '../support/fixture-hosts.ts';

/** Why nothing shows whether it helped, but the doctor itself or what a person sees. */
const withoutVerify: Readonly<Record<string, string>> = {
  'correct-daemon-json':
    'an engine that runs reads the file when it next starts; until then the doctor reads it',
  'log-out': 'the doctor asks the registry again as whoever has no login',
};

const byPerson = ({ steps }: Fix): boolean => steps.every(({ kind }) => kind === 'do');

const last = ['restart-engine', 'relogin', 'reboot'];

describe.each(fixtureNames())('the plan of %s', async (name) => {
  const { image, launch, target } = fixtureFile(name, 'expected.json');
  const report = await diagnose({
    host: fixtureHost(name),
    checks,
    target: { ...defaultTarget, image, launch: launch === undefined ? 'never' : 'auto', ...target },
  });
  const { plan, otherFixes } = report;

  it('is told in words, not in names of the program', () => {
    const told = JSON.stringify([report.causes, plan, otherFixes]);
    expect(told).not.toMatch(/\b(?:RunningEngine|[A-Z][A-Za-z]+Fact)\b|undefined|\[object /);
  });

  it('says of each fix how to see that it helped, and what it interrupts', () => {
    for (const fix of [...plan, ...otherFixes]) {
      const told = fix.verify !== undefined || byPerson(fix) || fix.id in withoutVerify;
      // After a restart of the machine all that is left is to ask again.
      expect(told || fix.id === 'reboot', `${fix.id} says how to verify`).toBe(true);
      if (fix.risk === 'disruptive') expect(fix.interrupts, `${fix.id} interrupts`).toBeTruthy();
      if (fix.then === 'reboot') {
        const warned = fix.interrupts !== undefined || plan.some(({ id }) => id === 'reboot');
        expect(warned, `${fix.id} says that the machine restarts`).toBe(true);
      }
    }
  });

  it('has restarts once, at the end, and none beside a restart of the machine', () => {
    const ids = plan.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const ends = ids.filter((id) => last.includes(id));
    expect(ids.slice(ids.length - ends.length)).toEqual(ends);
    if (ids.includes('reboot')) expect(ends).toEqual(['reboot']);
    for (const { then } of plan) {
      if (then !== undefined && !ids.includes('reboot')) expect(ids).toContain(then);
    }
  });

  it('installs before it configures, and mends the sources of packages before that', () => {
    const at = (pattern: RegExp): readonly number[] =>
      plan.flatMap(({ id }, index) => (pattern.test(id) ? [index] : []));
    const installs = at(/^(?:re)?install-|^upgrade-/);
    const configures = at(/^(?:configure|repoint)-runtime$/);
    const sources = at(/^(?:fetch-apt-key|set-apt-source-aside)$/);
    for (const later of configures) expect(installs.every((one) => one < later)).toBe(true);
    for (const earlier of sources) expect(installs.every((one) => one > earlier)).toBe(true);
  });
});

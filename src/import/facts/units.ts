import { type Evidence, outputsOf } from '../evidence.ts';

/** A unit as `systemctl status` shows it. */
export interface UnitStatus {
  readonly loaded: 'loaded' | 'masked' | 'absent';
  /** The unit's file; null where it is not told. */
  readonly path: string | null;
  readonly enabled: boolean | null;
  /** e.g. `active`, `failed`; null where it is not told. */
  readonly active: string | null;
  /** The program that was started; null where it is not told. */
  readonly program: string | null;
  /** What its journal said last. */
  readonly text: string;
}

/** Null where nobody asked. */
export function unitIn(evidence: Evidence, name: string): UnitStatus | null {
  const [output] = outputsOf(evidence, 'systemctl', 'status').filter(
    ({ argv, kept }) => kept !== 'part' && argv.some((word) => word.replace(/\.service$/, '') === name),
  );
  if (output === undefined) return null;
  const { text } = output;
  const absent = text.includes(`Unit ${name}.service could not be found`);
  const own = statusOf(text, name);
  if (absent) return { loaded: 'absent', path: null, enabled: null, active: null, program: null, text: '' };
  const [, state, path, enabled] =
    /^\s*Loaded: (loaded|masked|not-found)(?: \((\/[^\s;)]+)(?:; (\w+))?)?/m.exec(own) ?? [];
  if (state === undefined) return null;
  return {
    loaded: state === 'loaded' || state === 'masked' ? state : 'absent',
    path: path ?? null,
    enabled: enabled === 'enabled' ? true : enabled === 'disabled' ? false : null,
    active: /^\s*Active: ([a-z-]+)/m.exec(own)?.[1] ?? null,
    program: /ExecStart=(\/\S+)/.exec(own)?.[1] ?? null,
    text: own,
  };
}

/** Of several units that were asked at once. */
function statusOf(text: string, name: string): string {
  const parts = text.split(/^(?=[●○×*•↻x] ?[\w@.-]+\.\w+ )/m);
  return (
    parts.find((part) => new RegExp(`^\\S ?${name}\\.service\\b`).test(part)) ??
    (parts.length > 2 ? '' : text)
  );
}

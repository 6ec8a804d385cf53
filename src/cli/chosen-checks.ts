import type { AnyCheck } from '../check.ts';
import { namesNear } from '../near.ts';
import { isBroken } from '../plugin.ts';
import { allChecks } from './all-checks.ts';
import { type Config, pluginSources } from './config.ts';
import type { Flags } from './flags.ts';
import { UsageError } from './usage-error.ts';

/** The checks that there are, and which of them are wanted; null: all. */
export interface ChosenChecks {
  readonly checks: readonly AnyCheck[];
  readonly only: readonly string[] | null;
}

/**
 * Our checks and those of the plugins; `--only` and `--skip` must name such, and leave some. A plugin that is broken is
 * told whatever is chosen: its checks may be among those that are meant.
 */
export async function checksFor(
  flags: Pick<Flags, 'only' | 'skip' | 'plugin'>,
  config: Config,
): Promise<ChosenChecks> {
  const checks = await allChecks(pluginSources(flags.plugin, config));
  const { only = null, skip = [] } = flags;
  const broken = checks.filter(isBroken).map(({ id }) => id);
  const unknown = [...(only ?? []), ...skip].find((id) => checks.every((check) => check.id !== id));
  if (unknown !== undefined && broken.length === 0) throw new UsageError(noSuchCheck(unknown, checks));
  const wanted = only === null ? null : [...only, ...broken];
  const left = checks.some(({ id }) => (wanted?.includes(id) ?? true) && !skip.includes(id));
  if (!left) throw new UsageError('--only and --skip leave no check to run.');
  return { checks, only: wanted };
}

/** A waiver with a slip of the pen would never hold, and nobody would know why. */
export function mustBeCodes({ file, waivers }: Config, checks: readonly AnyCheck[]): void {
  if (checks.some(isBroken)) return;
  const codes = checks.flatMap((check) => check.codes);
  const stranger = waivers.find(({ code }) => !codes.includes(code));
  if (stranger === undefined) return;
  const near = namesNear(stranger.code, codes);
  const hint = near.length === 0 ? 'ngc-doctor list shows them all.' : `Did you mean ${near.join(', ')}?`;
  throw new UsageError(`${file}: "waivers" holds "${stranger.code}", and there is no such code. ${hint}`);
}

function noSuchCheck(id: string, checks: readonly AnyCheck[]): string {
  if (id === '')
    return '--only and --skip take the ids of checks, separated by commas; one of them is empty.';
  const home = checks.find(({ codes }) => codes.includes(id));
  if (home !== undefined) return `"${id}" is a code; the check that finds it is ${home.id}.`;
  const near = namesNear(
    id,
    checks.map((check) => check.id),
  );
  const hint = near.length === 0 ? 'ngc-doctor list shows them all.' : `Did you mean ${near.join(', ')}?`;
  return `There is no check "${id}". ${hint}`;
}

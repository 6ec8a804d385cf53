import { compareVersions, parseVersion, type Version } from '../version.ts';

/** What an image's NVIDIA_REQUIRE_* is compared with, on one GPU. Null: not known. */
export interface Offered {
  readonly driver: Version;
  /** The newest CUDA version that the driver serves. */
  readonly cuda: string | null;
  /** As nvidia-smi writes it, e.g. `Tesla`, `GeForce RTX`. */
  readonly brand: string | null;
  readonly computeCapability: string | null;
}

/** `invalid`: nvidia-container-cli would refuse it as no expression. */
export type Requirement = 'met' | 'unmet' | 'unknown' | 'invalid';

type Truth = boolean | 'unknown' | 'invalid';

/**
 * The grammar of nvidia-container-cli (libnvidia-container, src/cli/dsl.c): alternatives are separated by blanks,
 * conditions that hold together by commas; `cuda`, `driver`, `arch` and `brand` are compared by = != < <= > >=. The first
 * alternative that holds decides, and an expression that it does not understand ends the launch.
 */
export function judgeRequirement(expression: string, offered: Offered): Requirement {
  let open = false;
  const alternatives = expression.split(/\s+/).filter((text) => text !== '');
  for (const alternative of alternatives) {
    const truth = allOf(alternative, offered);
    if (truth === 'invalid') return 'invalid';
    if (truth === true) return 'met';
    open ||= truth === 'unknown';
  }
  if (alternatives.length === 0) return 'met';
  return open ? 'unknown' : 'unmet';
}

function allOf(alternative: string, offered: Offered): Truth {
  let open = false;
  for (const condition of alternative.split(',').filter((text) => text !== '')) {
    const truth = holds(condition, offered);
    if (truth === false || truth === 'invalid') return truth;
    open ||= truth === 'unknown';
  }
  return open ? 'unknown' : true;
}

function holds(condition: string, { driver, cuda, brand, computeCapability }: Offered): Truth {
  const match = /^(cuda|driver|arch|brand)(=|!=|<|<=|>|>=)([^<>=!]+)$/.exec(condition);
  const [, name, operator = '', wanted = ''] = match ?? [];
  if (name === 'brand') return isBrand(brand, operator, wanted);
  if (name === 'driver') return compares(driver.text, operator, wanted);
  if (name === 'cuda') return compares(cuda, operator, wanted);
  if (name === 'arch') return compares(computeCapability, operator, wanted);
  return 'invalid';
}

function compares(own: string | null, operator: string, wanted: string): Truth {
  const right = /^[\d.]+$/.test(wanted) ? parseVersion(wanted) : null;
  if (right === null) return 'invalid';
  const left = own === null ? null : parseVersion(own);
  if (left === null) return 'unknown';
  const order = compareVersions(left, right);
  if (operator === '=') return order === 0;
  if (operator === '!=') return order !== 0;
  if (operator.startsWith('<')) return order < 0 || (operator === '<=' && order === 0);
  return order > 0 || (operator === '>=' && order === 0);
}

/** The names of virtual GPUs are shortened in requirements. */
const shortBrands: Readonly<Record<string, string>> = {
  nvidiavirtualapplications: 'vapps',
  nvidiavirtualpc: 'vpc',
  nvidiavirtualcomputeserver: 'vcs',
  nvidiartxvirtualworkstation: 'vws',
  nvidiacloudgaming: 'cloudgaming',
};

function isBrand(brand: string | null, operator: string, wanted: string): Truth {
  if (operator !== '=' && operator !== '!=') return 'invalid';
  if (brand === null) return 'unknown';
  const bare = brand.toLowerCase().replaceAll(/\s/g, '');
  const same = (shortBrands[bare] ?? bare) === wanted;
  return operator === '=' ? same : !same;
}

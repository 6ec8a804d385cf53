import type { RegistryProblem } from '../registry.ts';

interface More {
  readonly status?: number;
  readonly issuer?: string;
  readonly architectures?: readonly string[];
}

/** Thrown within this folder to come back from the depth of a conversation; the probe turns it into its fact. */
export class RegistryFailure extends Error {
  override readonly name = 'RegistryFailure';
  readonly problem: RegistryProblem;
  readonly at: string;
  readonly status: number | null;
  readonly issuer: string | null;
  readonly architectures: readonly string[];

  constructor(problem: RegistryProblem, at: string, why: string, more: More = {}) {
    super(why);
    this.problem = problem;
    this.at = at;
    this.status = more.status ?? null;
    this.issuer = more.issuer ?? null;
    this.architectures = more.architectures ?? [];
  }
}

/** Thrown where the conversation ends without telling whether a pull would work: nobody is blamed then. */
export class RegistryUnknown extends Error {
  override readonly name = 'RegistryUnknown';
}

/** What a probe is given and what it is. */
import type fc from 'fast-check';
import type { Clause } from '../../specs/model.ts';
import type { Profile } from '../../specs/profile/model.ts';
import type { Case } from '../fixtures/index.ts';
import type { Session } from '../fixtures/run/session.ts';

/** Tests one clause: opens cases, each on fixtures of its own. Throws only NotApplicable and NotExercised itself. */
export type Probe = (t: Trial) => Promise<void>;

export interface PropertyOptions<T> {
  /** Values to draw. By default the run's `--runs`. */
  runs?: number;
  /** Values that every run includes, before the drawn ones. */
  examples?: T[];
  /** The counterexample as a person reads it; must hold no secret. */
  show?: (value: T) => string;
}

/** A clause under trial. */
export interface Trial {
  readonly clause: Clause;
  readonly session: Session;
  readonly profile: Profile;
  /** The clause's own seed, derived from the run's. */
  readonly seed: number;
  /** Opens one case. Its outcome is recorded, not thrown. */
  case(name: string, body: (c: Case) => Promise<void>): Promise<void>;
  /** A table: one case per row, all at the same time. Throws NotApplicable with `why` where the clause has no row at all. */
  each<T>(
    rows: readonly T[],
    name: (row: T) => string,
    why: string,
    body: (c: Case, row: T) => Promise<void>,
  ): Promise<void>;
  /** A property: each drawn value is a case of its own. A failure is shrunk without leaving it. */
  property<T>(
    name: string,
    arbitrary: fc.Arbitrary<T>,
    body: (c: Case, value: T) => Promise<void>,
    options?: PropertyOptions<T>,
  ): Promise<void>;
}

/** Values to draw where the examples count among the runs: half of the runs at least. */
export function drawnBeside(examples: readonly unknown[], runs: number): number {
  return Math.max(Math.ceil(runs / 2), runs - examples.length);
}

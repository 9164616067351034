/** The interface between probes and the engine. */
import type fc from 'fast-check';
import type { Clause } from '../../specs/model.ts';
import type { Profile } from '../../specs/profile/model.ts';
import type { Case } from '../fixtures/index.ts';
import type { Session } from '../fixtures/run/session.ts';

/** Tests one clause by running cases, each with its own fixtures. Outside of cases, throws only NotApplicable or NotExercised. */
export type Probe = (t: Trial) => Promise<void>;

export interface PropertyOptions<T> {
  /** The number of random values. Default: the run's `--runs`. */
  runs?: number;
  /** Fixed values that every run includes, before the random ones. */
  examples?: T[];
  /** Formats a counterexample for people. The text must not contain a secret. */
  show?: (value: T) => string;
}

/** A clause under trial. */
export interface Trial {
  readonly clause: Clause;
  readonly session: Session;
  readonly profile: Profile;
  /** The clause's own seed, derived from the run's. */
  readonly seed: number;
  /** Waits until all other clauses have sent their requests, so that a case can check what they left behind. */
  othersEnded(): Promise<void>;
  /** Waits until only the clauses that wait for quiet lists, and those that wait for all others, still send requests. */
  listsQuiet(): Promise<void>;
  /** Runs one case. Its outcome is recorded, not thrown. */
  case(name: string, body: (c: Case) => Promise<void>): Promise<void>;
  /** Runs one case per row, concurrently. Throws NotApplicable with `why` if the clause then still has no case. */
  each<T>(
    rows: readonly T[],
    name: (row: T) => string,
    why: string,
    body: (c: Case, row: T) => Promise<void>,
  ): Promise<void>;
  /** Runs a property with one case per value. Shrinks the first failure, but never into a different failure. */
  property<T>(
    name: string,
    arbitrary: fc.Arbitrary<T>,
    body: (c: Case, value: T) => Promise<void>,
    options?: PropertyOptions<T>,
  ): Promise<void>;
}

/** The number of random values besides the examples, which count as runs. At least half of the runs are random. */
export function drawnBeside(examples: readonly unknown[], runs: number): number {
  return Math.max(Math.ceil(runs / 2), runs - examples.length);
}

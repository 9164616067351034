/** The unit of work of a proof: clauses to run on one subject with one seed. */
import type { Outcome } from '../../specs/model.ts';

/** A reference server with a fault, with a lawful variant, or unchanged. */
export interface Subject {
  id: string;
  kind: 'fault' | 'variant' | 'reference';
}

export interface Task {
  subject: Subject;
  /** Ids of the clauses to run. */
  clauses: string[];
  seed: number;
  runs: number;
}

export interface TaskResult {
  subject: Subject;
  seed: number;
  /** By clause id, as are `reasons` and `observations`. */
  outcomes: Record<string, Outcome>;
  /** Why a clause did not pass. */
  reasons: Record<string, string>;
  observations: Record<string, string>;
  /** The traits of the failed clauses, by clause id. */
  traits: Record<string, string[]>;
  /** The name of the profile of the run. */
  profile: string;
  /** Requests that the server received. */
  requests: number;
  /** In milliseconds. */
  durationMs: number;
}

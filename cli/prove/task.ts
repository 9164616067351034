/** One subject of the proof: a reference with a fault or a lawful variant in it, and what the suite says of it. */
import type { Outcome } from '../../specs/model.ts';

export interface Subject {
  id: string;
  kind: 'fault' | 'variant' | 'reference';
}

export interface Order {
  subject: Subject;
  /** Ids of the clauses to run. */
  clauses: string[];
  seed: number;
  runs: number;
}

/** What each clause came to. */
export interface SubjectResult {
  subject: Subject;
  seed: number;
  outcomes: Record<string, Outcome>;
  /** Why, where it is no pass. */
  reasons: Record<string, string>;
  observations: Record<string, string>;
  requests: number;
  /** Milliseconds. */
  durationMs: number;
}

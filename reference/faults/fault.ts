/** What a fault of the catalogue is: one way to be wrong, small, named, and told apart from every other. */
import type { Parts } from '../parts.ts';

export interface Fault {
  /** Its file below this folder, without the suffix: `auth/token-trimmed`. */
  id: string;
  /** What the server does wrong. One sentence. */
  title: string;
  /** Ids of the clauses whose own sentence it contradicts. */
  breaks: string[];
  /** Ids of at most four clauses that may fail besides. */
  collateral: string[];
  /** Why those may fail. */
  why?: string;
  /** The profile under which it shows: a built-in one, or a merge patch to `documented`, which it is where nothing is said. */
  profile?: string | { [member: string]: unknown };
  /** The reference is made to serve that profile. */
  served?: true;
  /** Does it strike on each run whatever the seed and the timing? */
  deterministic: boolean;
  /** Replaces parts. Called once for a server: what it remembers lives in its closure, fresh each time. */
  apply(parts: Parts): Parts;
}

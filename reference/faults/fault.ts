/** A fault of the catalogue: one small, named way to break the contract. */
import type { Parts } from '../parts.ts';

export interface Fault {
  /** The path of its file below this folder, without the suffix: `auth/token-trimmed`. */
  id: string;
  /** What the server does wrong. One sentence. */
  title: string;
  /** Ids of the clauses whose statement it contradicts: they must fail. */
  breaks: string[];
  /** Ids of at most four other clauses that may fail. */
  collateral: string[];
  /** Why the collateral clauses may fail. */
  why?: string;
  /** The profile of the run: a built-in name, or a merge patch (RFC 7396) to `documented`. Default: `documented`. */
  profile?: string | { [member: string]: unknown };
  /** The reference serves that profile instead of its own resources. */
  served?: true;
  /** Whether every run detects it, whatever the seed and the timing. */
  deterministic: boolean;
  /** Replaces parts. Called once for each server, so its closure holds the state of one server. */
  apply(parts: Parts): Parts;
}

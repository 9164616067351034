/** A lawful variant: one way to differ from the reference without breaking the contract. */
import type { Parts } from '../parts.ts';

export interface Variant {
  /** The name of its file in this folder, without the suffix. */
  id: string;
  /** What the server does differently. One sentence. */
  title: string;
  /** The profile of the run: a merge patch (RFC 7396) to the built-in profile in `extends`, or to `documented`. */
  profile?: { extends?: string; [member: string]: unknown };
  /** The reference serves that profile instead of its own resources. */
  served?: true;
  /** Replaces parts. Called once for each server, so its closure holds the state of one server. */
  apply(parts: Parts): Parts;
}

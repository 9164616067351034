/** What a lawful variant is: one way to be unlike the reference and still right. */
import type { Parts } from '../parts.ts';

export interface Variant {
  /** Its file in this folder, without the suffix. */
  id: string;
  /** What the server does in its own way. One sentence. */
  title: string;
  /** What the profile has to say of it: a merge patch (RFC 7396) to the built-in one named by `extends`, or to `documented`. */
  profile?: { extends?: string; [member: string]: unknown };
  /** The reference is made to serve that profile. */
  served?: true;
  /** Replaces parts. Called once for a server: what it remembers lives in its closure, fresh each time. */
  apply(parts: Parts): Parts;
}

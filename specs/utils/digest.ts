import { createHash } from 'node:crypto';

export type Digest = `sha256:${string}`;

/** JSON with the members of every object in the order of their names, without white space: equal data, equal text. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  );
}

/** `sha256:` and the hex digits of the text's hash, of the bytes as they are or of a string's UTF-8. */
export function sha256(content: string | Uint8Array): Digest {
  return `sha256:${createHash('sha256').update(content).digest('hex')}`;
}

/** The digest of data, whatever the order of its objects' members. */
export function dataDigest(value: unknown): Digest {
  return sha256(canonicalJson(value));
}

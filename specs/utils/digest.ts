import { createHash } from 'node:crypto';

export type Digest = `sha256:${string}`;

/** JSON with sorted members and without white space, so that equal data has equal text. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  );
}

/** `sha256:` and the hex digest of the bytes, or of the UTF-8 of a string. */
export function sha256(content: string | Uint8Array): Digest {
  return `sha256:${createHash('sha256').update(content).digest('hex')}`;
}

/** The digest of data, independent of the order of object members. */
export function dataDigest(value: unknown): Digest {
  return sha256(canonicalJson(value));
}

/** What several clauses need and one request answers. */
import { createHash } from 'node:crypto';
import type { Session } from './session.ts';

/** Five characters that stand for a key. */
export function labelOf(key: string): string {
  return `S${(createHash('sha256').update(key).digest().readUInt32BE(0) % 36 ** 4).toString(36).padStart(4, '0')}`;
}

/** Runs `make` once for each key in a session. */
export function once<T>(session: Session, key: string, make: () => Promise<T>): Promise<T> {
  const known = session.memo.get(key);
  if (known !== undefined) return known as Promise<T>;
  const promise = make();
  session.memo.set(key, promise);
  return promise;
}

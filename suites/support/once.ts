/** What several clauses need and one request answers. */
import type { Session } from './session.ts';

/** Runs `make` once for each key in a session. */
export function once<T>(session: Session, key: string, make: () => Promise<T>): Promise<T> {
  const known = session.memo.get(key);
  if (known !== undefined) return known as Promise<T>;
  const promise = make();
  session.memo.set(key, promise);
  return promise;
}

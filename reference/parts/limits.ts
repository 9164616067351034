/** The limit of simultaneous requests, and the hook that asks for a status. */
import { header } from '../http/headers.ts';
import { isDocumented } from '../http/statuses.ts';
import type { Parts } from '../parts.ts';

type LimitParts = Pick<Parts, 'latency' | 'admits' | 'hookedStatus' | 'retryAfter' | 'redirectTarget'>;

/** Milliseconds: the window in which connections are counted, and the delay under load. */
const WINDOW = 25;
const CODE = /(?:^|[,;])\s*code\s*=\s*"?(\d{3})"?\s*(?=$|[,;])/i;

/**
 * Counts the connections used within the window. A connection carries one request at a time, so many connections mean many
 * simultaneous requests, even if each is answered before the next is read.
 */
function createCrowd(): (connection: object) => number {
  let began = 0;
  let before = 0;
  let current = new Set<object>();
  return (connection) => {
    const now = performance.now();
    if (now - began > WINDOW) {
      before = now - began > 2 * WINDOW ? 0 : current.size;
      began = now;
      current = new Set();
    }
    current.add(connection);
    return Math.max(before, current.size);
  };
}

/** `limit` is the number of simultaneous requests of one account; further ones get a 429. */
export function limitParts(limit: number): LimitParts {
  const crowd = createCrowd();
  return {
    // Slow down under load, so that simultaneous requests reach the limit.
    latency: (x) => (crowd(x.incoming.connection) > limit / 2 ? WINDOW : 0),
    admits: (inFlight) => inFlight <= limit,
    hookedStatus: (x) => {
      const prefer = header(x.incoming, 'prefer');
      const status = Number(prefer === null ? 0 : (CODE.exec(prefer)?.[1] ?? 0));
      // The hook cannot ask for a success.
      return status >= 300 && isDocumented(x.method, status) ? status : null;
    },
    retryAfter: (status) => (status === 503 ? '1' : null),
    redirectTarget: (x) => x.incoming.target,
  };
}

/** What a black box cannot be forced to: the limit of simultaneous requests, and the statuses that a hook asks for. */
import { header } from '../http/headers.ts';
import { isDocumented } from '../http/statuses.ts';
import type { Parts } from '../parts.ts';

type LoadParts = Pick<Parts, 'latency' | 'admits' | 'hookedStatus' | 'retryAfter' | 'redirectTarget'>;

/** Milliseconds: the length of a moment, and of the wait in a crowded one. */
const MOMENT = 25;
const CODE = /(?:^|[,;])\s*code\s*=\s*"?(\d{3})"?\s*(?=$|[,;])/i;

/**
 * Counts the connections that were used within a moment. One connection carries one request at a time, so many of them mean
 * many simultaneous requests, even where each is answered before the next is read.
 */
function createCrowd(): (connection: object) => number {
  let began = 0;
  let before = 0;
  let current = new Set<object>();
  return (connection) => {
    const now = performance.now();
    if (now - began > MOMENT) {
      before = now - began > 2 * MOMENT ? 0 : current.size;
      began = now;
      current = new Set();
    }
    current.add(connection);
    return Math.max(before, current.size);
  };
}

/** `limit`: how many requests of one account are answered at once; more are refused with 429. */
export function loadParts(limit: number): LoadParts {
  const crowd = createCrowd();
  return {
    // A crowded server is a slow one: that is how simultaneous requests pile up to the limit.
    latency: (x) => (crowd(x.incoming.connection) > limit / 2 ? MOMENT : 0),
    admits: (inFlight) => inFlight <= limit,
    hookedStatus: (x) => {
      const prefer = header(x.incoming, 'prefer');
      const status = Number(prefer === null ? 0 : (CODE.exec(prefer)?.[1] ?? 0));
      // A success cannot be asked for: it has to be earned.
      return status >= 300 && isDocumented(x.method, status) ? status : null;
    },
    retryAfter: (status) => (status === 503 ? '1' : null),
    redirectTarget: (x) => x.incoming.target,
  };
}

/** Helper for faults whose effect comes late, and only on a resource that no request has named in the meantime. */
import type { Parts } from '../parts.ts';
import { later } from './support.ts';

/** Shorter than the 2 s after which a state must have settled. Milliseconds. */
const DELAY = 1900;
/** On a slow machine, a client may wait longer between two requests for one resource. It then sends few others. */
const BUSY_REQUESTS = 600;
/** The server counts as quiet after this time without a request. Milliseconds. */
const QUIET = 1000;
const STEP = 100;

/** Builds parts that count the requests for each resource. `make` gets a function that runs a late effect on a sid. */
export function whenIdle(make: (schedule: (sid: string, effect: () => unknown) => void) => Parts): Parts {
  const uses = new Map<string, number>();
  let requests = 0;
  let lastAt = 0;
  const made = make((sid, effect) => {
    const [before, sent] = [uses.get(sid), requests];
    const attempt = (): void => {
      if (uses.get(sid) !== before) return;
      if (requests - sent >= BUSY_REQUESTS || Date.now() - lastAt >= QUIET) effect();
      else later(STEP, attempt);
    };
    later(DELAY, attempt);
  });
  return {
    ...made,
    around: (x, next) => {
      requests += 1;
      lastAt = Date.now();
      return made.around(x, next);
    },
    find: (route, x) => {
      if (route.sid !== null) uses.set(route.sid, (uses.get(route.sid) ?? 0) + 1);
      return made.find(route, x);
    },
  };
}

/** Helper for faults whose effect comes late, and only on a resource that no request has named in the meantime. */
import type { Parts } from '../parts.ts';
import { later } from './support.ts';

/** Shorter than the 2 s after which a state must have settled. Milliseconds. */
const DELAY = 1900;

/** Wraps the parts so that they count the requests to each resource. `make` gets a function that runs a late effect on a sid. */
export function whenIdle(make: (schedule: (sid: string, effect: () => unknown) => void) => Parts): Parts {
  const uses = new Map<string, number>();
  const made = make((sid, effect) => {
    const before = uses.get(sid);
    later(DELAY, () => {
      if (uses.get(sid) === before) effect();
    });
  });
  return {
    ...made,
    find: (route, x) => {
      if (route.sid !== null) uses.set(route.sid, (uses.get(route.sid) ?? 0) + 1);
      return made.find(route, x);
    },
  };
}

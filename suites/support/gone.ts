/** After a delete a read may lag: ask again within the profile's bound. */
import type { Case, Live } from './case.ts';
import type { Exchange } from './exchange.ts';

/** Milliseconds; doubled at each look. */
const FIRST_STEP = 25;

/** GETs the resource until it is answered 404 or the profile's `deleteLagMs` is over; the last answer. */
export async function waitUntilGone(c: Case, live: Live): Promise<Exchange> {
  return within(
    c,
    () => c.read(live),
    ({ response }) => response.status === 404,
  );
}

/** Asks until `settled` holds or the lag is over; the last answer. How often it asks depends on the lag alone, not on the clock. */
export async function within<T>(c: Case, ask: () => Promise<T>, settled: (answer: T) => boolean): Promise<T> {
  const lag = c.profile.deleteLagMs;
  let waited = 0;
  for (let step = FIRST_STEP; ; step *= 2) {
    const answer = await ask();
    if (settled(answer) || waited >= lag) return answer;
    const pause = Math.min(step, lag - waited);
    await c.session.client.pause(pause);
    waited += pause;
  }
}

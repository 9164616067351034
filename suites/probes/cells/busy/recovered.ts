/** Waits until a target that was made to refuse serves again. */
import { Inconclusive } from '../../../../client/failures.ts';
import type { Case } from '../../../fixtures/index.ts';

/** The time in which the target must serve again. Milliseconds. */
const RECOVERY = 10_000;
/** The pause before the second attempt. The pause doubles before each further attempt. Milliseconds. */
const FIRST_PAUSE = 100;

/** Repeats `ask` until it returns a value. Undefined if it does not within the time. An attempt without an answer is repeated. */
export async function recovered<T>(c: Case, ask: () => Promise<T | undefined>): Promise<T | undefined> {
  let waited = 0;
  for (let step = FIRST_PAUSE; ; step *= 2) {
    const answer = await ask().catch((error: unknown) => {
      if (error instanceof Inconclusive) return undefined;
      throw error;
    });
    if (answer !== undefined || waited >= RECOVERY) return answer;
    const pause = Math.min(step, RECOVERY - waited);
    await c.session.client.pause(pause);
    waited += pause;
  }
}

/** `--burst N`: N requests at the same moment, alone on the line, to see a real 429. */
import type { Case } from './case.ts';
import { type Exchange, header } from './exchange.ts';
import { Inconclusive, NotExercised, TransportFailure } from './failures.ts';
import { checkRetryAfter } from './judge.ts';
import { onOperation } from './operate.ts';
import { representative } from './provoke.ts';
import { retryAfterMs } from './retryAfter.ts';
import type { Trial } from './trial.ts';
import { GET } from './verbs.ts';

/** The clause that a burst is for. Alone on the line, it would still disturb whoever else asks the target at that time. */
export const BURST_CLAUSE = 'get.429';

/** Milliseconds: the first pause before the target is asked again, doubled at each, and how long it may take to recover. */
const FIRST_PAUSE = 100;
const RECOVERY = 60_000;

/** Too many simultaneous GETs are answered 429 in part; afterwards the same GET is served. */
export async function burst(t: Trial, c: Case): Promise<void> {
  const { burst: size } = t.session.settings;
  const operation = representative(t, GET);
  if (size === null || operation === undefined) throw new NotExercised('no burst was asked for');
  const { request } = await onOperation(c, operation);
  // nobody else sends until the target answers again: what it refuses meanwhile would be told of other clauses
  const { answers, after } = await t.session.client.line.alone(async (direct) => {
    const send = () => c.send(request, { once: true, direct });
    const answered = await simultaneous(size, send);
    return { answers: answered, after: await recovered(c, send) };
  });
  const refused = answers.filter(({ response }) => response.status === 429);
  if (refused.length === 0)
    throw new NotExercised(`${size} simultaneous requests were all answered otherwise than 429`);
  t.evidence.add('load');
  c.observe(`${refused.length} of ${size} simultaneous requests were answered 429`);
  for (const exchange of refused.slice(0, 1)) checkRetryAfter(c, exchange);
  await c.status(after, [200], 'after a burst, the same request is served', async () => true);
}

/** The answers that came; a connection that a crowded target drops is none. */
async function simultaneous(size: number, send: () => Promise<Exchange>): Promise<Exchange[]> {
  const settled = await Promise.allSettled(Array.from({ length: size }, send));
  for (const result of settled) {
    if (result.status === 'rejected' && !(result.reason instanceof TransportFailure)) throw result.reason;
  }
  return settled.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
}

/** Asks until the answer is neither 429 nor 5xx, at most for a minute; the last answer. Inconclusive where none came, or a longer wait is asked for. */
async function recovered(c: Case, send: () => Promise<Exchange>): Promise<Exchange> {
  let waited = 0;
  for (let step = FIRST_PAUSE; ; step *= 2) {
    const answer = await send().catch((error: unknown) => {
      if (error instanceof TransportFailure && waited < RECOVERY) return null;
      throw error;
    });
    if (answer !== null && !answer.busy) return answer;
    const asked = answer === null ? 0 : (retryAfterMs(header(answer.response, 'retry-after')) ?? 0);
    if (asked > RECOVERY - waited)
      throw new Inconclusive(`after the burst, the target asks for a wait of ${Math.round(asked / 1000)} s`);
    if (answer !== null && waited >= RECOVERY) return answer;
    const pause = Math.max(asked, step);
    await c.session.client.pause(pause);
    waited += pause;
  }
}

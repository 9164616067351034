/** `--burst N`: N requests at the same moment, alone on the line, to see a real 429. */
import type { Case } from './case.ts';
import { NotExercised } from './failures.ts';
import { checkRetryAfter } from './judge.ts';
import { onOperation } from './operate.ts';
import { representative } from './provoke.ts';
import type { Trial } from './trial.ts';
import { GET } from './verbs.ts';

/** The clause that a burst is for. Alone on the line, it would still disturb whoever else asks the target at that time. */
export const BURST_CLAUSE = 'get.429';

/** Too many simultaneous GETs are answered 429 in part; afterwards the same GET is served. */
export async function burst(t: Trial, c: Case): Promise<void> {
  const { burst: size } = t.session.settings;
  const operation = representative(t, GET);
  if (size === null || operation === undefined) throw new NotExercised('no burst was asked for');
  const { request } = await onOperation(c, operation);
  const exchanges = await t.session.client.line.alone((direct) =>
    Promise.all(Array.from({ length: size }, () => c.send(request, { once: true, direct }))),
  );
  const refused = exchanges.filter(({ response }) => response.status === 429);
  if (refused.length === 0)
    throw new NotExercised(`${size} simultaneous requests were all answered otherwise than 429`);
  t.evidence.add('load');
  t.observe(`${refused.length} of ${size} simultaneous requests were answered 429`);
  for (const exchange of refused.slice(0, 1)) checkRetryAfter(c, exchange);
  const after = await c.send(request);
  await c.status(after, [200], 'after a burst, the same request is served', async () => true);
}

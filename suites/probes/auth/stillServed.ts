/** Adds the last case of a clause whose controls are sent only once per run. */
import { isSuccess } from '../../../client/exchange.ts';
import { request } from '../../fixtures/index.ts';
import { representatives } from '../../fixtures/profile/representatives.ts';
import { expectServed, need } from '../expect/index.ts';
import type { Trial } from '../probe.ts';

/** Checks that the target still accepts the valid credentials. Inconclusive if it locked the account after many refusals. */
export async function stillServed(t: Trial): Promise<void> {
  const [operation] = representatives(t.profile);
  if (operation === undefined) return;
  await t.case('the valid credentials, afterwards', async (c) => {
    const exchange = await c.send(await request(c, operation, 'shared'));
    need(isSuccess(exchange), 'after all these refusals, the valid credentials were refused too');
    expectServed(c, exchange, 'the valid credentials are still served');
  });
}

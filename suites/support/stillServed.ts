/** The last case of a clause whose refusals rest on controls that were sent once a run, perhaps long before. */
import type { Case } from './case.ts';
import { representatives } from './representatives.ts';
import type { Trial } from './trial.ts';

/** A target that locks the account after so many refusals would refuse for that reason: the clause is then inconclusive. */
export async function stillServed(t: Trial): Promise<void> {
  const [read] = representatives(t.profile);
  if (read === undefined) return;
  await t.case('the valid credentials, afterwards', async (c: Case) => {
    c.need(
      await c.served(await c.session.places.request(c, read)),
      'after all that was refused, the valid credentials were refused too',
    );
    c.judged += 1;
  });
}

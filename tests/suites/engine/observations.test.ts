/** Observations, which no clause judges. */
import { expect, it, onTestFinished } from 'vitest';
import { startReference } from '../../../reference/server.ts';
import { ACCOUNT, OTHER, recordsOf, settingsFor } from '../../support/command/inProcess.ts';

it('are listed in the order in which cases start', async () => {
  const reference = await startReference({ accounts: { main: ACCOUNT, other: OTHER } });
  onTestFinished(() => reference.close());
  // the second case sends fewer requests and ends first
  const [record] = await recordsOf(settingsFor(reference.url, { clauses: ['overload.case'] }));
  expect(record?.observation).toBe(
    '_method=delete was answered 200 and did not delete; _method=put was answered 200 and updated, as a POST does',
  );
});

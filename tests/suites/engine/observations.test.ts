/** What is observed and judged by nobody. */
import { expect, it, onTestFinished } from 'vitest';
import { startReference } from '../../../reference/server.ts';
import { ACCOUNT, OTHER, recordsOf, settingsFor } from '../../support/command/inProcess.ts';

it('is told in the order in which cases were opened, whichever ends first', async () => {
  const reference = await startReference({ accounts: { main: ACCOUNT, other: OTHER } });
  onTestFinished(() => reference.close());
  // the second asks less, and is over before the first
  const [record] = await recordsOf(settingsFor(reference.url, { clauses: ['overload.case'] }));
  expect(record?.observation).toBe(
    '_method=delete was answered 200 and did not delete; _method=put was answered 200 and updated, as a POST does',
  );
});

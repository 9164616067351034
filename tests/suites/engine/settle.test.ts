/** The exchanges that a finished case keeps. */
import { expect, it, onTestFinished } from 'vitest';
import { startReference } from '../../../reference/server.ts';
import { settle } from '../../../suites/engine/settle.ts';
import { Case, own, read } from '../../../suites/fixtures/index.ts';
import { createSession } from '../../../suites/fixtures/run/session.ts';
import { check } from '../../../suites/probes/expect/index.ts';
import { ACCOUNT, OTHER, settingsFor } from '../../support/command/inProcess.ts';

it('keeps all exchanges of a failed case; of a passed case, the last one and those with other credentials', async () => {
  const reference = await startReference({ accounts: { main: ACCOUNT, other: OTHER } });
  onTestFinished(() => reference.close());
  const session = createSession(settingsFor(reference.url));
  onTestFinished(() => session.client.close());
  const { requests } = session;
  const wrong = { ...requests.valid, header: null };
  const run = (fails: boolean) => {
    const c = new Case(session, fails ? 'failing' : 'passing', fails ? 'f' : 'p');
    return settle('a case', c, async () => {
      const live = await own(c, 'Queues');
      await c.send({ ...requests.get(live.path), credential: wrong });
      await read(c, live);
      await read(c, live);
      check(c, !fails, () => ({ message: 'it fails', expected: '', actual: '' }));
    });
  };
  const passed = await run(false);
  expect(
    passed.case?.trail.exchanges.map(({ request, response }) => [request.credential === wrong, response.status]),
  ).toEqual([
    [true, 401],
    [false, 200],
  ]);
  const failed = await run(true);
  expect(failed.case?.trail.exchanges.map(({ response }) => response.status)).toEqual([201, 401, 200, 200]);
  // the cases deleted both queues
  expect(Object.values(reference.snapshot()).flatMap((account) => Object.values(account).flatMap(Object.keys))).toEqual(
    [],
  );
});

/** 304: a conditional GET of an unchanged resource; after a change, the same GET answers 200. */
import { NotExercised } from '../../../../client/failures.ts';
import { type Case, own } from '../../../fixtures/index.ts';
import { creatable, offers, updatable } from '../../../fixtures/profile/operations.ts';
import { OVERLOADED_PUT, POST, PUT, type Verb, verbName } from '../../../fixtures/profile/verbs.ts';
import { sendOnOwnSocket } from '../../../fixtures/provider/wire.ts';
import { inTurn } from '../../../fixtures/run/inTurn.ts';
import { isListed } from '../../../fixtures/run/lists.ts';
import { expectNoByte, expectStatus } from '../../expect/index.ts';
import type { Probe } from '../../probe.ts';
import { expectOutdated, listIsOutdated } from './history.ts';
import { conditional, presentValidator } from './validator.ts';

/** `get.304`: sends a conditional GET before and after a change, once for each verb that updates. */
export const notModified: Probe = async (t) => {
  const names = creatable(t.profile).filter((name) => offers(t.profile, name, 'instance', 'GET'));
  const rows = names.flatMap((name): { name: string; verb: Verb | null }[] => {
    const verbs = [POST, PUT, OVERLOADED_PUT].filter(({ method }) =>
      updatable(t.profile, method as 'POST' | 'PUT').includes(name),
    );
    return verbs.length === 0 ? [{ name, verb: null }] : verbs.map((verb) => ({ name, verb }));
  });
  await t.each(
    rows,
    ({ name, verb }) => `${name}${verb === null ? '' : `, changed by ${verbName(verb)}`}`,
    'the profile offers no instance to read',
    async (c, { name, verb }) => {
      c.evidence = 'conditional';
      const live = await own(c, name);
      const validator = await presentValidator(c, live);
      if (validator === undefined) throw new NotExercised('the target sends neither ETag nor Last-Modified');
      const get = c.session.requests.get(live.path);
      const { exchange: fresh, rest } = await sendOnOwnSocket(c, conditional(get, validator));
      await expectStatus(c, fresh, [304], `a GET with ${validator.condition[0]} of an unchanged resource answers 304`);
      expectNoByte(c, fresh, rest);
      // The first change after a create, and the second in a row.
      if (verb !== null) await expectOutdated(c, live, [verb, verb], validator);
    },
  );
  const [mixed] = rows.filter(({ verb }) => verb !== null);
  const lists = names.filter((name) => isListed(t.session, name));
  if (mixed !== undefined)
    await t.case(`${mixed.name}, changed by all methods in turn`, (c) => byAllMethods(c, mixed.name));
  // A change by another case would change the validator of the list too.
  await t.listsQuiet();
  await t.each(
    lists,
    (name) => `the list of ${name}`,
    '',
    (c, name) => inTurn(c, name, () => listIsOutdated(c, name)),
  );
};

/** Changes in which each verb follows each other one. Few if the validator is a date, because each change then takes two seconds. */
async function byAllMethods(c: Case, name: string): Promise<void> {
  c.evidence = 'conditional';
  const live = await own(c, name);
  const validator = await presentValidator(c, live);
  if (validator === undefined) throw new NotExercised('the target sends neither ETag nor Last-Modified');
  const verbs = [POST, PUT, OVERLOADED_PUT, POST, OVERLOADED_PUT, PUT, POST].filter(({ method }) =>
    updatable(c.profile, method as 'POST' | 'PUT').includes(name),
  );
  await expectOutdated(c, live, validator.lastModified === undefined ? verbs : verbs.slice(0, 3), validator);
}

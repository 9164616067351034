/** 405: sends the method to read-only resources, and to the run's own resources that do not offer it. */
import { NotExercised } from '../../../client/failures.ts';
import { rejection } from '../../fixtures/index.ts';
import { notOffered } from '../../fixtures/profile/notOffered.ts';
import { deletable, operationName } from '../../fixtures/profile/operations.ts';
import { OVERLOADED_DELETE, type Verb, verbName } from '../../fixtures/profile/verbs.ts';
import { expectRefused } from '../expect/index.ts';
import { needOverloadedDelete } from '../overload/control.ts';
import type { Probe } from '../probe.ts';

export const notAllowed =
  (verb: Verb): Probe =>
  async (t) => {
    const operations = notOffered(t.profile, verb);
    const why = `every resource that a run may send ${verbName(verb)} to offers it`;
    if (operations.length === 0 && t.profile.isReduced === true)
      throw new NotExercised(`no read-only resource in this run to send ${verbName(verb)} to`);
    await t.each(operations, operationName, why, async (c, operation) => {
      // Otherwise the target may have refused the POST itself.
      const [effective] = deletable(t.profile);
      if (verb === OVERLOADED_DELETE && effective !== undefined) await needOverloadedDelete(c, effective);
      const refused = await rejection(c, operation, { kind: 'method' });
      await expectRefused(c, refused, [405], `${verbName(verb)} on a resource without it answers 405`);
    });
  };

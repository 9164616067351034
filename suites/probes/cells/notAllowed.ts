/** 405: sends the method to a read-only resource, where it does no harm even if a faulty target executes it. */
import { NotExercised } from '../../../client/failures.ts';
import { rejection } from '../../fixtures/index.ts';
import { readOnly } from '../../fixtures/profile/operations.ts';
import { type Verb, verbName } from '../../fixtures/profile/verbs.ts';
import { expectRefused } from '../expect/index.ts';
import type { Probe } from '../probe.ts';

export const notAllowed =
  (verb: Verb): Probe =>
  async (t) => {
    const names = readOnly(t.profile);
    if (names.length === 0) throw new NotExercised(`no read-only resource in this run to send ${verbName(verb)} to`);
    await t.each(
      names,
      (name) => `${verbName(verb)} ${name}`,
      '',
      async (c, resource) => {
        const refused = await rejection(c, { resource, place: 'collection', verb }, { kind: 'method' });
        await expectRefused(c, refused, [405], `${verbName(verb)} on a read-only resource answers 405`);
      },
    );
  };

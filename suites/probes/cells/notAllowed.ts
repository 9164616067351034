/** 405: the method on a resource that does not offer it. Harmless even where a faulty target carries it out. */
import { NotExercised } from '../../../client/failures.ts';
import type { Probe } from '../../engine/trial.ts';
import { readOnly } from '../../fixtures/profile/operations.ts';
import { type Verb, verbName } from '../../fixtures/profile/verbs.ts';
import { answerToRefusedMethod } from '../../fixtures/refusedMethod.ts';

export const notAllowed =
  (verb: Verb): Probe =>
  async (t) => {
    t.evidence.add('natural');
    const names = readOnly(t.profile);
    if (names.length === 0) throw new NotExercised(`no read-only resource in this run to send ${verbName(verb)} to`);
    await t.each(
      names,
      (name) => `${verbName(verb)} ${name}`,
      '',
      async (c, name) => {
        const { requests } = c.session;
        const path = c.path(name);
        await c.judgeRefusal(
          await answerToRefusedMethod(c, name, verb),
          [405],
          `${verbName(verb)} on a read-only resource answers 405`,
          () => c.served(requests.get(path)),
        );
      },
    );
  };

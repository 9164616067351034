/** 400: the data failed validation, one broken property at a time; and what lies on a bound is accepted. */

import { isServed } from '../../../client/exchange.ts';
import type { Probe } from '../../engine/trial.ts';
import {
  answerPastClash,
  answerToBroken,
  boundRows,
  brokenRows,
  repairedForm,
  repairedIsServed,
} from '../../fixtures/broken.ts';
import { type Verb, verbName } from '../../fixtures/profile/verbs.ts';
import { writings } from '../../fixtures/profile/writings.ts';
import { checkErrorDetails } from '../expect/judge.ts';

export const badRequest =
  (verb: Verb): Probe =>
  async (t) => {
    t.evidence.add('natural');
    const places = writings(t.profile, verb);
    const onBounds = places.flatMap((at) => boundRows(t, at, true));
    const title = (mode: string, resource: string) => `${verbName(verb)} to ${mode} ${resource}`;
    await t.each(
      places.flatMap((at) => brokenRows(t, at)),
      ({ at, field, label }) => `${title(at.mode, at.resource)}: ${field} ${label}`,
      `no resource of this run validates what ${verb.method} brings`,
      async (c, row) => {
        const path = await c.session.places.pathOf(c, row.at);
        const exchange = await answerToBroken(c, row);
        await c.judgeRefusal(
          exchange,
          [400],
          `${title(row.at.mode, row.at.resource)} with ${row.field} broken (${row.label}) answers 400`,
          // what puts one field right is the same however it was broken
          () =>
            repairedIsServed(
              t,
              c,
              row,
              path,
              onBounds.find(({ at, field }) => at === row.at && field === row.field),
            ),
        );
        checkErrorDetails(c, exchange);
      },
    );
    await t.each(
      onBounds,
      ({ at, field, label }) => `${title(at.mode, at.resource)}: ${field} ${label}, on the bound`,
      'no field has a bound',
      async (c, row) => {
        const path = await c.session.places.pathOf(c, row.at);
        const exchange = await answerPastClash(c, row, path);
        const { status } = exchange.response;
        c.need(status === 400 || isServed(exchange), `the form on the bound was answered ${status}`);
        if (status === 400) {
          // asked anew: others have updated the instance since
          const control = await c.served(c.session.requests.write(verb, path, repairedForm(c, row)));
          c.need(control, 'the same form with a plain value was refused too');
        }
        c.check(status !== 400, () => ({
          message: `${title(row.at.mode, row.at.resource)} with ${row.field} on its bound (${row.label}) is no validation failure`,
          expected: 'a status 2xx',
          actual: 'status 400',
          exchange,
        }));
      },
    );
  };

/** 400: the data failed validation, one broken property at a time; and what lies on a bound is accepted. */
import { boundRows, brokenRows, type FieldRow, repairedForm, rowForm } from '../../support/broken.ts';
import { checkErrorDetails } from '../../support/judge.ts';
import { once } from '../../support/session.ts';
import type { Probe, Trial } from '../../support/trial.ts';
import { type Verb, verbName } from '../../support/verbs.ts';
import { placeOf, writings } from '../../support/writings.ts';

/** The control of a field is sent once a clause, and its answer stands beside each way to break that field. */
function onceEach(
  { session, clause }: Trial,
  { at, field }: FieldRow,
  control: () => Promise<boolean>,
): () => Promise<boolean> {
  return () => once(session, `${clause.id} ${at.mode} ${at.resource} ${field}`, control);
}

export const badRequest =
  (verb: Verb): Probe =>
  async (t) => {
    t.evidence.add('natural');
    const places = writings(t.profile, verb);
    const title = (mode: string, resource: string) => `${verbName(verb)} to ${mode} ${resource}`;
    await t.each(
      places.flatMap((at) => brokenRows(t, at)),
      ({ at, field, label }) => `${title(at.mode, at.resource)}: ${field} ${label}`,
      `no resource of this run validates what ${verb.method} brings`,
      async (c, row) => {
        const { requests } = c.session;
        const path = await placeOf(c, row.at);
        const exchange = await c.refused(
          requests.write(verb, path, rowForm(c, row)),
          [400],
          `${title(row.at.mode, row.at.resource)} with ${row.field} broken (${row.label}) answers 400`,
          // what puts one field right is the same however it was broken
          onceEach(t, row, () => c.served(requests.write(verb, path, repairedForm(c, row)))),
        );
        checkErrorDetails(c, exchange);
      },
    );
    await t.each(
      places.flatMap((at) => boundRows(t, at, true)),
      ({ at, field, label }) => `${title(at.mode, at.resource)}: ${field} ${label}, on the bound`,
      'no field has a bound',
      async (c, row) => {
        const path = await placeOf(c, row.at);
        const exchange = await c.send(c.session.requests.write(verb, path, rowForm(c, row)));
        const { status } = exchange.response;
        c.need(status === 400 || (status >= 200 && status <= 299), `the form on the bound was answered ${status}`);
        if (status === 400) {
          const control = onceEach(t, row, () => c.served(c.session.requests.write(verb, path, repairedForm(c, row))));
          c.need(await control(), 'the same form with a plain value was refused too');
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

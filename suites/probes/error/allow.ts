import { type Exchange, headerValues } from '../../../client/exchange.ts';
import { NotExercised } from '../../../client/failures.ts';
import { type Case, rejection } from '../../fixtures/index.ts';
import type { Operation } from '../../fixtures/profile/operations.ts';
import { VERBS, verbName } from '../../fixtures/profile/verbs.ts';
import { check, need } from '../expect/index.ts';
import type { Probe } from '../probe.ts';
import { methodsNotOffered } from './methodsNotOffered.ts';

/** `error.allow` (RFC 9110 15.5.6): `Allow` of a 405 lists the offered methods, but not the refused method. */
export const allow: Probe = async (t) => {
  const why = 'no read-only resource in this run to provoke a 405 on';
  const verbs = VERBS.filter(({ method }) => method !== 'GET');
  const refused = methodsNotOffered(t.profile, verbs);
  if (refused.length === 0) throw new NotExercised(why);
  const name = ({ resource, verb }: Operation) => `${verbName(verb)} ${resource}`;
  await t.each(refused, name, why, async (c, operation) => {
    const { exchange } = await rejection(c, operation, { kind: 'method' });
    const { status } = exchange.response;
    need(status === 405, `${verbName(operation.verb)} was answered ${status}, not 405`);
    expectAllow(c, exchange, operation);
  });
};

function expectAllow(c: Case, exchange: Exchange, { resource, verb }: Operation): void {
  const values = headerValues(exchange.response, 'allow');
  const actual = values.length === 0 ? 'no Allow' : `Allow: ${values.join(', ')}`;
  const named = values.flatMap((value) => value.split(',')).map((method) => method.trim().toUpperCase());
  const offered = c.resource(resource).collection?.methods ?? [];
  const missing = offered.find((method) => !named.includes(method));
  const expectThat = (holds: boolean, message: string, expected: string) =>
    check(c, holds, () => ({ message, expected, actual, exchange }));
  expectThat(values.length > 0, 'a 405 has an Allow header field', `Allow: ${offered.join(', ')}`);
  expectThat(missing === undefined, 'Allow lists every method that the resource offers', `${missing} in Allow`);
  expectThat(!named.includes(verb.method), 'Allow does not list the refused method', `no ${verb.method} in Allow`);
}

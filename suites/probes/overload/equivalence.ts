/** `overload.equivalence`: native and overloaded PUT and DELETE of twins give the same answer and the same state. */
import type { HttpRequest } from '../../../client/exchange.ts';
import { NotApplicable } from '../../../client/failures.ts';
import { noCredentials } from '../../../generators/credentials/credentials.ts';
import { type Case, type Twin, twinForm, twinPlaces, twins } from '../../fixtures/index.ts';
import { DELETE, OVERLOADED_DELETE, OVERLOADED_PUT, PUT, type Verb } from '../../fixtures/profile/verbs.ts';
import { pathOf } from '../../fixtures/run/session.ts';
import { expectAlike, expectAlikeStates, need } from '../expect/index.ts';
import type { Probe } from '../probe.ts';
import { type Drawn, drawn, type Kind, kindName, kindsOf } from './kinds.ts';

/** The minimum number of runs of a valid DELETE, in which only the resource varies. */
const DELETES = 4;

const PAIRS = { PUT: [PUT, OVERLOADED_PUT], DELETE: [DELETE, OVERLOADED_DELETE] } as const;

export const equivalence: Probe = async (t) => {
  const kinds = kindsOf(t.session);
  if (kinds.length === 0) throw new NotApplicable('the profile offers neither PUT nor DELETE');
  const each = Math.ceil(t.session.settings.runs / kinds.length);
  await Promise.all(
    kinds.map((kind) =>
      t.property(kindName(kind), drawn(t.session, kind), (c, value) => expectEquivalent(c, kind, value), {
        runs: kind.method === 'DELETE' && kind.variation === 'valid' ? Math.max(each, DELETES) : each,
        show: JSON.stringify,
      }),
    ),
  );
};

async function expectEquivalent(c: Case, kind: Kind, value: Drawn): Promise<void> {
  const { method, resource, place, variation } = kind;
  const isAbsent = place === 'collection' || variation === 'unknown';
  const [one, other] = isAbsent ? twinPlaces(c, resource) : await twins(c, resource, value.start);
  const [native, overloaded] = PAIRS[method];
  const answer = await c.send(requestTo(c, one, native, kind, value));
  const otherAnswer = await c.send(requestTo(c, other, overloaded, kind, value));
  need(!answer.busy && !otherAnswer.busy, 'the target still answered 429 or 5xx after all retries');
  const what = `${method} and POST ?_method=${method}`;
  expectAlike(c, [one, answer], [other, otherAnswer], what, 'for the native and the overloaded form');
  await expectAlikeStates(c, [one, other], {
    what,
    who: 'after the native and after the overloaded form',
    deleted: method === 'DELETE',
  });
}

function requestTo(c: Case, twin: Twin, verb: Verb, kind: Kind, value: Drawn): HttpRequest {
  const { requests, client } = c.session;
  const { place, variation } = kind;
  if (variation === 'unknown') client.ownership.invented(value.sid);
  const sid = variation === 'unknown' ? value.sid : twin.live?.sid;
  const path = pathOf(c.session, twin.resource, place === 'collection' ? undefined : sid);
  const valid = requests.of(verb, path, twinForm(c, twin, value.form, value.broken));
  if (variation === 'unauthorised') return { ...valid, credential: noCredentials() };
  return variation === 'other content type' ? { ...valid, contentType: value.contentType } : valid;
}

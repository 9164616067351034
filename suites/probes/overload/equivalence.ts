/** `overload.equivalence`: native and overloaded PUT and DELETE of twins give the same answer and the same state. */
import type { HttpRequest } from '../../../client/exchange.ts';
import { NotApplicable } from '../../../client/failures.ts';
import { noCredentials } from '../../../generators/credentials/credentials.ts';
import { draw } from '../../../generators/seed.ts';
import { type Case, createTwin, type Twin, twinForm, twinPlaces, twins } from '../../fixtures/index.ts';
import { DELETE, OVERLOADED_DELETE, OVERLOADED_PUT, PUT, type Verb, verbName } from '../../fixtures/profile/verbs.ts';
import { once } from '../../fixtures/provider/shared.ts';
import { pathOf } from '../../fixtures/run/session.ts';
import { comparable, expectAlike, expectAlikeStates, need, type Repeat } from '../expect/index.ts';
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
  const { method, resource } = kind;
  const [one, other] = isAbsent(kind) ? twinPlaces(c, resource) : await twins(c, resource, value.start);
  const send = (twin: Twin, side: 0 | 1) => c.send(requestTo(c, twin, PAIRS[method][side], kind, value));
  const answer = await send(one, 0);
  const otherAnswer = await send(other, 1);
  need(!answer.busy && !otherAnswer.busy, 'the target still answered 429 or 5xx after all retries');
  const what = `${method} and POST ?_method=${method}`;
  const answers: Parameters<typeof expectAlike>[1] = [
    [one, answer],
    [other, otherAnswer],
  ];
  await expectAlike(c, answers, {
    what,
    who: 'for the native and the overloaded form',
    async repeat(side, times) {
      const twin = side === 0 ? one : other;
      return inTurn(times, async () => comparable(c, twin, await send(twin, side), { headers: true }));
    },
    onOthers: (side, times) => answersTo(c, kind, side, times),
  });
  await expectAlikeStates(c, [one, other], {
    what,
    who: 'after the native and after the overloaded form',
    deleted: method === 'DELETE',
  });
}

const isAbsent = ({ place, variation }: Kind): boolean => place === 'collection' || variation === 'unknown';

/** Answers to requests of this kind on twins of their own. The run sends them once, and only if a header field differs. */
async function answersTo(c: Case, kind: Kind, side: 0 | 1, times: number): ReturnType<Repeat> {
  const { session } = c;
  const verb = PAIRS[kind.method][side];
  const value = draw(drawn(session, kind), session.settings.seed);
  const { value: answers } = await once(session, `${times} answers to ${verbName(verb)}, ${kindName(kind)}`, (holder) =>
    inTurn(times, async () => {
      const [twin] = twinPlaces(holder, kind.resource);
      if (!isAbsent(kind)) await createTwin(holder, twin, value.start);
      return comparable(holder, twin, await holder.send(requestTo(holder, twin, verb, kind, value)), { headers: true });
    }),
  );
  return answers;
}

async function inTurn<T>(times: number, make: () => Promise<T>): Promise<T[]> {
  const all: T[] = [];
  for (let at = 0; at < times; at += 1) all.push(await make());
  return all;
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

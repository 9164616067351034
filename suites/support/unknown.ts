/** What is asked of a sid that stands for nothing. */
import { clauseSeed } from '../../generators/seed.ts';
import { validSid } from '../../generators/sid.ts';
import type { Case } from './case.ts';
import type { Exchange, HttpRequest } from './exchange.ts';
import { type Operation, sidPrefix } from './targets.ts';
import { verbName } from './verbs.ts';

type Asked = Pick<Operation, 'resource' | 'verb'>;

/** The request, valid but for its sid; another sid for each verb: what a PUT wrongly creates is not what a DELETE finds. */
export function toUnknown(c: Case, { resource, verb }: Asked, seed: number): HttpRequest {
  const sid = validSid(sidPrefix(c.profile, resource), clauseSeed(seed, verbName(verb)));
  c.session.client.ownership.madeUp(sid);
  return c.session.requests.of(verb, c.path(resource, sid), c.plainForm(resource));
}

/** What its answer is known by. */
export const unknownKey = ({ resource, verb }: Asked): string => `404 ${verbName(verb)} ${resource}`;

/** Its answer, which several clauses judge. */
export function answerToUnknown(c: Case, asked: Asked, request: (own: Case) => HttpRequest): Promise<Exchange> {
  return c.shared(unknownKey(asked), request);
}

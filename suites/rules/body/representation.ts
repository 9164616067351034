/** A success to a read or write has the representation of the resource in the path: its schema, and its sid. */
import type { Exchange } from '../../../client/exchange.ts';
import { memberAt } from '../../../client/representation/member.ts';
import { sidIn } from '../../../client/representation/representation.ts';
import { formatDefect } from '../../fixtures/profile/errors.ts';
import type { Addressed } from '../addressed.ts';
import { cellOf } from '../method.ts';
import { type Broken, hasNoBody, judged, type Rule, type RuleContext } from '../rule.ts';

export const representation: Rule = {
  clauses: ['get.200', ...['post.200', 'put.200', 'overload.put.200'], ...['post.201', 'put.201', 'overload.put.201']],
  judge(exchange, context) {
    const { request, response } = exchange;
    const cell = cellOf(request, response.status);
    const place = context.addressed(exchange);
    if (cell === undefined || !this.clauses.includes(cell) || place === undefined || hasNoBody(exchange))
      return undefined;
    // Other clauses judge an answer that should have been a refusal.
    if (!context.isAuthorised(exchange)) return undefined;
    const broken = defectOf(exchange, place, context);
    return judged(cell, broken === undefined, () => broken as Broken);
  },
};

function defectOf(exchange: Exchange, place: Addressed, { profile, shown }: RuleContext): Broken | undefined {
  const { definition, sid } = place;
  const read = shown(exchange);
  const isList = place.place === 'collection' && exchange.request.method === 'GET';
  const schema = (isList ? undefined : definition.instance?.schema) ?? definition.collection?.schema ?? {};
  const format = formatDefect(exchange.response, read, schema, profile.mediaType);
  if (format !== undefined) return { message: `the body is the representation of ${place.resource}`, ...format };
  const property = definition.sid?.property;
  if (sid === undefined || property === undefined || sidIn(read, definition) === sid) return undefined;
  return {
    message: 'the representation is that of the requested resource',
    expected: `${property} ${JSON.stringify(sid)}`,
    actual: `${property} ${JSON.stringify(memberAt(read, property))}`,
  };
}

/** A representation has the sid that the path names. */
import { effectiveMethod, isSuccess } from '../../client/exchange.ts';
import { judged, type Rule } from './rule.ts';

export const sameSid: Rule = {
  clauses: ['get.200', 'post.200', 'put.200', 'overload.put.200'],
  judge(exchange, { addressed, shown }) {
    const place = addressed(exchange);
    const property = place?.definition.sid?.property;
    if (!isSuccess(exchange) || place?.sid === undefined || property === undefined) return undefined;
    const method = effectiveMethod(exchange.request);
    const body = shown(exchange);
    if (body === undefined || method === 'DELETE') return undefined;
    const overloaded = method === 'PUT' && exchange.request.method === 'POST';
    const clause = overloaded ? 'overload.put.200' : `${method.toLowerCase()}.200`;
    return judged(clause, body[property] === place.sid, () => ({
      message: 'the representation is that of the requested resource',
      expected: `${property} ${JSON.stringify(place.sid)}`,
      actual: `${property} ${JSON.stringify(body[property])}`,
    }));
  },
};

/** `Retry-After` of a 429 or 503 is valid (RFC 9110 10.2.3). */
import { headerValues } from '../../client/exchange.ts';
import { isRetryAfter } from '../../client/limits/retryAfter.ts';
import { cellOf } from './method.ts';
import { judged, type Rule } from './rule.ts';

export const retryAfter: Rule = {
  clauses: [
    ...['get.429', 'post.429', 'put.429', 'delete.429'],
    ...['overload.put.429', 'overload.delete.429'],
    'get.503',
  ],
  judge({ request, response }) {
    const values = headerValues(response, 'retry-after');
    const { status } = response;
    const cell = cellOf(request, status);
    if (values.length === 0 || cell === undefined || !this.clauses.includes(cell)) return undefined;
    return judged(cell, values.length === 1 && isRetryAfter(values[0] ?? ''), () => ({
      message: `the Retry-After of a ${status} is valid (RFC 9110 10.2.3)`,
      expected: 'one HTTP date or number of seconds',
      actual: values.map((value) => `Retry-After: ${value}`).join(', '),
    }));
  },
};

/** A 302 has a `Location` (RFC 9110 15.4.3). */
import { headerValues } from '../../client/exchange.ts';
import { methodOf } from './method.ts';
import { judged, type Rule } from './rule.ts';

export const location: Rule = {
  clauses: ['get.302'],
  judge({ request, response }) {
    if (response.status !== 302 || methodOf(request) !== 'GET') return undefined;
    const values = headerValues(response, 'location');
    // Any origin serves to read a relative reference.
    const isReference = values.length > 0 && values.every((value) => URL.canParse(value, 'http://localhost/'));
    return judged('get.302', isReference, () => ({
      message: 'a 302 has a Location header field (RFC 9110 15.4.3)',
      expected: 'a URI reference',
      actual: values.length === 0 ? 'no Location' : `Location: ${values.join(', ')}`,
    }));
  },
};

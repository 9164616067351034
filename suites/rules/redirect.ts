/** A 302 to a GET has a `Location` (RFC 9110 15.4.3). */
import { header } from '../../client/exchange.ts';
import { judged, type Rule } from './rule.ts';

/** Any base serves to resolve a relative reference. */
const BASE = 'http://localhost/';

export const redirect: Rule = {
  clauses: ['get.302'],
  judge({ request, response }) {
    if (request.method !== 'GET' || response.status !== 302) return undefined;
    const location = header(response, 'location');
    return judged('get.302', location !== undefined && URL.canParse(location, BASE), () => ({
      message: 'a 302 has a Location header field (RFC 9110 15.4.3)',
      expected: 'a URI reference',
      actual: location === undefined ? 'no Location' : `Location: ${location}`,
    }));
  },
};

/** A 401 has a Basic challenge with a realm (RFC 9110 15.5.2, RFC 7617 2). */
import { headerValues } from '../../client/exchange.ts';
import { challengesOf, isBasicWithRealm } from './challengeGrammar.ts';
import { judged, type Rule } from './rule.ts';

export const challenge: Rule = {
  clauses: ['auth.challenge'],
  judge({ request, response }) {
    if (response.status !== 401) return undefined;
    const values = headerValues(response, 'www-authenticate');
    return judged('auth.challenge', challengesOf(values).some(isBasicWithRealm), () => ({
      message: `a 401 to ${request.credential.label} has a Basic challenge with a realm (RFC 9110 15.5.2, RFC 7617 2)`,
      expected: 'WWW-Authenticate: Basic realm="…", in the syntax of RFC 9110 11.6.1',
      actual: values.length === 0 ? 'no WWW-Authenticate' : `WWW-Authenticate: ${values.join(', ')}`,
    }));
  },
};

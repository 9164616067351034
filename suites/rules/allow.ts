/** `Allow` of a 405 lists the methods that the resource offers, but not the refused method (RFC 9110 15.5.6). */
import { effectiveMethod, headerValues } from '../../client/exchange.ts';
import { judged, type Rule } from './rule.ts';

export const allow: Rule = {
  clauses: ['error.allow'],
  judge(exchange, { addressed }) {
    if (exchange.response.status !== 405 || exchange.request.head === true) return undefined;
    const values = headerValues(exchange.response, 'allow');
    const named = values.flatMap((value) => value.split(',')).map((method) => method.trim().toUpperCase());
    const actual = values.length === 0 ? 'no Allow' : `Allow: ${values.join(', ')}`;
    const place = addressed(exchange);
    const offered = place?.definition[place.place]?.methods ?? place?.definition.collection?.methods ?? [];
    const refused = effectiveMethod(exchange.request);
    const missing = offered.find((method) => method !== refused && !named.includes(method));
    const broken = (message: string, expected: string) => () => ({ message, expected, actual });
    if (values.length === 0)
      return judged('error.allow', false, broken('a 405 has an Allow header field', `Allow: ${offered.join(', ')}`));
    if (missing !== undefined)
      return judged(
        'error.allow',
        false,
        broken('Allow lists every method that the resource offers', `${missing} in Allow`),
      );
    return judged(
      'error.allow',
      !named.includes(refused),
      broken('Allow does not list the refused method', `no ${refused} in Allow`),
    );
  },
};

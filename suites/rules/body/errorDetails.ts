/** A 400 says what is wrong: it has a body of the declared schema, and its message says more than the reason phrase. */
import { formatDefect, isDescribed, messageDefect } from '../../fixtures/profile/errors.ts';
import { hasNoBody, judged, type Rule } from '../rule.ts';

export const errorDetails: Rule = {
  clauses: ['write.error-details'],
  judge(exchange, { profile, shown }) {
    const { response } = exchange;
    if (response.status !== 400 || hasNoBody(exchange)) return undefined;
    const message = 'the body of a 400 says what is wrong';
    if (!isDescribed(profile, 400))
      return judged('write.error-details', response.body.length > 0, () => ({
        message,
        expected: 'a body',
        actual: 'an empty body',
      }));
    const read = shown(exchange);
    const { schema, mediaType } = profile.error;
    const defect = formatDefect(response, read, schema, mediaType) ?? messageDefect(profile, response, read ?? {});
    return judged('write.error-details', defect === undefined, () => ({
      message,
      expected: defect?.expected ?? '',
      actual: defect?.actual ?? '',
    }));
  },
};

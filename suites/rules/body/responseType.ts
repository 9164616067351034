/** A body has the media type that the profile declares: one for representations, one for errors. */
import { header, isSuccess, mediaType } from '../../../client/exchange.ts';
import { isDescribed, isError } from '../../fixtures/profile/errors.ts';
import { methodOf } from '../method.ts';
import { hasNoBody, isUnrouted, judged, type Rule } from '../rule.ts';

export const responseType: Rule = {
  clauses: ['media.response-type'],
  judge(exchange, context) {
    const { profile } = context;
    const { request, response } = exchange;
    if (response.body.length === 0 || hasNoBody(exchange) || isUnrouted(exchange, context)) return undefined;
    const method = methodOf(request);
    // The body of a redirect is free, and the page describes no representation in the answer to a DELETE.
    const isRepresentation = isSuccess(exchange) && method !== undefined && method !== 'DELETE';
    if (!isRepresentation && !(isError(exchange) && isDescribed(profile, response.status))) return undefined;
    const declared = isRepresentation ? profile.mediaType : profile.error.mediaType;
    return judged('media.response-type', mediaType(response) === declared, () => ({
      message: `the body of ${isRepresentation ? 'a success' : 'an error'} has the type ${declared}`,
      expected: `Content-Type: ${declared}`,
      actual: `Content-Type: ${header(response, 'content-type') ?? '(absent)'}`,
    }));
  },
};

/** The status of any answer is one that the page lists for the effective method. */
import type { Method } from '../../specs/model.ts';
import { documentedStatusesOf } from '../fixtures/profile/documented.ts';
import { methodOf } from './method.ts';
import { judged, type Rule } from './rule.ts';

const CLAUSES: Record<Method, string> = {
  GET: 'get.documented-statuses',
  POST: 'write.documented-statuses',
  PUT: 'write.documented-statuses',
  DELETE: 'delete.documented-statuses',
};

export const documentedStatus: Rule = {
  clauses: [...new Set(Object.values(CLAUSES))],
  judge({ request, response: { status } }, { profile }) {
    // The page lists no statuses for HEAD, which a target need not offer.
    if (request.head === true) return undefined;
    const method = methodOf(request);
    // a target may refuse a DELETE with a body (RFC 9110 9.3.5)
    const isOpen = request.method === 'DELETE' && request.body !== null;
    if (method === undefined || isOpen) return undefined;
    const refusals = request.body === null ? [] : profile.mediaRefusals;
    const allowed = [...documentedStatusesOf(method), ...refusals];
    return judged(CLAUSES[method], allowed.includes(status), () => ({
      message: `any ${method} is answered with a status that the page lists for ${method}`,
      expected: `one of ${allowed.join(', ')}`,
      actual: `status ${status}`,
    }));
  },
};

/** The status of any answer is one that the page lists for the effective method. */
import { effectiveMethod, type HttpRequest } from '../../client/exchange.ts';
import type { Method } from '../../specs/model.ts';
import { documentedStatusesOf } from '../fixtures/profile/documented.ts';
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
    if (isLeftOpen(request)) return undefined;
    const method = effectiveMethod(request);
    const refusals = request.body === null ? [] : profile.mediaRefusals;
    const allowed = [...documentedStatusesOf(method), ...refusals];
    return judged(CLAUSES[method], allowed.includes(status), () => ({
      message: `any ${method} is answered with a status that the page lists for ${method}`,
      expected: `one of ${allowed.join(', ')}`,
      actual: `status ${status}`,
    }));
  },
};

/** Header fields that frameworks use to override the method. */
const OVERRIDES = new Set(['x-http-method-override', 'x-http-method', 'x-method-override']);

/**
 * Whether the page leaves open what the request asks for: a native DELETE has a body, which a target may refuse (RFC 9110 9.3.5), or an
 * override is repeated, misspelled, encoded, a header field, or on another method than POST.
 */
function isLeftOpen({ method, query, body, headers }: HttpRequest): boolean {
  if (method === 'DELETE' && body !== null) return true;
  if (headers.some(([name]) => OVERRIDES.has(name.toLowerCase()))) return true;
  const overrides = [...new URLSearchParams(query)].filter(
    ([name, value]) => /^_?method(\[\])?$/i.test(name) && ['PUT', 'DELETE'].includes(value.trim().toUpperCase()),
  );
  if (overrides.length === 0) return false;
  const isPlain = /(^|&)_method=(PUT|DELETE)(&|$)/.test(query);
  return method !== 'GET' && (method !== 'POST' || !isPlain || overrides.length > 1);
}

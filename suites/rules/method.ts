/** The method that a request asks for, as far as the page says it. */
import { effectiveMethod, type HttpRequest } from '../../client/exchange.ts';
import type { Method } from '../../specs/model.ts';

/** Names that frameworks use to override the method, in a query or as a header field. */
const OVERRIDE = /^(x-)?(http-)?_?method(-override)?$/i;

/**
 * The effective method. Undefined if the request names PUT or DELETE in a way that the page does not describe, such as
 * `_method=delete` or `X-HTTP-Method-Override`: the target may then apply either method. Undefined for methods that the page does
 * not describe.
 */
export function methodOf(request: HttpRequest): Method | undefined {
  const method = effectiveMethod(request);
  if (method === 'GET') return method;
  if (!['POST', 'PUT', 'DELETE'].includes(method)) return undefined;
  const inQuery = [...new URLSearchParams(request.query)].filter(([name]) => OVERRIDE.test(name));
  const named = [...inQuery, ...request.headers.filter(([name]) => OVERRIDE.test(name))].filter(isMethod);
  const isPlain =
    method !== request.method && named.length === 1 && /(^|&)_method=(PUT|DELETE)(&|$)/.test(request.query);
  return named.length === 0 || isPlain ? method : undefined;
}

const isMethod = ([, value]: [string, string]): boolean => /^\s*(put|delete)\s*$/i.test(value);

/** The id of the status cell of the request's method; undefined if the method is unknown. */
export function cellOf(request: HttpRequest, status: number): string | undefined {
  const method = methodOf(request);
  if (method === undefined) return undefined;
  return `${method === request.method ? '' : 'overload.'}${method.toLowerCase()}.${status}`;
}

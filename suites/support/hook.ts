/** Asks the target, by the hook that the user named, to answer a status. */
import type { HttpRequest } from './exchange.ts';
import type { Hook } from './settings.ts';

/** The request with the hook in it: a header field, a query parameter, or a path put before the request's own. */
export function withHook(request: HttpRequest, hook: Hook, status: number): HttpRequest {
  const value = hook.template.replace('{status}', String(status));
  switch (hook.form) {
    case 'header':
      return { ...request, asked: status, headers: [...request.headers, [hook.name, value]] };
    case 'query':
      return { ...request, asked: status, query: request.query === '' ? value : `${request.query}&${value}` };
    case 'path':
      return { ...request, asked: status, path: `${value}${request.path}`, behind: request.path };
  }
}

/** The request that follows a 302. Only GETs follow redirects, and only to paths below the base URL. */
import { type Exchange, type HttpRequest, header } from './exchange.ts';

/** The maximum number of redirects in a row. */
const HOPS = 5;

/** Follows the redirects of a GET, at most five. `send` sends the request of one hop, if `allows` accepts it. Returns the last answer. */
export async function followRedirects(
  first: Exchange,
  { baseUrl, allows }: { baseUrl: string; allows(next: HttpRequest): boolean },
  send: (next: HttpRequest, hop: number) => Promise<Exchange>,
): Promise<Exchange> {
  let exchange = first;
  for (let hop = 1; hop <= HOPS && isNaturalRedirect(exchange); hop += 1) {
    const next = redirected(exchange, baseUrl);
    if (next === undefined || !allows(next)) break;
    exchange = await send(next, hop);
  }
  return exchange;
}

/** Whether the target redirects a GET without being asked to by a hook. */
export function isNaturalRedirect({ request, response }: Exchange): boolean {
  return request.method === 'GET' && response.status === 302 && request.requestedStatus === undefined;
}

/** Where a 302 leads: the URL, or the reason why the run does not follow it. */
export function redirectTarget({ request, response }: Exchange, baseUrl: string): URL | string {
  const base = new URL(baseUrl);
  const location = header(response, 'location');
  const query = request.query === '' ? '' : `?${request.query}`;
  const from = `${base.origin}${prefixOf(base)}${request.path}${query}`;
  if (location === undefined || !URL.canParse(location, from)) return 'the 302 has no valid Location';
  const url = new URL(location, from);
  if (url.origin !== base.origin) return `Location leads to another origin (${url.origin})`;
  return url.pathname.startsWith(`${prefixOf(base)}/`) ? url : 'Location leads outside the base URL';
}

/** The same GET at the URI in `Location`, without the hook; undefined if the run does not follow it. */
export function redirected(exchange: Exchange, baseUrl: string): HttpRequest | undefined {
  const url = redirectTarget(exchange, baseUrl);
  if (typeof url === 'string') return undefined;
  const { unhookedPath: _, requestedStatus, ...rest } = exchange.request;
  // A hook may be a header field.
  const headers = requestedStatus === undefined ? rest.headers : [];
  const path = url.pathname.slice(prefixOf(new URL(baseUrl)).length);
  return { ...rest, path, query: url.search.slice(1), headers, contentType: null, body: null };
}

function prefixOf(base: URL): string {
  return base.pathname.replace(/\/$/, '');
}

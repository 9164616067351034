/** The effective method ("HTTP Method Overloading" on the page) and the resource of a request. */
import type { Incoming, Route } from '../model.ts';
import type { GetParts, Parts } from '../parts.ts';
import { accountList, accountResources, accounts } from '../representations/resources.ts';
import { withoutSuffix } from '../representations/xml.ts';

type RequestParts = Pick<Parts, 'effectiveMethod' | 'route' | 'owns' | 'offered' | 'allow'>;

/**
 * `_method` is honoured only in the query of a POST. Its values are `PUT` and `DELETE`, in upper case; the first one counts.
 * HEAD is a GET without a response body (RFC 9110 section 9.3.2).
 */
function effectiveMethod(incoming: Incoming): string {
  if (incoming.method === 'HEAD') return 'GET';
  if (incoming.method !== 'POST') return incoming.method;
  const value = incoming.query.find(([name]) => name === '_method')?.[1];
  return value === 'PUT' || value === 'DELETE' ? value : 'POST';
}

const PATH = /^\/2010-04-01\/Accounts(?:\/([^/]+)(?:\/([^/]+)(?:\/([^/]+))?)?)?$/;

/** The suffix selects the representation and is not part of the name. */
function route(path: string): Route | null {
  const match = PATH.exec(withoutSuffix(path));
  if (match === null) return null;
  const [accountSid, name, sid] = match.slice(1).map(decodeSegment);
  if (accountSid === undefined) return { accountSid: null, resource: accountList, sid: null };
  if (name === undefined) return { accountSid, resource: accounts, sid: null };
  const resource = Object.hasOwn(accountResources, name) ? accountResources[name] : undefined;
  if (resource === undefined || (sid !== undefined && resource.stored === null)) return null;
  return { accountSid, resource, sid: sid ?? null };
}

function decodeSegment(segment: string | undefined): string | undefined {
  if (segment === undefined || !segment.includes('%')) return segment;
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

export const requestParts = (getParts: GetParts): RequestParts => ({
  effectiveMethod,
  route,
  owns: ({ accountSid }, x) => accountSid === null || x.account === null || accountSid === x.account.accountSid,
  offered: ({ resource, sid }) => (sid === null ? resource.collection : resource.instance),
  allow: (target, x) => {
    const offered = target === null ? [] : getParts().offered(target, x);
    return offered.filter((method) => method !== x.method).join(', ');
  },
});

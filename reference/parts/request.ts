/** What is asked: the effective method (the page, "HTTP Method Overloading") and the resource. */
import type { Incoming, Route } from '../model.ts';
import type { Parts, Whole } from '../parts.ts';
import { accountList, accountResources, accounts } from '../representations/resources.ts';
import { withoutSuffix } from '../representations/xml.ts';

type RequestParts = Pick<Parts, 'effectiveMethod' | 'route' | 'owns' | 'offered' | 'allow'>;

/**
 * `_method` counts in the query string of a POST alone; its valid values are `PUT` and `DELETE`, in just these letters, and the
 * first one counts. HEAD is a GET whose content stays away (RFC 9110 section 9.3.2).
 */
function effectiveMethod(incoming: Incoming): string {
  if (incoming.method === 'HEAD') return 'GET';
  if (incoming.method !== 'POST') return incoming.method;
  const value = incoming.query.find(([name]) => name === '_method')?.[1];
  return value === 'PUT' || value === 'DELETE' ? value : 'POST';
}

const PATH = /^\/2010-04-01\/Accounts(?:\/([^/]+)(?:\/([^/]+)(?:\/([^/]+))?)?)?$/;

/** The suffix asks for a form of the representation, and is no part of the name. */
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

export const requestParts = (whole: Whole): RequestParts => ({
  effectiveMethod,
  route,
  owns: ({ accountSid }, x) => accountSid === null || x.account === null || accountSid === x.account.accountSid,
  offered: ({ resource, sid }) => (sid === null ? resource.collection : resource.instance),
  allow: (target, x) => {
    const offered = target === null ? [] : whole().offered(target, x);
    return offered.filter((method) => method !== x.method).join(', ');
  },
});

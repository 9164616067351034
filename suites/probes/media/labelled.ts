/** Writes with any content type. */
import type { HttpRequest } from '../../../client/exchange.ts';
import type { Case, Live } from '../../fixtures/index.ts';
import type { Operation } from '../../fixtures/profile/operations.ts';
import { pathOf } from '../../fixtures/run/session.ts';

/** The write with this body and content type; `null` sends no content type. */
export function labelled(
  c: Case,
  { resource, verb }: Operation,
  live: Live | undefined,
  contentType: string | null,
  body: string,
): HttpRequest {
  const path = live?.path ?? pathOf(c.session, resource);
  return { ...c.session.requests.write(verb, path, []), contentType, body };
}

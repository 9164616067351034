/** An operation of the profile as a request that would be served, on resources of the case's own. */
import type { Case, Live } from './case.ts';
import type { HttpRequest } from './exchange.ts';
import { differingForm } from './forms.ts';
import type { Operation } from './targets.ts';

export interface Operated {
  /** Valid in every respect. */
  request: HttpRequest;
  /** The resource that it is sent to; undefined for a collection. */
  live: Live | undefined;
  /**
   * A control that sends the request as it is, once, however often it is asked: true when it was served. It is to be asked after
   * what it stands beside, since a DELETE leaves nothing to refuse.
   */
  control(): () => Promise<boolean>;
}

/** Sets up what the operation needs. Inconclusive where that cannot be created. */
export async function onOperation(c: Case, operation: Operation): Promise<Operated> {
  const live = operation.place === 'instance' ? await c.create(operation.resource) : undefined;
  const request = requestOn(c, operation, live);
  return { request, live, control: () => lastly(c, request) };
}

/** The operation on a resource that is there already, with values of the case's own; on the collection where there is none. */
export function requestOn(c: Case, { resource, verb }: Operation, live: Live | undefined): HttpRequest {
  const { requests } = c.session;
  const writes = verb.method === 'POST' || verb.method === 'PUT';
  const form = !writes ? [] : live === undefined ? c.plainForm(resource) : differingForm(c, live);
  return requests.of(verb, live?.path ?? c.path(resource), form);
}

/** Sends the request when first asked; the answer stands for later questions. */
function lastly(c: Case, request: HttpRequest): () => Promise<boolean> {
  let answer: Promise<boolean> | undefined;
  return () => {
    answer ??= c.served(request);
    return answer;
  };
}

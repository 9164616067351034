/** A method as the contract sees it, and how it travels. */
import type { Method } from '../../specs/model.ts';

export interface Verb {
  method: Method;
  /** Sent as POST with `?_method=` (the page, "HTTP Method Overloading"). */
  overloaded: boolean;
}

export const GET: Verb = { method: 'GET', overloaded: false };
export const POST: Verb = { method: 'POST', overloaded: false };
export const PUT: Verb = { method: 'PUT', overloaded: false };
export const DELETE: Verb = { method: 'DELETE', overloaded: false };
export const OVERLOADED_PUT: Verb = { method: 'PUT', overloaded: true };
export const OVERLOADED_DELETE: Verb = { method: 'DELETE', overloaded: true };

export const VERBS = [GET, POST, PUT, DELETE, OVERLOADED_PUT, OVERLOADED_DELETE];

/** `POST ?_method=PUT` or `PUT` */
export function verbName(verb: Verb): string {
  return verb.overloaded ? `POST ?_method=${verb.method}` : verb.method;
}

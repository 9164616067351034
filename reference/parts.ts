/**
 * The reference as named, replaceable parts. A fault or a variant wraps some of them. The other parts then call the wrapped ones,
 * because each part looks up the others in the finished set.
 */
import type { ServerResponse } from 'node:http';
import type {
  Awaitable,
  Credentials,
  Document,
  Exchange,
  FormField,
  Incoming,
  Item,
  Pairs,
  Problem,
  Reply,
  Route,
  Values,
} from './model.ts';
import type { Store } from './store.ts';

/** The stages of the pipeline; the first reply ends it. */
export type StageName = 'authenticate' | 'admit' | 'hook' | 'route' | 'find' | 'method' | 'form' | 'validate' | 'act';
export type Stage = (x: Exchange) => Awaitable<Reply | null>;
/** The kind of a successful request. */
export type Success = 'shown' | 'listed' | 'created' | 'updated' | 'deleted';

export interface Validators {
  /** Quoted, with `W/` in front when it is weak. */
  etag?: string;
  /** An HTTP date. */
  lastModified?: string;
}

export interface Parts {
  // The pipeline
  /** Wraps everything from the request to the finished reply. */
  around(x: Exchange, next: () => Promise<Reply>): Awaitable<Reply>;
  /** In which order the stages run. */
  order: StageName[];
  stages: Record<StageName, Stage>;

  // Credentials
  accounts: Credentials[];
  /** The one `Authorization` header decoded; null when it is not well-formed Basic. */
  readCredentials(x: Exchange): Credentials | null;
  sameSid(given: string, real: string): boolean;
  sameToken(given: string, real: string): boolean;
  /** The account of the credentials, or null if they are wrong. */
  authenticate(given: Credentials | null, x: Exchange): Credentials | null;
  /** Values of `WWW-Authenticate`. */
  challenges(x: Exchange): string[];

  // Load and hook
  /** The delay of the request, in milliseconds. */
  latency(x: Exchange): number;
  /** Whether the request is processed when the account has `inFlight` requests, this one included. */
  admits(inFlight: number, x: Exchange): boolean;
  /** The status that the request asks for with `Prefer: code=…`, or null. */
  hookedStatus(x: Exchange): number | null;
  /** The value of `Retry-After`, or null. */
  retryAfter(status: number, x: Exchange): string | null;
  /** The `Location` of a 302, or null. */
  redirectTarget(x: Exchange): string | null;

  // Method and resource
  effectiveMethod(incoming: Incoming): string;
  route(path: string, x: Exchange): Route | null;
  /** Whether the credentials may use the resource in the path. */
  owns(route: Route, x: Exchange): boolean;
  offered(route: Route, x: Exchange): string[];
  /** The value of `Allow`. */
  allow(route: Route | null, x: Exchange): string | null;

  // The form
  isForm(contentType: string | null, x: Exchange): boolean;
  decode(body: Buffer, x: Exchange): Pairs;
  /** The form in the body, or why it cannot be read. */
  readForm(x: Exchange): Pairs | Problem;
  /** The value of that form field, or null. */
  parameter(form: Pairs, name: string, x: Exchange): string | null;
  fields(x: Exchange): Record<string, FormField>;
  /** One value, checked against its field's bounds. */
  readValue(name: string, field: FormField, text: string, x: Exchange): string | number | Problem;
  /** Whether a create lacks the required field. */
  missing(name: string, field: FormField, text: string | null, x: Exchange): boolean;
  /** Whether another resource of the account has this unique value. */
  taken(name: string, value: string | number, x: Exchange): boolean;
  validate(form: Pairs, x: Exchange): Values | Problem;

  // The store
  store: Store;
  makeSid(prefix: string, x: Exchange): string;
  now(): number;
  find(route: Route, x: Exchange): Awaitable<Item | null>;
  /** The resources of a collection, newest first. */
  list(route: Route, x: Exchange): Awaitable<Item[]>;
  create(values: Values, x: Exchange): Awaitable<Item>;
  /** Returns the item with these values replaced. */
  merge(item: Item, values: Values, x: Exchange): Item;
  update(item: Item, values: Values, x: Exchange): Awaitable<Item>;
  remove(item: Item, x: Exchange): Awaitable<void>;

  // The representation
  represent(item: Item, x: Exchange): Document;
  representList(items: Item[], x: Exchange): Document;
  serialize(document: Document, x: Exchange): { type: string; text: string };
  validators(text: string, item: Item, x: Exchange): Validators;
  notModified(validators: Validators, x: Exchange): boolean;

  // The reply
  success(kind: Success, x: Exchange): number;
  errorDocument(problem: Problem, x: Exchange): Document;
  error(problem: Problem, x: Exchange): Reply;
  respond(kind: Success, document: Document, item: Item | null, x: Exchange): Reply;
  deleted(x: Exchange): Reply;
  finish(reply: Reply, x: Exchange): Awaitable<Reply>;
  /** Puts the reply on the wire. */
  write(reply: Reply, outgoing: ServerResponse, x: Exchange): void;
}

/** Returns the finished parts. Only call it while a request is processed. */
export type GetParts = () => Parts;

/** The data types of the reference: a request, what each stage adds to it, a reply, stored items. */
import type { Method } from '../specs/model.ts';
import type { Field } from '../specs/profile/model.ts';

export type Awaitable<T> = T | Promise<T>;

/** Names and values in the order of the wire; a name may occur more than once. */
export type Pairs = [name: string, value: string][];

export interface Credentials {
  /** `AC` and 32 hex digits. */
  accountSid: string;
  /** Any non-empty text. */
  authToken: string;
}

/** A request as received. */
export interface Incoming {
  /** The method on the wire, before method overloading. */
  method: string;
  /** Path and query as sent. */
  target: string;
  /** The part before `?`, as sent. */
  path: string;
  /** Decoded. */
  query: Pairs;
  headers: Pairs;
  body: Buffer;
  /** The same object for every request of one connection. */
  connection: object;
}

export interface Reply {
  status: number;
  headers: Pairs;
  /** Null: no content at all. */
  body: string | null;
}

/** Properties by form field name. */
export type Values = Record<string, string | number | null>;

/** A stored resource. It is immutable: an update stores a new object under the same sid. */
export interface Item {
  sid: string;
  accountSid: string;
  resource: string;
  /** The sids of its parents, by the name of their resource. */
  parents?: Record<string, string>;
  /** The number of the create on this server; a greater one is newer. */
  sequence: number;
  /** Milliseconds since the epoch. */
  createdAt: number;
  updatedAt: number;
  values: Values;
}

export type FormField = Field;

/** A representation before it is serialized. */
export type Document = Record<string, unknown>;

export interface ResourceDefinition {
  /** The name in the path. */
  name: string;
  /** The XML element of one instance. */
  element: string;
  /** Methods offered, by kind of URL. */
  collection: string[];
  instance: string[];
  /** Null when the resource has no stored instances. */
  stored: { prefix: string; listProperty: string; represent: (item: Item) => Document } | null;
  fields: Record<string, FormField>;
  /** The representation of a singleton or an account, which is not stored. */
  singleton: ((account: Credentials) => Document) | null;
}

/** What a path refers to. */
export interface Route {
  /** Null for the list of accounts. */
  accountSid: string | null;
  resource: ResourceDefinition;
  /** Of the instance; null for a collection or a singleton. */
  sid: string | null;
  /** The parents' sids in the path, by the name of their resource. */
  parents?: Record<string, string>;
}

/** Why a request is refused. */
export interface Problem {
  status: number;
  /** Twilio's error code. */
  code: number;
  message: string;
}

/** One request on its way through the stages, each of which adds to it. */
export interface Exchange {
  readonly incoming: Incoming;
  /** The effective method; differs from the method on the wire when the request is overloaded. */
  method: Method | (string & {});
  overloaded: boolean;
  /** The account whose credentials were sent. */
  account: Credentials | null;
  route: Route | null;
  /** The instance before the request changes it. */
  item: Item | null;
  /** The decoded form of a write. */
  form: Pairs;
  /** The validated values of the form. */
  values: Values;
  /** The hook asks for 304. */
  unchanged: boolean;
}

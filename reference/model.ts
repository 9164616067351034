/** The plain data that travels through the reference: a request, what is learnt of it on the way, a reply. */
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

/** A request as it arrived. */
export interface Incoming {
  /** As on the wire, before any overloading. */
  method: string;
  /** Path and query as sent. */
  target: string;
  /** Before the `?`, as sent. */
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

/** A stored resource. It is never changed in place: an update stores another object under the same sid. */
export interface Item {
  sid: string;
  accountSid: string;
  resource: string;
  /** The sids of what it stands under, by the name of their resource. */
  parents?: Record<string, string>;
  /** Counts creates of this server: a greater one is newer. */
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
  /** As the path spells it. */
  name: string;
  /** What one of them is called in XML. */
  element: string;
  /** Methods offered, by the kind of URL. */
  collection: string[];
  instance: string[];
  /** Present where there are instances in the store. */
  stored: { prefix: string; listProperty: string; represent: (item: Item) => Document } | null;
  fields: Record<string, FormField>;
  /** The representation of what is not stored: a singleton or an account. */
  singleton: ((account: Credentials) => Document) | null;
}

/** What a path names. */
export interface Route {
  /** Null for the list of accounts. */
  accountSid: string | null;
  resource: ResourceDefinition;
  /** Of the instance; null for a collection or a singleton. */
  sid: string | null;
  /** The sids in the path of what it stands under, by the name of their resource. */
  parents?: Record<string, string>;
}

/** Why a request is refused, before it is a reply. */
export interface Problem {
  status: number;
  /** Twilio's error code. */
  code: number;
  message: string;
}

/** One request on its way: each stage fills in what it learns. */
export interface Exchange {
  readonly incoming: Incoming;
  /** The effective method; another than the wire's when the request is overloaded. */
  method: Method | (string & {});
  overloaded: boolean;
  /** Whose credentials came. */
  account: Credentials | null;
  route: Route | null;
  /** The instance as it was when it was found. */
  item: Item | null;
  /** The decoded form of a write. */
  form: Pairs;
  /** What the form gave, validated. */
  values: Values;
  /** The hook asks for 304. */
  unchanged: boolean;
}

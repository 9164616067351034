/** A profile: what a target offers, as data. Described for users by `specs/schemas/profile.schema.json`. */
import type { Kind, Method } from '../model.ts';

export type JsonSchema = Record<string, unknown>;

/** One form field of a resource, with the bounds that the target promises to enforce. */
export type Field = FieldCommon & (StringField | IntegerField | EnumField | UrlField | PhoneField | SidField);

export interface FieldCommon {
  /** The property of the representation that shows the value (`MaxSize` → `max_size`). */
  property: string;
  requiredAtCreate?: boolean;
  /** No two resources of the account may share a value: it gets a marker of the run and counts as identity. */
  unique?: boolean;
  /** White space at the ends is removed by the target. */
  trimmed?: boolean;
  /** What a create without the field gives. */
  default?: string | number | null;
  /** `false`: the field is sent at create alone. */
  updatable?: boolean;
  /** `false`: the representation does not show the value (a call's `Url`): it is sent, never compared. */
  echoed?: boolean;
  /**
   * `false`: the bounds say what is sent; the target does not promise to refuse a missing value or one beyond them. `presence`: it
   * refuses a create without the field, and promises nothing of the value.
   */
  enforced?: boolean | 'presence';
}
export interface StringField {
  type: 'string';
  /** In characters. */
  minLength: number;
  maxLength: number;
}
export interface IntegerField {
  type: 'integer';
  minimum: number;
  maximum: number;
}
export interface EnumField {
  type: 'enum';
  values: string[];
}
/** An absolute http or https URL. */
export interface UrlField {
  type: 'url';
  maxLength?: number;
}
/** A telephone number in the form of E.164: `+` and up to 15 digits. */
export interface PhoneField {
  type: 'phone';
}

/** The sid of a live instance of another resource, which is created first. */
export interface SidField {
  type: 'sid';
  /** A name of the profile's resources. */
  resource: string;
}

export interface Endpoint {
  /**
   * Below `basePath`; begins with `/`. `{Sid}` stands for the instance's sid, `{Name}` for that of a live instance of the resource of
   * that name, which is created first.
   */
  path: string;
  methods: Method[];
}

export interface Resource {
  /** A list, or a singleton such as Balance: what a POST or PUT to a singleton does is an update. */
  collection?: Endpoint & {
    /** The property of the list's representation that holds the array; absent for a singleton. */
    listProperty?: string;
    schema: JsonSchema;
    /** A PUT to the collection creates, with `createStatus`. */
    putCreates?: boolean;
  };
  instance?: Endpoint & { schema: JsonSchema };
  sid?: { property: string; prefix: string };
  /** Form fields by their wire name. */
  fields: Record<string, Field>;
  /** Default 201. */
  createStatus: number;
  /** A create costs money: the resource runs only when it is named. */
  billable: boolean;
  /** Properties that differ between twins: sids, uris. */
  identity: string[];
  /** Properties that may change by themselves: dates, counters. */
  volatile: string[];
}

/** How a name in snake case is written otherwise: `max_size` → `MaxSize`, `maxSize`, `maxsize`, `max_size`. */
export type XmlCase = 'PascalCase' | 'camelCase' | 'lowercase' | 'unchanged';

/** How XML shows what the schemas describe as JSON: a property is an element, and its text the value. */
export interface XmlMapping {
  /** The element around every body; absent: an error, a resource or a list is the root itself. */
  root?: string;
  /** From a property's name to its element's. */
  elements: XmlCase;
  /** From the name of a list's member, such as `next_page_uri`, to its attribute's; absent: such a member is an element. */
  attributes?: XmlCase;
  /** Properties whose element or attribute goes by another name than the rule's. */
  names?: Record<string, string>;
  /** The element of an error. */
  error?: string;
  /** By resource: the element of one of them, and of a list; a list is named after its property where nothing is said. */
  resources?: Record<string, { item: string; list?: string }>;
}

export interface Profile {
  schema: 'proofmark/profile@1';
  name: string;
  title: string;
  /** `/2010-04-01/Accounts/{AccountSid}` */
  basePath: string;
  /** Media type of every representation, without parameters. */
  mediaType: string;
  /** Where a media type is XML. */
  xml?: XmlMapping;
  error: {
    mediaType: string;
    schema: JsonSchema;
    /** The member that repeats the status line, or null. */
    statusProperty: string | null;
    /** The member that tells a person what is wrong. */
    messageProperty: string;
    /** Statuses whose body nobody has described: only the status is looked at. */
    undescribedStatuses?: number[];
  };
  paging: { sizeParameter: string; maxSize: number; nextProperty: string } | null;
  /** How long a read may lag behind a delete. Milliseconds. */
  deleteLagMs: number;
  /** Response headers that the equivalence does not compare, beside the standing list. Lower case. */
  ignoredHeaders: string[];
  /** Statuses allowed, beside 400, for a body in another media type. */
  mediaRefusals: number[];
  /** Media types besides the form's that the target may apply. */
  acceptedMediaTypes: string[];
  /** Clauses whose kind this profile lowers. */
  clauses: Record<string, { kind: Kind | 'not-applicable'; reason: string }>;
  resources: Record<string, Resource>;
}

/** A profile describes what a target offers. `specs/schemas/profile.schema.json` documents it for users. */
import type { Kind, Method } from '../model.ts';

export type JsonSchema = Record<string, unknown>;

/** One form field of a resource, with the bounds that the target promises to enforce. */
export type Field = FieldCommon & (StringField | IntegerField | EnumField | UrlField | PhoneField | SidField);

export interface FieldCommon {
  /** The property of the representation that shows the value (`MaxSize` → `max_size`). */
  property: string;
  requiredAtCreate?: boolean;
  /** No two resources of the account may have the same value. The run adds a marker to the value. */
  unique?: boolean;
  /** The target removes white space at both ends. */
  trimmed?: boolean;
  /** The value after a create without the field. */
  default?: string | number | null;
  /** `false`: only creates may send the field. */
  updatable?: boolean;
  /** `false`: the representation does not show the value, such as the `Url` of a call, so it is never compared. */
  echoed?: boolean;
  /**
   * `false`: the target need not refuse missing values or values beyond the bounds. `presence`: it must refuse a create without the
   * field, but need not validate the value.
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
/** A telephone number in E.164 format: `+` and up to 15 digits. */
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
   * Relative to `basePath`, with a leading `/`. `{Sid}` is replaced by the sid of the instance, and `{Name}` by the sid of a live
   * instance of that resource, which the run creates first.
   */
  path: string;
  methods: Method[];
}

export interface Resource {
  /** The list of instances, or a singleton such as Balance. A POST or PUT to a singleton is an update. */
  collection?: Endpoint & {
    /**
     * The property of the list's representation whose value is the array of items, or a JSON pointer to it; empty if the body is the
     * array. Absent for a singleton.
     */
    listProperty?: string;
    schema: JsonSchema;
    /** A PUT to the collection creates an instance and answers `createStatus`. */
    putCreates?: boolean;
  };
  instance?: Endpoint & { schema: JsonSchema };
  /** `property` is a name or a JSON pointer; its value is a text or an integer. */
  sid?: { property: string; prefix: string };
  /** Form fields by their wire name. */
  fields: Record<string, Field>;
  /**
   * A PUT to an instance replaces it: omitted fields may change. It then names every required field. Default: a PUT leaves the fields
   * that it omits unchanged, as a POST does.
   */
  putReplaces?: boolean;
  /** Default 201. */
  createStatus: number;
  /** A create costs money, so a run only tests the resource if the user selects it with `--resource`. */
  billable: boolean;
  /** Properties that differ between twins, such as sids and URIs. */
  identity: string[];
  /** Properties that may change at any time, such as dates and counters. */
  volatile: string[];
}

/** The conversion of a name in snake case: `max_size` → `MaxSize`, `maxSize`, `maxsize`, `max_size`. */
export type XmlCase = 'PascalCase' | 'camelCase' | 'lowercase' | 'unchanged';

/** Maps XML to the JSON that the schemas describe. A property is an element, whose text is the value. */
export interface XmlMapping {
  /** The root element of every body. If absent, the error, resource or list is the root. */
  root?: string;
  /** Converts the name of a property to that of its element. */
  elements: XmlCase;
  /**
   * Converts the name of a list member, such as `next_page_uri`, to that of its attribute. If absent, such members are elements.
   */
  attributes?: XmlCase;
  /** Element or attribute names that do not follow the rule, by property. */
  names?: Record<string, string>;
  /** The element of an error. */
  error?: string;
  /** The elements of an instance and of a list, by resource. The default list element is named after the list property. */
  resources?: Record<string, { item: string; list?: string }>;
}

/** The query parameter for the page size, and the list members that link to other pages. A list may omit a link or show null. */
export interface Paging {
  sizeParameter: string;
  /** Default 1. */
  minSize?: number;
  maxSize: number;
  /** The page size without the parameter. */
  defaultSize?: number;
  nextProperty: string;
  previousProperty?: string;
  firstProperty?: string;
  lastProperty?: string;
  /** The member with the URI of the page itself. */
  ownProperty?: string;
}

export interface Profile {
  schema: 'proofmark/profile@1';
  name: string;
  title: string;
  /** `/2010-04-01/Accounts/{AccountSid}` */
  basePath: string;
  /** A pattern for the user name of an account. Absent: any user name will do. */
  account?: { pattern: string };
  /** Media type of every representation, without parameters. */
  mediaType: string;
  /** The XML mapping. Required if a media type of the profile is XML. */
  xml?: XmlMapping;
  error: {
    mediaType: string;
    schema: JsonSchema;
    /** The member that repeats the status code, or null. A JSON pointer such as `/error/status` if it is nested. */
    statusProperty: string | null;
    /** The member with the message for people. A JSON pointer such as `/error/message` if it is nested. */
    messageProperty: string;
    /** Statuses whose body is not described. Only the status is checked. */
    undescribedStatuses?: number[];
  };
  /** How lists are read page by page; null if a list is a single page. */
  paging: Paging | null;
  /** How long a read may lag behind a delete. Milliseconds. */
  deleteLagMs: number;
  /** Response headers, in lower case, that comparisons of two answers ignore in addition to the built-in list. */
  ignoredHeaders: string[];
  /** Statuses other than 400 with which the target may refuse a body in another media type. */
  mediaRefusals: number[];
  /** Request media types, besides the form type, that the target may accept. */
  acceptedMediaTypes: string[];
  /** Clauses whose kind this profile lowers. */
  clauses: Record<string, { kind: Kind | 'not-applicable'; reason: string }>;
  resources: Record<string, Resource>;
  /** Whether the user selected some of the resources for the run. No profile file has this member. */
  isReduced?: boolean;
}

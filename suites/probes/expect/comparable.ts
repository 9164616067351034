/** The parts of an answer that are compared with those of another answer, without the identity of a twin. */
import { isDeepStrictEqual } from 'node:util';
import type { Exchange, HttpResponse, Representation } from '../../../client/exchange.ts';
import { head } from '../../../client/redaction/excerpt.ts';
import { HIDDEN, isShownField } from '../../../client/redaction/namedSecrets.ts';
import type { Redactor } from '../../../client/redaction/redactor.ts';
import { memberAt } from '../../../client/representation/member.ts';
import type { Resource } from '../../../specs/profile/model.ts';
import type { Case, Twin } from '../../fixtures/index.ts';
import { replaceOwn, stable } from '../../fixtures/values/comparison.ts';

/** Response header fields that may differ between equal answers. */
const UNCOMPARED = new Set(
  'date content-length transfer-encoding connection keep-alive age via set-cookie etag last-modified'.split(' '),
);
/** Header fields whose value is a list in any order and letter case. */
const UNORDERED = new Set(
  'allow vary access-control-allow-headers access-control-allow-methods access-control-expose-headers'.split(' '),
);

export interface Answer {
  status: number;
  headers: Map<string, string>;
  body: unknown;
}

const ERROR = 'error ';
const HEADER = 'header ';
export const isPartOfError = (part: string): boolean => part.startsWith(ERROR);
export const isHeader = (part: string): boolean => part.startsWith(HEADER);

/** The names of the parts in which two answers differ. Only the body of an error is split into its properties. */
export function differentParts(one: Answer, other: Answer): string[] {
  if (one.status !== other.status) return ['status'];
  const names = [...new Set([...one.headers.keys(), ...other.headers.keys()])].sort();
  const headers = names.filter((name) => one.headers.get(name) !== other.headers.get(name));
  return [...headers.map((name) => HEADER + name), ...differentBodies(one, other)];
}

function differentBodies({ status, body }: Answer, { body: other }: Answer): string[] {
  if (isDeepStrictEqual(body, other)) return [];
  if (status < 400) return ['body'];
  if (!isRecord(body) || !isRecord(other)) return [ERROR];
  const properties = [...new Set([...Object.keys(body), ...Object.keys(other)])];
  return properties.filter((name) => !isDeepStrictEqual(body[name], other[name])).map((name) => ERROR + name);
}

export function shownDifference(c: Case, part: string, one: Answer, other: Answer): string {
  if (part === 'status') return `status ${one.status} and ${other.status}`;
  if (isHeader(part)) {
    const name = part.slice(HEADER.length);
    return `${name}: ${fieldShown(name, one.headers)} and ${fieldShown(name, other.headers)}`;
  }
  return `body ${shorten(one.body, c.session.redact)} and ${shorten(other.body, c.session.redact)}`;
}

/** What is compared besides the status and the body of an error. */
export interface Compared {
  /** Default: no header fields. */
  headers?: boolean;
  /** The properties of a representation. Default: all. */
  properties?: readonly string[];
}

/** The answer without what identifies the twin and without volatile properties. */
export function comparable(
  c: Case,
  twin: Twin,
  exchange: Exchange,
  { headers: withHeaders = false, properties }: Compared = {},
): Answer {
  const { response } = exchange;
  const resource = c.resource(twin.resource);
  const shown = c.shown(exchange);
  const own = new Map(twin.own);
  const sid = memberAt(shown, resource.sid?.property ?? 'sid');
  // The digits of a number may occur in any text.
  if (typeof sid === 'string') own.set(sid, '<sid>');
  const headers = withHeaders ? comparableHeaders(c, response, own) : new Map<string, string>();
  const isPicked = properties !== undefined && response.status < 400;
  const body = replaceOwn(shown === undefined ? response.body.toString('utf8') : stable(resource, shown), own);
  return {
    status: response.status,
    headers,
    body: isRecord(body)
      ? picked(withoutIdentity(twin, resource, body, shown), isPicked ? properties : undefined)
      : body,
  };
}

function comparableHeaders({ profile }: Case, response: HttpResponse, own: Map<string, string>): Map<string, string> {
  const headers = new Map<string, string>();
  for (const [name, value] of response.headers) {
    const key = name.toLowerCase();
    if (UNCOMPARED.has(key) || profile.ignoredHeaders.includes(key)) continue;
    const text = String(replaceOwn(value, own));
    headers.set(key, headers.has(key) ? `${headers.get(key)}, ${text}` : text);
  }
  for (const [name, value] of headers) if (UNORDERED.has(name)) headers.set(name, sorted(value));
  return headers;
}

function sorted(list: string): string {
  const members = list.split(',').map((member) => member.trim().toLowerCase());
  return [...new Set(members)].sort().join(', ');
}

/** Replaces each identity property by its name if its value is the same as after the create. */
function withoutIdentity(
  { live }: Twin,
  { identity }: Resource,
  body: Representation,
  shown: Representation | undefined,
): Representation {
  const same = identity.filter((name) => {
    const value = body[name];
    if (value === undefined || (typeof value === 'string' && value.includes('<sid>'))) return false;
    return live === undefined || isDeepStrictEqual(shown?.[name], live.representation[name]);
  });
  return { ...body, ...Object.fromEntries(same.map((name) => [name, `<${name}>`])) };
}

function picked(body: Representation, properties: readonly string[] | undefined): Representation {
  if (properties === undefined) return body;
  return Object.fromEntries(Object.entries(body).filter(([name]) => properties.includes(name)));
}

const isRecord = (value: unknown): value is Representation =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function fieldShown(name: string, headers: Map<string, string>): string {
  const value = headers.get(name);
  if (value === undefined) return '(absent)';
  return isShownField(name) ? value : HIDDEN;
}

/** Redacts and cuts a text. Redaction comes first, because it may not recognise a cut secret. */
function shorten(body: unknown, redact: Redactor): string {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return `${head(text, 200, (value) => redact(value, 'answer'))}${text.length > 200 ? '…' : ''}`;
}

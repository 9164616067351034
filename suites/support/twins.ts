/** Two resources in the same state, and whether two answers about them are the same but for identity. */
import { isDeepStrictEqual } from 'node:util';
import type { Form } from '../../generators/form.ts';
import { withMarker } from '../../generators/withMarker.ts';
import type { Resource } from '../../specs/profile.ts';
import type { Case, Live } from './case.ts';
import type { Exchange, Representation } from './exchange.ts';
import { replaceOwn, stable } from './normalise.ts';
import { HIDDEN, isShownField } from './ownSecrets.ts';
import { head } from './render.ts';
import type { Redactor } from './secrets.ts';

/** Response header fields that two equal answers may differ in. */
const UNCOMPARED = new Set(
  'date content-length transfer-encoding connection keep-alive age via set-cookie etag last-modified'.split(' '),
);

export interface Twin {
  live: Live | undefined;
  resource: string;
  /** One's own texts, each with the placeholder that stands for it. */
  own: Map<string, string>;
  /** What tells this twin's unique values from the other's; both have the same length. */
  marker: string;
}

/** Two created resources with equal values but for the unique ones. */
export async function twins(c: Case, resource: string, form: Form = c.plainForm(resource)): Promise<[Twin, Twin]> {
  const pair = twinPlaces(c, resource);
  for (const twin of pair) {
    twin.live = await c.create(resource, formFor(c, twin, form));
    twin.own.set(twin.live.sid, '<sid>');
  }
  return pair;
}

/** Two places for a create: nothing stands there yet. */
export function twinPlaces(c: Case, resource: string): [Twin, Twin] {
  const make = (): Twin => {
    const marker = c.marker();
    return { live: undefined, resource, marker, own: new Map([[marker, '<marker>']]) };
  };
  return [make(), make()];
}

/** The form with the twin's own marker in each unique field; the rest is the same for both. */
export function formFor(c: Case, twin: Twin, form: Form, broken?: string): Form {
  const { fields } = c.resource(twin.resource);
  return c.session.foundation.withLiveSids(c.resource(twin.resource), form).map(([name, value]) => {
    const field = fields[name];
    if (field?.unique !== true || c.pinned(twin.resource, name) !== undefined) return [name, value];
    // a broken value keeps its length, which may be what is wrong with it
    if (name === broken) return [name, withMarker(field, value, twin.marker, true) ?? value];
    return [name, withMarker(field, value, twin.marker) ?? c.shortValue(field, value)];
  });
}

/** In what two answers differ, in words; undefined where they are the same. */
export function answerDifference(c: Case, one: [Twin, Exchange], other: [Twin, Exchange]): string | undefined {
  const [a, b] = [comparable(c, ...one), comparable(c, ...other)];
  if (a.status !== b.status) return `status ${a.status} and ${b.status}`;
  const names = [...new Set([...a.headers.keys(), ...b.headers.keys()])].sort();
  const field = names.find((name) => a.headers.get(name) !== b.headers.get(name));
  if (field !== undefined) return `${field}: ${fieldShown(field, a.headers)} and ${fieldShown(field, b.headers)}`;
  const { redact } = c.session;
  if (isDeepStrictEqual(a.body, b.body)) return undefined;
  return `body ${shorten(a.body, redact)} and ${shorten(b.body, redact)}`;
}

/** In what the states of two twins differ, read by GET; undefined where they are the same. */
export async function stateDifference(
  c: Case,
  one: Twin,
  other: Twin,
): Promise<{ difference: string | undefined; exchange: Exchange | undefined }> {
  if (one.live === undefined || other.live === undefined) return { difference: undefined, exchange: undefined };
  const [a, b] = [await c.read(one.live), await c.read(other.live)];
  c.need(!a.busy && !b.busy, 'the state could not be read back');
  return { difference: answerDifference(c, [one, a], [other, b]), exchange: b };
}

function comparable(c: Case, twin: Twin, exchange: Exchange) {
  const { response } = exchange;
  const resource = c.resource(twin.resource);
  const shown = c.shown(exchange);
  const own = new Map(twin.own);
  const sid = shown?.[resource.sid?.property ?? 'sid'];
  if (typeof sid === 'string') own.set(sid, '<sid>');
  const ignored = new Set(c.profile.ignoredHeaders);
  const headers = new Map<string, string>();
  for (const [name, value] of response.headers) {
    const key = name.toLowerCase();
    if (UNCOMPARED.has(key) || ignored.has(key)) continue;
    const text = String(replaceOwn(value, own));
    headers.set(key, headers.has(key) ? `${headers.get(key)}, ${text}` : text);
  }
  const body = replaceOwn(shown === undefined ? response.body.toString('utf8') : stable(resource, shown), own);
  return {
    status: response.status,
    headers,
    body: isRecord(body) ? withoutIdentity(twin, resource, body, shown) : body,
  };
}

/** What the profile calls identity stands as its own name, where it is what the create gave; a text that holds the sid is compared. */
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

const isRecord = (value: unknown): value is Representation =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function fieldShown(name: string, headers: Map<string, string>): string {
  const value = headers.get(name);
  if (value === undefined) return '(absent)';
  return isShownField(name) ? value : HIDDEN;
}

/** Secrets go out before the cut, which would leave a piece of one. */
function shorten(body: unknown, redact: Redactor): string {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return `${head(text, 200, (value) => redact(value, 'answer'))}${text.length > 200 ? '…' : ''}`;
}

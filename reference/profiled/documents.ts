/** Representations that fit a profile's schemas: stored values, and example values for everything else. */
import type { JsonSchema, Profile, Resource } from '../../specs/profile/model.ts';
import type { Document, Exchange, Item, Problem } from '../model.ts';
import { rfc2822 } from '../representations/resources.ts';
import { exampleOf, flattened, validatorOf } from './example.ts';

/** Fills a schema's example with values: always those in `certain`, and those in `hints` that the schema describes and allows. */
type Painter = (certain: Document, hints: Document) => Document;

export function painterOf(schema: JsonSchema): Painter {
  const definitions = (schema.$defs ?? {}) as JsonSchema;
  const flat = flattened(schema, definitions);
  const described = (flat.properties ?? {}) as Record<string, JsonSchema>;
  const example = (exampleOf({ ...flat, type: 'object' }, definitions) ?? {}) as Document;
  const { $schema } = schema;
  const takes = Object.fromEntries(
    Object.entries(described).map(([name, property]) => [
      name,
      once(() => validatorOf({ ...($schema === undefined ? {} : { $schema }), ...property, $defs: definitions })),
    ]),
  );
  const fits = (name: string, value: unknown): boolean => takes[name]?.()(value) === true;
  return (certain, hints) => {
    const told = Object.entries(hints).flatMap(([name, value]) => {
      const fitting = [value].flat().find((candidate) => fits(name, candidate));
      return fitting === undefined ? [] : [[name, fitting]];
    });
    const known = Object.entries(certain).filter(
      ([name, value]) => value !== null || !(name in takes) || fits(name, null),
    );
    return { ...example, ...Object.fromEntries(told), ...Object.fromEntries(known) };
  };
}

/** The representation of an instance or singleton. Volatile numbers show `read`, the number of representations so far. */
export function itemDocument(resource: Resource, paint: Painter, item: Item, uri: string, read: number): Document {
  const dates = (time: number) => [rfc2822(time), new Date(time).toISOString()];
  const fields = Object.entries(resource.fields).filter(([, { echoed }]) => echoed !== false);
  const shown = new Set(fields.map(([, { property }]) => property));
  const own = resource.volatile.filter((name) => !shown.has(name));
  const differing = resource.identity.filter((name) => !shown.has(name) && name !== resource.sid?.property);
  return paint(
    {
      ...Object.fromEntries(
        fields.map(([name, field]) => [field.property, item.values[name] ?? field.default ?? null]),
      ),
      ...(resource.sid === undefined ? {} : { [resource.sid.property]: item.sid }),
    },
    {
      ...Object.fromEntries(own.map((name) => [name, [read % 1000]])),
      ...Object.fromEntries(differing.map((name) => [name, [`${name}-${item.sequence}`, item.sequence]])),
      account_sid: item.accountSid,
      date_created: dates(item.createdAt),
      date_updated: dates(item.updatedAt),
      uri,
      url: uri,
    },
  );
}

/** One page of a list, newest first. Links carry the position in the order of creation at which the next page begins. */
export function pageDocument(
  { paging }: Pick<Profile, 'paging'>,
  listProperty: string,
  paint: Painter,
  items: { sequence: number; document: Document }[],
  x: Exchange,
): Document {
  const given = (name: string) => x.incoming.query.find(([key]) => key === name)?.[1] ?? '';
  if (paging === null)
    return paint({ [listProperty]: items.map(({ document }) => document) }, { uri: x.incoming.target });
  const { sizeParameter, maxSize, nextProperty } = paging;
  const wanted = /^\d{1,9}$/.test(given(sizeParameter)) ? Number(given(sizeParameter)) : 50;
  const size = Math.min(maxSize, Math.max(1, wanted));
  const after = /^\d{1,15}$/.test(given('After')) ? Number(given('After')) : Number.POSITIVE_INFINITY;
  const left = items.filter(({ sequence }) => sequence < after);
  const shown = left.slice(0, size);
  const link = (after: string) => `${x.incoming.path}?${sizeParameter}=${size}${after}`;
  const next = left.length > shown.length ? link(`&After=${shown.at(-1)?.sequence}`) : null;
  return paint(
    { [listProperty]: shown.map(({ document }) => document), [nextProperty]: next },
    { page_size: size, uri: x.incoming.target, first_page_uri: link('') },
  );
}

/** An error that fits the profile's schema. */
export function errorDocument({ error }: Profile, paint: Painter, { status, code, message }: Problem): Document {
  const { messageProperty, statusProperty } = error;
  const isPointer = (name: string) => name.startsWith('/');
  const certain = isPointer(messageProperty) ? {} : { [messageProperty]: message };
  const hints = {
    code: [code, String(code)],
    message,
    status,
    title: message,
    detail: message,
    more_info: `https://www.twilio.com/docs/errors/${code}`,
  };
  const isNamed = statusProperty !== null && !isPointer(statusProperty);
  const document = structuredClone(
    paint(certain, isNamed ? { ...hints, [statusProperty]: [status, String(status)] } : hints),
  );
  if (isPointer(messageProperty)) setAt(document, messageProperty, message);
  if (statusProperty !== null && isPointer(statusProperty)) setAt(document, statusProperty, status);
  return document;
}

/** Sets the member at a JSON pointer (RFC 6901), and creates the objects on the way. */
function setAt(document: Document, pointer: string, value: unknown): void {
  const tokens = pointer.slice(1).split('/');
  const names = tokens.map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
  let place: Document = document;
  for (const name of names.slice(0, -1)) {
    const inside = place[name];
    if (typeof inside !== 'object' || inside === null) place[name] = {};
    place = place[name] as Document;
  }
  place[names.at(-1) ?? ''] = value;
}

/** Computes the value at the first call. */
function once<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

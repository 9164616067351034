/** Representations that fit a profile's schemas: stored values, and example values for everything else. */
import type { JsonSchema, Profile, Resource } from '../../specs/profile/model.ts';
import type { Document, Exchange, Item, Problem } from '../model.ts';
import { rfc2822 } from '../representations/resources.ts';
import { exampleOf, flattened, validatorOf } from './example.ts';

/**
 * Fills a schema's example with values: always those in `certain`, by name or JSON pointer, and those in `hints` that the schema
 * describes and allows.
 */
type Painter = (certain: Document, hints: Document) => Document;

export function painterOf(schema: JsonSchema): Painter {
  const definitions = (schema.$defs ?? {}) as JsonSchema;
  const flat = flattened(schema, definitions);
  const described = (flat.properties ?? {}) as Record<string, JsonSchema>;
  const example = (exampleOf({ ...flat, type: 'object' }, definitions) ?? {}) as Document;
  const { $schema } = schema;
  // Compiled at first use: most members are only ever shown as in the example.
  const compiled = new Map<string, ReturnType<typeof validatorOf> | null>();
  const fits = (name: string, value: unknown): boolean => {
    const property = described[name];
    if (property === undefined) return false;
    let validate = compiled.get(name);
    if (validate === undefined) {
      try {
        validate = validatorOf({ ...($schema === undefined ? {} : { $schema }), ...property, $defs: definitions });
      } catch {
        // A property may refer to a part of the whole schema; then its example is shown.
        validate = null;
      }
      compiled.set(name, validate);
    }
    return validate?.(value) === true;
  };
  return (certain, hints) => {
    const told = Object.entries(hints).flatMap(([name, value]) => {
      const fitting = [value].flat().find((candidate) => fits(name, candidate));
      return fitting === undefined ? [] : [[name, fitting]];
    });
    const known = Object.entries(certain).filter(
      ([name, value]) => !isPointer(name) && (value !== null || !(name in described) || fits(name, null)),
    );
    const document = { ...example, ...Object.fromEntries(told), ...Object.fromEntries(known) };
    const nested = Object.entries(certain).filter(([name]) => isPointer(name));
    if (nested.length === 0) return document;
    // the example is shared
    const copy = structuredClone(document);
    for (const [pointer, value] of nested) setAt(copy, pointer, value);
    return copy;
  };
}

/** What the representation of an instance or singleton is made from. */
export interface Shown {
  resource: Resource;
  paintItem: Painter;
  /** Whether the sid is an integer. */
  isNumbered: boolean;
}

/** The representation of an instance or singleton. Volatile numbers show `read`, the number of representations so far. */
export function itemDocument(
  { resource, paintItem, isNumbered }: Shown,
  item: Item,
  uri: string,
  read: number,
): Document {
  const dates = (time: number) => [rfc2822(time), new Date(time).toISOString()];
  const fields = Object.entries(resource.fields).filter(([, { echoed }]) => echoed !== false);
  const shown = new Set(fields.map(([, { property }]) => property));
  const volatile = resource.volatile.filter((name) => !shown.has(name));
  const { sid } = resource;
  const differing = resource.identity.filter((name) => !shown.has(name) && name !== sid?.property);
  return paintItem(
    {
      ...Object.fromEntries(
        fields.map(([name, field]) => [field.property, item.values[name] ?? field.default ?? null]),
      ),
      ...(sid === undefined ? {} : { [sid.property]: isNumbered ? Number(item.sid) : item.sid }),
    },
    {
      ...Object.fromEntries(volatile.map((name) => [name, [read % 1000]])),
      ...Object.fromEntries(differing.map((name) => [name, [`${name}-${item.sequence}`, item.sequence]])),
      account_sid: item.accountSid,
      date_created: dates(item.createdAt),
      date_updated: dates(item.updatedAt),
      uri,
      url: uri,
    },
  );
}

/** Whether the schema of the instance describes its sid as an integer. */
export function hasNumbers({ instance, sid }: Resource): boolean {
  if (instance === undefined || sid === undefined || isPointer(sid.property)) return false;
  const definitions = (instance.schema.$defs ?? {}) as JsonSchema;
  const { properties } = flattened(instance.schema, definitions) as { properties?: JsonSchema };
  const types = [flattened(properties?.[sid.property], definitions).type].flat();
  return types.includes('integer') && !types.includes('string');
}

/**
 * One page of a list, newest first. Links carry the position in the order of creation at which the next page begins. A list without a
 * name for its items is an array.
 */
export function pageDocument(
  { paging }: Pick<Profile, 'paging'>,
  listProperty: string,
  paint: Painter,
  items: { sequence: number; document: Document }[],
  x: Exchange,
): Document {
  const given = (name: string) => x.incoming.query.find(([key]) => key === name)?.[1] ?? '';
  const documentsOf = (some: typeof items) => some.map(({ document }) => document);
  // `Document` is what a body is made from, and such a body is an array.
  if (listProperty === '') return documentsOf(items) as unknown as Document;
  if (paging === null) return paint({ [listProperty]: documentsOf(items) }, { uri: x.incoming.target });
  const { sizeParameter, maxSize, nextProperty } = paging;
  const wanted = /^\d{1,9}$/.test(given(sizeParameter)) ? Number(given(sizeParameter)) : 50;
  const size = Math.min(maxSize, Math.max(1, wanted));
  const after = /^\d{1,15}$/.test(given('After')) ? Number(given('After')) : Number.POSITIVE_INFINITY;
  const left = items.filter(({ sequence }) => sequence < after);
  const shown = left.slice(0, size);
  const link = (after: string) => `${x.incoming.path}?${sizeParameter}=${size}${after}`;
  const next = left.length > shown.length ? link(`&After=${shown.at(-1)?.sequence}`) : null;
  return paint(
    { [listProperty]: documentsOf(shown), [nextProperty]: next },
    { page_size: size, uri: x.incoming.target, first_page_uri: link('') },
  );
}

/** An error that fits the profile's schema. */
export function errorDocument({ error }: Profile, paint: Painter, { status, code, message }: Problem): Document {
  const { messageProperty, statusProperty } = error;
  const hints = {
    code: [code, String(code)],
    message,
    status,
    title: message,
    detail: message,
    more_info: `https://www.twilio.com/docs/errors/${code}`,
  };
  const certain = { [messageProperty]: message };
  if (statusProperty === null) return paint(certain, hints);
  return isPointer(statusProperty)
    ? paint({ ...certain, [statusProperty]: status }, hints)
    : paint(certain, { ...hints, [statusProperty]: [status, String(status)] });
}

const isPointer = (name: string): boolean => name.startsWith('/');

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

/** Resources as far as a description tells them one by one; how they hang together is settled afterwards. */

import type { Method } from '../../../../specs/model.ts';
import type { JsonObject, JsonValue } from '../../../../specs/profile/mergePatch.ts';
import type { Description } from '../description/description.ts';
import type { Operation } from '../description/operations.ts';
import { type Pair, type Place, variableOf } from '../description/paths.ts';
import { merged, propertiesOf, typesOf } from '../description/schemas.ts';
import type { Remarks } from '../remarks.ts';
import { snakeCase } from './names.ts';
import { sidPrefixIn } from './values.ts';

export interface Draft {
  name: string;
  collection: Place | undefined;
  instance: Place | undefined;
  sid: { property: string; prefix: string } | undefined;
  listProperty: string | undefined;
  /** The representation of an instance, or of what the collection is. */
  shown: Record<string, JsonObject>;
}

/** What all resources are judged by. */
export interface Context {
  description: Description;
  remarks: Remarks;
  /** The media type of the profile's representations. */
  mediaType: string;
}

/** A pair of paths as a resource, with the operations that a profile can hold; undefined where none is left. */
export function draftOf(name: string, pair: Pair, context: Context): Draft | undefined {
  const { remarks } = context;
  const collection = placed(pair.collection, context);
  let instance = placed(pair.instance, context);
  if (instance !== undefined && collection === undefined) {
    dropAll(instance, remarks, 'no path of the description leads to a collection that would give its sid');
    return undefined;
  }
  if (collection === undefined) return undefined;
  if (instance !== undefined && instance.operations.GET === undefined) {
    dropAll(instance, remarks, 'the instance offers no GET: what became of it cannot be seen');
    instance = undefined;
  }
  const shown = representationOf(instance ?? collection, context);
  const sid = instance === undefined ? undefined : sidOf(instance, shown);
  const draft: Draft = {
    name,
    collection,
    instance,
    sid,
    listProperty: listPropertyOf(collection, sid?.property, context),
    shown,
  };
  return checkCreation(draft, context);
}

/** The place without the operations whose answers are not in the profile's media type. */
function placed(place: Place | undefined, { mediaType, remarks }: Context): Place | undefined {
  if (place === undefined) return undefined;
  const operations = { ...place.operations };
  for (const [method, { bodies, status }] of Object.entries(operations)) {
    const types = Object.keys(bodies);
    if (method === 'DELETE' || types.includes(mediaType) || types.includes('*/*') || types.includes('application/*'))
      continue;
    const told = types.length === 0 ? `nothing (${status})` : types.join(', ');
    remarks.leftOut(`${method} ${place.path}`, `is answered with ${told}, not with ${mediaType}`);
    delete operations[method as Method];
  }
  return Object.keys(operations).length === 0 ? undefined : { ...place, operations };
}

function dropAll(place: Place, remarks: Remarks, why: string): void {
  for (const method of Object.keys(place.operations)) remarks.leftOut(`${method} ${place.path}`, why);
}

/** The success's schema in the profile's media type, references not followed. */
export function bodySchema(operation: Operation | undefined, mediaType: string): JsonValue | undefined {
  return operation?.bodies[mediaType] ?? operation?.bodies['application/*'] ?? operation?.bodies['*/*'];
}

function representationOf({ operations }: Place, { description, mediaType }: Context): Record<string, JsonObject> {
  const { GET, POST, PUT } = operations;
  return propertiesOf(description, bodySchema(GET ?? POST ?? PUT, mediaType));
}

/** The property that holds the sid: the one that the path's variable is named after, else `sid` or `id`. */
function sidOf({ segments, operations }: Place, shown: Record<string, JsonObject>): Draft['sid'] {
  const variable = variableOf(segments.at(-1)) ?? 'Sid';
  const candidates = [variable, snakeCase(variable), 'sid', 'id', 'uuid', 'name'];
  const property = candidates.find((one) => Object.hasOwn(shown, one)) ?? 'sid';
  const [operation] = Object.values(operations);
  const prefix = sidPrefixIn(operation?.path[variable] ?? {}) ?? sidPrefixIn(shown[property] ?? {}) ?? '';
  return { property, prefix };
}

/** The array of a list: its one array of objects, or that whose items hold the sid. */
function listPropertyOf({ operations }: Place, sid: string | undefined, context: Context): string | undefined {
  const { description, mediaType } = context;
  const arrays = Object.entries(propertiesOf(description, bodySchema(operations.GET, mediaType))).filter(([, schema]) =>
    typesOf(schema).includes('array'),
  );
  const items = arrays.map(([name, schema]) => ({ name, item: propertiesOf(description, schema.items) }));
  const [first, ...more] = items.filter(({ item }) => sid !== undefined && Object.hasOwn(item, sid));
  if (first !== undefined && more.length === 0) return first.name;
  const [only, ...others] = items.filter(({ item }) => Object.keys(item).length > 0);
  // an array within a lone representation makes no list of it
  const members = Object.keys(propertiesOf(description, bodySchema(operations.GET, mediaType)));
  const paged = members.some((name) => /^(page|next|previous|prev|first_page|meta|total|count|links)/i.test(name));
  const lists = sid !== undefined || paged || members.length === 1;
  return only !== undefined && others.length === 0 && lists ? only.name : undefined;
}

/** A collection that creates what no instance shows would leave behind what nobody can tell. */
function checkCreation(draft: Draft, { description, remarks, mediaType }: Context): Draft | undefined {
  const { collection, instance, sid } = draft;
  if (collection === undefined) return undefined;
  const operations = { ...collection.operations };
  const without = (method: 'POST' | 'PUT', why: string): void => {
    if (operations[method] === undefined) return;
    remarks.leftOut(`${method} ${collection.path}`, why);
    delete operations[method];
  };
  const isSingleton = instance === undefined && draft.listProperty === undefined;
  for (const method of ['POST', 'PUT'] as const) {
    if (operations[method] === undefined || isSingleton) continue;
    if (instance === undefined) without(method, 'no instance with GET shows what it creates');
    else if (
      !Object.hasOwn(propertiesOf(description, bodySchema(operations[method], mediaType)), sid?.property ?? 'sid')
    ) {
      without(method, `its answer holds no ${sid?.property}: what it creates could not be told, nor removed`);
    }
  }
  if (isSingleton && operations.GET === undefined) {
    for (const method of ['POST', 'PUT'] as const) without(method, 'no GET shows what it does');
  }
  if (operations.DELETE !== undefined) {
    remarks.leftOut(
      `DELETE ${collection.path}`,
      'the contract deletes instances; a run deletes nothing that it did not create',
    );
    delete operations.DELETE;
  }
  if (Object.keys(operations).length === 0) return undefined;
  return { ...draft, collection: { ...collection, operations } };
}

/** The description's schema of the form of an operation; empty where it takes none. */
export function formOf(operation: Operation | undefined, description: Description): JsonObject {
  return operation?.form === null || operation?.form === undefined ? {} : merged(description, operation.form);
}

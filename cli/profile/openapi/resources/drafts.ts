/** Drafts of resources. Each draft depends on one resource alone; `resources.ts` adds the parts that depend on others. */
import type { Method } from '../../../../specs/model.ts';
import type { JsonObject, JsonValue } from '../../../../specs/profile/mergePatch.ts';
import type { Description } from '../description/description.ts';
import type { Operation } from '../description/operations.ts';
import { type Pair, type PathItem, variableOf } from '../description/paths.ts';
import { merged, propertiesOf, typesOf } from '../description/schemas.ts';
import type { Remarks } from '../remarks.ts';
import { snakeCase } from './names.ts';
import { sidPrefixIn } from './values.ts';

export interface Draft {
  name: string;
  collection: PathItem | undefined;
  instance: PathItem | undefined;
  sid: { property: string; prefix: string } | undefined;
  listProperty: string | undefined;
  /** Properties of the representation of an instance, or of the collection if there are no instances. */
  representation: Record<string, JsonObject>;
}

/** What the conversion of every resource needs. */
export interface Context {
  description: Description;
  remarks: Remarks;
  /** The media type of the profile's representations. */
  mediaType: string;
}

/** Converts a pair of paths. Leaves out operations that a profile cannot contain. Returns undefined if no operation is left. */
export function draftOf(name: string, pair: Pair, context: Context): Draft | undefined {
  const { remarks } = context;
  const collection = withMediaType(pair.collection, context);
  let instance = withMediaType(pair.instance, context);
  if (instance !== undefined && collection === undefined) {
    dropAll(instance, remarks, 'the description has no collection that lists or creates its sids');
    return undefined;
  }
  if (collection === undefined) return undefined;
  if (instance !== undefined && instance.operations.GET === undefined) {
    dropAll(instance, remarks, 'the instance offers no GET, so changes cannot be observed');
    instance = undefined;
  }
  const representation = representationOf(instance ?? collection, context);
  const sid = instance === undefined ? undefined : sidOf(instance, representation);
  const draft: Draft = {
    name,
    collection,
    instance,
    sid,
    listProperty: listPropertyOf(collection, sid?.property, context),
    representation,
  };
  return checkCreation(draft, context);
}

/** Leaves out operations whose answers are not in the profile's media type. */
function withMediaType(pathItem: PathItem | undefined, { mediaType, remarks }: Context): PathItem | undefined {
  if (pathItem === undefined) return undefined;
  const operations = { ...pathItem.operations };
  for (const [method, { bodies, status }] of Object.entries(operations)) {
    const types = Object.keys(bodies);
    if (method === 'DELETE' || types.includes(mediaType) || types.includes('*/*') || types.includes('application/*'))
      continue;
    const answered = types.length === 0 ? `nothing (${status})` : types.join(', ');
    remarks.leftOut(`${method} ${pathItem.path}`, `is answered with ${answered}, not with ${mediaType}`);
    delete operations[method as Method];
  }
  return Object.keys(operations).length === 0 ? undefined : { ...pathItem, operations };
}

function dropAll(pathItem: PathItem, remarks: Remarks, why: string): void {
  for (const method of Object.keys(pathItem.operations)) remarks.leftOut(`${method} ${pathItem.path}`, why);
}

/** The schema of the success body in the profile's media type. References are not followed. */
export function bodySchema(operation: Operation | undefined, mediaType: string): JsonValue | undefined {
  return operation?.bodies[mediaType] ?? operation?.bodies['application/*'] ?? operation?.bodies['*/*'];
}

function representationOf({ operations }: PathItem, { description, mediaType }: Context): Record<string, JsonObject> {
  const { GET, POST, PUT } = operations;
  return propertiesOf(description, bodySchema(GET ?? POST ?? PUT, mediaType));
}

/** Finds the property with the sid: the one named like the path variable, else a usual name such as `sid` or `id`. */
function sidOf({ segments, operations }: PathItem, representation: Record<string, JsonObject>): Draft['sid'] {
  const variable = variableOf(segments.at(-1)) ?? 'Sid';
  const candidates = [variable, snakeCase(variable), 'sid', 'id', 'uuid', 'name'];
  const property = candidates.find((one) => Object.hasOwn(representation, one)) ?? 'sid';
  const [operation] = Object.values(operations);
  const prefix = sidPrefixIn(operation?.path[variable] ?? {}) ?? sidPrefixIn(representation[property] ?? {}) ?? '';
  return { property, prefix };
}

/** Finds the array with a list's items: the only one whose items have the sid, or the only array of objects. */
function listPropertyOf({ operations }: PathItem, sid: string | undefined, context: Context): string | undefined {
  const { description, mediaType } = context;
  const arrays = Object.entries(propertiesOf(description, bodySchema(operations.GET, mediaType))).filter(([, schema]) =>
    typesOf(schema).includes('array'),
  );
  const items = arrays.map(([name, schema]) => ({ name, item: propertiesOf(description, schema.items) }));
  const [first, ...more] = items.filter(({ item }) => sid !== undefined && Object.hasOwn(item, sid));
  if (first !== undefined && more.length === 0) return first.name;
  const [only, ...others] = items.filter(({ item }) => Object.keys(item).length > 0);
  // a single representation may also contain an array
  const members = Object.keys(propertiesOf(description, bodySchema(operations.GET, mediaType)));
  const paged = members.some((name) => /^(page|next|previous|prev|first_page|meta|total|count|links)/i.test(name));
  const lists = sid !== undefined || paged || members.length === 1;
  return only !== undefined && others.length === 0 && lists ? only.name : undefined;
}

/** Leaves out creates if a run could not find the new resource again to remove it. */
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
    if (instance === undefined)
      without(method, 'what it creates cannot be read, because there is no instance with GET');
    else if (
      !Object.hasOwn(propertiesOf(description, bodySchema(operations[method], mediaType)), sid?.property ?? 'sid')
    ) {
      without(method, `its answer has no ${sid?.property}, so what it creates cannot be removed`);
    }
  }
  if (isSingleton && operations.GET === undefined) {
    for (const method of ['POST', 'PUT'] as const)
      without(method, 'its effect cannot be observed, because there is no GET');
  }
  if (operations.DELETE !== undefined) {
    remarks.leftOut(`DELETE ${collection.path}`, 'the contract deletes only instances, and a run only what it created');
    delete operations.DELETE;
  }
  if (Object.keys(operations).length === 0) return undefined;
  return { ...draft, collection: { ...collection, operations } };
}

/** The schema of an operation's form; empty if the operation accepts no form. */
export function formOf(operation: Operation | undefined, description: Description): JsonObject {
  return operation?.form === null || operation?.form === undefined ? {} : merged(description, operation.form);
}

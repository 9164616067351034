/** Resources of a profile: parents in their paths, fields, what may change, and which ones run only when they are named. */

import type { Method } from '../../../../specs/model.ts';
import type { JsonObject } from '../../../../specs/profile/mergePatch.ts';
import type { Field, Resource } from '../../../../specs/profile/model.ts';
import { everyPrerequisite } from '../../../../specs/profile/prerequisites.ts';
import type { Place } from '../description/paths.ts';
import type { Schemas } from '../description/schemas.ts';
import { propertiesOf } from '../description/schemas.ts';
import { bodySchema, type Context, type Draft, formOf } from './drafts.ts';
import { fieldsOf, updateFields } from './fields.ts';
import type { Parents } from './parents.ts';

export interface Settled extends Context {
  schemas: Schemas;
  parents: Parents;
  /** Names given to `--billable`. */
  billable: readonly string[];
}

type Written = Omit<Resource, 'fields'> & { fields: Record<string, Field> };

/** The drafts as the profile's resources, by name. */
export function resourcesOf(drafts: readonly Draft[], settled: Settled): Record<string, Resource> {
  const resources: Record<string, Resource> = {};
  for (const draft of drafts) {
    const resource = resourceOf(draft, settled);
    if (resource !== undefined) resources[draft.name] = resource;
  }
  // what is created for another costs as much as when it is asked for by itself
  const costly = Object.keys(resources).filter((name) =>
    everyPrerequisite(resources, name).some((needed) => resources[needed]?.billable === true),
  );
  for (const name of costly) {
    const resource = resources[name];
    if (resource !== undefined) resource.billable = true;
  }
  return resources;
}

function resourceOf(draft: Draft, settled: Settled): Written | undefined {
  const { description, mediaType, parents, schemas } = settled;
  const { name, collection, instance, sid, listProperty, shown } = draft;
  if (collection === undefined) return undefined;
  const path = parents.path(draft, collection, false);
  const instancePath = instance === undefined ? undefined : parents.path(draft, instance, true);
  const create = collection.operations.POST ?? collection.operations.PUT;
  const update = updateOf(instance, create === undefined ? null : formOf(create, description), settled);
  const fields = create === undefined ? {} : createFields(draft, update.form, settled);
  const creates = instance !== undefined && create !== undefined;
  const schemaOf = (place: Place): JsonObject => {
    const { GET, POST, PUT } = place.operations;
    return schemas.convert(bodySchema(GET ?? POST ?? PUT, mediaType));
  };
  return {
    collection: {
      path,
      methods: methodsOf(collection),
      ...(listProperty !== undefined && { listProperty }),
      schema: schemaOf(collection),
      ...(creates && collection.operations.PUT !== undefined && { putCreates: true }),
    },
    ...(instance !== undefined &&
      instancePath !== undefined && {
        instance: { path: instancePath, methods: update.methods, schema: schemaOf(instance) },
        ...(sid !== undefined && { sid }),
      }),
    fields,
    createStatus: create?.status ?? 201,
    billable: isBillable(draft, fields, creates, settled) || parents.isSupposed(name),
    identity: identityOf(shown, sid, fields),
    volatile: volatileOf(shown, sid, fields),
  };
}

const ORDER: Method[] = ['GET', 'POST', 'PUT', 'DELETE'];

function methodsOf(place: Place): Method[] {
  return ORDER.filter((method) => place.operations[method] !== undefined);
}

function createFields(
  { name, collection, shown }: Draft,
  update: JsonObject | null,
  settled: Settled,
): Record<string, Field> {
  const { description, remarks, parents } = settled;
  const create = collection?.operations.POST ?? collection?.operations.PUT;
  return fieldsOf(formOf(create, description), update, {
    description,
    remarks,
    where: `${create?.method} ${collection?.path}`,
    shown,
    resourceOf: (prefix) => parents.creatableWith(prefix, name),
  });
}

/** The methods of the instances, and the form of an update; one that no request of the contract could make is left out. */
function updateOf(instance: Place | undefined, create: JsonObject | null, { description, remarks }: Settled) {
  if (instance === undefined) return { methods: [], form: null };
  let methods = methodsOf(instance);
  const changes = methods.filter((method) => method !== 'GET');
  if (create === null) {
    if (changes.length === 0) return { methods, form: null };
    const why =
      'stands in the profile, and is never sent: a run changes only what it created, and creates none of these';
    remarks.leftOut(`${changes.join(', ')} ${instance.path}`, why);
    return { methods, form: null };
  }
  let form: JsonObject | null = null;
  for (const method of ['POST', 'PUT'] as const) {
    const operation = instance.operations[method];
    if (operation === undefined) continue;
    const own = formOf(operation, description);
    const { only, required } = updateFields(create, own, description);
    const where = `${method} ${instance.path}`;
    if (required.length > 0) {
      remarks.leftOut(
        where,
        `an update cannot do without ${required.join(', ')}; the contract changes one property at a time`,
      );
      methods = methods.filter((one) => one !== method);
      continue;
    }
    for (const field of only) remarks.fieldLeftOut(where, field, 'is sent at update alone');
    form ??= own;
  }
  return { methods, form };
}

/**
 * It costs: a property `price` or `cost` tells so, or a telephone number that the create is given, to be called, written to or bought. And
 * what cannot be deleted stays behind for ever.
 */
function isBillable(
  draft: Draft,
  fields: Record<string, Field>,
  creates: boolean,
  { billable, remarks }: Settled,
): boolean {
  if (billable.includes(draft.name)) return true;
  if (!creates) return false;
  const priced = Object.keys(draft.shown).some((name) => /^(price|cost)(_|$)/i.test(name));
  const numbers = Object.entries(fields).filter(([, { type }]) => type === 'phone');
  const stays = draft.instance?.operations.DELETE === undefined;
  const why = priced
    ? 'its representation has a price'
    : numbers.length > 0
      ? `${numbers[0]?.[0]} is a telephone number`
      : stays
        ? 'what is created cannot be deleted'
        : null;
  if (why !== null) remarks.assumed(draft.name, `billable, so that it runs only when it is named: ${why}`);
  return why !== null;
}

const OWN_IDENTITY = /^(sid|id|uri|url|href|links|subresource_uris|self)$|_(sid|uri|secret|token)$/i;

/** Properties that tell instances apart: the sid, addresses, secrets; not those that show a field. */
function identityOf(shown: Record<string, JsonObject>, sid: Draft['sid'], fields: Record<string, Field>): string[] {
  const told = new Set(
    Object.values(fields)
      .filter(({ echoed }) => echoed !== false)
      .map(({ property }) => property),
  );
  const own = Object.keys(shown).filter((name) => name === 'secret' || name === 'token' || OWN_IDENTITY.test(name));
  const found = own.filter((name) => !told.has(name) && name !== 'account_sid');
  return [...new Set([...(sid === undefined ? [] : [sid.property]), ...found])];
}

/** Dates, numbers and a status that no field sets. */
function volatileOf(shown: Record<string, JsonObject>, sid: Draft['sid'], fields: Record<string, Field>): string[] {
  const told = new Set(Object.values(fields).map(({ property }) => property));
  return Object.entries(shown)
    .filter(([name]) => !told.has(name) && name !== sid?.property)
    .filter(([name, schema]) => {
      const types = [schema.type].flat();
      const isNumber = types.includes('integer') || types.includes('number');
      const isDate = /^date/.test(String(schema.format ?? '')) || /^date_|_(at|date|time)$/.test(name);
      return isNumber || isDate || name === 'status';
    })
    .map(([name]) => name);
}

/** Properties of a list's pages. */
export function listProperties(draft: Draft, { description, mediaType }: Context): Record<string, JsonObject> {
  return propertiesOf(description, bodySchema(draft.collection?.operations.GET, mediaType));
}

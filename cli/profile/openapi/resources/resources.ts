/** Converts drafts to the resources of a profile. */
import type { Method } from '../../../../specs/model.ts';
import type { JsonObject } from '../../../../specs/profile/mergePatch.ts';
import type { Field, Resource } from '../../../../specs/profile/model.ts';
import { everyPrerequisite } from '../../../../specs/profile/prerequisites.ts';
import type { PathItem } from '../description/paths.ts';
import type { Schemas } from '../description/schemas.ts';
import { propertiesOf } from '../description/schemas.ts';
import { bodySchema, type Context, type Draft, formOf } from './drafts.ts';
import { fieldsOf, updateFields } from './fields.ts';
import type { PathVariables } from './pathVariables.ts';
import { identityOf, isBillable, volatileOf } from './traits.ts';

export interface ResourceContext extends Context {
  schemas: Schemas;
  parents: PathVariables;
  /** Names given with `--billable`. */
  billable: readonly string[];
}

type ConvertedResource = Omit<Resource, 'fields'> & { fields: Record<string, Field> };

/** Returns the resources by name. */
export function resourcesOf(drafts: readonly Draft[], context: ResourceContext): Record<string, Resource> {
  const resources: Record<string, Resource> = {};
  for (const draft of drafts) {
    const resource = resourceOf(draft, context);
    if (resource !== undefined) resources[draft.name] = resource;
  }
  // a resource that needs a billable one is billable too
  const alsoBillable = Object.keys(resources).filter((name) =>
    everyPrerequisite(resources, name).some((needed) => resources[needed]?.billable === true),
  );
  for (const name of alsoBillable) {
    const resource = resources[name];
    if (resource !== undefined) resource.billable = true;
  }
  return resources;
}

function resourceOf(draft: Draft, context: ResourceContext): ConvertedResource | undefined {
  const { description, mediaType, parents, schemas } = context;
  const { name, collection, instance, sid, listProperty, representation } = draft;
  if (collection === undefined) return undefined;
  const path = parents.path(draft, collection, false);
  const instancePath = instance === undefined ? undefined : parents.path(draft, instance, true);
  const create = collection.operations.POST ?? collection.operations.PUT;
  const update = updateOf(instance, create === undefined ? null : formOf(create, description), context);
  const fields = create === undefined ? {} : createFields(draft, update.form, context);
  const creates = instance !== undefined && create !== undefined;
  const schemaOf = (pathItem: PathItem): JsonObject => {
    const { GET, POST, PUT } = pathItem.operations;
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
    billable: isBillable(draft, fields, creates, context) || parents.hasAssumedValue(name),
    identity: identityOf(representation, sid, fields),
    volatile: volatileOf(representation, sid, fields),
  };
}

const ORDER: Method[] = ['GET', 'POST', 'PUT', 'DELETE'];

function methodsOf(pathItem: PathItem): Method[] {
  return ORDER.filter((method) => pathItem.operations[method] !== undefined);
}

function createFields(
  { name, collection, representation }: Draft,
  update: JsonObject | null,
  context: ResourceContext,
): Record<string, Field> {
  const { description, remarks, parents } = context;
  const create = collection?.operations.POST ?? collection?.operations.PUT;
  return fieldsOf(formOf(create, description), update, {
    description,
    remarks,
    where: `${create?.method} ${collection?.path}`,
    representation,
    resourceOf: (prefix) => parents.creatableWith(prefix, name),
  });
}

/** The methods of an instance and the form of an update. Leaves out updates that no request of the contract can make. */
function updateOf(
  instance: PathItem | undefined,
  create: JsonObject | null,
  { description, remarks }: ResourceContext,
) {
  if (instance === undefined) return { methods: [], form: null };
  let methods = methodsOf(instance);
  const changes = methods.filter((method) => method !== 'GET');
  if (create === null) {
    if (changes.length === 0) return { methods, form: null };
    const why =
      'is in the profile but never sent: a run changes only what it created, and it cannot create this resource';
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
      remarks.leftOut(where, `an update requires ${required.join(', ')}; the contract changes one property at a time`);
      methods = methods.filter((one) => one !== method);
      continue;
    }
    for (const field of only) remarks.fieldLeftOut(where, field, 'exists only in updates');
    form ??= own;
  }
  return { methods, form };
}

/** Properties of a page of the list. */
export function listProperties(draft: Draft, { description, mediaType }: Context): Record<string, JsonObject> {
  return propertiesOf(description, bodySchema(draft.collection?.operations.GET, mediaType));
}

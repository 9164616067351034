/** From a description to a profile, with what was left out and what was assumed. */
import type { JsonObject } from '../../../specs/profile/mergePatch.ts';
import type { Resource } from '../../../specs/profile/model.ts';
import { cycleFrom } from '../../../specs/profile/prerequisites.ts';
import { withDefinitions } from '../../../specs/profile/sharedDefinitions.ts';
import { validatorFor } from '../../../specs/utils/schemaValidator.ts';
import { UsageError } from '../../process/usage.ts';
import type { Description } from './description.ts';
import { bodySchema, type Context, type Draft, draftOf } from './drafts.ts';
import { builtIn, errorOf, mediaRefusalsOf, mediaTypeOf, pagingOf } from './errors.ts';
import { resourceNames } from './names.ts';
import { type Operation, readOperations } from './operations.ts';
import { Parents } from './parents.ts';
import { bare, basePathOf, type Pair, pairPaths, startsWith, variableOf } from './paths.ts';
import { Remarks } from './remarks.ts';
import { listProperties, resourcesOf } from './resources.ts';
import { propertiesOf, Schemas } from './schemas.ts';
import { sidPrefixIn } from './values.ts';

export interface ConvertOptions {
  /** The profile's name; by the description's title otherwise. */
  name?: string;
  basePath?: string;
  /** Names of resources whose creation costs money. */
  billable: readonly string[];
  /** By the name of a variable of paths, what stands for it. */
  pathValues: Record<string, string>;
}

export interface Converted {
  /** As a profile's file holds it. */
  profile: JsonObject;
  remarks: Remarks;
}

/** @throws UsageError where nothing of the description fits into a profile, and for an option that names nothing in it */
export function convert(description: Description, options: ConvertOptions): Converted {
  const remarks = new Remarks();
  const operations = readOperations(description, remarks);
  const all = [...operations.values()].flatMap((own) => Object.values(own));
  const base = basePathOf(description, [...operations.keys()], options.basePath);
  const context: Context = { description, remarks, mediaType: mediaTypeOf(all) };
  const pairs = withSharedInstances(pairPaths(operations, base, remarks), context);
  const names = resourceNames(pairs.map(({ collection, instance }) => (collection ?? instance)?.segments ?? []));
  const drafts = pairs.flatMap((pair, index) => draftOf(names[index] ?? '', pair, context) ?? []);
  checkOptions(options, drafts, pairs);
  const schemas = new Schemas(description, remarks);
  const parents = new Parents(drafts, context, options.pathValues);
  const resources = resourcesOf(drafts, { ...context, schemas, parents, billable: options.billable });
  if (Object.keys(resources).length === 0) {
    throw new UsageError(`nothing of the description fits into a profile: ${remarks.all[0]?.why ?? 'it has no paths'}`);
  }
  for (const name of Object.keys(resources)) cutCycle(resources, name, remarks);
  const error = errorOf(all, description, schemas, remarks);
  for (const [name, resource] of Object.entries(resources)) {
    for (const place of [resource.collection, resource.instance]) {
      if (place !== undefined) place.schema = usable(place.schema as JsonObject, schemas.definitions, name, remarks);
    }
  }
  const lists = drafts.flatMap((draft) => {
    const operation: Operation | undefined = draft.collection?.operations.GET;
    return draft.listProperty === undefined || operation === undefined
      ? []
      : [{ operation, properties: listProperties(draft, context) as JsonObject }];
  });
  const title = String(description.resolve(description.root.info).title ?? 'untitled');
  const profile = {
    schema: 'proofmark/profile@1',
    name: options.name ?? nameOf(title),
    title: `What the OpenAPI description “${title}” offers`,
    basePath: base.prefix,
    mediaType: context.mediaType,
    error: { ...error, schema: usable(error.schema as JsonObject, schemas.definitions, 'errors', remarks) },
    paging: pagingOf(lists, remarks),
    ignoredHeaders: builtIn().ignoredHeaders,
    mediaRefusals: mediaRefusalsOf(all),
    clauses: unofferedCells(all),
    $defs: schemas.definitions,
    resources,
  };
  // what is undefined is no JSON
  return { profile: JSON.parse(JSON.stringify(profile)) as JsonObject, remarks };
}

/** `Twilio - Api` → `twilio-api`. */
function nameOf(title: string): string {
  const name = title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return name === '' ? 'described' : name;
}

/** A collection that creates what has its instances elsewhere, such as `Numbers/Local` in `Numbers`: told by the sid's prefix. */
function withSharedInstances(pairs: Pair[], { description, mediaType }: Context): Pair[] {
  const prefixOf = ({ instance }: Pair): string | undefined => {
    const [operation] = Object.values(instance?.operations ?? {});
    return sidPrefixIn(operation?.path[variableOf(instance?.segments.at(-1)) ?? ''] ?? {});
  };
  return pairs.map((pair) => {
    const { collection, instance } = pair;
    const create = collection?.operations.POST;
    if (instance !== undefined || collection === undefined || create === undefined) return pair;
    const created = sidPrefixIn(propertiesOf(description, bodySchema(create, mediaType)).sid ?? {});
    const owner = pairs.find(
      (other) =>
        created !== undefined &&
        other.collection !== undefined &&
        prefixOf(other) === created &&
        other.collection.segments.length < collection.segments.length &&
        startsWith(collection.segments.map(bare), other.collection.segments.map(bare)),
    );
    return owner === undefined ? pair : { collection, instance: owner.instance };
  });
}

function checkOptions(
  { billable, pathValues }: ConvertOptions,
  drafts: readonly Draft[],
  pairs: readonly Pair[],
): void {
  const names = drafts.map(({ name }) => name);
  const unknown = billable.find((name) => !names.includes(name));
  if (unknown !== undefined) throw new UsageError(`--billable: no resource ${unknown}; known: ${names.join(', ')}`);
  const variables = new Set(
    pairs.flatMap(({ collection, instance }) =>
      [collection, instance].flatMap((place) =>
        (place?.segments ?? []).flatMap((segment) => variableOf(segment) ?? []),
      ),
    ),
  );
  const strange = Object.keys(pathValues).find((name) => !variables.has(name));
  if (strange !== undefined) {
    throw new UsageError(`--path-value: no path holds {${strange}}; known: ${[...variables].join(', ')}`);
  }
}

/** Two resources whose creation needs each other's sid: the fields that close the circle are sent as texts. */
function cutCycle(resources: Record<string, Resource>, name: string, remarks: Remarks): void {
  const resource = resources[name];
  if (resource === undefined || cycleFrom(resources, name) === undefined) return;
  for (const [field, definition] of Object.entries(resource.fields)) {
    if (definition.type !== 'sid') continue;
    const { resource: other, type: _, ...common } = definition;
    const prefix = resources[other]?.sid?.prefix ?? '';
    resource.fields[field] = { ...common, type: 'enum', values: [`${prefix}${'0'.repeat(32)}`] };
    remarks.assumed(`${name}, field ${field}`, `names ${other}, which needs ${name} itself; it needs --value`);
  }
}

/** The schema, or one that says nothing where it is none. */
function usable(
  schema: JsonObject,
  definitions: Record<string, JsonObject>,
  name: string,
  remarks: Remarks,
): JsonObject {
  try {
    validatorFor(withDefinitions(schema, definitions));
    return schema;
  } catch (error) {
    remarks.leftOut(`${name}, schema`, `is no usable JSON Schema: ${(error as Error).message.replace(/\s+/g, ' ')}`);
    return {};
  }
}

/** Redirects and validators are optional capabilities: required of those alone that describe them. */
function unofferedCells(operations: readonly Operation[]): JsonObject {
  const cells: [string, string, string][] = [
    ['get.302', '302', 'The description tells of no redirect.'],
    ['get.304', '304', 'The description tells of no validators.'],
  ];
  const missing = cells.filter(([, status]) => !operations.some(({ responses }) => Object.hasOwn(responses, status)));
  return Object.fromEntries(missing.map(([id, , reason]) => [id, { kind: 'optional', reason }]));
}

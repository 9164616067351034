/** Converts an OpenAPI description to a profile, with remarks on what it leaves out or assumes. */
import type { JsonObject } from '../../../specs/profile/mergePatch.ts';
import type { Resource } from '../../../specs/profile/model.ts';
import { cycleFrom } from '../../../specs/profile/prerequisites.ts';
import { withDefinitions } from '../../../specs/profile/sharedDefinitions.ts';
import { validatorFor } from '../../../specs/utils/schemaValidator.ts';
import { UsageError } from '../../process/errors.ts';
import { builtIn, errorOf, mediaRefusalsOf, mediaTypeOf, pagingOf } from './conventions.ts';
import type { Description } from './description/description.ts';
import { type Operation, readOperations } from './description/operations.ts';
import { bare, basePathOf, type Pair, pairPaths, startsWith, variableOf } from './description/paths.ts';
import { propertiesOf, Schemas } from './description/schemas.ts';
import { Remarks } from './remarks.ts';
import { bodySchema, type Context, type Draft, draftOf } from './resources/drafts.ts';
import { resourceNames } from './resources/names.ts';
import { PathVariables } from './resources/pathVariables.ts';
import { listProperties, resourcesOf } from './resources/resources.ts';
import { sidPrefixIn } from './resources/values.ts';

export interface ConvertOptions {
  /** The profile's name. By default it is derived from the description's title. */
  name?: string;
  /** The prefix of every path. By default it is derived from the description. */
  basePath?: string;
  /** Names of resources whose creation costs money. */
  billable: readonly string[];
  /** Values of path variables, by the variable's name. */
  pathValues: Record<string, string>;
}

export interface Converted {
  /** The content of a profile file. */
  profile: JsonObject;
  remarks: Remarks;
}

/** @throws UsageError if no resource fits into a profile, or the description lacks a resource or variable of an option */
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
  const parents = new PathVariables(drafts, context, options.pathValues);
  const resources = resourcesOf(drafts, { ...context, schemas, parents, billable: options.billable });
  if (Object.keys(resources).length === 0) {
    throw new UsageError(`nothing of the description fits into a profile: ${remarks.all[0]?.why ?? 'it has no paths'}`);
  }
  for (const name of Object.keys(resources)) cutCycle(resources, name, remarks);
  const error = errorOf(all, description, schemas, remarks);
  for (const [name, resource] of Object.entries(resources)) {
    for (const part of [resource.collection, resource.instance]) {
      if (part !== undefined) part.schema = usable(part.schema as JsonObject, schemas.definitions, name, remarks);
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
    clauses: optionalClauses(all),
    $defs: schemas.definitions,
    resources,
  };
  // removes members that are undefined
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

/**
 * Gives a collection the instances of another collection if both create resources with the same sid prefix. `Numbers/Local` gets the
 * instances of `Numbers` in this way.
 */
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
  if (unknown !== undefined)
    throw new UsageError(`--billable: unknown resource ${unknown}; known: ${names.join(', ')}`);
  const variables = new Set(
    pairs.flatMap(({ collection, instance }) =>
      [collection, instance].flatMap((pathItem) =>
        (pathItem?.segments ?? []).flatMap((segment) => variableOf(segment) ?? []),
      ),
    ),
  );
  const unknownVariable = Object.keys(pathValues).find((name) => !variables.has(name));
  if (unknownVariable !== undefined) {
    throw new UsageError(`--path-value: no path contains {${unknownVariable}}; known: ${[...variables].join(', ')}`);
  }
}

/** Breaks cycles: if the create of a resource needs its own sid through other resources, its sid fields become fixed texts. */
function cutCycle(resources: Record<string, Resource>, name: string, remarks: Remarks): void {
  const resource = resources[name];
  if (resource === undefined || cycleFrom(resources, name) === undefined) return;
  for (const [field, definition] of Object.entries(resource.fields)) {
    if (definition.type !== 'sid') continue;
    const { resource: other, type: _, ...common } = definition;
    const prefix = resources[other]?.sid?.prefix ?? '';
    resource.fields[field] = { ...common, type: 'enum', values: [`${prefix}${'0'.repeat(32)}`] };
    remarks.assumed(
      `${name}, field ${field}`,
      `is the sid of ${other}, which itself needs ${name}: give a value with --value`,
    );
  }
}

/** Returns the schema, or an empty one with a remark if the validator cannot compile it. */
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
    remarks.leftOut(`${name}, schema`, `is not a usable JSON Schema: ${(error as Error).message.replace(/\s+/g, ' ')}`);
    return {};
  }
}

/** Makes the clauses on redirects and validators optional if the description does not mention these features. */
function optionalClauses(operations: readonly Operation[]): JsonObject {
  const clauses: [string, string, string][] = [
    ['get.302', '302', 'The description mentions no redirect.'],
    ['get.304', '304', 'The description mentions no validators.'],
  ];
  const missing = clauses.filter(([, status]) => !operations.some(({ responses }) => Object.hasOwn(responses, status)));
  return Object.fromEntries(missing.map(([id, , reason]) => [id, { kind: 'optional', reason }]));
}

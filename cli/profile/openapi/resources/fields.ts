/** Form fields of a profile from the schema of a form, with the bounds that it states. */
import type { JsonObject } from '../../../../specs/profile/mergePatch.ts';
import type { Field } from '../../../../specs/profile/model.ts';
import type { Description } from '../description/description.ts';
import { merged, propertiesOf, typesOf } from '../description/schemas.ts';
import type { Remarks } from '../remarks.ts';
import { sameName, snakeCase } from './names.ts';
import { isPhonePattern, samples, sidPrefixIn } from './values.ts';

/** What is sent where a description states no bound: no server that conforms to it can mind. Characters. */
const MODEST_LENGTH = 64;
/** No value is longer, whatever is allowed. Characters. */
const LONGEST = 10_000;
/** How far an integer goes from the one bound that is stated, or from 1. */
const MODEST_SPAN = 99;
const SHORTEST_URL_BOUND = 20;

export interface FormContext {
  description: Description;
  remarks: Remarks;
  /** What remarks call the form: the operation. */
  where: string;
  /** Properties of the representation. */
  shown: Record<string, JsonObject>;
  /** The resource, among those that a run can create, whose sids have the prefix; undefined where there is none. */
  resourceOf(prefix: string): string | undefined;
}

type Bounds =
  | { type: 'string'; minLength: number; maxLength: number }
  | { type: 'integer'; minimum: number; maximum: number }
  | { type: 'enum'; values: string[] }
  | { type: 'url'; maxLength?: number }
  | { type: 'phone' }
  | { type: 'sid'; resource: string };
/** A field's kind and bounds; `stated` where the description itself forbids everything else. */
interface Kind {
  bounds: Bounds;
  stated: boolean;
}

/** The fields of the form by which a resource is created, those that `update` takes marked so. */
export function fieldsOf(create: JsonObject, update: JsonObject | null, context: FormContext): Record<string, Field> {
  const required = Array.isArray(create.required) ? create.required : [];
  const updatable = update === null ? [] : Object.keys(propertiesOf(context.description, update));
  const fields: Record<string, Field> = {};
  for (const [name, schema] of Object.entries(propertiesOf(context.description, create))) {
    const isRequired = required.includes(name);
    const kind = kindOf(name, schema, isRequired, context);
    if (typeof kind === 'string') {
      if (isRequired) context.remarks.assumed(`${context.where}, field ${name}`, `${kind}; it needs --value`);
      else context.remarks.fieldLeftOut(context.where, name, kind);
      if (!isRequired) continue;
    }
    const known: Kind = typeof kind === 'string' ? { bounds: modestString(), stated: false } : kind;
    fields[name] = fieldOf(name, schema, known, isRequired, update !== null && !updatable.includes(name), context);
  }
  return fields;
}

function fieldOf(
  name: string,
  schema: JsonObject,
  { bounds, stated }: Kind,
  required: boolean,
  createOnly: boolean,
  { shown }: FormContext,
): Field {
  const property = sameName(name, Object.keys(shown));
  const echoed = property !== undefined && shows(bounds, schema, shown[property] ?? {});
  const preset = presetOf(bounds, schema.default);
  return {
    ...bounds,
    property: property ?? snakeCase(name),
    ...(required && { requiredAtCreate: true }),
    ...(createOnly && { updatable: false }),
    ...(!echoed && { echoed: false }),
    ...(echoed && preset !== undefined && { default: preset }),
    ...(!stated && { enforced: required ? 'presence' : false }),
  };
}

/** The field's kind, or why it cannot be sent. */
function kindOf(name: string, schema: JsonObject, required: boolean, context: FormContext): Kind | string {
  const [type = 'string', ...more] = typesOf(schema);
  if (more.length > 0) return `is of several types: ${[type, ...more].join(', ')}`;
  if (type === 'object') return 'is an object';
  if (type === 'array') {
    if (!required) return 'is an array, and can be left out: a run sends each field once';
    const item = kindOf(name, merged(context.description, schema.items), required, context);
    return typeof item === 'string' ? `is an array whose items: ${item}` : { ...item, stated: false };
  }
  if (type === 'boolean') return { bounds: { type: 'enum', values: ['true', 'false'] }, stated: false };
  if (Array.isArray(schema.enum) || schema.const !== undefined) {
    const values = samples({ enum: schema.enum ?? [], const: schema.const ?? null });
    return values.length > 0
      ? { bounds: { type: 'enum', values }, stated: true }
      : 'enumerates nothing that could be sent';
  }
  if (type === 'integer' || type === 'number') return integerKind(schema, type);
  return stringKind(schema, required, context);
}

function integerKind(schema: JsonObject, type: string): Kind | string {
  if (typeof schema.multipleOf === 'number' && schema.multipleOf !== 1) return `is a multiple of ${schema.multipleOf}`;
  const number = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);
  const { exclusiveMinimum: above, exclusiveMaximum: below } = schema;
  const low = number(above) === undefined ? number(schema.minimum) : Number(above) + 1;
  const high = number(below) === undefined ? number(schema.maximum) : Number(below) - 1;
  const least = low === undefined ? undefined : Math.ceil(low + (above === true ? 1 : 0));
  const most = high === undefined ? undefined : Math.floor(high - (below === true ? 1 : 0));
  const minimum = least ?? (most !== undefined && most < 1 ? most - MODEST_SPAN : 1);
  const maximum = most ?? minimum + MODEST_SPAN;
  if (minimum > maximum) return `allows no integer from ${minimum} to ${maximum}`;
  const stated = type === 'integer' && least !== undefined && most !== undefined;
  return { bounds: { type: 'integer', minimum, maximum }, stated };
}

function stringKind(schema: JsonObject, required: boolean, context: FormContext): Kind | string {
  const prefix = sidPrefixIn(schema);
  if (prefix !== undefined) return sidKind(schema, prefix, required, context);
  if (isPhonePattern(schema)) return { bounds: { type: 'phone' }, stated: true };
  if (schema.format === 'phone-number' || schema.format === 'phone')
    return { bounds: { type: 'phone' }, stated: false };
  const maxLength = typeof schema.maxLength === 'number' ? Math.min(schema.maxLength, LONGEST) : undefined;
  if ((schema.format === 'uri' || schema.format === 'url') && schema.pattern === undefined) {
    if (maxLength !== undefined && maxLength < SHORTEST_URL_BOUND) return `is a URI of ${maxLength} characters at most`;
    return { bounds: { type: 'url', ...(maxLength !== undefined && { maxLength }) }, stated: false };
  }
  if (schema.pattern !== undefined || typeof schema.format === 'string') {
    const values = samples(schema);
    if (values.length > 0) return { bounds: { type: 'enum', values }, stated: false };
    if (schema.pattern !== undefined) return `must match ${String(schema.pattern)}, for which no value was found`;
  }
  const minLength = typeof schema.minLength === 'number' ? schema.minLength : 0;
  if (maxLength === 0 || minLength > (maxLength ?? LONGEST)) return `allows ${minLength} to ${maxLength} characters`;
  const bounds: Bounds = { type: 'string', minLength, maxLength: maxLength ?? Math.max(MODEST_LENGTH, minLength) };
  return { bounds, stated: maxLength !== undefined && maxLength === schema.maxLength };
}

/** Another resource's sid: an instance of it is created first. An optional one is not worth that. */
function sidKind(schema: JsonObject, prefix: string, required: boolean, { resourceOf }: FormContext): Kind | string {
  if (!required) return 'names another resource by its sid, and can be left out';
  const resource = resourceOf(prefix);
  if (resource !== undefined) return { bounds: { type: 'sid', resource }, stated: false };
  const values = samples(schema).slice(0, 1);
  return values.length > 0
    ? { bounds: { type: 'enum', values }, stated: false }
    : `names a resource (${prefix}…) unknown here`;
}

function modestString(): Bounds {
  return { type: 'string', minLength: 1, maxLength: MODEST_LENGTH };
}

/** Whether the property can show the value as it is sent. */
function shows(bounds: Bounds, sent: JsonObject, property: JsonObject): boolean {
  const types = typesOf(property);
  if (bounds.type === 'integer') return types.length === 1 && types[0] === 'integer';
  if (typesOf(sent).some((type) => type !== 'string') || String(sent.format ?? '').startsWith('date')) return false;
  return types.length === 1 && types[0] === 'string';
}

/** The default, where it is one that the field's own bounds allow. */
function presetOf(bounds: Bounds, preset: unknown): string | number | undefined {
  if (bounds.type === 'integer') {
    const within = Number.isInteger(preset) && Number(preset) >= bounds.minimum && Number(preset) <= bounds.maximum;
    return within ? Number(preset) : undefined;
  }
  if (typeof preset !== 'string') return undefined;
  if (bounds.type === 'enum') return bounds.values.includes(preset) ? preset : undefined;
  if (bounds.type !== 'string') return undefined;
  return preset.length >= bounds.minLength && preset.length <= bounds.maxLength ? preset : undefined;
}

/** Fields that an update alone takes, and those that it cannot do without. */
export function updateFields(create: JsonObject, update: JsonObject, description: Description) {
  const known = Object.keys(propertiesOf(description, create));
  const only = Object.keys(propertiesOf(description, update)).filter((name) => !known.includes(name));
  const shared = Object.keys(propertiesOf(description, update)).filter((name) => known.includes(name));
  const required = (Array.isArray(update.required) ? update.required : []).map(String);
  // where there is but one property to change, every update holds it
  const always = shared.length === 1 && required.length === 1 && shared[0] === required[0];
  return { only, required: always ? [] : required };
}

/** Field types and bounds from the schema of a form field. */
import type { JsonObject } from '../../../../specs/profile/mergePatch.ts';
import type { Description } from '../description/description.ts';
import { merged, typesOf } from '../description/schemas.ts';
import type { Remarks } from '../remarks.ts';
import { isPhonePattern, samples, sidPrefixIn } from './values.ts';

/** Maximum length in characters if the description states none. Any server should accept a text of this length. */
const DEFAULT_MAX_LENGTH = 64;
/** Maximum length of any value, in characters. */
const LENGTH_LIMIT = 10_000;
/** Distance between the bounds of an integer if the description states only one of them, or none. */
const DEFAULT_SPAN = 99;
/** The minimum length that the generated URLs need, in characters. */
const MIN_URL_LENGTH = 20;

export interface FormContext {
  description: Description;
  remarks: Remarks;
  /** Name of the operation, for remarks. */
  where: string;
  /** Properties of the representation. */
  representation: Record<string, JsonObject>;
  /** The name of a resource with this sid prefix that a run can create; undefined if there is none. */
  resourceOf(prefix: string): string | undefined;
}

export type Bounds =
  | { type: 'string'; minLength: number; maxLength: number }
  | { type: 'integer'; minimum: number; maximum: number }
  | { type: 'enum'; values: string[] }
  | { type: 'url'; maxLength?: number }
  | { type: 'phone' }
  | { type: 'sid'; resource: string };
/** The type and bounds of a field. `stated`: the description itself forbids all other values. */
export interface Kind {
  bounds: Bounds;
  stated: boolean;
}

/** Returns the field's kind, or why it cannot be sent. */
export function kindOf(name: string, schema: JsonObject, required: boolean, context: FormContext): Kind | string {
  const [type = 'string', ...more] = typesOf(schema);
  if (more.length > 0) return `is of several types: ${[type, ...more].join(', ')}`;
  if (type === 'object') return 'is an object';
  if (type === 'array') {
    if (!required) return 'is an optional array: a run sends each field once';
    const item = kindOf(name, merged(context.description, schema.items), required, context);
    return typeof item === 'string' ? `is an array whose items: ${item}` : { ...item, stated: false };
  }
  if (type === 'boolean') return { bounds: { type: 'enum', values: ['true', 'false'] }, stated: false };
  if (Array.isArray(schema.enum) || schema.const !== undefined) {
    const values = samples({ enum: schema.enum ?? [], const: schema.const ?? null });
    return values.length > 0
      ? { bounds: { type: 'enum', values }, stated: true }
      : 'has no enumeration value that a form can contain';
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
  const minimum = least ?? (most !== undefined && most < 1 ? most - DEFAULT_SPAN : 1);
  const maximum = most ?? minimum + DEFAULT_SPAN;
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
  const maxLength = typeof schema.maxLength === 'number' ? Math.min(schema.maxLength, LENGTH_LIMIT) : undefined;
  if ((schema.format === 'uri' || schema.format === 'url') && schema.pattern === undefined) {
    if (maxLength !== undefined && maxLength < MIN_URL_LENGTH) return `is a URI of ${maxLength} characters at most`;
    return { bounds: { type: 'url', ...(maxLength !== undefined && { maxLength }) }, stated: false };
  }
  if (schema.pattern !== undefined || typeof schema.format === 'string') {
    const values = samples(schema);
    if (values.length > 0) return { bounds: { type: 'enum', values }, stated: false };
    if (schema.pattern !== undefined)
      return `must match ${String(schema.pattern)}, for which no sample value was found`;
  }
  const minLength = typeof schema.minLength === 'number' ? schema.minLength : 0;
  if (maxLength === 0 || minLength > (maxLength ?? LENGTH_LIMIT))
    return `allows ${minLength} to ${maxLength} characters`;
  const bounds: Bounds = { type: 'string', minLength, maxLength: maxLength ?? Math.max(DEFAULT_MAX_LENGTH, minLength) };
  return { bounds, stated: maxLength !== undefined && maxLength === schema.maxLength };
}

/** Returns the kind of a sid field, or why it cannot be sent. The run first creates the resource, but only for a required field. */
function sidKind(schema: JsonObject, prefix: string, required: boolean, { resourceOf }: FormContext): Kind | string {
  if (!required) return 'is an optional sid of another resource';
  const resource = resourceOf(prefix);
  if (resource !== undefined) return { bounds: { type: 'sid', resource }, stated: false };
  const values = samples(schema).slice(0, 1);
  return values.length > 0
    ? { bounds: { type: 'enum', values }, stated: false }
    : `is the sid of an unknown resource (${prefix}…)`;
}

export function defaultString(): Bounds {
  return { type: 'string', minLength: 1, maxLength: DEFAULT_MAX_LENGTH };
}

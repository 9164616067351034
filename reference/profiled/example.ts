/** Makes a short example of a JSON Schema, always the same. */
import { Ajv, type ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import type { JsonSchema } from '../../specs/profile/model.ts';

// A profile's schemas were validated when it was read.
const OPTIONS = { strict: false, allErrors: true, validateSchema: false };
const FORMATS: Record<string, string> = {
  'date-time': '2020-01-01T00:00:00Z',
  date: '2020-01-01',
  time: '00:00:00Z',
  email: 'somebody@example.com',
  uri: 'https://example.com/',
  'uri-reference': '/',
  url: 'https://example.com/',
  uuid: '00000000-0000-4000-8000-000000000000',
  ipv4: '192.0.2.1',
  ipv6: '2001:db8::1',
  hostname: 'example.com',
};

/** Compiles the schema. */
export function validatorOf(schema: JsonSchema): ValidateFunction {
  const draft07 = typeof schema.$schema === 'string' && schema.$schema.includes('draft-07');
  const ajv = draft07 ? new Ajv(OPTIONS) : new Ajv2020(OPTIONS);
  addFormats.default(ajv as Ajv);
  return ajv.compile(schema);
}

/** The schema with a `$ref` to one of `definitions` resolved and `allOf` merged. */
export function flattened(schema: unknown, definitions: JsonSchema): JsonSchema {
  if (!isObject(schema)) return {};
  const { $ref, allOf, ...own } = schema;
  const name = typeof $ref === 'string' ? ($ref.split('/').at(-1) ?? '') : undefined;
  const parts = [
    ...(name === undefined ? [] : [flattened(definitions[name], definitions)]),
    ...(Array.isArray(allOf) ? allOf.map((part) => flattened(part, definitions)) : []),
    own,
  ];
  const properties = parts.map((part) => (isObject(part.properties) ? part.properties : {}));
  const required = parts.flatMap((part) => (Array.isArray(part.required) ? (part.required as string[]) : []));
  return Object.assign({}, ...parts, { properties: Object.assign({}, ...properties), required }) as JsonSchema;
}

/** An example of the schema. It may be invalid for an unusual schema, which the caller checks. */
export function exampleOf(schema: unknown, definitions: JsonSchema = {}): unknown {
  const flat = flattened(schema, definitions);
  if ('const' in flat) return flat.const;
  if ('default' in flat) return flat.default;
  const [first] = [flat.examples, flat.enum].filter(Array.isArray);
  if (first !== undefined && first.length > 0) return first[0];
  const [branch] = [flat.oneOf, flat.anyOf].filter(Array.isArray);
  if (branch !== undefined)
    return exampleOf(
      { ...flat, oneOf: undefined, anyOf: undefined, ...flattened(branch[0], definitions) },
      definitions,
    );
  const types = [flat.type].flat();
  if (types.includes('null')) return null;
  if (types.includes('object') || isFilled(flat.properties)) return objectOf(flat, definitions);
  if (types.includes('array')) {
    const least = typeof flat.minItems === 'number' ? flat.minItems : 0;
    return Array.from({ length: least }, () => exampleOf(flat.items, definitions));
  }
  if (types.includes('integer') || types.includes('number')) return numberOf(flat);
  if (types.includes('boolean')) return false;
  return textOf(flat);
}

function objectOf(flat: JsonSchema, definitions: JsonSchema): JsonSchema {
  const properties = isObject(flat.properties) ? flat.properties : {};
  const names = [...new Set([...Object.keys(properties), ...((flat.required as string[] | undefined) ?? [])])];
  return Object.fromEntries(names.map((name) => [name, exampleOf(properties[name], definitions)]));
}

function numberOf({ minimum, exclusiveMinimum, maximum }: JsonSchema): number {
  const least = Number(minimum ?? (exclusiveMinimum === undefined ? 0 : Number(exclusiveMinimum) + 1));
  return typeof maximum === 'number' ? Math.min(least, maximum) : least;
}

function textOf({ format, pattern, minLength }: JsonSchema): string {
  if (typeof format === 'string' && FORMATS[format] !== undefined) return FORMATS[format];
  if (typeof pattern === 'string') {
    return matching(pattern);
  }
  return 'x'.repeat(typeof minLength === 'number' ? minLength : 0);
}

/** A text that matches the pattern; empty if fast-check does not support it, as with a look-ahead. */
function matching(pattern: string): string {
  try {
    return fc.sample(fc.stringMatching(new RegExp(pattern, 'u')), { seed: 1, numRuns: 1 })[0] ?? '';
  } catch {
    return '';
  }
}

const isObject = (value: unknown): value is JsonSchema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isFilled = (value: unknown): boolean => isObject(value) && Object.keys(value).length > 0;

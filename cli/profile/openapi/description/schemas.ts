/** Converts schema objects of OpenAPI 3.0 and 3.1 to JSON Schema 2020-12 for a profile. */
import { isJsonObject, type JsonObject, type JsonValue } from '../../../../specs/profile/mergePatch.ts';
import { LinearPattern } from '../../../../specs/utils/linearPattern.ts';
import type { Remarks } from '../remarks.ts';
import type { Description } from './description.ts';

/** Keywords whose value maps names to schemas. */
const MAPS = ['properties', 'patternProperties', 'dependentSchemas', '$defs'];
/** Keywords whose value is a schema. */
const SCHEMAS = [
  ...['items', 'additionalProperties', 'not', 'contains', 'propertyNames', 'if', 'then', 'else'],
  ...['unevaluatedItems', 'unevaluatedProperties'],
];
/** Keywords whose value is a list of schemas. */
const LISTS = ['allOf', 'anyOf', 'oneOf', 'prefixItems'];
/** Keywords that are copied. */
const PLAIN = [
  ...['type', 'enum', 'const', 'required', 'dependentRequired', 'title', 'description'],
  ...['minLength', 'maxLength', 'minItems', 'maxItems', 'uniqueItems', 'minProperties', 'maxProperties'],
  ...['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
];
/** Formats to keep. Many descriptions use `uri` for relative references, so it becomes `uri-reference`. */
const FORMATS: Record<string, string> = {
  ...Object.fromEntries(['date-time', 'date', 'email', 'uuid', 'ipv4', 'ipv6', 'hostname'].map((name) => [name, name])),
  uri: 'uri-reference',
  'uri-reference': 'uri-reference',
};

/** Converts schemas. Each referenced schema becomes one definition of the profile. */
export class Schemas {
  readonly definitions: Record<string, JsonObject> = {};
  readonly #description: Description;
  readonly #remarks: Remarks;
  readonly #names = new Map<string, string>();

  constructor(description: Description, remarks: Remarks) {
    this.#description = description;
    this.#remarks = remarks;
  }

  /** Converts one schema. Its references point to `definitions`, the `$defs` of the profile. */
  convert(schema: JsonValue | undefined): JsonObject {
    if (schema === false) return { not: {} };
    if (!isJsonObject(schema)) return {};
    const { $ref } = schema;
    if (typeof $ref === 'string') {
      const referred: JsonObject = { $ref: `#/$defs/${this.#define($ref)}` };
      // in 3.0, members beside a reference are ignored
      return this.#description.version === '3.0'
        ? referred
        : { ...this.#members({ ...schema, $ref: null }), ...referred };
    }
    return this.#nullable(schema, this.#members(schema));
  }

  #members(schema: JsonObject): JsonObject {
    const out: JsonObject = {};
    for (const [name, value] of Object.entries(schema)) {
      if (MAPS.includes(name) && isJsonObject(value)) {
        out[name] = Object.fromEntries(Object.entries(value).map(([key, member]) => [key, this.#sub(member)]));
      } else if (SCHEMAS.includes(name)) {
        out[name] = this.#sub(value);
      } else if (LISTS.includes(name) && Array.isArray(value)) {
        out[name] = value.map((member) => this.#sub(member));
      } else if (PLAIN.includes(name)) {
        out[name] = value;
      } else if (name === 'pattern' && typeof value === 'string') {
        if (isPattern(value)) out.pattern = value;
        else
          this.#remarks.leftOut(
            `pattern ${value}`,
            'is not an ECMAScript regular expression with the flag u that can be matched in linear time',
          );
      } else if (name === 'format' && typeof value === 'string' && Object.hasOwn(FORMATS, value)) {
        out.format = FORMATS[value] ?? value;
      }
    }
    return this.#description.version === '3.0' ? exclusiveBounds(out) : out;
  }

  #sub(value: JsonValue): JsonValue {
    return typeof value === 'boolean' ? value : this.convert(value);
  }

  /** Converts `nullable` of 3.0 to the type `null`. */
  #nullable(schema: JsonObject, converted: JsonObject): JsonObject {
    if (this.#description.version !== '3.0' || schema.nullable !== true) return converted;
    if (typeof converted.type === 'string') {
      const listed = Array.isArray(converted.enum) && !converted.enum.includes(null);
      return {
        ...converted,
        type: [converted.type, 'null'],
        ...(listed && { enum: [...(converted.enum as JsonValue[]), null] }),
      };
    }
    return Object.keys(converted).some((name) => !['title', 'description'].includes(name))
      ? { anyOf: [{ type: 'null' }, converted] }
      : converted;
  }

  #define(reference: string): string {
    const known = this.#names.get(reference);
    if (known !== undefined) return known;
    const last = (reference.split('/').at(-1) ?? '').replace(/[^\w.-]/g, '');
    const short = /^\d*$/.test(last) ? `schema${last}` : last;
    const taken = new Set(this.#names.values());
    let name = short;
    for (let n = 2; taken.has(name); n += 1) name = `${short}-${n}`;
    this.#names.set(reference, name);
    // register the name first: the schema may refer to itself
    this.definitions[name] = {};
    this.definitions[name] = this.convert(this.#description.at(reference));
    return name;
  }
}

/** In 3.0, `exclusiveMinimum` and `exclusiveMaximum` are booleans. */
function exclusiveBounds(schema: JsonObject): JsonObject {
  const { exclusiveMinimum, exclusiveMaximum, minimum, maximum, ...rest } = schema;
  const bound = (name: string, value: JsonValue | undefined, exclusive: JsonValue | undefined): JsonObject =>
    value === undefined ? {} : { [exclusive === true ? `exclusive${name}` : name.toLowerCase()]: value };
  return { ...rest, ...bound('Minimum', minimum, exclusiveMinimum), ...bound('Maximum', maximum, exclusiveMaximum) };
}

/** Whether `source` is a regular expression that the validator accepts. */
export function isPattern(source: string): boolean {
  try {
    new LinearPattern(source);
    return true;
  } catch {
    return false;
  }
}

/** The properties of an object schema, including those from `allOf` and references, in OpenAPI form. */
export function propertiesOf(
  description: Description,
  schema: JsonValue | undefined,
  depth = 0,
): Record<string, JsonObject> {
  const given = isJsonObject(schema) ? schema : {};
  if (depth > 8) return {};
  const parts = [
    ...(given.$ref === undefined ? [] : [description.resolve(given)]),
    ...(Array.isArray(given.allOf) ? given.allOf : []),
  ];
  const own = isJsonObject(given.properties) ? given.properties : {};
  return {
    ...Object.assign({}, ...parts.map((part) => propertiesOf(description, part, depth + 1))),
    ...Object.fromEntries(Object.entries(own).map(([name, value]) => [name, merged(description, value)])),
  };
}

/** Merges a schema with its `allOf` and its reference into one object. */
export function merged(description: Description, schema: JsonValue | undefined, depth = 0): JsonObject {
  if (depth > 8) return {};
  const given = isJsonObject(schema) ? schema : {};
  const { allOf, $ref, ...own } = given;
  const parts = [
    ...($ref === undefined ? [] : [merged(description, description.resolve(given), depth + 1)]),
    ...(Array.isArray(allOf) ? allOf.map((part) => merged(description, part, depth + 1)) : []),
    // in 3.0, members beside a reference are ignored
    ...($ref === undefined || description.version === '3.1' ? [own] : []),
  ];
  const required = parts.flatMap((part) => (Array.isArray(part.required) ? part.required : []));
  return { ...Object.assign({}, ...parts), ...(required.length > 0 && { required: [...new Set(required)] }) };
}

/** The types that a schema allows, except `null`. */
export function typesOf(schema: JsonObject): string[] {
  const types = Array.isArray(schema.type) ? schema.type : schema.type === undefined ? [] : [schema.type];
  return types.filter((type): type is string => typeof type === 'string' && type !== 'null');
}

/** Navigates a JSON Schema: properties, items, and the JSON value that a text represents. */
import { validatorOfSound } from '../../specs/load.ts';
import { isJsonObject } from '../../specs/profile/mergePatch.ts';
import type { JsonSchema } from '../../specs/profile/model.ts';
import { valueAt } from '../../specs/utils/jsonPointer.ts';

/** A number as JSON writes it (RFC 8259, section 6). */
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** A node of a schema; references are resolved from `root`. */
export class SchemaNode {
  readonly #root: JsonSchema;
  /** The schemas that a value must all satisfy. */
  readonly #schemas: JsonSchema[];
  /** The same schemas, with references and all branches resolved. */
  readonly #all: JsonSchema[];
  readonly #properties = new Map<string, SchemaNode>();
  #items: SchemaNode | undefined;
  #tests: ((value: unknown) => boolean)[] | undefined;

  constructor(root: JsonSchema, schemas: JsonSchema[] = [root]) {
    this.#root = root;
    this.#schemas = schemas;
    this.#all = expanded(root, schemas);
  }

  /** The names of the described properties, in the schema's order. */
  properties(): string[] {
    return [
      ...new Set(this.#all.flatMap(({ properties }) => (isJsonObject(properties) ? Object.keys(properties) : []))),
    ];
  }

  property(name: string): SchemaNode {
    const known = this.#properties.get(name);
    if (known !== undefined) return known;
    const found = this.#all.flatMap(({ properties }) =>
      isJsonObject(properties) && Object.hasOwn(properties, name) ? schemasIn(properties[name]) : [],
    );
    const shape = new SchemaNode(this.#root, found);
    this.#properties.set(name, shape);
    return shape;
  }

  /** Whether the schema allows an array. */
  isArray(): boolean {
    return this.#all.some(({ type }) => type === 'array' || (Array.isArray(type) && type.includes('array')));
  }

  items(): SchemaNode {
    this.#items ??= new SchemaNode(
      this.#root,
      this.#all.flatMap(({ items }) => schemasIn(items)),
    );
    return this.#items;
  }

  /**
   * The value that a text represents: the text itself if the schema allows a string, else the number, boolean, null, empty array
   * or empty object that it spells and the schema allows; otherwise the text.
   */
  valueOf(text: string): unknown {
    const values = spelt(text);
    const at = values.findIndex((value) => this.#accepts(value));
    return at < 0 ? text : values[at];
  }

  #accepts(value: unknown): boolean {
    this.#tests ??= this.#schemas.map((schema) => testOf(this.#root, schema));
    return this.#tests.every((holds) => holds(value));
  }
}

/** The values that a text can spell; the string comes first. */
function spelt(text: string): unknown[] {
  const trimmed = text.trim();
  if (trimmed === '') return [text, null, [], {}];
  if (NUMBER.test(trimmed)) return [text, Number(trimmed)];
  return trimmed === 'true' || trimmed === 'false' ? [text, trimmed === 'true'] : [text];
}

/** Whether the subschema accepts the value. A subschema that cannot be compiled on its own accepts every value. */
function testOf(root: JsonSchema, schema: JsonSchema): (value: unknown) => boolean {
  const { $schema, $defs } = root;
  const alone = { ...($schema === undefined ? {} : { $schema }), ...schema, ...($defs === undefined ? {} : { $defs }) };
  try {
    return validatorOfSound(alone) as (value: unknown) => boolean;
  } catch {
    return () => true;
  }
}

/** The schemas and all schemas that they refer to or combine, without repeats. */
function expanded(root: JsonSchema, schemas: JsonSchema[]): JsonSchema[] {
  const all = new Set<JsonSchema>();
  const pending = [...schemas];
  for (let schema = pending.shift(); schema !== undefined; schema = pending.shift()) {
    if (all.has(schema)) continue;
    all.add(schema);
    const { $ref, allOf, anyOf, oneOf } = schema;
    if (typeof $ref === 'string') pending.push(...schemasIn(valueAt(root, $ref)));
    for (const branches of [allOf, anyOf, oneOf]) {
      if (Array.isArray(branches)) pending.push(...branches.flatMap(schemasIn));
    }
  }
  return [...all];
}

function schemasIn(value: unknown): JsonSchema[] {
  return isJsonObject(value) ? [value] : [];
}

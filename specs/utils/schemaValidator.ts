import type { Ajv, ErrorObject, Options, ValidateFunction } from 'ajv';
import type { JsonSchema } from '../profile/model.ts';
import { LinearPattern } from './linearPattern.ts';
import { ajvFor, type Draft, everyErrorOf, OPTIONS, ownValidator, type SchemaName, SOUND } from './ownSchemas.ts';

export { everyErrorOf, type SchemaName };

const compiled = new WeakMap<JsonSchema, ValidateFunction>();

/**
 * The validator of one of proofmark's schemas, or of any JSON Schema: draft 2020-12, or draft-07 if `$schema` says so. It asserts
 * formats. Each schema object is compiled once.
 * @throws Error if the schema is invalid: an unknown keyword or an unresolvable reference.
 */
export function validatorFor(schema: SchemaName | JsonSchema): ValidateFunction {
  return typeof schema === 'string' ? ownValidator(schema) : compiledBy(checking, schema);
}

/** The validator of a schema that is known to be valid, such as one of a loaded profile. */
export function validatorOfSound(schema: JsonSchema): ValidateFunction {
  return compiledBy(trusting, schema);
}

function compiledBy(dialectOf: (schema: JsonSchema) => Ajv, schema: JsonSchema): ValidateFunction {
  const known = compiled.get(schema);
  if (known !== undefined) return known;
  const validate = dialectOf(schema).compile(schema);
  compiled.set(schema, validate);
  return validate;
}

/** The errors as `pointer: what is wrong; what would be right`, in the order found. */
export function describeErrors({ errors }: Pick<ValidateFunction, 'errors'>): string[] {
  return (errors ?? [])
    .filter(({ keyword }) => keyword !== 'if')
    .map((error) => `${error.instancePath || '/'}: ${describeError(error)}`);
}

function describeError({ keyword, params, message, data, parentSchema }: ErrorObject): string {
  switch (keyword) {
    case 'additionalProperties':
    case 'unevaluatedProperties': {
      const unknown = String(params.additionalProperty ?? params.unevaluatedProperty);
      const known = Object.keys((parentSchema?.properties as object | undefined) ?? {});
      return `unknown member "${unknown}"${known.length > 0 ? `; known here: ${known.join(', ')}` : ''}`;
    }
    case 'required':
      return `lacks the member "${params.missingProperty}"`;
    case 'dependentRequired':
      return `lacks the member "${params.missingProperty}", which "${params.property}" asks for`;
    case 'enum':
      return `is ${inBrief(data)}; must be one of ${(params.allowedValues as unknown[]).map(inBrief).join(', ')}`;
    case 'const':
      return `is ${inBrief(data)}; must be ${inBrief(params.allowedValue)}`;
    default:
      return `is ${inBrief(data)}; ${message ?? `breaks ${keyword}`}`;
  }
}

function inBrief(value: unknown): string {
  const text = JSON.stringify(value) ?? 'undefined';
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

/** Schemas of users contain patterns of users. The validator asks for `code` only when it writes its own code to a file. */
const linear = Object.assign((pattern: string) => new LinearPattern(pattern), { code: 'new LinearPattern' });
const LINEAR = { code: { ...OPTIONS.code, regExp: linear } };

const checking = dialectsWith({ ...OPTIONS, ...LINEAR });
const trusting = dialectsWith({ ...SOUND, ...LINEAR });

function dialectsWith(options: Options): (schema: JsonSchema) => Ajv {
  const made = new Map<Draft, Ajv>();
  return ({ $schema }) => {
    const draft = typeof $schema === 'string' && $schema.includes('draft-07') ? 'draft-07' : '2020-12';
    const ajv = made.get(draft) ?? ajvFor(draft, options);
    made.set(draft, ajv);
    return ajv;
  };
}

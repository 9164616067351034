import { readFileSync } from 'node:fs';
import { Ajv, type ErrorObject, type Options, type ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { JsonSchema } from '../profile/model.ts';
import { LinearPattern } from './linearPattern.ts';
import { specsFile } from './packageFiles.ts';

/** The names of proofmark's own schemas, `specs/schemas/NAME.schema.json`. */
export const SCHEMA_NAMES = [
  'clause',
  'clause-file',
  'status-tables',
  'profile',
  'error',
  'conformance',
  'exchange',
  'config',
  'clause-revision',
  'dsse-envelope',
  'certificate',
  'baseline',
  'ledger',
] as const;
export type SchemaName = (typeof SCHEMA_NAMES)[number];

/** Options that reject only unknown keywords and formats. */
const OPTIONS: Options = {
  strict: true,
  strictTypes: false,
  strictRequired: false,
  strictTuples: false,
  verbose: true,
  addUsedSchema: false,
  // Optimizing the generated code takes longer than it saves.
  code: { optimize: false },
};

/**
 * Options for schemas that are known to be valid. They skip the meta-schema, whose compilation takes longer than most schemas.
 */
const SOUND: Options = { ...OPTIONS, validateSchema: false };

const compiled = new WeakMap<JsonSchema, ValidateFunction>();
let ownSchemas: Ajv2020 | undefined;

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

function ownValidator(name: SchemaName): ValidateFunction {
  if (ownSchemas === undefined) {
    ownSchemas = withFormats(new Ajv2020({ ...SOUND, useDefaults: true }));
    for (const each of SCHEMA_NAMES) {
      const file = specsFile('schemas', `${each}.schema.json`);
      ownSchemas.addSchema(JSON.parse(readFileSync(file, 'utf8')) as JsonSchema);
    }
  }
  const validate = ownSchemas.getSchema(`urn:proofmark:schema:${name}`);
  if (validate === undefined) throw new Error(`specs/schemas/${name}.schema.json has another $id`);
  return validate as ValidateFunction;
}

let thorough: Ajv2020 | undefined;

/** Like `validatorFor` with a name, but it reports every error. */
export function everyErrorOf(name: SchemaName): ValidateFunction {
  thorough ??= withFormats(new Ajv2020({ ...SOUND, useDefaults: true, allErrors: true }));
  return thorough.compile(JSON.parse(readFileSync(specsFile('schemas', `${name}.schema.json`), 'utf8')) as JsonSchema);
}

/** Schemas of users contain patterns of users. The validator asks for `code` only when it writes its own code to a file. */
const linear = Object.assign((pattern: string) => new LinearPattern(pattern), { code: 'new LinearPattern' });
const LINEAR = { code: { ...OPTIONS.code, regExp: linear } };

const checking = dialectsWith({ ...OPTIONS, ...LINEAR });
const trusting = dialectsWith({ ...SOUND, ...LINEAR });

function dialectsWith(options: Options): (schema: JsonSchema) => Ajv {
  let draft07: Ajv | undefined;
  let draft2020: Ajv | undefined;
  return ({ $schema }) => {
    if (typeof $schema === 'string' && $schema.includes('draft-07')) {
      draft07 ??= withFormats(new Ajv(options));
      return draft07;
    }
    draft2020 ??= withFormats(new Ajv2020(options));
    return draft2020;
  };
}

function withFormats<T extends Ajv>(ajv: T): T {
  addFormats.default(ajv);
  return ajv;
}

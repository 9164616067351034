/** proofmark's own schemas. The build compiles their validators to `ownValidators.cjs`, so that a run need not. */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Ajv, Options, ValidateFunction } from 'ajv';
import type { JsonSchema } from '../profile/model.ts';
import { lazy } from './memoize.ts';
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
export const OPTIONS: Options = {
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
export const SOUND: Options = { ...OPTIONS, validateSchema: false };

export type Draft = '2020-12' | 'draft-07';

const require = createRequire(import.meta.url);
/** Absent for the sources. */
export const COMPILED = fileURLToPath(new URL('ownValidators.cjs', import.meta.url));

/** A new validator that asserts formats. Ajv loads with the first one. */
export function ajvFor(draft: Draft, options: Options): Ajv {
  const { Ajv2020 } = require('ajv/dist/2020.js') as typeof import('ajv/dist/2020.js');
  const { Ajv: Ajv07 } = require('ajv') as typeof import('ajv');
  const ajv: Ajv = draft === 'draft-07' ? new Ajv07(options) : new Ajv2020(options);
  (require('ajv-formats') as typeof import('ajv-formats')).default.default(ajv);
  return ajv;
}

/** The validator of one of proofmark's schemas. */
export function ownValidator(name: SchemaName): ValidateFunction {
  const compiled = compiledSchemas()?.[exportNameOf(name)];
  return compiled ?? validatorIn(ownSchemas(), name);
}

const compiledSchemas = lazy((): Record<string, ValidateFunction> | undefined =>
  existsSync(COMPILED) ? require(COMPILED) : undefined,
);

/** The name under which `ownValidators.cjs` exports a validator. */
export function exportNameOf(name: SchemaName): string {
  return name.replaceAll('-', '_');
}

const ownSchemas = lazy(() => ajvWithOwnSchemas({}));

/** An Ajv that knows all of proofmark's schemas. */
export function ajvWithOwnSchemas(code: NonNullable<Options['code']>): Ajv {
  const ajv = ajvFor('2020-12', { ...SOUND, useDefaults: true, code: { ...SOUND.code, ...code } });
  for (const name of SCHEMA_NAMES) ajv.addSchema(readSchema(name));
  return ajv;
}

export function idOf(name: SchemaName): string {
  return `urn:proofmark:schema:${name}`;
}

function validatorIn(ajv: Ajv, name: SchemaName): ValidateFunction {
  const validate = ajv.getSchema(idOf(name));
  if (validate === undefined) throw new Error(`specs/schemas/${name}.schema.json has another $id`);
  return validate as ValidateFunction;
}

const thorough = lazy(() => ajvFor('2020-12', { ...SOUND, useDefaults: true, allErrors: true }));

/** Like `ownValidator`, but it reports every error. */
export function everyErrorOf(name: SchemaName): ValidateFunction {
  return thorough().compile(readSchema(name));
}

function readSchema(name: SchemaName): JsonSchema {
  return JSON.parse(readFileSync(specsFile('schemas', `${name}.schema.json`), 'utf8')) as JsonSchema;
}

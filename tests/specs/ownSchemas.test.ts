import { createRequire } from 'node:module';
import type { ValidateFunction } from 'ajv';
import { expect, it } from 'vitest';
import { ajvWithOwnSchemas, exportNameOf, idOf, SCHEMA_NAMES } from '../../specs/utils/ownSchemas.ts';
import { describeErrors } from '../../specs/utils/schemaValidator.ts';

const compiled = createRequire(import.meta.url)('../../dist/specs/utils/ownValidators.cjs');
const ajv = ajvWithOwnSchemas({});

it.each(SCHEMA_NAMES)('the build’s validator of %s finds what Ajv finds', (name) => {
  const mine: ValidateFunction = compiled[exportNameOf(name)];
  const theirs = ajv.getSchema(idOf(name)) as ValidateFunction;
  for (const value of [null, [], {}, { schema: 'proofmark/none@1', name: 7, unknown: true }]) {
    expect([mine(structuredClone(value)), describeErrors(mine)]).toEqual([
      theirs(structuredClone(value)),
      describeErrors(theirs),
    ]);
  }
});

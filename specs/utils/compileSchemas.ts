/** Part of the build: compiles the validators of proofmark's own schemas to a file. */
import { writeFileSync } from 'node:fs';
import standalone from 'ajv/dist/standalone/index.js';
import { ajvWithOwnSchemas, COMPILED, exportNameOf, idOf, SCHEMA_NAMES } from './ownSchemas.ts';

const names = SCHEMA_NAMES.map((name) => [exportNameOf(name), idOf(name)]);
writeFileSync(COMPILED, standalone.default(ajvWithOwnSchemas({ source: true }), Object.fromEntries(names)));

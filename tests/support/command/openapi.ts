/** Inputs for tests that convert OpenAPI descriptions to profiles. */
import { fileURLToPath } from 'node:url';
import type { ConvertOptions } from '../../../cli/profile/openapi/convert.ts';

/** A lending library with nested parents, paging, twins and operations that no profile can express. */
export const LIBRARY = fileURLToPath(new URL('../../fixtures/openapi/library.yaml', import.meta.url));
export const NOTHING: ConvertOptions = { billable: [], pathValues: {} };

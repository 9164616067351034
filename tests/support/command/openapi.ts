/** What the tests of profiles from OpenAPI descriptions begin with. */
import { fileURLToPath } from 'node:url';
import type { ConvertOptions } from '../../../cli/profile/openapi/convert.ts';

/** A lending library: nested parents, paging, twins, things without a place in a profile. */
export const LIBRARY = fileURLToPath(new URL('../../fixtures/openapi/library.yaml', import.meta.url));
export const NOTHING: ConvertOptions = { billable: [], pathValues: {} };

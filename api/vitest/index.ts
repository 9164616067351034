/** The exports of `proofmark/vitest`. */
export { conformance } from './conformance.ts';
export type { ConformanceOptions, Late } from './options.ts';

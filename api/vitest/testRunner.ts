/** The vitest that runs the user's test file. */
import { UsageError } from '../../cli/process/errors.ts';

export type TestRunner = typeof import('vitest');

/**
 * Returns the module `vitest` of the running test file. vitest offers it as `import.meta.vitest` under this name. An import would
 * load proofmark's own vitest, which is another version and knows nothing of the user's file.
 * @throws UsageError outside of a test file
 */
export function testRunner(): TestRunner {
  const { __vitest_index__: runner } = globalThis as { __vitest_index__?: TestRunner };
  if (runner === undefined) throw new UsageError('conformance() works only in a test file that vitest 4 or 5 runs');
  return runner;
}

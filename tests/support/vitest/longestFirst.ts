/** Runs the longest test files first, so that no core is idle while a long file finishes. */
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const TESTS = fileURLToPath(new URL('../..', import.meta.url));

/** The longest files, relative to `tests/`. Vitest sorts by cached durations, which a fresh checkout lacks. */
const LONG = [
  'cli/vitest/project',
  'project/package',
  'targets/prism',
  'cli/prove/prove',
  'cli/report/tampering/recording',
  'cli/report/tampering/report',
  'suites/engine/replay',
  'targets/second',
  'suites/engine/reference',
  'reports/page/browser',
  'cli/cleanup/kill',
  'suites/profiles/nested',
  'cli/exit',
  'cli/runs/shards-merged',
  'project/docs',
  'project/docs-profiles',
  'project/readme',
  'reports/allure/browser',
  'client/network/tls',
  'targets/openapi',
  'suites/profiles/representations',
  'cli/cleanup/cleanup',
  'project/docs-targets',
  'suites/engine/hostile',
  'targets/method-override',
  'suites/engine/impostors',
  'project/ci',
  'api/api',
  'targets/emulate',
  'generators/forms/fieldValue',
];

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const at = LONG.indexOf(relative(TESTS, moduleId).replaceAll('\\', '/').replace('.test.ts', ''));
      return at === -1 ? LONG.length : at;
    };
    return (await super.sort(files)).sort((one, other) => rank(one) - rank(other));
  }
}

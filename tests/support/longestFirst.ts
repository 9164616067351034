/** The order of the test files: the long ones first, lest one of them runs on alone at the end while the other cores wait. */
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Those that take more than ten seconds. By itself vitest goes by the time that it remembers, and a fresh checkout remembers none. */
const LONG = [
  'targets-prism',
  'readme',
  'package',
  'page-browser',
  'docs',
  'shards-merged',
  'cli-exit',
  'cleanup-kill',
  'prove',
  'targets-emulate',
  'plan',
  'allure-browser',
  'vitest-project',
  'docs-targets',
  'hostile',
  'representations',
  'curl',
  'profiles-nested',
  'dockerfile',
  'ci',
];

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const at = LONG.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`));
      return at === -1 ? LONG.length : at;
    };
    return (await super.sort(files)).sort((one, other) => rank(one) - rank(other));
  }
}

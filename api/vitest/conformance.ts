/** Registers the suite in the user's own test file: a `describe` for each area, a test for each clause, and one for the verdict. */
import type { RunnerTask, TestContext } from 'vitest';
import { selectClauses } from '../../cli/settings/clauses.ts';
import { loadClauses } from '../../specs/load.ts';
import { AREAS, type Clause } from '../../specs/model.ts';
import { flagsOf, withOptionNames } from '../flags.ts';
import { type ConformanceOptions, earlyOptions } from './options.ts';
import { TestedRun } from './testedRun.ts';
import { testRunner } from './testRunner.ts';

const VERDICT = 'verdict';

/**
 * Registers the tests of the suite. Call it at the top level of a test file, or in a `describe`. It needs vitest 4 or 5.
 *
 * The run starts after the file's `beforeAll` hooks. A filter such as `-t` also leaves out the requests of the other clauses.
 * @throws UsageError for a wrong option
 */
export function conformance(options: ConformanceOptions): void {
  const { describe, test, beforeAll, afterAll } = testRunner();
  const clauses = selectedClauses(options);
  const run = new TestedRun(options);
  // each test only waits for its record, so it needs neither concurrency nor a second try
  const registered = describe('proofmark', { concurrent: false, shuffle: false, retry: 0, timeout: 0 }, () => {
    beforeAll(async () => {
      const names = namesIn(registered.suite);
      const filtered = clauses.filter((clause) => names.has(nameOf(clause))).map(({ id }) => id);
      await run.start(names.has(VERDICT) ? null : filtered);
    }, 0);
    for (const area of AREAS) {
      const own = clauses.filter((clause) => clause.area === area);
      if (own.length === 0) continue;
      describe(area, () => {
        for (const clause of own) {
          test(nameOf(clause), ({ signal, skip }: TestContext) => run.judge(clause, signal, (note) => skip(note)));
        }
      });
    }
    test(VERDICT, ({ signal, skip }: TestContext) => run.judgeVerdict(signal, (note) => skip(note)));
    afterAll(() => run.end(), 0);
  });
}

function nameOf({ id, title }: Clause): string {
  return `${id}: ${title}`;
}

function selectedClauses(options: ConformanceOptions): Clause[] {
  try {
    flagsOf(earlyOptions(options));
    const ids = selectClauses(options.clauses, options.revision)?.ids;
    return loadClauses(options.revision).filter(({ id }) => ids?.includes(id) ?? true);
  } catch (error) {
    throw withOptionNames(error);
  }
}

/** The names of the tests that the filters of vitest left. */
function namesIn(task: RunnerTask | undefined): Set<string> {
  if (task === undefined || task.mode === 'skip' || task.mode === 'todo') return new Set();
  return new Set(task.type === 'suite' ? task.tasks.flatMap((inner) => [...namesIn(inner)]) : [task.name]);
}

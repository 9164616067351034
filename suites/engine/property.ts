/** Runs a property over the network. All runs are concurrent; the first failure is then shrunk sequentially. */
import fc from 'fast-check';
import { Contradiction } from '../../client/failures.ts';
import type { Case } from '../fixtures/index.ts';
import type { PropertyOptions, Trial } from '../probes/probe.ts';
import { type CaseResult, withoutTrail } from './settle.ts';

/** The maximum number of cases in a shrink. It is lower if each case may wait for a delete to become visible. */
const SHRINK_LIMIT = 80;
const SHRINK_LIMIT_WITH_LAG = 20;

/** The clause that the property belongs to. It creates the cases and runs them. */
export interface CaseSource extends Pick<Trial, 'session' | 'profile' | 'seed'> {
  plan(): Case;
  later(after: Case, what: string): Case;
  attempt(name: string, c: Case, body: (c: Case) => Promise<void>): Promise<CaseResult>;
}

type Body<T> = (c: Case, value: T) => Promise<void>;

interface Run<T> {
  value: T;
  case: Case;
}

export async function runProperty<T>(
  trial: CaseSource,
  name: string,
  arbitrary: fc.Arbitrary<T>,
  body: Body<T>,
  options: PropertyOptions<T>,
): Promise<CaseResult> {
  const numRuns = options.runs ?? trial.session.settings.runs;
  const examples = options.examples ?? [];
  const drawn = fc.sample(arbitrary, { seed: trial.seed, numRuns });
  const runs: Run<T>[] = [...examples, ...drawn].map((value) => ({ value, case: trial.plan() }));
  const results = await Promise.all(
    runs.map(async (run) => {
      const result = await attemptTwice(trial, name, run, body);
      return run === runs.at(-1) ? result : withoutTrail(result);
    }),
  );
  const title = `${name} (${runs.length} runs)`;
  const failing = results.findIndex(({ outcome }) => outcome === 'fail');
  if (failing === -1) return { ...worstOf(results, name), name: title };
  const run = runs[failing] as Run<T>;
  const first = results[failing] as CaseResult;
  const index = failing - examples.length;
  const shrunk =
    index < 0 ? undefined : await shrink(trial, arbitrary, body, { run, index, reason: first.reason ?? '' });
  const { result, path, value } = shrunk ?? { result: first, path: `example ${failing}`, value: run.value };
  const counterexample = trial.session.redact((options.show ?? fc.stringify)(value));
  const replay = { seed: trial.session.settings.seed, path, counterexample };
  return { ...result, name: title, finding: result.finding === null ? null : { ...result.finding, replay } };
}

/** Repeats an inconclusive run once, so that one reset among many runs does not make the property inconclusive. */
async function attemptTwice<T>(trial: CaseSource, name: string, run: Run<T>, body: Body<T>): Promise<CaseResult> {
  const on = (c: Case) => trial.attempt(name, c, (own) => body(own, run.value));
  const first = await on(run.case);
  return first.outcome === 'inconclusive' ? on(trial.later(run.case, 'again')) : first;
}

function worstOf(results: CaseResult[], name: string): CaseResult {
  const order = ['error', 'inconclusive', 'not-exercised', 'not-applicable', 'pass'] as const;
  const [worst] = order.flatMap((outcome) => results.findLast((result) => result.outcome === outcome) ?? []);
  if (worst === undefined) throw new Error(`the property "${name}" ran on no value`);
  return worst;
}

interface Shrunk<T> {
  result: CaseResult;
  path: string;
  value: T;
}

/** The smallest value that fails like the original one; undefined if the failure does not recur. */
async function shrink<T>(
  trial: CaseSource,
  arbitrary: fc.Arbitrary<T>,
  body: Body<T>,
  { run, index, reason }: { run: Run<T>; index: number; reason: string },
): Promise<Shrunk<T> | undefined> {
  let smallest: { result: CaseResult; value: T } | undefined;
  const most = trial.profile.deleteLagMs > 0 ? SHRINK_LIMIT_WITH_LAG : SHRINK_LIMIT;
  let opened = 0;
  const property = fc.asyncProperty(arbitrary, async (value) => {
    if (opened === most) return;
    opened += 1;
    let failure: Contradiction | undefined;
    const result = await trial.attempt('shrinking', trial.later(run.case, `shrink ${opened}`), async (c) => {
      try {
        await body(c, value);
      } catch (error) {
        if (error instanceof Contradiction) failure = error;
        throw error;
      }
    });
    const message = trial.session.redact(failure?.message ?? '');
    if (failure === undefined || result.outcome !== 'fail' || ruleIn(message) !== ruleIn(reason)) return;
    smallest = { result, value };
    throw failure;
  });
  const details = await fc.check(property, { seed: trial.seed, path: String(index), numRuns: 1 });
  return smallest === undefined ? undefined : { ...smallest, path: details.counterexamplePath ?? String(index) };
}

/** The message without quoted values and numbers. Shrinking must not turn one failure into another. */
function ruleIn(message: string): string {
  return message.replace(/"[^"]*"|\d+/g, '#');
}

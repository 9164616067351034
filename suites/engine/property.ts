/** Runs a property over the network: all runs at the same time, then the first failure is shrunk in sequence. */
import fc from 'fast-check';
import { Contradiction } from '../../client/failures.ts';
import type { Case } from '../fixtures/case/case.ts';
import { type CaseResult, settle, withoutTrail } from './settle.ts';
import type { Trial } from './trial.ts';

export interface PropertyOptions<T> {
  /** Default: the run's `--runs`. */
  runs?: number;
  /** Values that every run includes, before the drawn ones. */
  examples?: T[];
  /** The counterexample as a person reads it; must hold no secret. */
  show?: (value: T) => string;
}

/** Values to draw where the examples count among the runs: half of them at the least. */
export function drawnBeside(examples: readonly unknown[], runs: number): number {
  return Math.max(Math.ceil(runs / 2), runs - examples.length);
}

/** Cases that a shrink may open. */
const SHRINK_LIMIT = 80;
/** Milliseconds after which a shrink opens no more: where each case waits for a lag, 80 of them would take minutes. */
const SHRINK_MS = 10_000;

export async function runProperty<T>(
  trial: Trial,
  name: string,
  arbitrary: fc.Arbitrary<T>,
  body: (c: Case, value: T) => Promise<void>,
  options: PropertyOptions<T>,
): Promise<CaseResult> {
  const runs = options.runs ?? trial.session.settings.runs;
  const show = options.show ?? ((value: T) => fc.stringify(value));
  const examples = options.examples ?? [];
  const values = [...examples, ...fc.sample(arbitrary, { seed: trial.seed, numRuns: runs })];
  const attempt = (value: T, label: string) => trial.attempt(name, (c) => body(c, value), label);
  const results = await Promise.all(
    values.map(async (value, at) => {
      const first = await attempt(value, trial.nextLabel());
      // one reset in many runs is no reason to know nothing
      const result =
        first.outcome === 'inconclusive' ? await attempt(value, trial.laterLabel(`${name} ${at} again`)) : first;
      return at === values.length - 1 ? result : withoutTrail(result);
    }),
  );
  const failing = results.findIndex(({ outcome }) => outcome === 'fail');
  if (failing === -1) {
    const worst = (['error', 'inconclusive', 'not-exercised', 'not-applicable'] as const)
      .map((outcome) => results.find((result) => result.outcome === outcome))
      .find((result) => result !== undefined);
    const last = results.at(-1);
    if (last === undefined) throw new Error(`the property "${name}" ran on no value`);
    return { ...(worst ?? last), name: `${name} (${values.length} runs)` };
  }
  const first = results[failing] as CaseResult;
  const index = failing - examples.length;
  const shrunk = index < 0 ? undefined : await shrink(trial, arbitrary, body, index, first.reason ?? '', name);
  const { result, path, value } = shrunk ?? {
    result: first,
    path: `example ${failing}`,
    value: values[failing] as T,
  };
  const counterexample = trial.session.redact(show(value));
  return {
    ...result,
    name: `${name} (${values.length} runs)`,
    finding:
      result.finding === null
        ? null
        : { ...result.finding, replay: { seed: trial.session.settings.seed, path, counterexample } },
  };
}

interface Shrunk<T> {
  result: CaseResult;
  path: string;
  value: T;
}

/** The smallest value that fails in the way that the first one did; undefined where it does not fail again. */
async function shrink<T>(
  trial: Trial,
  arbitrary: fc.Arbitrary<T>,
  body: (c: Case, value: T) => Promise<void>,
  index: number,
  reason: string,
  name: string,
): Promise<Shrunk<T> | undefined> {
  let smallest: { result: CaseResult; value: T } | undefined;
  let left = SHRINK_LIMIT;
  const until = performance.now() + SHRINK_MS;
  const { tape } = trial.session.settings;
  const clock = () => performance.now() > until;
  const late = () => (tape === undefined ? clock() : tape.fact(`${trial.clause.id} ${name} shrink ${left}`, clock));
  const property = fc.asyncProperty(arbitrary, async (value) => {
    if (left === 0 || late()) return;
    left -= 1;
    const c = trial.newCase(trial.laterLabel(`${name} shrink ${left}`));
    let failure: Contradiction | undefined;
    const result = await settle('shrinking', c, async () => {
      try {
        await body(c, value);
      } catch (error) {
        if (error instanceof Contradiction) failure = error;
        throw error;
      }
    });
    trial.requests += c.requests;
    const told = trial.session.redact(failure?.message ?? '');
    if (failure === undefined || result.outcome !== 'fail' || sentence(told) !== sentence(reason)) return;
    smallest = { result, value };
    throw failure;
  });
  const details = await fc.check(property, { seed: trial.seed, path: String(index), numRuns: 1 });
  return smallest === undefined ? undefined : { ...smallest, path: details.counterexamplePath ?? String(index) };
}

/** The rule without the particulars of a value. */
function sentence(message: string): string {
  return message.replace(/"[^"]*"|\d+/g, '#');
}

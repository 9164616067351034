/** Express with `method-override` 3.0.0, a third-party middleware for overloading. */
import { expect, test } from 'vitest';
import { loadClauses } from '../../specs/load.ts';
import { all, outcomes, type Run, runProofmark } from './runProofmark.ts';
import { startMethodOverrideApp } from './servers/methodOverride.ts';

const OVERLOADED = [
  ...['put.200', 'put.201', 'put.400', 'put.401', 'put.404', 'put.405'].map((cell) => `overload.${cell}`),
  ...['delete.204', 'delete.401', 'delete.404', 'delete.405'].map((cell) => `overload.${cell}`),
  ...['get.ignored', 'equivalence', 'other-parameters', 'query-only'].map((rule) => `overload.${rule}`),
  'media.overloaded-put',
];

async function certify(restricted: boolean, args: string[] = []): Promise<Run> {
  const target = await startMethodOverrideApp({ restricted });
  try {
    return await runProofmark(target, ['--resource', 'Queues', 'Balance', '--runs', '8', ...args]);
  } finally {
    await target.close();
  }
}

function observation({ report }: Run, id: string): string {
  return report.clauses.find((clause) => clause.id === id)?.observation ?? '';
}

test('is conformant if limited to PUT and DELETE', async () => {
  const run = await certify(true);

  expect(run.report.clauses.filter(({ outcome }) => outcome === 'fail')).toEqual([]);
  expect([run.exitCode, run.report.verdict, run.report.reason]).toEqual([0, 'conformant', null]);
  expect(outcomes(run.report, OVERLOADED)).toEqual(all(OVERLOADED, 'pass'));
});

test('by default turns a POST into a HEAD without an end: incomplete, and no clause fails', async () => {
  // this clause sends HEAD among other values; Express announces a body and sends none
  const UNKNOWN = 'overload.unknown-value';
  const waiting = await certify(false, ['--clause', UNKNOWN, '--timeout', '2000']);

  expect([waiting.exitCode, waiting.report.verdict]).toEqual([2, 'incomplete']);
  expect(outcomes(waiting.report, [UNKNOWN])).toEqual({ [UNKNOWN]: 'inconclusive' });

  // the other clauses get their answers, possibly late
  const others = loadClauses().flatMap(({ id }) => (id === UNKNOWN ? [] : [id]));
  const run = await certify(false, ['--clause', ...others]);
  expect(run.report.clauses.filter(({ outcome }) => outcome === 'fail')).toEqual([]);
  expect(outcomes(run.report, OVERLOADED)).toEqual(all(OVERLOADED, 'pass'));
  expect(observation(run, 'overload.case')).toContain('_method=delete was answered 204 and deleted');
});

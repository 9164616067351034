/** Runs on Prism 5.14.2, a stateless mock, with Twilio's description and with a derived one that documents the refusals. */
import { expect, test } from 'vitest';
import { all, outcomes, type Run, runProofmark } from './runProofmark.ts';
import { startPrism } from './servers/prism.ts';

async function certify(derived: boolean, args: string[]): Promise<Run> {
  const target = await startPrism({ derived });
  try {
    return await runProofmark(target, ['--profile', 'twilio', '--seed', '20250302', ...args]);
  } finally {
    await target.close();
  }
}

/** Clauses that must not fail with either description, although Prism ignores `_method` and keeps no state. */
const NOT_TO_BLAME = [
  'get.safe',
  'post.405',
  'put.405',
  'delete.405',
  'auth.valid-credentials',
  'auth.missing-credentials',
  'auth.non-basic-scheme',
  'auth.scheme-case',
  'media.other-not-applied',
  'media.missing-not-applied',
  'write.rejected-without-effect',
  'delete.only-target',
  'overload.get.ignored',
  'overload.unknown-value',
  'overload.query-only',
];

function blamed({ report }: Run): string[] {
  return NOT_TO_BLAME.filter((id) => outcomes(report, [id])[id] === 'fail');
}

test('Prism on the raw description', async () => {
  const failed = [
    'auth.wrong-token',
    'auth.challenge',
    'get.404',
    'delete.gone',
    'post.400',
    'write.documented-statuses',
    'overload.delete.204',
    // Every answer is the same example: it has neither the sid that was asked for nor the values that were sent.
    'get.200',
    'post.201',
  ];
  const passed = ['post.405', 'delete.405', 'auth.missing-credentials'];
  const notExercised = ['get.302', 'get.429', 'post.429', 'delete.429', 'get.500', 'get.503'];

  const run = await certify(false, []);

  expect([run.exitCode, run.report.verdict]).toEqual([1, 'non-conformant']);
  expect(run.report.totals.error).toBe(0);
  expect(outcomes(run.report, failed)).toEqual(all(failed, 'fail'));
  expect(outcomes(run.report, passed)).toEqual(all(passed, 'pass'));
  expect(outcomes(run.report, notExercised)).toEqual(all(notExercised, 'not-exercised'));
  expect(blamed(run)).toEqual([]);
});

test('Prism on the derived description, with the hook', async () => {
  const failed = ['auth.wrong-token', 'overload.delete.204', 'get.404', 'delete.gone', 'post.400'];
  const hooked = [
    ...['get.302', 'get.429', 'get.500', 'get.503', 'post.429', 'post.500', 'delete.429', 'delete.500'],
    ...['overload.delete.429', 'overload.delete.500'],
  ];
  const passed = [...hooked, 'auth.challenge'];

  const run = await certify(true, ['--runs', '8', '--hook', 'Prefer: code={status}']);

  expect([run.exitCode, run.report.verdict]).toEqual([1, 'non-conformant']);
  expect(run.report.totals.error).toBe(0);
  expect(outcomes(run.report, failed)).toEqual(all(failed, 'fail'));
  expect(outcomes(run.report, passed)).toEqual(all(passed, 'pass'));
  const evidence = run.report.clauses.filter(({ id }) => hooked.includes(id)).map((clause) => clause.evidence);
  expect(evidence).toEqual(hooked.map(() => ['hook']));
  expect(blamed(run)).toEqual([]);
});

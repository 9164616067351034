/** A second conforming server, written independently in Python. */
import { expect, test } from 'vitest';
import { CLAUSE_COUNT } from '../support/reports/contractSize.ts';
import { runProofmark } from './runProofmark.ts';
import { hasPython, startSecond } from './servers/second.ts';

const HOOK = ['--hook', 'Prefer: code={status}'];

async function certify(args: string[], latencyMs?: number) {
  const target = await startSecond({ latencyMs });
  try {
    return await runProofmark(target, args);
  } finally {
    await target.close();
  }
}

test.skipIf(!hasPython())('the second server is conformant at level full (needs python3)', async () => {
  const { exitCode, report } = await certify(['--level', 'full', ...HOOK]);

  expect(report.clauses.filter(({ outcome }) => outcome !== 'pass')).toEqual([]);
  expect([exitCode, report.verdict, report.reason]).toEqual([0, 'conformant', null]);
  expect(report.totals.pass).toBe(CLAUSE_COUNT);
});

test.skipIf(!hasPython())('a burst provokes a 429 without the hook (needs python3)', async () => {
  const { exitCode, report } = await certify(['--burst', '64', '--clause', 'get.429'], 500);

  const cell = report.clauses.find(({ id }) => id === 'get.429');
  expect([exitCode, cell?.outcome, cell?.evidence]).toEqual([0, 'pass', ['load']]);
});

/**
 * The faults of the second server, whose author has read neither the suites nor the faults of the reference.
 * `npm run prove:second` runs them, one after the other.
 */
import { describe, expect, test } from 'vitest';
import { loadClauses } from '../../specs/load.ts';
import { runProofmark } from './runProofmark.ts';
import { hasPython, secondFaults, startSecond } from './servers/second.ts';

const ARGUMENTS = ['--level', 'full', '--hook', 'Prefer: code={status}'];

const faults = hasPython() ? secondFaults() : [];

/** The exit code and the failed clauses of a run on the server with the fault, with both of its accounts. */
async function certify(fault: string) {
  const target = await startSecond({ fault });
  try {
    const { exitCode, report } = await runProofmark(target, ARGUMENTS);
    return { exitCode, failed: report.clauses.filter(({ outcome }) => outcome === 'fail').map(({ id }) => id) };
  } finally {
    await target.close();
  }
}

test.skipIf(!hasPython())('the faults expect clauses that exist (needs python3)', () => {
  const known = new Set(loadClauses().map(({ id }) => id));

  expect(faults.flatMap(({ expects }) => expects).filter((id) => !known.has(id))).toEqual([]);
  expect(faults.filter(({ expects }) => expects.length === 0)).toEqual([]);
  expect(faults.length).toBeGreaterThanOrEqual(48);
});

describe.skipIf(faults.length === 0)('a fault of the second server fails a clause that it breaks', () => {
  test.each(faults)('$name: $title', async ({ name, expects }) => {
    const { exitCode, failed } = await certify(name);
    const caught = expects.filter((id) => failed.includes(id));

    expect(caught, `failed: ${failed.join(', ') || 'none'}; expected one of: ${expects.join(', ')}`).not.toEqual([]);
    expect(exitCode).toBe(1);
  });
});

/**
 * `npm run power`: measures which cases find which fault, and writes `specs/detection-power.json`. Each fault's reference is asked by the
 * clauses that may fail on it, in frugal mode, in two processes for each core: minutes.
 */
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { runOrders } from '../../cli/prove/pool.ts';
import type { Order, SubjectResult } from '../../cli/prove/subject.ts';
import { allFaults } from '../../reference/faults/index.ts';
import { type DetectionPower, formatFinds } from '../../specs/detectionPower.ts';
import { clauseById, clauseSetDigest, loadClauses, packageVersion } from '../../specs/load.ts';
import { specsFile } from '../../specs/packageRoot.ts';

/** Drawn values differ from seed to seed: a share of them finds a fault. */
const SEEDS = [1, 2];
const RUNS = 25;

const order = (subject: Order['subject'], clauses: string[], seed: number): Order => ({
  subject,
  clauses,
  seed,
  runs: RUNS,
  withCases: true,
  frugal: {},
});
const orders = SEEDS.flatMap((seed) => [
  order(
    { kind: 'reference', id: 'reference' },
    loadClauses().map(({ id }) => id),
    seed,
  ),
  ...allFaults().map(({ id, breaks, collateral }) =>
    order({ kind: 'fault', id }, [...new Set([...breaks, ...collateral])], seed),
  ),
]);
const results = await runOrders(orders, availableParallelism() * 2, (_, done) => {
  if (done % 50 === 0) process.stderr.write(`${done} of ${orders.length} measured\n`);
});
const power: DetectionPower = {
  schema: 'proofmark/detection-power@1',
  suite: { version: packageVersion(), clauses: clauseSetDigest() },
  seeds: SEEDS,
  runs: RUNS,
  faults: allFaults().map(({ id }) => id),
  finds: findsOf(results),
};
writeFileSync(specsFile('detection-power.json'), `${JSON.stringify(power, null, 2)}\n`);

function findsOf(all: readonly SubjectResult[]): DetectionPower['finds'] {
  const ids = allFaults().map(({ id }) => id);
  // clause → key → fault → [found, tried]
  const tally = new Map<string, Map<string, Map<number, [number, number]>>>();
  for (const result of all) {
    const fault = ids.indexOf(result.subject.id);
    for (const [clause, cases] of Object.entries(result.cases ?? {})) {
      const byKey = tally.get(clause) ?? new Map<string, Map<number, [number, number]>>();
      tally.set(clause, byKey);
      for (const { key, outcome, observed } of cases) {
        const counts = byKey.get(key) ?? new Map<number, [number, number]>();
        byKey.set(key, counts);
        if (fault === -1) continue;
        const [found, tried] = counts.get(fault) ?? [0, 0];
        const differs = isCheck(clause) && observed.join() !== observedBy(referenceOf(result, all), clause, key);
        counts.set(fault, [found + Number(outcome === 'fail' || differs), tried + 1]);
      }
    }
  }
  return Object.fromEntries(
    [...tally].map(([clause, byKey]) => [
      clause,
      Object.fromEntries(
        [...byKey].map(([key, counts]) => {
          const found = [...counts].filter(([, [times]]) => times > 0);
          return [key, formatFinds(new Map(found.map(([fault, [times, of]]) => [fault, times / of])))];
        }),
      ),
    ]),
  );
}

/** A check fails no case: what it sees is compared with what it sees on the reference. */
function isCheck(clause: string): boolean {
  return clauseById(clause).kind === 'check';
}

function referenceOf({ seed }: SubjectResult, all: readonly SubjectResult[]): SubjectResult | undefined {
  return all.find((result) => result.subject.kind === 'reference' && result.seed === seed);
}

function observedBy(result: SubjectResult | undefined, clause: string, key: string): string | undefined {
  return result?.cases?.[clause]?.find((one) => one.key === key)?.observed.join();
}

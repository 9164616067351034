/** Builds the kill matrix from the results of a proof. */
import { allVariants } from '../../reference/variants/index.ts';
import {
  isFound,
  judgeFault,
  judgeVariant,
  type KillMatrix,
  type MatrixRow,
  totalsOf,
} from '../../reports/killMatrix/killMatrix.ts';
import { clauseSetDigest, packageVersion } from '../../specs/load.ts';
import type { ProofPlan } from './plan.ts';
import type { TaskResult } from './task.ts';

export function killMatrixOf({ seed, kinds, faults, whole }: ProofPlan, results: TaskResult[]): KillMatrix {
  const reference = results.find(({ subject }) => subject.kind === 'reference');
  if (reference === undefined) throw new Error('the reference was not run');
  const rows = faults.map((fault): MatrixRow => {
    const own = results.filter(({ subject }) => subject.kind === 'fault' && subject.id === fault.id);
    const first = own.find((result) => result.seed === seed);
    if (first === undefined) throw new Error(`the fault ${fault.id} was not run`);
    const { id, title, breaks, collateral, deterministic } = fault;
    const row = judgeFault({ id, title, breaks, collateral, deterministic }, first, reference, kinds);
    if (own.length === 1) return row;
    const found = own.filter((result) => isFound(row, result, reference, kinds)).length;
    return { ...row, detection: { found, of: own.length } };
  });
  const itself = judgeVariant({ id: 'reference', title: 'the reference itself' }, reference);
  const variants = allVariants().flatMap(({ id, title }) => {
    const result = results.find(({ subject }) => subject.kind === 'variant' && subject.id === id);
    return result === undefined ? [] : [judgeVariant({ id, title }, result)];
  });
  const all = [itself, ...variants];
  return {
    schema: 'proofmark/kill-matrix@1',
    suite: { version: packageVersion(), clauses: clauseSetDigest() },
    seed,
    faults: rows,
    variants: all,
    unbroken: whole ? [...kinds.keys()].filter((id) => !faults.some(({ breaks }) => breaks.includes(id))) : [],
    totals: totalsOf(rows, all),
  };
}

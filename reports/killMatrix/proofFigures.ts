/** The kill matrix in a few figures: small enough to ship with the package, for reports to say what their checks are worth. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../specs/utils/packageFiles.ts';
import type { KillMatrix } from './killMatrix.ts';

export interface ProofFigures {
  schema: 'proofmark/proof-figures@1';
  /** Which suite was proved; a report of another clause set must not lean on it. */
  suite: KillMatrix['suite'];
  totals: KillMatrix['totals'];
  /** How many faults each clause finds, by clause id. */
  faultsFound: Record<string, number>;
}

/** Written by `prove --out`, beside the matrix. */
export const PROOF_FIGURES_FILE = 'proof-figures.json';

/** Counts, for each clause, the faults that it was seen to find. */
export function proofFigures({ suite, totals, faults }: KillMatrix): ProofFigures {
  const faultsFound: Record<string, number> = {};
  for (const id of faults.flatMap(({ killed }) => killed).sort()) faultsFound[id] = (faultsFound[id] ?? 0) + 1;
  return { schema: 'proofmark/proof-figures@1', suite, totals, faultsFound };
}

/** The figures that this package ships, or null where it holds none. */
export function loadProofFigures(): ProofFigures | null {
  const file = join(packageRoot(), 'docs', PROOF_FIGURES_FILE);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as ProofFigures) : null;
}

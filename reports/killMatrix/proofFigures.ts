/** A summary of the kill matrix. The package ships it, so that reports can quote the proof. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../specs/utils/packageFiles.ts';
import type { KillMatrix } from './killMatrix.ts';

export interface ProofFigures {
  schema: 'proofmark/proof-figures@1';
  /** The suite that was proved. A report of another clause set must not use the figures. */
  suite: KillMatrix['suite'];
  totals: KillMatrix['totals'];
  /** The number of faults that each clause found, by clause id. */
  faultsFound: Record<string, number>;
}

/** `prove --out` writes this file beside the matrix. */
export const PROOF_FIGURES_FILE = 'proof-figures.json';

/** Counts the faults that each clause found. */
export function proofFigures({ suite, totals, faults }: KillMatrix): ProofFigures {
  const faultsFound: Record<string, number> = {};
  for (const id of faults.flatMap(({ killed }) => killed).sort()) faultsFound[id] = (faultsFound[id] ?? 0) + 1;
  return { schema: 'proofmark/proof-figures@1', suite, totals, faultsFound };
}

/** Returns the figures in this package, or null if it has none. */
export function loadProofFigures(): ProofFigures | null {
  const file = join(packageRoot(), 'docs', PROOF_FIGURES_FILE);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as ProofFigures) : null;
}

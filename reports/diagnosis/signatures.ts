/** The signatures of the faults in the catalogue: which clauses each fails, and with which kinds of observations. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lazy, memoize } from '../../specs/utils/memoize.ts';
import { packageRoot } from '../../specs/utils/packageFiles.ts';

/** What one run showed of a fault. */
export interface Signature {
  id: string;
  title: string;
  /** The name of the profile of the run. */
  profile: string;
  /** Only such faults can be the single cause. */
  deterministic: boolean;
  /** The traits of each failed clause. */
  clauses: Record<string, string[]>;
  /** Clauses that may fail too, but need not. */
  collateral: string[];
}

export interface SignatureFile {
  schema: 'proofmark/fault-signatures@1';
  suite: { version: string; clauses: string };
  seed: number;
  /** Each trait once. `faults` refers to them by index. */
  traits: string[];
  faults: (Omit<Signature, 'clauses'> & { clauses: Record<string, number[]> })[];
}

/** `prove --out` writes this file, and the package ships it. */
export const SIGNATURES_FILE = 'fault-signatures.json';

export function encodeSignatures(
  signatures: readonly Signature[],
  { suite, seed }: Pick<SignatureFile, 'suite' | 'seed'>,
): SignatureFile {
  const traits = [...new Set(signatures.flatMap(({ clauses }) => Object.values(clauses).flat()))].sort();
  const index = new Map(traits.map((trait, at) => [trait, at]));
  const faults = signatures.map(({ clauses, ...fault }) => ({
    ...fault,
    clauses: mapValues(clauses, (own) => own.map((trait) => index.get(trait) ?? -1)),
  }));
  return { schema: 'proofmark/fault-signatures@1', suite, seed, traits, faults };
}

export function decodeSignatures({ traits, faults }: SignatureFile): Signature[] {
  return faults.map((fault) => ({
    ...fault,
    clauses: mapValues(fault.clauses, (own) => own.flatMap((at) => traits[at] ?? [])),
  }));
}

/** One fault a line, so that a diff shows which signatures changed. */
export function signaturesJson({ traits, faults, ...facts }: SignatureFile): string {
  const list = (items: readonly unknown[]) =>
    `[\n${items.map((item) => `    ${JSON.stringify(item)}`).join(',\n')}\n  ]`;
  const head = JSON.stringify(facts, null, 2).replace(/\n}$/, '');
  return `${head},\n  "traits": ${list(traits)},\n  "faults": ${list(faults)}\n}\n`;
}

/** Returns the signatures in this package; none if it has no file, or if they are about another clause set. */
export function loadSignatures(clauseSet: string): readonly Signature[] {
  const file = read();
  return file === null || file.suite.clauses !== clauseSet ? [] : decoded(file);
}

const decoded = memoize(decodeSignatures);

const read = lazy((): SignatureFile | null => {
  const file = join(packageRoot(), 'docs', SIGNATURES_FILE);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as SignatureFile) : null;
});

function mapValues<From, To>(record: Record<string, From>, map: (value: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}

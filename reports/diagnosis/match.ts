/** Matches a failed run with the faults of the catalogue. */
import type { Cause } from '../../specs/contract/diagnosis.ts';
import type { Conformance } from '../../specs/model.ts';
import { failedIds } from './failed.ts';
import type { Signature } from './signatures.ts';
import { type Rarity, rarityIn, similarity } from './similarity.ts';

/** At least this score: the cause is likely. */
const LIKELY = 0.8;
/** At least this score: the run resembles the fault. */
const RESEMBLES = 0.6;
/** Faults whose scores differ by less are named together. */
const TIE = 0.01;
/** The maximum number of faults in one sentence. */
const NAMED = 3;
/** The part of a clause's weight that counts for failing at all. The similarity decides the rest. */
const FAILED_TOO = 0.15;
/** How much less a clause counts that may fail, but need not. */
const COLLATERAL = 0.5;

/** A run, as the matching sees it. */
export interface Seen {
  /** The traits of each failed clause. */
  failed: Map<string, readonly string[]>;
  passed: Set<string>;
  isXml: boolean;
}

export interface Catalogue {
  faults: readonly Signature[];
  clauses: Rarity;
  traits: Rarity;
}

export function seenIn(conformance: Pick<Conformance, 'clauses' | 'profile'>): Seen {
  const failed = new Set(failedIds(conformance));
  return {
    failed: new Map(conformance.clauses.filter(({ id }) => failed.has(id)).map(({ id, traits = [] }) => [id, traits])),
    passed: new Set(conformance.clauses.filter(({ outcome }) => outcome === 'pass').map(({ id }) => id)),
    isXml: isXml(conformance.profile.name),
  };
}

/** The faults that can be seen under the representation of the run. */
export function catalogueFor(signatures: readonly Signature[], { isXml: wanted }: Seen): Catalogue {
  const faults = signatures.filter(({ profile }) => isXml(profile) === wanted);
  return {
    faults,
    clauses: rarityIn(faults.map(({ clauses }) => Object.keys(clauses))),
    traits: rarityIn(faults.map(({ clauses }) => Object.values(clauses).flat())),
  };
}

const isXml = (profile: string): boolean => /xml/.test(profile);

export interface Ranked {
  fault: Signature;
  score: number;
  /** The failed clauses that the fault explains. */
  explains: string[];
}

/** All faults that explain a failure, best first. */
export function rank(seen: Seen, catalogue: Catalogue): Ranked[] {
  return catalogue.faults
    .filter(({ deterministic }) => deterministic)
    .map((fault) => ({ fault, score: scoreOf(fault, seen, catalogue), explains: explainedBy(fault, seen) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || (a.fault.id < b.fault.id ? -1 : 1));
}

function explainedBy({ clauses, collateral }: Signature, { failed }: Seen): string[] {
  return [...failed.keys()].filter((id) => id in clauses || collateral.includes(id));
}

/** From 0 to 1: how well the fault explains all that failed and passed. Clauses that settled nothing do not count. */
function scoreOf(fault: Signature, { failed, passed }: Seen, { clauses: rarity, traits }: Catalogue): number {
  let got = 0;
  let all = 0;
  for (const id of new Set([...Object.keys(fault.clauses), ...failed.keys()])) {
    const expected = fault.clauses[id];
    const observed = failed.get(id);
    const isCollateral = fault.collateral.includes(id);
    // a collateral clause that passed, or that failed as it may, says nothing
    if (observed === undefined ? isCollateral || !passed.has(id) : expected === undefined && isCollateral) continue;
    const weight = rarity(id) * (isCollateral ? COLLATERAL : 1);
    all += weight;
    if (expected === undefined || observed === undefined) continue;
    got += weight * (FAILED_TOO + (1 - FAILED_TOO) * similarity(expected, observed, traits));
  }
  return all === 0 ? 0 : got / all;
}

/** The single cause of a run, if one fits well; with it, faults that fit equally well. */
export function singleCause(ranking: readonly Ranked[]): Cause | undefined {
  const [best] = ranking;
  if (best === undefined || best.score < RESEMBLES) return undefined;
  const equal = ranking.filter(({ score }) => best.score - score < TIE).slice(0, NAMED);
  return {
    kind: best.score >= LIKELY ? 'likely' : 'resembles',
    text: equal.map(({ fault }) => fault.title.replace(/\.$/, '')).join(', or: '),
    faults: equal.map(({ fault }) => fault.id),
    explains: best.explains,
  };
}

import type { Clause, Kind, Waiver } from '../model.ts';
import type { Profile } from '../profile/model.ts';
import { type Digest, dataDigest } from '../utils/digest.ts';
import { specsFile } from '../utils/packageFiles.ts';
import { UnknownNameError } from '../utils/unknownName.ts';
import { type ClauseData, clausesOf, readClauseData } from './clauseFiles.ts';
import { loadRevision } from './revisions.ts';

let clauses: readonly Clause[] | undefined;

/**
 * All clauses of the contract, sorted by area. In each area the cells come first. With a revision, returns the frozen
 * clauses of that revision.
 */
export function loadClauses(revision?: number): Clause[] {
  if (revision !== undefined) return loadRevision(revision).clauses;
  clauses ??= clausesOf(loadClauseData());
  return [...clauses];
}

/** The clause data of this package, as written. */
export function loadClauseData(): ClauseData {
  return readClauseData(specsFile());
}

/** @throws UnknownNameError if no clause has the id. */
export function clauseById(id: string): Clause {
  const all = loadClauses();
  const clause = all.find((each) => each.id === id);
  if (clause === undefined) throw unknownClause(id);
  return clause;
}

/**
 * The ids that match any of the globs, in the order of the contract. `*` matches any characters, including dots; `?` matches one.
 * Without globs, returns all ids. With a revision, matches its frozen clauses.
 * @throws UnknownNameError for the first glob that matches nothing.
 */
export function matchClauses(globs: readonly string[], revision?: number): string[] {
  const ids = loadClauses(revision).map(({ id }) => id);
  if (globs.length === 0) return ids;
  const matched = new Set(globs.flatMap((glob) => idsMatching(glob, ids)));
  return ids.filter((id) => matched.has(id));
}

function idsMatching(glob: string, ids: readonly string[]): string[] {
  const escaped = glob.replaceAll(/[.+^${}()|[\]\\]/g, String.raw`\$&`);
  const pattern = new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`);
  const matching = ids.filter((id) => pattern.test(id));
  if (matching.length === 0) throw unknownClause(glob);
  return matching;
}

/** The digest that identifies the contract in reports. It depends on every clause, but not on the layout of the files. */
export function clauseSetDigest(revision?: number): Digest {
  return dataDigest(loadClauses(revision));
}

/** A clause with the override of a profile. */
export interface ResolvedClause extends Clause {
  /** Why the profile lowers the kind of the clause, or why the clause does not apply. */
  override?: { kind: Kind | 'not-applicable'; reason: string };
}

/** The clauses with the kinds of the profile. A clause that does not apply keeps its kind and has an `override`. */
export function resolveKinds(all: readonly Clause[], profile: Pick<Profile, 'clauses'>): ResolvedClause[] {
  return all.map((clause) => {
    const override = profile.clauses[clause.id];
    if (override === undefined) return clause;
    const kind = override.kind === 'not-applicable' ? clause.kind : override.kind;
    return { ...clause, kind, override };
  });
}

/** The clauses that the profile waives: those whose kind it lowers. */
export function waivedBy(all: readonly Clause[], profile: Pick<Profile, 'clauses'>): Waiver[] {
  return all.flatMap(({ id, kind }) => {
    const override = profile.clauses[id];
    if (override === undefined || override.kind === kind) return [];
    return [{ id, kind, to: override.kind, reason: override.reason }];
  });
}

function unknownClause(given: string): UnknownNameError {
  return new UnknownNameError(
    'clause',
    given,
    loadClauses().map(({ id }) => id),
  );
}
